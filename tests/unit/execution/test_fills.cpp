#include "test_fills.h"

#include "samples.h"

#include "base/random.h"
#include "execution/first_bar.h"
#include "execution/paper_broker.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

using namespace samples;
using domain::Side;
using execution::Costs;

namespace {

const Costs usual{1e-4, 2e-4, 1e-3};
const base::UtcTime noon = at("2024-03-01T12:00:00Z");

std::string boughtAt(const char *reference, const Costs &costs)
{
    const auto fill = execution::fillAtMarket(order(Side::Buy), price(reference), costs, noon);
    return fill ? fill->price.toString() : "error";
}

std::string soldAt(const char *reference, const Costs &costs)
{
    const auto fill = execution::fillAtMarket(order(Side::Sell), price(reference), costs, noon);
    return fill ? fill->price.toString() : "error";
}

} // namespace

void TestFills::market()
{
    QCOMPARE(boughtAt("100", usual), std::string("100.03"));
    QCOMPARE(soldAt("100", usual), std::string("99.97"));
    QCOMPARE(boughtAt("98765.43", usual), std::string("98795.06")); // 98795.059629 up
    QCOMPARE(soldAt("98765.43", usual), std::string("98735.80"));   // 98735.800371 down
}

void TestFills::coarseTick()
{
    QCOMPARE(boughtAt("1.00", usual), std::string("1.01")); // never less than what it would cost
    QCOMPARE(soldAt("1.00", usual), std::string("0.99"));
}

void TestFills::exactLevel()
{
    const Costs resting{0, 0, 1e-3};
    for (const char *level : {"110", "0.07", "98765.43", "123456789.01"}) {
        const auto fill = execution::fillAtMarket(order(Side::Sell), price(level), resting, noon);
        QVERIFY(fill && fill->price == price(level));
    }
}

void TestFills::fee()
{
    const auto fill = execution::fillAtMarket(order(Side::Buy), price("100"), usual, noon);
    QVERIFY(fill);
    QVERIFY(fill->quantity == quantity("0.5") && fill->side == Side::Buy && fill->time == noon);
    QVERIFY(fill->notional == usdt("50.015"));
    QVERIFY(fill->fee == usdt("0.050015"));
    QVERIFY(fill->reference == price("100"));
    const Costs odd{0, 0, 0.00075};
    const auto sold = execution::fillAtMarket(order(Side::Sell), price("33333.33"), odd, noon);
    QVERIFY(sold && sold->notional == usdt("16666.665") && sold->fee == usdt("12.49999875"));
}

void TestFills::identity()
{
    const domain::Order one = order(Side::Buy), other = order(Side::Sell);
    const auto a = execution::fillAtMarket(one, price("100"), usual, noon);
    const auto b = execution::fillAtMarket(one, price("101"), usual, noon);
    const auto c = execution::fillAtMarket(other, price("100"), usual, noon);
    QVERIFY(a && b && c);
    QVERIFY(!a->id.empty() && a->id == b->id && a->id != c->id); // once an order, whatever the price
    QCOMPARE(a->orderId, one.id());
}

void TestFills::limitThrough()
{
    const auto series = bars({{100, 101, 99, 100}, {100, 101, 98.5, 100}});
    const auto fill = execution::fillLimit(order(Side::Buy, "99"), series, barTime(0), usual);
    QVERIFY(fill && *fill);
    QVERIFY((*fill)->price == price("99") && (*fill)->time == barTime(1) && (*fill)->fee == usdt("0.0495"));
    const auto sold = execution::fillLimit(order(Side::Sell, "100.5"), series, barTime(0), usual);
    QVERIFY(sold && *sold && (*sold)->time == barTime(0) && (*sold)->price == price("100.5"));
}

void TestFills::limitNotTouched()
{
    const auto series = bars({{100, 101, 99, 100}, {100, 101, 99, 100}});
    const auto bought = execution::fillLimit(order(Side::Buy, "99"), series, barTime(0), usual);
    QVERIFY(bought && !*bought); // touched, not traded through
    const auto sold = execution::fillLimit(order(Side::Sell, "101"), series, barTime(0), usual);
    QVERIFY(sold && !*sold);
}

void TestFills::limitGap()
{
    const auto series = bars({{100, 101, 100, 100}, {90, 91, 89, 90}}); // opens beyond: still the limit
    const auto fill = execution::fillLimit(order(Side::Buy, "99"), series, barTime(0), usual);
    QVERIFY(fill && *fill && (*fill)->price == price("99") && (*fill)->time == barTime(1));
}

