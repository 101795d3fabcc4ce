// A proposal that waits for a person: shown, approved, edited, turned down.
#pragma once

#include <QObject>

class TestReviewBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hiddenWithoutAProposal();
    void approvedAsItIs();
    void editedLevelsAreSent();
    void whatIsNoNumberIsNotSent();
    void turnedDown();
    void whatWasTypedStays();
};
