#include "test_edges.h"

#include "candles.h"
#include "traits.h"

#include <QtTest/QtTest>

namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 24 * hour;

/// 30 bars that walk, then `still` bars that stay where the walk ended.
Candles walkThenStill(std::size_t still)
{
    Candles out = makeCandles(Market::Walk, 30, 41);
    const double price = out.close.back();
    for (std::size_t i = 0; i < still; ++i)
        out.add(out.time.back() + hour, price, price, price, price, 1);
    return out;
}

void verifyAll(const std::vector<double> &column, std::size_t from, double expected, const char *what)
{
    for (std::size_t bar = from; bar < column.size(); ++bar)
        QVERIFY2(near(column[bar], expected, 1e-15), what);
}

} // namespace

void TestEdges::flatMarketIsDefined()
{
    for (const double price : {0.1, 1e-9, 1e12, 64013.37}) {
        const Candles candles = flatCandles(1300, price, 3);
        for (const char *zero : {"rsi:14", "stoch:14:3:3", "mfi:14", "dx:14", "adx:14", "adxr:14",
                                 "plus_di:14", "minus_di:14", "atr:14", "macd:12:26:9"})
            verifyAll(computed(zero, candles), static_cast<std::size_t>(request(zero).warmup()), 0, zero);
        for (const char *same : {"sma:20", "sma:7", "ema:20", "vwap", "vwap:20"})
            verifyAll(computed(same, candles), static_cast<std::size_t>(request(same).warmup()), price, same);
        verifyAll(computed("chop:14", candles), 0, std::nan(""), "chop");
        verifyAll(computed("obv", candles), 0, 3, "obv");
        const auto bands = studies::run(request("bbands:20:2:2"), candles.input()).outputs;
        for (std::size_t bar = 19; bar < candles.size(); ++bar)
            QVERIFY(bands[0][bar] == bands[1][bar] && bands[2][bar] == bands[1][bar]);
    }
}

void TestEdges::shortSeriesAreMissing()
{
    for (const studies::Study &study : studies::catalogue())
        for (const std::size_t bars : std::initializer_list<std::size_t>{0, 1, 2, 3}) {
            const auto wanted = request(study.name);
            const auto columns = studies::run(wanted, makeCandles(Market::Walk, bars, 3).input());
            for (std::size_t bar = 0; bar < bars; ++bar) {
                const bool missing = std::any_of(
                    columns.outputs.begin(), columns.outputs.end(),
                    [bar](const std::vector<double> &column) { return std::isnan(column.at(bar)); });
                QVERIFY2(missing || bar >= static_cast<std::size_t>(wanted.warmup()), study.name);
            }
            for (const std::vector<double> &column : columns.outputs)
                QCOMPARE(column.size(), bars);
        }
    QVERIFY(std::isnan(computed("sma:100000", makeCandles(Market::Walk, 50, 3))[49]));
    QVERIFY(std::isnan(computed("bbands:100000", makeCandles(Market::Walk, 50, 3))[49]));
}

void TestEdges::firstValueNeedsTheWarmupOnly()
{
    for (const studies::Study &study : studies::catalogue()) {
        const auto wanted = request(study.name);
        const auto bars = static_cast<std::size_t>(wanted.warmup()) + 1;
        for (const std::vector<double> &column :
             studies::run(wanted, makeCandles(Market::Walk, bars, 9).input()).outputs)
            QVERIFY2(traitOf(study).sparse || std::isfinite(column.back()), study.name);
    }
}

/// Nothing but sessions looks at the clock: a gap is not filled, the next bar follows the last
/// one.
void TestEdges::gapsAreJustTheNextBar()
{
    const Candles gappy = makeCandles(Market::Gappy, 600, 10);
    Candles dense = gappy;
    for (std::size_t bar = 0; bar < dense.size(); ++bar)
        dense.time[bar] = static_cast<std::int64_t>(bar) * hour;
    for (const studies::Study &study : studies::catalogue()) {
        const std::string_view name = study.name;
        if (name == "vwap" || name == "twap" || name.starts_with("pivots_"))
            continue;
        const auto a = studies::run(request(study.name), gappy.input());
        const auto b = studies::run(request(study.name), dense.input());
        for (std::size_t output = 0; output < a.outputs.size(); ++output)
            for (std::size_t bar = 0; bar < gappy.size(); ++bar)
                QVERIFY2(sameBits(a.outputs[output][bar], b.outputs[output][bar]), study.name);
    }
}

