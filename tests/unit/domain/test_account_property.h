// The ledger under arbitrary sequences of events.
#pragma once

#include <QObject>

class TestAccountProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void balancesAfterEveryEvent();
    void replayRebuildsTheAccount();
    void everyEventTwiceIsRefused();
    void overflowIsRefused();
};
