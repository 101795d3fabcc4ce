#include "test_patterns.h"

#include "candles.h"

#include <QtTest/QtTest>

#include <set>

using studies::Direction;
using studies::PatternEvent;

namespace {

/// A market that falls, rises and falls again, by `step` a bar around a level of 1000.
Candles tent(std::size_t leg, double step)
{
    Candles out;
    double price = 1000;
    for (std::size_t bar = 0; bar < 3 * leg; ++bar) {
        const double before = price;
        price += bar / leg % 2 == 1 ? step : -step;
        out.add(static_cast<std::int64_t>(bar) * 3'600'000, before, std::max(before, price),
                std::min(before, price), price, 10);
    }
    return out;
}

std::vector<PatternEvent> of(const std::vector<PatternEvent> &events, const std::string &id)
{
    std::vector<PatternEvent> out;
    std::copy_if(events.begin(), events.end(), std::back_inserter(out),
                 [&](const PatternEvent &event) { return event.id == id; });
    return out;
}

} // namespace

void TestPatterns::rowsAreComplete()
{
    std::set<std::string> seen;
    for (const studies::Pattern &pattern : studies::patterns()) {
        QVERIFY2(seen.insert(pattern.name).second, pattern.name);
        QVERIFY2(pattern.title != nullptr && pattern.detect != nullptr, pattern.name);
        QVERIFY2(pattern.detect(Candles().input()).empty(), pattern.name);
    }
    QVERIFY(seen.count("ma_cross") == 1);
}

/// Bar by bar, from the averages as the studies give them.
void TestPatterns::findsEveryCrossing()
{
    for (const auto &[fast, slow] : {std::pair(50, 200), std::pair(20, 50)}) {
        const Candles candles = makeCandles(Market::Walk, 3000, 21);
        const std::string pair = std::to_string(fast) + ":" + std::to_string(slow);
        const auto quick = computed("sma:" + std::to_string(fast), candles);
        const auto calm = computed("sma:" + std::to_string(slow), candles);
        const auto events = of(studies::detectAll(candles.input()), "ma_cross:" + pair);
        std::size_t found = 0;
        for (std::size_t bar = static_cast<std::size_t>(slow); bar < candles.size(); ++bar) {
            if ((quick[bar] > calm[bar]) == (quick[bar - 1] > calm[bar - 1]))
                continue;
            QVERIFY(found < events.size());
            QCOMPARE(events[found].bar, bar);
            QCOMPARE(events[found].kind,
                     std::string(quick[bar] > calm[bar] ? "golden_cross" : "death_cross"));
            ++found;
        }
        QCOMPARE(found, events.size());
        QVERIFY(found > 3);
    }
}

void TestPatterns::goldenAfterARise()
{
    const Candles candles = tent(400, 1);
    const auto events = of(studies::detectAll(candles.input()), "ma_cross:50:200");
    QCOMPARE(events.size(), std::size_t(2));
    QCOMPARE(events[0].kind, std::string("golden_cross"));
    QCOMPARE(int(events[0].direction), int(Direction::Bullish));
    QVERIFY(events[0].bar > 400 && events[0].bar < 600);
    QCOMPARE(events[1].kind, std::string("death_cross"));
    QCOMPARE(int(events[1].direction), int(Direction::Bearish));
    QVERIFY(events[1].bar > 800 && events[1].bar < 1000);
    QCOMPARE(events[1].bar - events[0].bar, std::size_t(400));
    QCOMPARE(events[0].details[0].first, std::string("fast"));
    QCOMPARE(events[0].details[0].second, computed("sma:50", candles)[events[0].bar]);
    QCOMPARE(events[0].details[1].second, computed("sma:200", candles)[events[0].bar]);
    QCOMPARE(events[0].details[2].second, candles.close[events[0].bar]);
}

void TestPatterns::nothingInAFlatMarket()
{
    for (const double price : {0.1, 3.3e-7, 64013.37})
        QVERIFY(studies::detectAll(flatCandles(2000, price, 5).input()).empty());
}

void TestPatterns::nothingInAShortMarket()
{
    for (const std::size_t bars : std::initializer_list<std::size_t>{0, 1, 2, 49, 50, 51})
        QVERIFY(studies::detectAll(makeCandles(Market::Walk, bars, 4).input()).empty());
    QVERIFY(of(studies::detectAll(makeCandles(Market::Walk, 200, 4).input()), "ma_cross:50:200").empty());
}

/// In a steady rise after a steady fall the close is beyond the slow average and the gap widens at full pace,
/// but the slow average still falls when a 50/200 cross comes: two of three readings.
void TestPatterns::confidenceReadsTheCross()
{
    const auto events = of(studies::detectAll(tent(400, 1).input()), "ma_cross:50:200");
    const Candles candles = tent(400, 1);
    const auto slow = computed("sma:200", candles);
    for (const PatternEvent &event : events) {
        const double side = event.direction == Direction::Bullish ? 1 : -1;
        const double turned = side * (slow[event.bar] - slow[event.bar - 50]) > 0 ? 1 : 0;
        QVERIFY(near(event.confidence, (1 + turned + 1) / 3, 1e-12));
    }
    for (const PatternEvent &event : studies::detectAll(makeCandles(Market::Walk, 3000, 8).input()))
        QVERIFY(event.confidence >= 0 && event.confidence <= 1);
}

void TestPatterns::eventsComeByBar()
{
    const auto events = studies::detectAll(makeCandles(Market::Walk, 5000, 12).input());
    QVERIFY(events.size() > 10);
    QVERIFY(std::is_sorted(events.begin(), events.end(),
                           [](const PatternEvent &a, const PatternEvent &b) { return a.bar < b.bar; }));
}

void TestPatterns::directionsHaveNames()
{
    QCOMPARE(std::string(name(Direction::Bullish)), std::string("bullish"));
    QCOMPARE(std::string(name(Direction::Bearish)), std::string("bearish"));
    QCOMPARE(std::string(name(Direction::Neutral)), std::string("neutral"));
}
