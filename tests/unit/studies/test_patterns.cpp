#include "test_patterns.h"

#include "pattern_candles.h"

#include "studies/patterns/quality.h"

#include <QtTest/QtTest>

#include <set>

using studies::Direction;
using studies::Pattern;
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

/// A walk with the habits of a real market: calm and wild stretches, trends, volume that follows the moves.
Candles livelyCandles(std::size_t count, std::uint64_t seed)
{
    Candles out = makeCandles(Market::Walk, count, seed);
    const Candles dice = makeCandles(Market::Walk, count, seed + 1'000'000);
    double price = 100, pace = 1, drift = 0;
    for (std::size_t bar = 0; bar < count; ++bar) {
        const double luck = std::log(dice.close[bar] / dice.open[bar]) / 0.01;
        pace = std::clamp(pace * std::exp(0.2 * luck), 0.3, 3.0);
        drift = bar % 150 == 0 ? 0.15 * luck : drift;
        const double step = std::log(out.close[bar] / out.open[bar]) * pace + 0.01 * drift;
        const double up = out.high[bar] / std::max(out.open[bar], out.close[bar]);
        const double down = out.low[bar] / std::min(out.open[bar], out.close[bar]);
        const double start = price;
        price *= std::exp(step);
        out.open[bar] = start;
        out.close[bar] = price;
        out.high[bar] = std::max(start, price) * up;
        out.low[bar] = std::min(start, price) * down;
        out.volume[bar] = (200 + out.volume[bar]) * pace * (0.5 + 60 * std::abs(step));
    }
    return out;
}

} // namespace

void TestPatterns::rowsAreComplete()
{
    std::set<std::string> seen, kinds;
    for (const Pattern &pattern : studies::patterns()) {
        QVERIFY2(seen.insert(pattern.name).second, pattern.name);
        QVERIFY2(pattern.title != nullptr && pattern.detect != nullptr, pattern.name);
        QVERIFY2(!pattern.kinds.empty(), pattern.name);
        QVERIFY2(studies::detect(pattern, Candles().input()).empty(), pattern.name);
        for (const char *kind : pattern.kinds)
            QVERIFY2(kinds.insert(kind).second, kind); // no kind has two rows
    }
    QVERIFY(seen.count("ma_cross") == 1);
    QVERIFY(kinds.count("cdlhammer") == 1);
    QVERIFY(kinds.size() >= 61 + 60);
}

/// What a detector publishes is what its row says, and every kind that a row names does occur.
void TestPatterns::everyKindIsItsRows()
{
    std::set<std::string> heard;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Candles candles = livelyCandles(6000, seed);
        std::size_t events = 0;
        for (const Pattern &pattern : studies::patterns())
            for (const PatternEvent &event : studies::detect(pattern, candles.input())) {
                QVERIFY2(studies::patternOf(event.kind) == &pattern, event.kind.c_str());
                heard.insert(event.kind);
                ++events;
            }
        QCOMPARE(events, studies::detectAll(candles.input()).size());
    }
    for (const Pattern &pattern : studies::patterns())
        for (const char *kind : pattern.kinds)
            if (std::string_view(kind).substr(0, 3) != "cdl") // many need gaps, which this market has not
                QVERIFY2(heard.count(kind) == 1, kind);
}

/// No kind fires in one bar of thirty.
void TestPatterns::noDetectorFloods()
{
    constexpr std::size_t bars = 20'000;
    std::map<std::string, std::size_t> count;
    std::size_t total = 0;
    for (const Market market : {Market::Walk, Market::Trend, Market::Gappy})
        for (const PatternEvent &event : studies::detectAll(makeCandles(market, bars, 5).input())) {
            ++count[event.kind];
            ++total;
        }
    for (const auto &[kind, times] : count)
        QVERIFY2(times * 30 < 3 * bars,
                 qPrintable(QStringLiteral("%1: %2").arg(QString::fromStdString(kind)).arg(times)));
    QVERIFY2(total < 3 * bars / 2, qPrintable(QString::number(total)));
}

