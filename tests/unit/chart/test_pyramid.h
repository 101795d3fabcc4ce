// Minimum and maximum over runs of bars, and the cache of pyramids.
#pragma once

#include <QObject>

class TestPyramid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithBruteForce();
    void noValuesAreSkipped();
    void cacheKeepsAndDrops();
    void cacheIsNotFooledByAReusedAddress();
    void sliceSharesThePyramidOfItsColumns();
};
