#include "test_patterns_shapes.h"

#include "pattern_candles.h"

#include "studies/patterns/swings.h"

#include <QtTest/QtTest>

using studies::Direction;
using studies::PatternEvent;

namespace {

const std::vector<std::string> reversals = {"double_top",         "double_bottom",
                                            "triple_top",         "triple_bottom",
                                            "head_and_shoulders", "inverse_head_and_shoulders"};
const std::vector<std::string> lines = {"ascending_triangle", "descending_triangle", "symmetric_triangle",
                                        "rising_wedge",       "falling_wedge",       "rising_channel",
                                        "falling_channel"};
const std::vector<std::string> flags = {"bull_flag", "bear_flag", "bull_pennant", "bear_pennant"};

/// A fall to 100, a rise to 120, and what follows.
Drawing risen()
{
    return Drawing(110).rest(40, 0.5).to(100, 12).to(120, 15);
}

/// Four turns in equal time after a rise from below, and a way out.
Drawing between(double high, double low, double nextHigh, double nextLow, double out)
{
    return Drawing(100)
        .rest(40, 0.5)
        .to(90, 12)
        .to(high, 14)
        .to(low, 8)
        .to(nextHigh, 8)
        .to(nextLow, 7)
        .to(out, 8);
}

/// The only event of a set; a failed test if there is another number of them.
PatternEvent only(const Candles &candles, const std::vector<std::string> &kinds)
{
    const auto events = eventsOf(candles, kinds);
    return events.size() == 1 ? events.front() : PatternEvent{};
}

/// The last event of a set: on the way to four turns others may be found.
PatternEvent lastOf(const Candles &candles, const std::vector<std::string> &kinds)
{
    const auto events = eventsOf(candles, kinds);
    return events.empty() ? PatternEvent{} : events.back();
}

} // namespace

void TestPatternsShapes::doubleTopBreaksItsNeckline()
{
    const Drawing drawing = risen().to(112, 8).to(119.8, 8).to(104, 12);
    const PatternEvent top = only(drawing.candles(), reversals);
    QCOMPARE(top.kind, std::string("double_top"));
    QCOMPARE(int(top.direction), int(Direction::Bearish));
    QCOMPARE(detail(top, "first"), 120.3);
    QCOMPARE(detail(top, "first_bar"), 66.0);
    QCOMPARE(detail(top, "between"), 111.7);
    QCOMPARE(detail(top, "second"), 119.8 + 0.3);
    QCOMPARE(detail(top, "second_bar"), 82.0);
    QCOMPARE(detail(top, "neckline"), 111.7);
    QVERIFY(near(detail(top, "target"), 111.7 - (120.1 - 111.7), 1e-12));
    const auto &close = drawing.candles().close;
    QVERIFY(close[top.bar] < 111.7 && close[top.bar - 1] >= 111.7);

    const PatternEvent bottom = only(drawing.mirrored(220).candles(), reversals);
    QCOMPARE(bottom.kind, std::string("double_bottom"));
    QCOMPARE(int(bottom.direction), int(Direction::Bullish));
    QCOMPARE(bottom.bar, top.bar);
    QVERIFY(near(bottom.confidence, top.confidence, 1e-9));
    QVERIFY(near(detail(bottom, "neckline"), 220 - detail(top, "neckline"), 1e-12));
    QVERIFY(near(detail(bottom, "target"), 220 - detail(top, "target"), 1e-12));
}

void TestPatternsShapes::unevenTopsAreNone()
{
    QVERIFY(eventsOf(risen().to(112, 8).to(118, 8).to(104, 12).candles(), reversals).empty());
    QVERIFY(!eventsOf(risen().to(112, 8).to(119.6, 8).to(104, 12).candles(), reversals).empty());
}

void TestPatternsShapes::anUnbrokenNecklineIsNone()
{
    QVERIFY(eventsOf(risen().to(112, 8).to(119.8, 8).to(113, 8).rest(60, 0.4).candles(), reversals).empty());
    // Broken, but only after a close above both tops.
    QVERIFY(
        eventsOf(risen().to(112, 8).to(119.8, 8).to(114, 6).to(123, 3).to(104, 4).candles(), {"double_top"})
            .empty());
}

