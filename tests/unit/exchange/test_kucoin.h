// KuCoin over a network that answers from functions. Test thread.
#pragma once

#include <QObject>

class TestKucoin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsInstruments();
    void findsOtherNames();
    void passesOverWhatIsNotLinear();
    void refusesUnknownSymbols();
    void asksItsPaths();
    void pagesByRange_data();
    void pagesByRange();
    void beginsAtTheListing();
    void pagesContracts();
    void buildsWhatItLacks();
    void amountsAreInBase();
    void tickerIsJoined();
    void fundingIsWhole();
    void passesRefusalsOn_data();
    void passesRefusalsOn();
    void overridesHosts();
};