void TestEdges::withoutVolume()
{
    const Candles candles = makeCandles(Market::Walk, 200, 11).scaled(1, 0);
    verifyAll(computed("vwap", candles), 0, std::nan(""), "vwap");
    verifyAll(computed("vwap:20", candles), 0, std::nan(""), "vwap:20");
    verifyAll(computed("mfi:14", candles), 14, 0, "mfi");
    verifyAll(computed("obv", candles), 0, 0, "obv");
    QVERIFY(std::isfinite(computed("rsi:14", candles).back()));
}

/// A price of 1e-8 that moves by a hundredth: its variance is far below 1e-14, and yet its bands are 1 %
/// wide.
void TestEdges::cheapTokensKeepTheirBands()
{
    const Candles dear = makeCandles(Market::Walk, 300, 12), cheap = dear.scaled(std::ldexp(1.0, -34), 1);
    const auto wide = computed("bbands:20:2:2", dear), narrow = computed("bbands:20:2:2", cheap);
    for (std::size_t bar = 19; bar < dear.size(); ++bar)
        QCOMPARE(narrow[bar], std::ldexp(wide[bar], -34));
    QVERIFY(computed("bbands:20:2:2", cheap)[200] > 1.001 * computed("sma:20", cheap)[200]);
    QCOMPARE(computed("rsi:14", cheap)[200], computed("rsi:14", dear)[200]);
    QCOMPARE(computed("adx:14", cheap)[200], computed("adx:14", dear)[200]);
}

/// Money flows far below one unit of the quote currency are flows all the same.
void TestEdges::thinTokensKeepTheirFlow()
{
    const Candles rich = makeCandles(Market::Walk, 100, 13),
                  poor = rich.scaled(std::ldexp(1.0, -20), std::ldexp(1.0, -20));
    const auto much = computed("mfi:14", rich), little = computed("mfi:14", poor);
    for (std::size_t bar = 14; bar < rich.size(); ++bar) {
        QVERIFY(much[bar] > 0);
        QCOMPARE(little[bar], much[bar]);
    }
}

/// Wilder's averages fade in the same measure, so RSI stays where it was, until no movement is left at the
/// price's scale.
void TestEdges::stillnessAfterMovement()
{
    const Candles candles = walkThenStill(3000);
    const auto rsi = computed("rsi:14", candles);
    for (std::size_t bar = 30; bar < 300; ++bar)
        QVERIFY(near(rsi[bar], rsi[29], 1e-11));
    QCOMPARE(rsi.back(), 0.0);
    QCOMPARE(computed("plus_di:14", candles).back(), 0.0);
    QVERIFY(computed("atr:14", candles).back() < 1e-14 * candles.close.back());
    QVERIFY(near(computed("bbands:20:2:2", candles, 0).back(), candles.close.back(), 1e-15));
}

/// Once nothing moves any more DX repeats its last value and ADX stays; when movement returns both go on.
void TestEdges::adxWaitsWhereNothingMoves()
{
    Candles candles = walkThenStill(700);
    const Candles more = makeCandles(Market::Walk, 60, 42);
    for (std::size_t bar = 0; bar < more.size(); ++bar)
        candles.add(candles.time.back() + hour, more.open[bar], more.high[bar], more.low[bar],
                    more.close[bar], 1);
    const auto dx = computed("dx:14", candles), adx = computed("adx:14", candles);
    for (std::size_t bar = 500; bar < 730; ++bar) {
        QCOMPARE(dx[bar], dx[499]);
        QCOMPARE(adx[bar], adx[499]);
    }
    QVERIFY(dx[735] != dx[729]);
    for (std::size_t bar = 731; bar < candles.size(); ++bar)
        QVERIFY(near(adx[bar], (13 * adx[bar - 1] + dx[bar]) / 14, 1e-13));
}

void TestEdges::macdTakesPeriodsInAnyOrder()
{
    const Candles candles = makeCandles(Market::Walk, 300, 14);
    QCOMPARE(request("macd:26:12:9").warmup(), request("macd:12:26:9").warmup());
    for (std::size_t output = 0; output < 3; ++output) {
        const auto a = computed("macd:26:12:9", candles, output),
                   b = computed("macd:12:26:9", candles, output);
        for (std::size_t bar = 0; bar < candles.size(); ++bar)
            QVERIFY(sameBits(a[bar], b[bar]));
    }
    verifyAll(computed("macd:9:9:3", candles), 10, 0, "equal periods");
}

void TestEdges::macdOfAFlatEndSettles()
{
    const auto macd = computed("macd:12:26:9", walkThenStill(900));
    QVERIFY(macd[40] != 0);
    QCOMPARE(macd.back(), 0.0);
}

