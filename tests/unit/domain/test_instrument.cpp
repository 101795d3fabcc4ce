#include "test_instrument.h"

#include "samples.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

using namespace domain;
using samples::decimal;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Instrument plain(const char *tick, const char *lot = "0.001", int figures = 0)
{
    Instrument out = *samples::bitcoin();
    out.tick = {decimal(tick), figures};
    out.lot = decimal(lot);
    return out;
}

std::string priced(const Instrument &instrument, double value,
                   base::Rounding rounding = base::Rounding::HalfEven)
{
    const base::Result<Price> price = instrument.price(value, rounding);
    return price ? price->toString() : "refused";
}

} // namespace

void TestInstrument::priceLandsOnTheTick()
{
    QCOMPARE(priced(plain("0.01"), 100.126), std::string("100.13"));
    QCOMPARE(priced(plain("0.01"), 100.126, base::Rounding::Down), std::string("100.12"));
    QCOMPARE(priced(plain("0.01"), 100.121, base::Rounding::Up), std::string("100.13"));
    QCOMPARE(priced(plain("0.5"), 100.7), std::string("100.5"));
    QCOMPARE(priced(plain("5"), 103), std::string("105"));
    QCOMPARE(priced(plain("0.00000001"), 0.0000012), std::string("0.00000120"));
    QCOMPARE(priced(plain("0.1"), 0.3), std::string("0.3"));
    QCOMPARE(plain("0.01").priceDecimals(5), 2);
}

void TestInstrument::priceRefuses()
{
    for (const double value : {notANumber, infinity, -infinity, 0.0, -1.0, 1e300}) {
        const base::Result<Price> price = plain("0.01").price(value);
        QVERIFY(!price);
        QCOMPARE(price.error().code, base::ErrorCode::OutOfRange);
    }
    QCOMPARE(priced(plain("0.01"), 0.004), std::string("refused")); // would be a price of nothing
    QCOMPARE(priced(plain("0.01"), 0.004, base::Rounding::Up), std::string("0.01"));
}

void TestInstrument::figuresMakeTheTick()
{
    const Instrument five = plain("0.000001", "0.001", 5);
    QCOMPARE(five.tickAt(1234.5).toString(), std::string("0.1"));
    QCOMPARE(five.tickAt(1000).toString(), std::string("0.1"));
    QCOMPARE(five.tickAt(999.99).toString(), std::string("0.01"));
    QCOMPARE(five.tickAt(0.001).toString(), std::string("0.000001")); // never below the step
    QCOMPARE(five.tickAt(123456).toString(), std::string("1"));       // whole numbers are always allowed
    QCOMPARE(five.tickAt(notANumber).toString(), std::string("0.000001"));
    QCOMPARE(priced(five, 1234.56), std::string("1234.6"));
    QCOMPARE(priced(five, 0.0123456), std::string("0.012346"));
    QCOMPARE(priced(five, 99999.6), std::string("100000"));
}

void TestInstrument::figuresHold()
{
    QVERIFY(rc::check("a price has at most so many figures or is whole", [] {
        const int figures = *rc::gen::inRange(1, 8);
        const double value = std::pow(10.0, double(*rc::gen::inRange(-4000, 6000)) / 1000);
        const Instrument instrument = plain("0.00000001", "0.001", figures);
        const Price price = instrument.price(value).value();
        std::int64_t digits = price.decimal().trimmed().coefficient();
        while (digits % 10 == 0)
            digits /= 10;
        const bool whole = price.decimal().trimmed().decimals() == 0;
        RC_ASSERT(whole || double(digits) < std::pow(10.0, figures));
        RC_ASSERT(std::abs(price.toDouble() - value) <= 0.5001 * instrument.tickAt(value).toDouble());
    }));
}

