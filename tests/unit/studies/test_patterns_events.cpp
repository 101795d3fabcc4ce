#include "test_patterns_events.h"

#include "pattern_candles.h"

#include "studies/patterns/quality.h"

#include <QtTest/QtTest>

#include <set>

using studies::Direction;
using studies::PatternEvent;

namespace {

PatternEvent made(const char *kind, std::size_t bar, Direction direction, double confidence = 0.5)
{
    return {kind, kind, bar, direction, confidence, {}};
}

double at(const char *study, const Candles &candles, std::size_t bar, std::size_t output = 0)
{
    return computed(study, candles, output)[bar];
}

/// A fall, a bounce, a slower fall to a lower low, and a rise.
Drawing twoLows()
{
    return Drawing(120).rest(70, 0.5).to(104, 12).to(111, 8).to(102.5, 12).to(116, 14);
}

} // namespace

/// A close that swings around its average by less than 1.5 ATR does not cross it; the way through does, once.
void TestPatternsEvents::priceCrossesOnce()
{
    const std::vector<std::string> kinds = {"price_above_average", "price_below_average"};
    const Drawing drawing = Drawing(100).to(90, 60).rest(60, 0.4).to(110, 15);
    const auto events = eventsOf(drawing.candles(), kinds);
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].id, std::string("price_cross:50"));
    QCOMPARE(events[0].kind, std::string("price_above_average"));
    const Candles &candles = drawing.candles();
    const std::size_t bar = events[0].bar;
    const double average = at("sma:50", candles, bar);
    QVERIFY(near(detail(events[0], "average"), average, 1e-12));
    QVERIFY(candles.close[bar] - average > 1.5 * at("atr:14", candles, bar));
    QVERIFY(candles.close[bar - 1] - at("sma:50", candles, bar - 1) <= 1.5 * at("atr:14", candles, bar - 1));
}

void TestPatternsEvents::macdCrossesFarEnough()
{
    const Candles candles = makeCandles(::Market::Walk, 3000, 41);
    const auto line = computed("macd", candles, 0), signal = computed("macd", candles, 1);
    const auto atr = computed("atr:14", candles);
    std::size_t plain = 0;
    for (std::size_t bar = 34; bar < candles.size(); ++bar)
        plain += (line[bar] > signal[bar]) != (line[bar - 1] > signal[bar - 1]);
    const auto events = eventsOf(candles, {"macd_bullish_cross", "macd_bearish_cross"});
    QVERIFY(events.size() > 30 && events.size() < plain);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::size_t bar = events[i].bar;
        const double side = events[i].direction == Direction::Bullish ? 1 : -1;
        QVERIFY(side * (line[bar] - signal[bar]) > 0.3 * atr[bar]);
        QVERIFY(i == 0 || events[i].kind != events[i - 1].kind);
    }
}

void TestPatternsEvents::stochasticCrossesOutOfItsEnds()
{
    const Candles candles = makeCandles(::Market::Walk, 3000, 42);
    const auto events = eventsOf(candles, {"stoch_bullish_cross", "stoch_bearish_cross"});
    QVERIFY(events.size() > 30);
    const auto k = computed("stoch", candles, 0), d = computed("stoch", candles, 1);
    for (const PatternEvent &found : events) {
        const bool up = found.direction == Direction::Bullish;
        QVERIFY(up ? k[found.bar] > d[found.bar] + 6 : k[found.bar] < d[found.bar] - 6);
        QVERIFY(up ? detail(found, "extreme") <= 20 : detail(found, "extreme") >= 80);
    }
}

void TestPatternsEvents::directionalLinesCrossInATrend()
{
    const Candles candles = makeCandles(::Market::Walk, 3000, 43);
    const auto events = eventsOf(candles, {"di_bullish_cross", "di_bearish_cross"});
    QVERIFY(events.size() > 10);
    for (const PatternEvent &found : events) {
        const double gap = at("plus_di:14", candles, found.bar) - at("minus_di:14", candles, found.bar);
        QVERIFY(found.direction == Direction::Bullish ? gap > 5 : gap < -5);
        QVERIFY(detail(found, "adx") >= 20);
    }
}

void TestPatternsEvents::zeroIsCrossed()
{
    const Drawing drawing = Drawing(100).rest(40, 0.5).to(90, 20).to(108, 30);
    const auto momentum = eventsOf(drawing.candles(), {"momentum_above_zero", "momentum_below_zero"});
    QCOMPARE(momentum.back().kind, std::string("momentum_above_zero"));
    const std::size_t bar = momentum.back().bar;
    const auto &close = drawing.candles().close;
    QCOMPARE(detail(momentum.back(), "value"), close[bar] - close[bar - 10]);
    QVERIFY(close[bar] - close[bar - 10] > 2.5 * at("atr:14", drawing.candles(), bar));
    const auto macd = eventsOf(drawing.candles(), {"macd_above_zero"});
    QCOMPARE(macd.size(), std::size_t(1));
    QVERIFY(at("macd", drawing.candles(), macd[0].bar) > 0.25 * at("atr:14", drawing.candles(), macd[0].bar));
}