void TestEdges::obvIsExactForWholeVolumes()
{
    Candles candles = makeCandles(Market::Ticks, 20'000, 15);
    double total = 0;
    for (double &volume : candles.volume)
        volume = std::floor(volume * 1e6);
    const auto obv = computed("obv", candles);
    for (std::size_t bar = 0; bar < candles.size(); ++bar) {
        const double change = bar == 0 ? 1 : candles.close[bar] - candles.close[bar - 1];
        total += change > 0 ? candles.volume[bar] : change < 0 ? -candles.volume[bar] : 0;
        QCOMPARE(obv[bar], total);
    }
}

void TestEdges::vwapStartsAnewEachDay()
{
    Candles candles;
    for (int bar = 0; bar < 60; ++bar)
        candles.add(20 * hour + bar * hour, 10 + bar, 10 + bar, 10 + bar, 10 + bar, bar % 2 == 0 ? 1 : 3);
    const auto vwap = computed("vwap", candles);
    QCOMPARE(vwap[0], 10.0);
    QCOMPARE(vwap[1], (10.0 + 3 * 11) / 4);
    QCOMPARE(vwap[4], 14.0); // 00:00 of the second day
    QCOMPARE(vwap[5], (14.0 + 3 * 15) / 4);
    QCOMPARE(vwap[28], 38.0);
    QVERIFY(vwap[27] < 30);
    QCOMPARE(computed("vwap:1", candles)[40], 50.0);
}

void TestEdges::vwapOfDailyBarsRunsOn()
{
    Candles candles;
    for (int bar = 0; bar < 300; ++bar)
        candles.add(bar * day, bar + 1, bar + 1, bar + 1, bar + 1, 2);
    const auto vwap = computed("vwap", candles);
    for (std::size_t bar = 0; bar < candles.size(); ++bar)
        QVERIFY(near(vwap[bar], (static_cast<double>(bar) + 2) / 2, 1e-15));
}

/// Two bars a day apart may be hourly bars with a gap; the first two neighbours tell.
void TestEdges::vwapLearnsThatBarsAreShort()
{
    Candles candles;
    for (const std::int64_t time : {5 * hour, day + 5 * hour, day + 6 * hour, 2 * day})
        candles.add(time, 1.0 * static_cast<double>(time / hour), 500, 0.5,
                    2.0 * static_cast<double>(time / hour), 1);
    const auto vwap = computed("vwap", candles);
    const auto typical = [&](std::size_t bar) { return (500 + 0.5 + candles.close[bar]) / 3; };
    QVERIFY(near(vwap[1], (typical(0) + typical(1)) / 2, 1e-15));
    QVERIFY(near(vwap[2], (typical(1) + typical(2)) / 2, 1e-15));
    QVERIFY(near(vwap[3], typical(3), 1e-15));
}

/// After a fall by a factor of 10^9 nothing of the old prices is left in a window, and nothing of their
/// rounding.
void TestEdges::aCrashLeavesNoTrace()
{
    const Candles dear = makeCandles(Market::Walk, 700, 16).scaled(1e9, 1),
                  cheap = makeCandles(Market::Walk, 700, 17);
    Candles candles = dear;
    for (std::size_t bar = 0; bar < cheap.size(); ++bar)
        candles.add(candles.time.back() + hour, cheap.open[bar], cheap.high[bar], cheap.low[bar],
                    cheap.close[bar], cheap.volume[bar]);
    for (const char *text : {"sma:50", "bbands:20:2:2", "stoch:14:3:3", "mfi:14", "chop:14", "vwap:20"}) {
        const auto all = computed(text, candles), alone = computed(text, cheap);
        for (std::size_t bar = 100; bar < cheap.size(); ++bar)
            QVERIFY2(sameBits(all[bar + 700], alone[bar]), text);
    }
}

void TestEdges::aMillionBarsDoNotDrift()
{
    const Candles candles = makeCandles(Market::Walk, 1'000'000, 18);
    const auto ema = computed("ema:20", candles), rsi = computed("rsi:14", candles);
    long double average = 0, gain = 0, loss = 0, worst = 0;
    for (std::size_t bar = 0; bar < candles.size(); ++bar) {
        const auto close = static_cast<long double>(candles.close[bar]);
        const long double change = bar == 0 ? 0 : close - static_cast<long double>(candles.close[bar - 1]);
        average = bar < 20 ? average + close / 20 : average + 2.0L / 21 * (close - average);
        gain += (std::max(change, 0.0L) - (bar > 14 ? gain : 0)) / 14;
        loss += (std::max(-change, 0.0L) - (bar > 14 ? loss : 0)) / 14;
        if (bar >= 20) {
            worst = std::max(worst, std::abs(static_cast<long double>(ema[bar]) / average - 1));
            worst = std::max(worst,
                             std::abs(static_cast<long double>(rsi[bar]) * (gain + loss) / (100 * gain) - 1));
        }
    }
    QVERIFY2(worst < 1e-12L, qPrintable(QString::number(static_cast<double>(worst))));
}
