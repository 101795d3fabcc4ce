// The ledger by hand: whole lives of positions with the numbers written out, and everything that must be
// refused.
#pragma once

#include <QObject>

class TestAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsOnce();
    void longIsBoughtAndSold();
    void shortIsSoldAndBought();
    void partsReleaseCostProRata();
    void planComesFromTheIntent();
    void stopsOnlyTighten();
    void fundingIsKept();
    void modelCostIsCharged();
    void haltsReplaceTheirKind();
    void equityAtPrices();
    void tradeMustAgree();
    void secondOrderIsRefused();
    void neverAReversal();
    void exitsOnlyReduce();
    void fillsOfAnOrder_data();
    void fillsOfAnOrder();
    void duplicatesAreRefused();
    void ordersMove();
    void submitsAreChecked();
    void closedPositionsStayClosed();
    void otherCurrenciesAreRefused();
};