void TestPatternsShapes::tripleTopIsNoDoubleTop()
{
    const Drawing drawing = risen().to(112, 8).to(119.8, 8).to(112.4, 8).to(120.1, 8).to(104, 12);
    const PatternEvent top = only(drawing.candles(), reversals);
    QCOMPARE(top.kind, std::string("triple_top"));
    QCOMPARE(detail(top, "third_bar"), 98.0);
    QCOMPARE(detail(top, "neckline"), 111.7);
    QCOMPARE(only(drawing.mirrored(220).candles(), reversals).kind, std::string("triple_bottom"));
}

void TestPatternsShapes::headStandsOut()
{
    const auto shape = [](double head) {
        return Drawing(100)
            .rest(40, 0.5)
            .to(90, 12)
            .to(105, 12)
            .to(99, 6)
            .to(head, 10)
            .to(99.5, 10)
            .to(105.5, 6)
            .to(90, 12);
    };
    const PatternEvent top = only(shape(112).candles(), reversals);
    QCOMPARE(top.kind, std::string("head_and_shoulders"));
    QCOMPARE(int(top.direction), int(Direction::Bearish));
    QCOMPARE(detail(top, "second"), 112.3);
    // The neckline runs through both lows, rising by half in 20 bars.
    const double neck = 98.7 + 0.5 / 20 * (static_cast<double>(top.bar) - detail(top, "first_between_bar"));
    QVERIFY(near(detail(top, "neckline"), neck, 1e-12));
    QCOMPARE(only(shape(112).mirrored(200).candles(), reversals).kind,
             std::string("inverse_head_and_shoulders"));
    QVERIFY(ofKinds(studies::detectAll(shape(106).candles().input()), {"head_and_shoulders"}).empty());
}

void TestPatternsShapes::linesHaveTheirNames_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("mirror");
    QTest::addColumn<QList<double>>("turns");
    const auto row = [](const char *kind, const char *mirror, const QList<double> &turns) {
        QTest::newRow(kind) << QString::fromUtf8(kind) << QString::fromUtf8(mirror) << turns;
    };
    row("ascending_triangle", "descending_triangle", {110, 101, 110, 105.5, 116});
    row("symmetric_triangle", "symmetric_triangle", {112, 99, 110, 101.5, 116});
    row("rising_wedge", "falling_wedge", {107, 100, 111, 107.5, 118});
    row("rising_channel", "falling_channel", {106, 101.5, 112, 108, 120});
}

void TestPatternsShapes::linesHaveTheirNames()
{
    QFETCH(QString, kind);
    QFETCH(QString, mirror);
    QFETCH(QList<double>, turns);
    const Drawing drawing = between(turns[0], turns[1], turns[2], turns[3], turns[4]);
    const PatternEvent event = lastOf(drawing.candles(), lines);
    QCOMPARE(QString::fromStdString(event.kind), kind);
    QCOMPARE(int(event.direction), int(Direction::Bullish));
    QCOMPARE(detail(event, "first"), turns[0] + 0.3);
    QCOMPARE(detail(event, "fourth"), turns[3] - 0.3);
    QVERIFY(drawing.candles().close[event.bar] > detail(event, "upper"));
    QVERIFY(detail(event, "upper") > detail(event, "lower"));
    const PatternEvent other = lastOf(drawing.mirrored(220).candles(), lines);
    QCOMPARE(QString::fromStdString(other.kind), mirror);
    QCOMPARE(int(other.direction), int(Direction::Bearish));
    QCOMPARE(other.bar, event.bar);
}

/// The same turns, but a stretch far outside between them.
void TestPatternsShapes::aLineThatDoesNotHoldIsNone()
{
    QVERIFY(!eventsOf(between(110, 101, 110, 105.5, 116).candles(), lines).empty());
    // Lines that spread are no shape here.
    QVERIFY(eventsOf(between(108, 103, 111, 99, 116).candles(), lines).empty());
}