void TestFills::limitSince()
{
    const auto series = bars({{100, 101, 90, 100}, {100, 101, 99.5, 100}});
    const auto fill = execution::fillLimit(order(Side::Buy, "99"), series, barTime(1), usual);
    QVERIFY(fill && !*fill); // what happened before the order is not for it
}

void TestFills::firstBarOfAnOrder()
{
    const auto first = [](const char *timeframe, const char *decided) {
        return base::iso(execution::firstBar(*domain::Timeframe::parse(timeframe), at(decided)));
    };
    const auto noonIso = base::iso(noon);
    QCOMPARE(first("1h", "2024-03-01T12:00:00Z"), noonIso);
    QCOMPARE(first("1h", "2024-03-01T12:00:59Z"), noonIso); // as after a close
    QCOMPARE(first("1h", "2024-03-01T12:01:01Z"), base::iso(at("2024-03-01T13:00:00Z")));
    QCOMPARE(first("1m", "2024-03-01T12:00:03Z"), noonIso); // never less than three seconds
    QCOMPARE(first("1m", "2024-03-01T12:00:04Z"), base::iso(at("2024-03-01T12:01:00Z")));
    QCOMPARE(first("1d", "2024-03-01T12:00:00Z"), base::iso(at("2024-03-02T00:00:00Z")));
}

void TestFills::refused()
{
    QVERIFY(!execution::fillAtMarket(order(Side::Buy), domain::Price(), usual, noon));
    QVERIFY(
        !execution::fillAtMarket(order(Side::Sell), price("100"), Costs{1, 0.5, 0}, noon)); // nothing is left
    QVERIFY(!execution::fillAtMarket(order(Side::Buy), price("100"), Costs{std::nan(""), 0, 0}, noon));
    QVERIFY(!execution::fillAtMarket(order(Side::Buy), price("100"), Costs{0, 0, -1}, noon));
    QVERIFY(!execution::fillAtMarket(domain::Order(), price("100"), usual, noon));
    QVERIFY(!execution::fillLimit(order(Side::Buy), bars({{1, 1, 1, 1}}), barTime(0), usual));
    const auto far = execution::fillAtMarket(order(Side::Buy), price("999999999999999999"), usual, noon);
    QVERIFY(!far && far.error().code == base::ErrorCode::OutOfRange);
}

void TestFills::funding()
{
    const auto longs = position(domain::PositionSide::Long, "", ""),
               shorts = position(domain::PositionSide::Short, "", "");
    QVERIFY(execution::fundingPayment(longs, 0.0001, price("110")) == usdt("-0.0055"));
    QVERIFY(execution::fundingPayment(shorts, 0.0001, price("110")) == usdt("0.0055"));
    QVERIFY(execution::fundingPayment(longs, -0.0001, price("110")) == usdt("0.0055"));
    QVERIFY(execution::fundingPayment(longs, 0, price("110")) == usdt("0"));
    QVERIFY(!execution::fundingPayment(longs, std::nan(""), price("110")).valid());
}

void TestFills::property()
{
    QVERIFY(rc::check(
        "a fill is never better than its reference and within a tick of its costs", [](std::uint64_t seed) {
            base::Random random(seed);
            const domain::Price reference(
                base::Decimal::of(std::int64_t(random.below(90'000'000)) + 100, -2));
            const Costs costs{0.01 * random.uniform(), 0.01 * random.uniform(), 0.002 * random.uniform()};
            const bool buying = random.below(2) == 0;
            const auto fill =
                execution::fillAtMarket(order(buying ? Side::Buy : Side::Sell), reference, costs, noon);
            RC_ASSERT(fill.has_value());
            const double sign = buying ? 1 : -1, asked = reference.toDouble();
            const double moved = sign * (fill->price.toDouble() - asked);
            const double wanted = asked * (costs.halfSpread + costs.slippage);
            RC_ASSERT(moved >= wanted - asked * 1e-9 && moved < wanted + 0.01 + asked * 1e-9);
            RC_ASSERT(fill->notional == domain::notional(fill->price, fill->quantity, "USDT"));
            RC_ASSERT((fill->fee.isPosted() && !fill->fee.isNegative()));
            RC_ASSERT(fill->price.decimal().rounded(decimal("0.01"), base::Rounding::Down) ==
                      fill->price.decimal());
        }));
}
