// Gate.io over a network that answers from functions. Test thread.
#pragma once

#include <QObject>

class TestGateio : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsInstruments();
    void refusesUnknownSymbols();
    void asksItsPaths();
    void pagesByRange();
    void endsWhereHistoryEnds();
    void saysWhenTheNewestBarIsOver();
    void buildsWhatItLacks();
    void volumesAreInBase();
    void bookTradesAndTicker();
    void fundingIsWhole();
    void passesRefusalsOn();
    void overridesHosts();
};
