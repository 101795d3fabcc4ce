// One question, one answer, and at most one more.
#pragma once

#include <QObject>

class TestConverse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesASoundAnswer();
    void asksAgainNamingTheField();
    void failsAfterTwoUnreadableAnswers();
    void doesNotAskAgainAfterARefusal();
    void doesNotAskAgainAfterAFailure();
    void keepsBothCallsWhenTheSecondFails();
    void sendsNoPictureToWhoCannotSee();
    void tellsWhetherThePictureWasSeen();
    void neverTellsAModelsWordsBack();
    void goesOnToTheNext_data();
    void goesOnToTheNext();
    void aTotalOutageIsTheFirstOnesFailure();
    void nobodyIsAskedAfterACancellation();
    void theChainHasADeadline();
    void leavesThePictureOutAndSaysSo();
    void aLastResortIsLabelled();
    void saysThatAnAnswerBeginsAnew();
    void tellsWhatBecameOfEveryAnswer();
};