void TestInstrument::quantityRoundsDown()
{
    const Instrument instrument = plain("0.01", "0.1");
    QCOMPARE(instrument.quantity(0.3)->toString(), std::string("0.3"));
    QCOMPARE(instrument.quantity(0.39999)->toString(), std::string("0.3"));
    QVERIFY(instrument.quantity(0.09)->isZero());
    QVERIFY(instrument.quantity(0)->isZero());
    for (const double value : {notANumber, infinity, -infinity, -0.1, 1e300}) {
        const base::Result<Quantity> quantity = instrument.quantity(value);
        QVERIFY(!quantity);
        QCOMPARE(quantity.error().code, base::ErrorCode::OutOfRange);
    }
}

void TestInstrument::quantityNeverGrows()
{
    QVERIFY(rc::check("never more than asked, never a lot less", [] {
        const int exponent = *rc::gen::inRange(-8, 3);
        Instrument instrument = plain("0.01");
        instrument.lot = base::Decimal::of(*rc::gen::inRange<std::int64_t>(1, 50), exponent);
        const double asked = double(*rc::gen::inRange<std::int64_t>(0, 1'000'000'000)) / 1e4;
        const Quantity got = instrument.quantity(asked).value();
        const double slack = asked * 1e-15;
        RC_ASSERT(got.toDouble() <= asked + slack);
        RC_ASSERT(asked - got.toDouble() < instrument.lot.toDouble() + slack);
    }));
}

void TestInstrument::minimaAreNamed()
{
    Instrument instrument = plain("0.01");
    instrument.minQuantity = decimal("0.01");
    instrument.minNotional = decimal("5");
    using samples::price;
    using samples::quantity;
    const std::string small = instrument.belowMinimum(price("100"), quantity("0.009"));
    QVERIFY(small.find("0.009") != std::string::npos && small.find("0.01 BTC") != std::string::npos);
    const std::string cheap = instrument.belowMinimum(price("100"), quantity("0.049"));
    QVERIFY(cheap.find("4.9 USDT") != std::string::npos && cheap.find("5 USDT") != std::string::npos);
    QCOMPARE(instrument.belowMinimum(price("100"), quantity("0.05")), std::string());
    instrument.minQuantity = instrument.minNotional = {};
    QCOMPARE(instrument.belowMinimum(price("1"), quantity("0.001")), std::string());
    QVERIFY(!instrument.belowMinimum(price("1"), quantity("0")).empty());
}

void TestInstrument::feesAreDated()
{
    Instrument instrument = plain("0.01");
    QVERIFY(instrument.feesAt(samples::at("2024-01-01")).taker == decimal("0.001"));
    QVERIFY(instrument.feesAt(samples::at("2024-01-01")).assumed);
    instrument.fees = {{samples::at("2023-01-01"), decimal("0.0002"), decimal("0.0005"), false},
                       {samples::at("2024-01-01"), decimal("0.0001"), decimal("0.0004"), false}};
    QVERIFY(instrument.feesAt(samples::at("2022-12-31")).assumed);
    QVERIFY(instrument.feesAt(samples::at("2023-12-31")).taker == decimal("0.0005"));
    QVERIFY(instrument.feesAt(samples::at("2024-01-01")).taker == decimal("0.0004"));
    QVERIFY(!instrument.feesAt(samples::at("2025-01-01")).assumed);
}

void TestInstrument::contractsBecomeUnits()
{
    Instrument instrument = plain("0.01");
    instrument.multiplier = decimal("0.001");
    QCOMPARE(instrument.fromContracts(decimal("250")).toString(), std::string("0.25"));
    instrument.multiplier = decimal("1000");
    QCOMPARE(instrument.fromContracts(decimal("3")).toString(), std::string("3000"));
    QVERIFY(!instrument.fromContracts(decimal("-1")).valid());
}

void TestInstrument::keysTellMarketsApart()
{
    Instrument spot = plain("0.01");
    spot.kind = MarketKind::Spot;
    QCOMPARE(spot.key(), std::string("demo:BTC/USDT:spot"));
    QVERIFY(spot.key() != samples::bitcoin()->key());
}
