#include "test_costs.h"

#include "samples.h"

#include "base/random.h"
#include "execution/costs.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

using namespace samples;
using execution::costsOf;

namespace {

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-12;
}

execution::Costs plain(const domain::Instrument &market, double at, double notional = 0,
                       std::optional<double> volume = {})
{
    return costsOf(market, at, notional, volume, {}, base::UtcTime{}, {});
}

domain::OrderBook book(double bid, double ask)
{
    domain::OrderBook out;
    out.bids = {{bid, 1}};
    out.asks = {{ask, 1}};
    return out;
}

} // namespace

void TestCosts::spreadOfBook()
{
    const auto market = instrument();
    const auto costs = costsOf(*market, 100, 0, {}, book(99.9, 100.1), {}, {});
    QVERIFY(near(costs.halfSpread, 0.1 / 100));
    domain::OrderBook half = book(99.9, 100.1);
    half.asks.clear();
    QVERIFY(near(costsOf(*market, 100, 0, {}, half, {}, {}).halfSpread, 1e-4));              // not a book
    QVERIFY(near(costsOf(*market, 100, 0, {}, book(100.1, 99.9), {}, {}).halfSpread, 1e-4)); // crossed
}

void TestCosts::spreadWithoutBook()
{
    QVERIFY(near(plain(*instrument("BTC"), 60'000).halfSpread, 1e-4));
    QVERIFY(near(plain(*instrument("ETH"), 3'000).halfSpread, 1e-4));
    QVERIFY(near(plain(*instrument("EUR"), 110).halfSpread, 1e-4));
    QVERIFY(near(plain(*instrument("PEPE"), 100).halfSpread, 5e-4));
}

void TestCosts::tickIsWide()
{
    QVERIFY(near(plain(*instrument("BTC"), 1).halfSpread, 0.005)); // half of 0.01
    QVERIFY(near(plain(*instrument("BTC"), 50).halfSpread, 1e-4)); // exactly as wide
}

void TestCosts::slippage()
{
    QVERIFY(near(plain(*instrument(), 100).slippage, 2e-4));
    QVERIFY(near(plain(*instrument(), 100, 10'000, 1'000'000).slippage, 2e-4 + 1e-3 * 0.1));
    QVERIFY(near(plain(*instrument(), 100, 10'000, 0).slippage, 2e-4)); // volume not known
    const auto costs = plain(*instrument(), 100, 10'000, 1'000'000);
    QVERIFY(near(costs.oneWay(), costs.halfSpread + costs.slippage + costs.fee));
    QVERIFY(near(costs.roundTrip(), 2 * costs.oneWay()));
}

void TestCosts::fees()
{
    QVERIFY(near(plain(*instrument(), 100).fee, 1e-3));
    domain::Instrument dated = *instrument();
    dated.fees = {{at("2020-01-01"), decimal("0.0002"), decimal("0.0004"), false},
                  {at("2024-01-01"), decimal("0.0001"), decimal("0.0005"), false}};
    const auto feeAt = [&](const char *time) { return costsOf(dated, 100, 0, {}, {}, at(time), {}).fee; };
    QVERIFY(near(feeAt("2019-12-31"), 1e-3)); // before the table: the setting
    QVERIFY(near(feeAt("2023-12-31"), 4e-4));
    QVERIFY(near(feeAt("2024-01-01"), 5e-4));
    execution::CostOptions dear;
    dear.takerFeePercent = 0.5;
    QVERIFY(near(costsOf(*instrument(), 100, 0, {}, {}, {}, dear).fee, 5e-3));
}

void TestCosts::options()
{
    const execution::CostOptions defaults;
    const base::Json json = base::writeOptions(defaults, execution::costOptionTable());
    QCOMPARE(json.size(), execution::costOptionTable().size());
    QVERIFY(base::readOptions(defaults, json, execution::costOptionTable()));
    QVERIFY(
        !base::readOptions(defaults, base::Json{{"taker_fee_percent", -1}}, execution::costOptionTable()));
}

void TestCosts::property()
{
    QVERIFY(rc::check("costs are finite, never negative, and grow with the order", [](std::uint64_t seed) {
        base::Random random(seed);
        const double last = std::exp(20 * random.uniform() - 8), notional = 1e6 * random.uniform();
        const double volume = std::exp(30 * random.uniform() - 5);
        const auto market = instrument(random.below(2) ? "BTC" : "DOGE");
        const auto small = plain(*market, last, notional, volume),
                   large = plain(*market, last, 2 * notional, volume);
        for (const double part : {small.halfSpread, small.slippage, small.fee})
            RC_ASSERT(std::isfinite(part) && part >= 0);
        RC_ASSERT(large.slippage >= small.slippage && small.slippage >= 2e-4);
    }));
}
