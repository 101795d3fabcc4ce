// Studies that follow a growing series, against a computation from the start.
#pragma once

#include <QObject>

class TestStudySet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStudyGoesOnWhereItStopped();
    void togetherAsAlone();
    void columnsMayMove();
    void oneSetTakesAnotherSeries();
    void anEmptySeriesHasNoValues();
};
