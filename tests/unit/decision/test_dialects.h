// The three foreign dialects: what each becomes, and what of them is ambiguous.
#pragma once

#include <QObject>

class TestDialects final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOrRefuses_data();
    void readsOrRefuses();
    void mapsAnalysis();
    void mapsDecision();
    void mapsIntent();
    void mapsIntentShort();
    void readsPricesWithASign_data();
    void readsPricesWithASign();
};
