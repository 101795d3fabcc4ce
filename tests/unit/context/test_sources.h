// Tests of context: see the source file for what is claimed. One thread.
#pragma once

#include <QObject>

class TestSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void catalogue();
    void cryptocompare();
    void coindesk();
    void coingecko();
    void alternativeMe();
    void defillama();
    void anyJson();
};
