// Marks on the axes: 1-2-5 steps and calendar boundaries, never overlapping.
#pragma once

#include <QObject>

class TestTicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreOneTwoFive();
    void stepsAreExact();
    void valueTicksKeepTheirDistance();
    void leastStepHolds();
    void logarithmicTicks();
    void unitsFloorAndNext();
    void dayMarksKeepClearOfTheNextMonth();
    void timeTicksStandOnBoundaries_data();
    void timeTicksStandOnBoundaries();
    void timeLabels_data();
    void timeLabels();
    void timeTicksNeverOverlap();
    void ticksReachBeyondTheLastBar();
    void gapsHideNoGreaterRank();
    void oneCandleTellsItsDate();
    void zoneMovesMidnight();
};
