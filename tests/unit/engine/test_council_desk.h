// A desk whose mind is a council: what it trades, what is kept, and what its members' records come to. Main
// thread.
#pragma once

#include <QObject>

class TestCouncilDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCouncilTradesByTheSameRules();
    void membersAreKeptTrackOf();
    void tooFewVoicesFailTheCycle();
    void aMemberThatCannotBeMadeIsNamed();
    void badCouncilsAreRefused();
    void aChangedCouncilIsAnotherMind();
};
