// Candles: what is refused, and what a slice shows.
#pragma once

#include <QObject>

class TestCandleSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesARow_data();
    void refusesARow();
    void refusesShapes();
    void emptyIsFine();
    void gapsAreCounted();
    void slicesAreRecomputed();
    void slicesShareColumns();
};
