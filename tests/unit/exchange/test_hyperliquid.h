// Hyperliquid over a network that answers from functions. Test thread.
#pragma once

#include <QObject>

class TestHyperliquid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsInstruments();
    void pricesHaveFiveFigures();
    void findsOtherNames();
    void refusesUnknownMarkets();
    void asksOnePath();
    void pagesWhatIsKept();
    void sameQuestionWithinABar();
    void buildsWhatItLacks();
    void bookAndTrades();
    void tickerIsJoined();
    void fundingIsWhole();
    void passesRefusalsOn();
    void overridesHosts();
};
