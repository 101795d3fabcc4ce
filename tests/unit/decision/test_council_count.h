// How the votes of a council are counted. Main thread.
#pragma once

#include <QObject>

class TestCouncilCount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMostWeightWins();
    void resamplesAreOneVoice();
    void abstentionsDoNotCount();
    void belowTheQuorumNobodyDecides();
    void aVoiceIsHeardByHalfOfIt();
    void tiesAndLowAgreementHold();
    void thePlanIsNearestTheMedian();
    void withoutPricesThereIsNoPlan();
    void weightsMove();
    void onlyTheProvenWeighMore();
    void anyCouncilKeepsTheRules();
    void theOrderOfMembersDoesNotMatter();
    void seatsAreRead_data();
    void seatsAreRead();
    void seatsAreRefused_data();
    void seatsAreRefused();
};
