// The baseline: its rules, its honesty, and its door.
#pragma once

#include <QObject>

class TestTechnical final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWithATrend();
    void opensShortWithAFallingTrend();
    void needsEveryWitnessOfATrend_data();
    void needsEveryWitnessOfATrend();
    void fadesAStretchedRange();
    void closesOnTheWholeReversalOnly();
    void closesOnAnEntryOfTheOtherSide();
    void holdsAYoungSeriesWithTheReason_data();
    void holdsAYoungSeriesWithTheReason();
    void tradesWithoutVolumeAndChoppiness();
    void failsOnlyWithoutAPrice();
    void setsLevelsByRegime();
    void pushesTheTargetBeyondTheCosts();
    void holdsWhereNoStopFits();
    void confidenceRisesWithTheEvidence();
    void actionAndDecisionAgree();
    void everyDecisionKeepsTheContract();
    void citesExactlyWhatItSaw();
    void namesNoNumberThatIsNotCited();
    void readsTheQuestion();
    void answersAsAModelWould();
    void failsAsAModelWould();
};
