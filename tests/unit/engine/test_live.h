// A desk that listens to a live stream: what it shows, what it does between two looks, and that a stream
// which lies or breaks changes nothing that REST does not say. Over a real socket to a server on this
// machine.
#pragma once

#include <QObject>

class TestLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatIsHeard();
    void aStreamedTradeHitsTheStop();
    void aStreamedTradeHitsTheTarget();
    void tradesBeforeTheFillDoNotCount();
    void aTradeThatTheVenueDoesNotKnow();
    void endsAsRestSays();
    void aStreamThatFails();
    void canBeSwitchedOff();
    void stopsWhileConnected();
    void stopsWhileTheFeedIsAsking();
};
