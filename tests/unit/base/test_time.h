// Tests of base/time.h and base/clock.h.
#pragma once

#include <QtTest/QtTest>

class TestTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void textReadsBack();
    void startOfDayIsMidnight();
    void systemClockMoves();
    void manualClockOnlyGoesForward();
    void scaledClockRunsFaster();
};