void TestPatternsEvents::averagesFallIntoLine()
{
    const Drawing drawing = Drawing(200).to(150, 220).to(260, 260);
    const auto events = eventsOf(drawing.candles(), {"ma_bullish_alignment", "ma_bearish_alignment"});
    QCOMPARE(events.size(), std::size_t(2));
    QCOMPARE(events[0].kind, std::string("ma_bearish_alignment"));
    QCOMPARE(events[0].bar, std::size_t(199));
    QCOMPARE(events[1].kind, std::string("ma_bullish_alignment"));
    QVERIFY(detail(events[1], "sma20") > detail(events[1], "sma50"));
    QVERIFY(detail(events[1], "sma50") > detail(events[1], "sma100"));
    QVERIFY(detail(events[1], "sma100") > detail(events[1], "sma200"));
}

void TestPatternsEvents::rsiDrawsAW()
{
    const Drawing drawing = twoLows();
    const auto events = eventsOf(drawing.candles(), {"rsi_w_bottom", "rsi_m_top"});
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].kind, std::string("rsi_w_bottom"));
    QCOMPARE(int(events[0].direction), int(Direction::Bullish));
    const auto rsi = computed("rsi:14", drawing.candles());
    QVERIFY(detail(events[0], "first_rsi") < 30);
    QVERIFY(detail(events[0], "second_rsi") > detail(events[0], "first_rsi"));
    QVERIFY(rsi[events[0].bar] > detail(events[0], "middle_rsi"));
    QVERIFY(rsi[events[0].bar - 1] <= detail(events[0], "middle_rsi"));
    QCOMPARE(eventsOf(drawing.mirrored(240).candles(), {"rsi_m_top"}).size(), std::size_t(1));
    // Without the second low there is no W.
    QVERIFY(eventsOf(Drawing(120).rest(70, 0.5).to(104, 12).to(122, 14).candles(), {"rsi_w_bottom"}).empty());
}

void TestPatternsEvents::divergenceIsKnownFiveBarsLater()
{
    const Drawing drawing = twoLows();
    const auto events =
        eventsOf(drawing.candles(), {"rsi_bullish_divergence", "rsi_hidden_bullish_divergence"});
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].kind, std::string("rsi_bullish_divergence"));
    QCOMPARE(events[0].id, std::string("divergence:rsi:14"));
    QCOMPARE(detail(events[0], "first_bar"), 81.0);
    QCOMPARE(detail(events[0], "second_bar"), 101.0);
    QCOMPARE(events[0].bar, std::size_t(106));
    QCOMPARE(detail(events[0], "first_price"), 103.7);
    QCOMPARE(detail(events[0], "second_price"), 102.2);
    QVERIFY(detail(events[0], "second_value") > detail(events[0], "first_value") + 3);
    QCOMPARE(eventsOf(drawing.mirrored(240).candles(), {"rsi_bearish_divergence"}).size(), std::size_t(1));
    // A mild low first and a sharp one after it: RSI follows the price down.
    const Drawing sharp = Drawing(120).rest(70, 0.5).to(116, 12).to(119, 8).to(104, 8).to(112, 14);
    QVERIFY(eventsOf(sharp.candles(), {"rsi_bullish_divergence"}).empty());
}

void TestPatternsEvents::hiddenDivergenceNeedsATrend()
{
    // A long rise; a slow dip, and after it a sharp one that ends higher.
    const Drawing drawing =
        Drawing(80).rest(40, 0.5).to(120, 60).to(117, 10).to(126, 14).to(119.5, 6).to(132, 14);
    const auto events = eventsOf(drawing.candles(), {"rsi_hidden_bullish_divergence"});
    QCOMPARE(events.size(), std::size_t(1));
    QVERIFY(detail(events[0], "second_price") > detail(events[0], "first_price"));
    QVERIFY(detail(events[0], "second_value") < detail(events[0], "first_value"));
    QCOMPARE(events[0].bar, static_cast<std::size_t>(detail(events[0], "second_bar")) + 5);
    QCOMPARE(eventsOf(drawing.mirrored(240).candles(), {"rsi_hidden_bearish_divergence"}).size(),
             std::size_t(1));
}

