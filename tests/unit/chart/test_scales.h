// Bars to x, values to y, widths of candles, and the visible range of a spec.
#pragma once

#include <QObject>

class TestScales : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodiesAreOdd();
    void columnsPartitionTheBars();
    void blocksMoveEdgesLittle();
    void visibleIsClipped();
    void valuesGoThereAndBack();
    void farValuesAreKeptNear();
    void extentIgnoresWhatIsNotFinite();
    void showLast_data();
    void showLast();
};
