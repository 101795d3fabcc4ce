// Symbol, timeframe, money and the names of the small enums.
#pragma once

#include <QObject>

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void symbolReadsWhatItPrints();
    void symbolRefuses_data();
    void symbolRefuses();
    void timeframeNames();
    void timeframeFloors();
    void weekStartsOnMonday();
    void timeframeRefuses();
    void moneyKeepsItsCurrency();
    void moneyIsPostedHalfEven();
    void productsRoundOnce();
    void proRataAddsUp();
    void namesAreTheirOwn();
    void watchIsWritten();
};
