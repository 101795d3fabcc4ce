// The network against a server that does everything wrong that one can do.
#pragma once

#include <QObject>

class TestRealHttp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatItIsGiven();
    void answersWithAnyStatus_data();
    void answersWithAnyStatus();
    void readsEveryWayOfSendingABody_data();
    void readsEveryWayOfSendingABody();
    void failsAsItShould_data();
    void failsAsItShould();
    void refusesBadAddresses_data();
    void refusesBadAddresses();
    void doesNotTrustAnybody();
    void refusesANameThatDoesNotExist();
    void retriesWhatMaySucceedLater();
    void leavesStatusesToTheCaller();
    void honoursRetryAfter();
    void doesNotWaitBeyondTheDeadline();
    void pausesAHostThatSaysStop();
    void keepsToTheBudgetInTheHeaders();
    void triesAgainWhenOneAttemptStalls();
    void limitsParallelRequests();
    void stopEndsEverythingAtOnce();
    void stopEndsThoseWhoWaitForATurnOrARetry();
    void survivesItsOwnDestruction();
    void neverTellsASecret();
};
