// Binance over a network that answers from functions, and over a real connection to a server on this machine.
// Test thread.
#pragma once

#include <QObject>

class TestBinance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnInstrument();
    void remembersInstruments();
    void listsBothKinds();
    void refusesUnknownSymbols();
    void pagesForward();
    void pagesBackward();
    void lastBarIsForming();
    void buildsWeeksFromDays();
    void buildsWeeksFromTheBeginning();
    void asksEachKindInItsPlace();
    void fallsBackToTheMirror();
    void namesBothHostsWhenBlocked();
    void perpetualsHaveNoMirror();
    void overridesHosts();
    void passesRefusalsOn_data();
    void passesRefusalsOn();
    void passesFailuresOn();
    void refusesTwoHundredMegabytes();
    void tickerBookAndTrades();
    void fundingKnowsItsInterval();
    void openInterestIsInBaseUnits();
    void refusesOtherVenuesInstruments();
    void overARealConnection();
};
