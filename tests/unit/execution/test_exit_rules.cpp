#include "test_exit_rules.h"

#include "samples.h"

#include "base/random.h"
#include "execution/paper_broker.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

using namespace samples;
using domain::ExitReason;
using domain::PositionSide;
using execution::ExitHit;

namespace {

std::optional<ExitHit> exitOn(const std::vector<Bar> &rows, PositionSide side = PositionSide::Long,
                              base::UtcTime since = barTime(0))
{
    const bool isLong = side == PositionSide::Long;
    return execution::firstExit(position(side, isLong ? "95" : "105", isLong ? "110" : "90"), bars(rows),
                                since);
}

bool is(const std::optional<ExitHit> &hit, ExitReason reason, int bar, const char *reference,
        bool both = false)
{
    return hit && hit->reason == reason && hit->time == barTime(bar) && hit->reference == price(reference) &&
           hit->stopAndTargetInOneCandle == both;
}

} // namespace

void TestExitRules::stop()
{
    QVERIFY(
        is(exitOn({{100, 101, 96, 97}, {97, 98, 95, 96}}), ExitReason::Stop, 1, "95")); // a touch is enough
    QVERIFY(!exitOn({{100, 109.99, 95.01, 97}}));
}

void TestExitRules::target()
{
    QVERIFY(is(exitOn({{100, 104, 99, 103}, {103, 110, 102, 109}}), ExitReason::Target, 1, "110"));
}

void TestExitRules::both()
{
    QVERIFY(is(exitOn({{100, 111, 94, 105}}), ExitReason::Stop, 0, "95", true));
}

void TestExitRules::gapThroughStop()
{
    QVERIFY(is(exitOn({{100, 101, 99, 100}, {92, 93, 91, 92}}), ExitReason::Stop, 1, "92"));
    QVERIFY(is(exitOn({{100, 101, 99, 100}, {92, 120, 91, 92}}), ExitReason::Stop, 1,
               "92")); // it was gone by then
    QVERIFY(is(exitOn({{100, 101, 99, 100}, {95, 96, 95, 96}}), ExitReason::Stop, 1, "95"));
}

void TestExitRules::gapThroughTarget()
{
    QVERIFY(is(exitOn({{100, 101, 99, 100}, {115, 116, 114, 115}}), ExitReason::Target, 1, "110"));
    QVERIFY(
        is(exitOn({{100, 101, 99, 100}, {115, 116, 90, 91}}), ExitReason::Target, 1, "110")); // and then fell
}

void TestExitRules::horizon()
{
    const std::vector<Bar> quiet(12, {100, 101, 99, 100});
    QVERIFY(is(exitOn(quiet), ExitReason::Horizon, 10, "100"));
    std::vector<Bar> late = quiet;
    late[10] = {102, 120, 80, 100}; // what the bar does after its open is no longer ours
    QVERIFY(is(exitOn(late), ExitReason::Horizon, 10, "102"));
    late[10] = {94, 120, 80, 100};
    QVERIFY(is(exitOn(late), ExitReason::Stop, 10, "94"));
    late[10] = {112, 120, 80, 100};
    QVERIFY(is(exitOn(late), ExitReason::Target, 10, "110"));
    QVERIFY(!exitOn(std::vector<Bar>(10, {100, 101, 99, 100})));
}

void TestExitRules::horizonGap()
{
    domain::Position held = position(PositionSide::Long, "95", "110");
    held.plan.horizonEnds = barTime(1);
    const auto series = bars({{101, 102, 100, 101}}, "2024-03-03T00:00:00Z"); // nothing was traded in between
    const auto hit = execution::firstExit(held, series, barTime(0));
    QVERIFY(hit && hit->reason == ExitReason::Horizon && hit->time == at("2024-03-03") &&
            hit->reference == price("101"));
}

void TestExitRules::since()
{
    const std::vector<Bar> rows{{100, 101, 90, 100}, {100, 101, 99, 100}, {100, 101, 94, 95}};
    QVERIFY(is(exitOn(rows, PositionSide::Long, barTime(0)), ExitReason::Stop, 0, "95"));
    QVERIFY(is(exitOn(rows, PositionSide::Long, barTime(1)), ExitReason::Stop, 2, "95"));
    const auto during = barTime(0) + base::Milliseconds(1); // the bar in which it happened is not looked at
    QVERIFY(is(exitOn(rows, PositionSide::Long, during), ExitReason::Stop, 2, "95"));
    QVERIFY(!exitOn(rows, PositionSide::Long, barTime(3)));
    QVERIFY(!exitOn({}, PositionSide::Long, barTime(0)));
}

void TestExitRules::formingBar()
{
    domain::CandleColumns columns;
    columns.add(base::toMs(barTime(0)), 100, 101, 99, 100, 1);
    columns.add(base::toMs(barTime(1)), 100, 101, 90, 100, 1);
    const auto forming = domain::CandleSeries::make(domain::Timeframe::parse("4h").value(), columns, 1);
    QVERIFY(forming);
    QVERIFY(!execution::firstExit(position(PositionSide::Long, "95", "110"), *forming, barTime(0)));
}