void TestPatternsEvents::bandsSqueezeAndRelease()
{
    const Drawing drawing = Drawing(100).rest(150, 2).rest(40, 0.1).to(108, 8, 300);
    const auto narrow = eventsOf(drawing.candles(), {"bb_squeeze"});
    QCOMPARE(narrow.size(), std::size_t(1));
    QVERIFY(narrow[0].bar > 150 && narrow[0].bar < 172);
    const auto ttm = eventsOf(drawing.candles(), {"ttm_squeeze", "ttm_release"});
    QVERIFY(ttm.size() >= 2);
    QCOMPARE(ttm[ttm.size() - 2].kind, std::string("ttm_squeeze"));
    QCOMPARE(ttm.back().kind, std::string("ttm_release"));
    QCOMPARE(int(ttm.back().direction), int(Direction::Bullish));
    QVERIFY(ttm.back().bar >= 190 && ttm.back().bar < 196);
    QCOMPARE(double(ttm.back().bar - ttm[ttm.size() - 2].bar + 9), detail(ttm.back(), "bars"));
    const auto down = eventsOf(drawing.mirrored(200).candles(), {"ttm_release"});
    QCOMPARE(int(down.back().direction), int(Direction::Bearish));
}

void TestPatternsEvents::atrSpikes()
{
    const Drawing drawing = Drawing(100).rest(60, 0.3).rest(8, 4).rest(80, 0.3).rest(8, 4);
    const auto events = eventsOf(drawing.candles(), {"atr_spike"});
    QCOMPARE(events.size(), std::size_t(2));
    QVERIFY(events[0].bar >= 60 && events[0].bar < 66);
    QVERIFY(detail(events[0], "ratio") >= 1.5);
    QCOMPARE(detail(events[0], "atr"), at("atr:14", drawing.candles(), events[0].bar));
    QCOMPARE(int(events[0].direction), int(Direction::Neutral));
}

void TestPatternsEvents::volumeSpikesAndDriesUp()
{
    const Drawing drawing =
        Drawing(100).rest(60, 0.5).to(101, 1, 400).to(100, 1, 900).rest(30, 0.5).rest(12, 0.5, 10);
    const auto spikes = eventsOf(drawing.candles(), {"volume_spike"});
    QCOMPARE(spikes.size(), std::size_t(1)); // the one right after it is the same news
    QCOMPARE(spikes[0].bar, std::size_t(60));
    QCOMPARE(int(spikes[0].direction), int(Direction::Bullish));
    QCOMPARE(detail(spikes[0], "ratio"), 4.0);
    QVERIFY(near(spikes[0].confidence, (0.5 + std::min(1.0, 1 / at("atr:14", drawing.candles(), 60) / 2)) / 2,
                 1e-12));
    const auto dry = eventsOf(drawing.candles(), {"volume_dry_up"});
    QCOMPARE(dry.size(), std::size_t(1));
    QVERIFY(dry[0].bar > 92 && detail(dry[0], "ratio") <= 0.4);
}

void TestPatternsEvents::volumeClimaxTurns()
{
    Drawing drawing = Drawing(100).rest(60, 0.5).to(110, 12);
    drawing.candle(110, 114, 109.8, 110.5, 700); // a new high on the heaviest volume, closed near its low
    const auto events = eventsOf(drawing.candles(), {"buying_climax", "selling_climax"});
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].kind, std::string("buying_climax"));
    QCOMPARE(int(events[0].direction), int(Direction::Bearish));
    QCOMPARE(eventsOf(drawing.mirrored(220).candles(), {"selling_climax"}).size(), std::size_t(1));
    Drawing strong = Drawing(100).rest(60, 0.5).to(110, 12);
    strong.candle(110, 114, 109.8, 113.8, 700); // closed at its high: no exhaustion
    QVERIFY(eventsOf(strong.candles(), {"buying_climax"}).empty());
}

void TestPatternsEvents::volumeTakesSides()
{
    Drawing drawing = Drawing(100).rest(60, 0.5);
    for (int i = 0; i < 24; ++i)
        drawing.to(i % 2 == 0 ? 100.5 : 100, 1, i % 2 == 0 ? 300 : 60);
    const auto events = eventsOf(drawing.candles(), {"accumulation", "distribution"});
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].kind, std::string("accumulation"));
    QVERIFY(detail(events[0], "share") >= 0.7);
    QCOMPARE(eventsOf(drawing.mirrored(200).candles(), {"distribution"}).size(), std::size_t(1));
}

