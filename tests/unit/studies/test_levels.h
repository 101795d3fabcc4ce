// Levels, profiles and turning points in markets made by hand.
#pragma once

#include <QObject>

class TestLevels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pivotsTakeTheDayBefore();
    void pivotsOfWeeksAndMonths();
    void pivotFormulas_data();
    void pivotFormulas();
    void swingsAreToldWhenTheyAreKnown();
    void equalHighsAreNoSwing();
    void retracementOfOneMove();
    void brokenLevelsChangeSides();
    void zigzagWaitsForItsShare();
    void sequentialCountsDown();
    void profileFindsTheFullestPrice();
    void profileSpreadsBarsOverTheirRanges();
    void profileForgetsWhatHasLeft();
    void cloudLiesUnderTheBar();
    void stopsChangeSides();
};
