// A venue's terms: its dated fees, its clock, and the steps that it lacks.
#pragma once

#include <QObject>

class TestTerms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyVenueHasDatedFees();
    void aFeeHoldsFromItsDay();
    void clocksAreComparedWithTheirSign();
    void theVenuesClockClosesCandles_data();
    void theVenuesClockClosesCandles();
    void anySourceMakesTheSameBar();
};