void TestPatternsEvents::qualityOfNothing()
{
    const studies::Quality none = studies::quality({}, {100, 60, 30, 50, 1});
    QCOMPARE(none.overall, 0.0);
    QCOMPARE(none.sources, std::size_t(0));
    // Old news and news from later bars are none.
    const PatternEvent events[] = {made("double_top", 40, Direction::Bearish),
                                   made("double_top", 101, Direction::Bearish)};
    QCOMPARE(studies::quality(events, {100, 60, {}, {}, {}}).overall, 0.0);
    QCOMPARE(studies::quality(events, {100, 61, {}, {}, {}}).events, std::size_t(1));
}

/// Five candlesticks are one voice; five kinds of evidence are five.
void TestPatternsEvents::qualityCountsSources()
{
    std::vector<PatternEvent> same, different;
    for (const char *kind : {"cdlhammer", "cdldoji", "cdlengulfing", "cdlpiercing", "cdltakuri"})
        same.push_back(made(kind, 100, Direction::Bullish));
    for (const char *kind :
         {"cdlhammer", "double_bottom", "rsi_bullish_divergence", "golden_cross", "volume_spike"})
        different.push_back(made(kind, 100, Direction::Bullish));
    const studies::Quality one = studies::quality(same, {100, 60, {}, {}, {}});
    const studies::Quality five = studies::quality(different, {100, 60, {}, {}, {}});
    QCOMPARE(one.sources, std::size_t(1));
    QCOMPARE(one.events, std::size_t(5));
    QVERIFY(near(one.quantity, 35, 1e-12));
    QCOMPARE(five.sources, std::size_t(5));
    QVERIFY(near(five.quantity, 100 * (1 - std::pow(0.65, 5)), 1e-12));
    QVERIFY(five.confirmation > one.confirmation);
    QCOMPARE(five.recency, 100.0);
}

void TestPatternsEvents::qualityReadsAgreementAndAge()
{
    const studies::QualityView view{100, 50, 40, 50, 1};
    const std::vector<PatternEvent> agreed = {made("double_bottom", 100, Direction::Bullish),
                                              made("golden_cross", 100, Direction::Bullish)};
    const std::vector<PatternEvent> split = {made("double_bottom", 100, Direction::Bullish),
                                             made("golden_cross", 100, Direction::Bullish),
                                             made("cdlengulfing", 100, Direction::Bearish)};
    const std::vector<PatternEvent> old = {made("double_bottom", 60, Direction::Bullish),
                                           made("golden_cross", 60, Direction::Bullish)};
    const studies::Quality a = studies::quality(agreed, view), b = studies::quality(split, view),
                           c = studies::quality(old, view);
    QCOMPARE(int(a.direction), int(Direction::Bullish));
    QVERIFY(near(a.confirmation, 100 * std::sqrt(2.0 / 3), 1e-12));
    QVERIFY(near(b.confirmation, 100 * (2.0 / 3 - 0.5) / 0.5 * std::sqrt(3.0 / 4), 1e-9));
    QVERIFY(near(c.recency, 20, 1e-12));
    QCOMPARE(a.alignment, 100.0);
    QVERIFY(near(a.overall, 0.3 * a.quantity + 0.3 * a.confirmation + 0.2 * a.recency + 0.2 * a.alignment,
                 1e-12));
    // Against the trend, and with an RSI that has run its way, less is aligned.
    QVERIFY(near(studies::quality(agreed, {100, 50, 40, 80, -1}).alignment, 100.0 / 3, 1e-9));
    QCOMPARE(studies::quality(agreed, {100, 50, {}, {}, {}}).alignment, 0.0);
    const std::vector<PatternEvent> neutral = {made("bb_squeeze", 100, Direction::Neutral)};
    QCOMPARE(studies::quality(neutral, view).confirmation, 0.0);
    QCOMPARE(studies::quality(neutral, view).alignment, 0.0);
}

/// Every kind that a detector can publish is known, and nothing else is.
void TestPatternsEvents::qualityNamesWhatItDoesNotKnow()
{
    std::vector<PatternEvent> all;
    for (const studies::Pattern &pattern : studies::patterns())
        for (const char *kind : pattern.kinds)
            all.push_back(made(kind, 100, Direction::Bullish));
    const studies::Quality known = studies::quality(all, {100, 60, {}, {}, {}});
    QVERIFY(known.unknown.empty());
    QCOMPARE(known.sources, studies::patterns().size());
    QCOMPARE(known.events, all.size());
    const PatternEvent strangers[] = {made("macd_bullish_crossover", 100, Direction::Bullish)};
    QCOMPARE(studies::quality(strangers, {100, 60, {}, {}, {}}).unknown,
             std::vector<std::string>{"macd_bullish_crossover"});
    QVERIFY(studies::patternOf("cdlhammer") == &studies::patterns()[0]);
    QVERIFY(studies::patternOf("hammer") == nullptr);
}