void TestPatternsShapes::flagHangsFromItsPole()
{
    const Drawing drawing = Drawing(100).rest(40, 0.5).to(112, 8).to(109, 8).to(114, 4);
    const PatternEvent flag = only(drawing.candles(), flags);
    QCOMPARE(flag.kind, std::string("bull_flag"));
    QCOMPARE(int(flag.direction), int(Direction::Bullish));
    QCOMPARE(detail(flag, "pole_to"), 112.3);
    QCOMPARE(detail(flag, "pole_to_bar"), 47.0);
    QCOMPARE(detail(flag, "retreat"), 108.7);
    const auto &close = drawing.candles().close;
    QVERIFY(close[flag.bar] > 112.3 && close[flag.bar - 1] <= 112.3);
    const PatternEvent other = only(drawing.mirrored(200).candles(), flags);
    QCOMPARE(other.kind, std::string("bear_flag"));
    QCOMPARE(other.bar, flag.bar);
}

void TestPatternsShapes::pennantCloses()
{
    Drawing drawing = Drawing(100).rest(40, 0.5).to(112, 8);
    for (int i = 0; i < 9; ++i) {
        const double half = 1.7 - 0.15 * i, side = i % 2 == 0 ? -0.5 : 0.5;
        drawing.candle(110.4 - side * half, 110.4 + half, 110.4 - half, 110.4 + side * half);
    }
    drawing.candle(110.4, 113.2, 110.2, 113);
    QCOMPARE(only(drawing.candles(), flags).kind, std::string("bull_pennant"));
    QCOMPARE(only(drawing.mirrored(200).candles(), flags).kind, std::string("bear_pennant"));
}

void TestPatternsShapes::aDeepRetreatIsNoFlag()
{
    QVERIFY(eventsOf(Drawing(100).rest(40, 0.5).to(112, 8).to(103, 8).to(114, 7).candles(), flags).empty());
    // Nor is a break after two bars, or a slow rise.
    QVERIFY(eventsOf(Drawing(100).rest(40, 0.5).to(112, 8).to(111, 2).to(114, 2).candles(), flags).empty());
    QVERIFY(eventsOf(Drawing(100).rest(40, 0.5).to(104, 8).to(103, 8).to(105, 4).candles(), flags).empty());
}

void TestPatternsShapes::tightRangeBreaks()
{
    const std::vector<std::string> kinds = {"range_breakout", "range_breakdown"};
    const Drawing drawing = Drawing(100).rest(80, 0.8).to(104, 3);
    const PatternEvent out = only(drawing.candles(), kinds);
    QCOMPARE(out.kind, std::string("range_breakout"));
    QCOMPARE(out.bar, std::size_t(80));
    QVERIFY(near(detail(out, "high"), 101.1, 1e-12));
    QVERIFY(near(detail(out, "low"), 98.9, 1e-12));
    QCOMPARE(only(drawing.mirrored(200).candles(), kinds).kind, std::string("range_breakdown"));
    // A range as wide as a swing is no range.
    QVERIFY(
        eventsOf(Drawing(100).rest(20, 0.8).to(110, 15).to(100, 15).to(112, 16).candles(), kinds).empty());
}

void TestPatternsShapes::swingsAlternate()
{
    const Candles candles = makeCandles(::Market::Walk, 4000, 9);
    const studies::Market market(candles.input());
    studies::Swings swings(market);
    QVERIFY(market.pivots.size() > 300);
    for (const studies::Pivot &pivot : market.pivots) {
        const auto &side = pivot.high ? candles.high : candles.low;
        for (std::size_t i = pivot.bar - 5; i <= pivot.bar + 5; ++i)
            QVERIFY(pivot.high ? side[i] <= pivot.price : side[i] >= pivot.price);
    }
    for (std::size_t bar = 0; bar < candles.size(); ++bar) {
        if (!swings.advance(bar) || swings.size() < 2)
            continue;
        QVERIFY(swings.last(0).high != swings.last(1).high);
        QVERIFY(swings.last(0).known() <= bar);
        QVERIFY(swings.last(0).high ? swings.last(0).price > swings.last(1).price
                                    : swings.last(0).price < swings.last(1).price);
    }
    QVERIFY(swings.size() > 50);
}
