// A llama-server as a child: started, watched, started again, and gone with its owner.
#pragma once

#include <QObject>

class TestManagedServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWhenAskedAndWaitsForTheModel();
    void startsAgainAfterItDied();
    void saysWhyItKeepsEnding();
    void saysWhatIsMissing();
    void givesUpWaitingInTime();
    void isSharedByAllThatAsk();
    void goesWithItsOwner();
    void childrenEndWithTheirThread();
    void hasAPortOfItsOwn();
};
