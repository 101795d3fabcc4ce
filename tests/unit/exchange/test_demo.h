// The made-up market: the same for the same seed however it is asked, whole at every step, and lively like a
// real one. Test thread.
#pragma once

#include <QObject>

class TestDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isLabelledSynthetic();
    void listsItsInstruments();
    void sameSeedSameBars();
    void otherSeedOtherBars();
    void orderOfAskingDoesNotMatter();
    void stepsAddUp_data();
    void stepsAddUp();
    void laterTimesDoNotChangeEarlierBars();
    void formingBarGrowsIntoTheWhole();
    void servesWhatIsAskedFor();
    void nothingBeforeTheBeginning();
    void pricesStandOnTheTick();
    void volatilityIsRealistic_data();
    void volatilityIsRealistic();
    void regimesDiffer();
    void crashesHappen();
    void volumeFollowsTheDay();
    void bookStandsAroundThePrice();
    void tradesAreStable();
    void tickerAgreesWithTheBars();
    void refusesWhatItDoesNotList();
    void thousandsOfBarsAreQuick();
};
