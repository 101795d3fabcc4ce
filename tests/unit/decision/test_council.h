// A council: who is asked what, what becomes of late and broken answers, the second round, what is kept; and
// the texts that a person may put in place of the program's own. Main thread.
#pragma once

#include <QObject>

class TestCouncil : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRoleReadsItsOwnPart();
    void aDecisionIsOneMembersOwn();
    void brokenAnswersAreAbstentions();
    void tooFewVoicesAreAFailure();
    void aSplitIsAHoldWithItsReason();
    void whoSeesNoPricesVotesWithoutLevels();
    void whoHasNothingToReadIsNotAsked();
    void theSecondRoundIsAnonymous();
    void aSilentSecondRoundKeepsTheFirst();
    void everythingIsKept();
    void weightsCount();
    void aSinglePromptIsNotForACouncil();
    void partsAreTheWholeQuestion();
    void templatesTakeTheirPlace();
    void templatesAreChecked_data();
    void templatesAreChecked();
    void everyTextIsInTheTable();
    void placeholdersAreFilledOnce();
};