void TestPatterns::eventsAreWellMade()
{
    for (int market = 0; market < markets; ++market) {
        const Candles candles = makeCandles(Market(market), 4000, 17);
        for (const PatternEvent &event : studies::detectAll(candles.input())) {
            QVERIFY2(event.confidence >= 0 && event.confidence <= 1, event.kind.c_str());
            QVERIFY2(event.bar < candles.size() && !event.details.empty(), event.kind.c_str());
            std::set<std::string> names;
            for (const auto &[name, value] : event.details) {
                QVERIFY2(std::isfinite(value), (event.kind + ' ' + name).c_str());
                QVERIFY2(names.insert(name).second, name.c_str());
                if (name.ends_with("_bar"))
                    QVERIFY2(value >= 0 && value <= static_cast<double>(event.bar), event.kind.c_str());
            }
        }
    }
}

void TestPatterns::unitsDoNotMatter()
{
    const Candles candles = livelyCandles(5000, 3);
    const auto plain = studies::detectAll(candles.input());
    QVERIFY(plain.size() > 200);
    for (const double prices : {std::ldexp(1.0, -40), std::ldexp(1.0, 30), 1e-9, 1e8}) {
        const auto scaled = studies::detectAll(candles.scaled(prices, 1 / prices).input());
        QCOMPARE(scaled.size(), plain.size());
        for (std::size_t i = 0; i < plain.size(); ++i) {
            QCOMPARE(scaled[i].id, plain[i].id);
            QCOMPARE(scaled[i].kind, plain[i].kind);
            QCOMPARE(scaled[i].bar, plain[i].bar);
            QVERIFY2(near(scaled[i].confidence, plain[i].confidence, 1e-7, 1e-9), plain[i].kind.c_str());
        }
    }
}

void TestPatterns::nothingInAFlatMarket()
{
    for (const double price : {0.1, 3.3e-7, 64013.37})
        for (const double volume : {5.0, 0.0})
            QVERIFY(studies::detectAll(flatCandles(2000, price, volume).input()).empty());
}

/// When a market stops to move its averages settle; nothing is read into their rounding.
void TestPatterns::nothingOnceAllIsStill()
{
    Candles candles = makeCandles(Market::Walk, 600, 71);
    const double price = candles.close.back();
    for (int bar = 0; bar < 3000; ++bar)
        candles.add(candles.time.back() + 3'600'000, price, price, price, price, 400);
    for (const PatternEvent &event : studies::detectAll(candles.input()))
        QVERIFY2(event.bar < 1000, event.kind.c_str());
}

void TestPatterns::shortSeriesAreQuiet()
{
    for (std::size_t bars = 0; bars <= 14; ++bars)
        QVERIFY(studies::detectAll(makeCandles(Market::Walk, bars, 4).input()).empty());
    for (std::size_t bars = 15; bars <= 260; bars += 7)
        for (const PatternEvent &event : studies::detectAll(makeCandles(Market::Gappy, bars, bars).input()))
            QVERIFY(event.bar < bars);
    for (const std::size_t bars : std::initializer_list<std::size_t>{49, 50})
        QVERIFY(of(studies::detectAll(makeCandles(Market::Walk, bars, 4).input()), "ma_cross:20:50").empty());
    QVERIFY(of(studies::detectAll(makeCandles(Market::Walk, 200, 4).input()), "ma_cross:50:200").empty());
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
    QCOMPARE(detail(events[0], "fast"), computed("sma:50", candles)[events[0].bar]);
    QCOMPARE(detail(events[0], "slow"), computed("sma:200", candles)[events[0].bar]);
    QCOMPARE(detail(events[0], "close"), candles.close[events[0].bar]);
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
}

void TestPatterns::eventsComeByBar()
{
    const auto events = studies::detectAll(makeCandles(Market::Walk, 5000, 12).input());
    QVERIFY(events.size() > 100);
    QVERIFY(std::is_sorted(events.begin(), events.end(),
                           [](const PatternEvent &a, const PatternEvent &b) { return a.bar < b.bar; }));
    for (const Pattern &pattern : studies::patterns()) {
        const auto alone = studies::detect(pattern, makeCandles(Market::Walk, 5000, 12).input());
        std::vector<std::string> kinds(pattern.kinds.begin(), pattern.kinds.end());
        QCOMPARE(ofKinds(events, kinds).size(), alone.size());
    }
}

void TestPatterns::directionsHaveNames()
{
    QCOMPARE(std::string(name(Direction::Bullish)), std::string("bullish"));
    QCOMPARE(std::string(name(Direction::Bearish)), std::string("bearish"));
    QCOMPARE(std::string(name(Direction::Neutral)), std::string("neutral"));
}
