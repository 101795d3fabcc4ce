// The funding of open perpetuals, and the wider view of a market: both over a venue of functions.
#pragma once

#include <QObject>

class TestPerpetual : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStampIsPaidOnce();
    void shortsReceiveWhatLongsPay();
    void theMarkIsTheLastCloseWhereTheVenueTellsNone();
    void stampsAfterTheExitAreNotPaid();
    void spotKnowsNoFunding();
    void theVenueIsAskedOnceAnHour();
    void aVenueThatFailsIsAskedAgain();
    void coarserViewsAreKeptUntilTheyClose();
    void aLateDayIsAskedForAgain();
    void aVenueWithoutDaysIsSaidSo();
};
