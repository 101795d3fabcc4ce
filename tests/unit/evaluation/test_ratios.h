// Ratios by hand, their infinities, and the bootstrap.
#pragma once

#include <QObject>

class TestRatios : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void days();
    void daysOff();
    void sharpeByHand();
    void sharpeWithoutSpread();
    void sortinoByHand();
    void sortinoWithoutLoss();
    void profitFactors();
    void quantiles();
    void bootstrapIsRepeatable();
    void bootstrapCovers();
    void bootstrapBlocks();
    void bootstrapOfFew();
    void property();
};