void TestExitRules::trades()
{
    const auto at = [](double price, int second) {
        return domain::PublicTrade{"", barTime(0) + base::Milliseconds(1000 * second), price, 1, domain::Side::Buy};
    };
    const auto exit = [](const std::vector<domain::PublicTrade> &trades, int second = 0) {
        return execution::firstExit(position(PositionSide::Long, "95", "110"), trades,
                                    barTime(0) + base::Milliseconds(1000 * second));
    };
    QVERIFY(!exit({}));
    QVERIFY(!exit({at(100, 1), at(96, 2), at(109, 3)}));
    const auto gap = exit({at(100, 1), at(94, 2), at(111, 3)}); // the first that was reached
    QVERIFY(gap && gap->reason == ExitReason::Stop && gap->time == barTime(0) + base::Milliseconds(2000));
    QCOMPARE(gap->reference.toDouble(), 94.0); // never better than what was paid
    const auto exact = exit({at(95, 1)});
    QVERIFY(exact && exact->reference.toDouble() == 95 && !exact->stopAndTargetInOneCandle);
    const auto target = exit({at(112, 1), at(90, 2)});
    QVERIFY(target && target->reason == ExitReason::Target && target->reference.toDouble() == 110);
    QVERIFY(!exit({at(90, 1), at(100, 3)}, 2)); // before the fill
    const auto late = exit({at(100, int(10 * 4 * 3600))}); // at the horizon
    QVERIFY(late && late->reason == ExitReason::Horizon);
}

void TestExitRules::tradesOfShorts()
{
    const std::vector<domain::PublicTrade> up{{"", barTime(0), 106, 1, domain::Side::Buy}};
    const auto hit = execution::firstExit(position(PositionSide::Short, "105", "90"), up, barTime(0));
    QVERIFY(hit && hit->reason == ExitReason::Stop && hit->reference.toDouble() == 106);
}

void TestExitRules::noLevels()
{
    const std::vector<Bar> wild(12, {100, 1000, 1, 100});
    const auto hit = execution::firstExit(position(PositionSide::Long, "", ""), bars(wild), barTime(0));
    QVERIFY(is(hit, ExitReason::Horizon, 10, "100"));
    domain::Position open = position(PositionSide::Long, "", "");
    open.plan.horizonEnds = {};
    QVERIFY(!execution::firstExit(open, bars(wild), barTime(0)));
}

void TestExitRules::limitInItsBar()
{
    // A long at 100 in a bar that opened at 106: a resting limit was filled on the way down. The high came
    // before, so it is no reason to leave; the low may have come after.
    QVERIFY(!exitOn({{106, 111, 99, 100}}));
    QVERIFY(is(exitOn({{106, 111, 94, 100}}), ExitReason::Stop, 0, "95"));
    QVERIFY(is(exitOn({{106, 111, 99, 100}, {100, 111, 99, 100}}), ExitReason::Target, 1, "110"));
    QVERIFY(!exitOn({{94, 101, 89, 100}}, PositionSide::Short)); // mirrored
}

void TestExitRules::shortsMirrored()
{
    QVERIFY(is(exitOn({{100, 105, 99, 104}}, PositionSide::Short), ExitReason::Stop, 0, "105"));
    QVERIFY(is(exitOn({{100, 101, 90, 91}}, PositionSide::Short), ExitReason::Target, 0, "90"));
    QVERIFY(is(exitOn({{100, 106, 89, 91}}, PositionSide::Short), ExitReason::Stop, 0, "105", true));
    QVERIFY(is(exitOn({{100, 101, 99, 100}, {108, 109, 107, 108}}, PositionSide::Short), ExitReason::Stop, 1,
               "108"));
    QVERIFY(rc::check("a short on mirrored bars leaves like a long", [](std::uint64_t seed) {
        base::Random random(seed);
        std::vector<Bar> up, down;
        double last = 100;
        for (int i = 0; i < 14; ++i) {
            const auto tick = [&](double wide) { return std::round(100 * wide * random.uniform()) / 100; };
            const double open = last + tick(2) - tick(2), close = open + tick(6) - tick(6);
            const double high = std::max(open, close) + tick(4), low = std::min(open, close) - tick(4);
            up.push_back({open, high, low, close});
            down.push_back({200 - open, 200 - low, 200 - high, 200 - close});
            last = close;
        }
        if (bars(up).isEmpty() || bars(down).isEmpty())
            RC_DISCARD("a price of zero");
        const auto a = execution::firstExit(position(PositionSide::Long, "95", "105"), bars(up), barTime(0));
        const auto b =
            execution::firstExit(position(PositionSide::Short, "105", "95"), bars(down), barTime(0));
        RC_ASSERT(a.has_value() == b.has_value());
        if (!a)
            return;
        RC_ASSERT(a->reason == b->reason && a->time == b->time);
        RC_ASSERT(a->stopAndTargetInOneCandle == b->stopAndTargetInOneCandle);
        RC_ASSERT(std::abs(a->reference.toDouble() + b->reference.toDouble() - 200) < 0.011);
    }));
}

void TestExitRules::excursionOfLong()
{
    const auto series = bars({{100, 103, 98, 99}, {99, 106, 97, 105}, {105, 140, 50, 60}});
    const auto moved = execution::excursion(position(PositionSide::Long, "", ""), series, barTime(2));
    QVERIFY(moved && std::abs(moved->maePercent + 3) < 1e-9 && std::abs(moved->mfePercent - 6) < 1e-9);
}

void TestExitRules::excursionOfShort()
{
    const auto series = bars({{100, 103, 98, 99}, {99, 106, 97, 105}});
    const auto moved = execution::excursion(position(PositionSide::Short, "", ""), series, barTime(2));
    QVERIFY(moved && std::abs(moved->maePercent + 6) < 1e-9 && std::abs(moved->mfePercent - 3) < 1e-9);
}

void TestExitRules::excursionBounds()
{
    const auto series = bars({{101, 103, 101, 102}, {102, 103, 101, 102}});
    const auto moved = execution::excursion(position(PositionSide::Long, "", ""), series, barTime(1));
    QVERIFY(moved && moved->maePercent == 0); // never against us
    QVERIFY(!execution::excursion(position(PositionSide::Long, "", ""), series, barTime(0)));
    QVERIFY(!execution::excursion(position(PositionSide::Long, "", ""), bars({}), barTime(5)));
}
