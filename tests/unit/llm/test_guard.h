// What stands around every call: budget, breaker, audit log and score.
#pragma once

#include <QObject>

class TestGuard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAfterSomeFailures();
    void oneTriesAfterTheCoolDown();
    void whatIsNoOutageDoesNotOpen_data();
    void whatIsNoOutageDoesNotOpen();
    void waitsAsLongAsItWasAsked();
    void pricesAnAnswer();
    void whatTheServiceSaysWins();
    void overBudgetIsNotAsked_data();
    void overBudgetIsNotAsked();
    void callsUnderWayAreReserved();
    void leavesAProviderAlone();
    void theDayEndsAtMidnight();
    void aCassetteCostsNothing();
    void keepsScoresAcrossRestarts();
    void rotatesAndLosesNothing();
    void survivesABrokenLog();
    void twoProgramsShareALog();
    void theLogHoldsNoText();
};
