// MEXC over a network that answers from functions. Test thread.
#pragma once

#include <QObject>

class TestMexc : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsInstruments();
    void listsOnlyWhatItTrades();
    void saysItsOwnSteps();
    void pagesByRange();
    void findsTheFirstBar();
    void contractsComeInColumns();
    void fundingHasMarks();
    void bookTradesAndTicker();
    void retriesWhatComesAsSuccess();
    void passesRefusalsOn();
};
