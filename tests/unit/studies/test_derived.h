// What is derived from books, trades, funding and long candles: by hand, at the edges, and by property.
#pragma once

#include <QObject>

class TestDerived : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bookByHand();
    void bookThatEndsEarlyIsMissingNotZero();
    void oneSidedBook();
    void wallsStandOut();
    void bookChangeComparesTheSameReach();
    void imbalanceStaysInItsRange();
    void flowByHand();
    void flowOfOneInstantHasNoRate();
    void fundingByTheYear();
    void periodsByHand();
    void youngTokenHasWhatItHas();
    void periodsAreTheSameInEveryTimeframe();
    void weeklyCandlesHaveNoDay();
    void macroOfATrend();
    void crossIsDatedAtItsClose();
    void summaryLeans();
    void formingBarIsNotCounted();
};
