// What the policy makes of what risk has approved: carried out, only watched, or put before a person who
// approves, edits or turns it down; both versions are kept.
#pragma once

#include <QObject>

class TestReview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deniedByPolicy();
    void approved();
    void approvedTooLate();
    void edited();
    void anEditThatCannotBe();
    void anEditThatRiskDenies();
    void rejected();
    void expiresAtTheNextClose();
    void expiresWhilePaused();
    void replacedByALaterOne();
    void closesWaitToo();
    void theKillSwitchTurnsDown();
    void aHaltDeniesWhatIsApproved();
    void forgottenOverARestart();
    void theModelIsPaidOnce();
};
