// Who is asked, in which order, with which settings; what is seen of it while it goes on.
#pragma once

#include <QObject>

class TestModels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProviderHasItsOwnSettings();
    void theEnvironmentSaysHowToAsk();
    void modelsAreListed();
    void theOlderGroupIsStillRead();
    void noSecretInAnyAddress();
    void theChainIsWhoCanBeAsked();
    void aFallbackIsLabelled();
    void aTotalOutageIsAFailedCycle();
    void answersAreOverheard();
    void aQuestionCanBeCancelled();
    void scoresAndLightsAreShown();
};
