#include "test_bands.h"

#include "candles.h"

#include "studies/chunk.h"
#include "studies/smooth.h"

#include <QtTest/QtTest>

#include <numbers>

using Column = std::vector<double>;

namespace {

/// out[bar] = value(bar) from bar `first` on, missing before.
template <class Value>
Column from(const Candles &candles, std::size_t first, Value value)
{
    Column out(candles.size(), std::nan(""));
    for (std::size_t bar = first; bar < candles.size(); ++bar)
        out[bar] = value(bar);
    return out;
}

/// The mean of value(bar) over the last `period` bars.
template <class Value>
double meanOf(std::size_t bar, std::size_t period, Value value)
{
    double sum = 0;
    for (std::size_t i = bar + 1 - period; i <= bar; ++i)
        sum += value(i);
    return sum / static_cast<double>(period);
}

template <class Value>
double varianceOf(std::size_t bar, std::size_t period, double divisor, Value value)
{
    const double mean = meanOf(bar, period, value);
    return meanOf(bar, period, [&](std::size_t i) { return (value(i) - mean) * (value(i) - mean); }) *
           static_cast<double>(period) / divisor;
}

/// y[t] = y[t−1] + pace (x[t] − y[t−1]) from the plain mean of the `period` values from bar `first` on.
Column smoothed(const Column &x, std::size_t first, std::size_t period, double pace)
{
    Column out(x.size(), std::nan(""));
    const std::size_t seed = first + period - 1;
    for (std::size_t bar = seed; bar < x.size(); ++bar)
        out[bar] = bar == seed ? meanOf(bar, period, [&](std::size_t i) { return x[i]; })
                               : out[bar - 1] + pace * (x[bar] - out[bar - 1]);
    return out;
}

Column ema(const Column &x, std::size_t first, std::size_t period)
{
    return smoothed(x, first, period, 2.0 / (static_cast<double>(period) + 1));
}

double trueRange(const Candles &c, std::size_t bar)
{
    return std::max(c.high[bar], c.close[bar - 1]) - std::min(c.low[bar], c.close[bar - 1]);
}

Column atr(const Candles &c, std::size_t period)
{
    return smoothed(from(c, 1, [&](std::size_t bar) { return trueRange(c, bar); }), 1, period,
                    1.0 / static_cast<double>(period));
}

double highest(const Column &x, std::size_t bar, std::size_t period)
{
    return *std::max_element(x.begin() + static_cast<std::ptrdiff_t>(bar + 1 - period),
                             x.begin() + static_cast<std::ptrdiff_t>(bar + 1));
}

double lowest(const Column &x, std::size_t bar, std::size_t period)
{
    return *std::min_element(x.begin() + static_cast<std::ptrdiff_t>(bar + 1 - period),
                             x.begin() + static_cast<std::ptrdiff_t>(bar + 1));
}

/// The newest point of the least-squares line through the last `period` values.
double lineEnd(const Column &x, std::size_t bar, std::size_t period)
{
    const double n = static_cast<double>(period), middle = (n - 1) / 2;
    double lean = 0, square = 0;
    for (std::size_t i = 0; i < period; ++i) {
        const double away = static_cast<double>(i) - middle;
        lean += away * x[bar + 1 - period + i];
        square += away * away;
    }
    return meanOf(bar, period, [&](std::size_t i) { return x[i]; }) + lean / square * middle;
}

double rogersSatchell(const Candles &c, std::size_t bar)
{
    return std::log(c.high[bar] / c.close[bar]) * std::log(c.high[bar] / c.open[bar]) +
           std::log(c.low[bar] / c.close[bar]) * std::log(c.low[bar] / c.open[bar]);
}

Column plainDema(const Candles &c)
{
    const Column once = ema(c.close, 0, 20), twice = ema(once, 19, 20);
    return from(c, 38, [&](std::size_t bar) { return 2 * once[bar] - twice[bar]; });
}

Column plainTema(const Candles &c)
{
    const Column once = ema(c.close, 0, 7), twice = ema(once, 6, 7), thrice = ema(twice, 12, 7);
    return from(c, 18, [&](std::size_t bar) { return 3 * once[bar] - 3 * twice[bar] + thrice[bar]; });
}

Column plainZlema(const Candles &c)
{
    Column out(c.size(), std::nan(""));
    out[8] = c.close[8];
    for (std::size_t bar = 9; bar < c.size(); ++bar)
        out[bar] = out[bar - 1] + 2.0 / 21 * (2 * c.close[bar] - c.close[bar - 9] - out[bar - 1]);
    return out;
}

Column plainJaw(const Candles &c)
{
    const Column median = from(c, 0, [&](std::size_t bar) { return (c.high[bar] + c.low[bar]) / 2; });
    const Column average = smoothed(median, 0, 13, 1.0 / 13);
    return from(c, 20, [&](std::size_t bar) { return average[bar - 8]; });
}

Column plainAccUpper(const Candles &c)
{
    return from(c, 19, [&](std::size_t bar) {
        return meanOf(bar, 20, [&](std::size_t i) {
            return c.high[i] * (1 + 4 * (c.high[i] - c.low[i]) / (c.high[i] + c.low[i]));
        });
    });
}

double deviation(const Candles &c, std::size_t bar)
{
    return std::sqrt(varianceOf(bar, 20, 20, [&](std::size_t i) { return c.close[i]; }));
}

double mean20(const Candles &c, std::size_t bar)
{
    return meanOf(bar, 20, [&](std::size_t i) { return c.close[i]; });
}

Column plainPercentB(const Candles &c)
{
    return from(c, 19, [&](std::size_t bar) {
        return (c.close[bar] - mean20(c, bar) + 2 * deviation(c, bar)) / (4 * deviation(c, bar));
    });
}

Column plainWidth(const Candles &c)
{
    return from(c, 19, [&](std::size_t bar) { return 4 * deviation(c, bar) / mean20(c, bar); });
}

Column plainDonchian(const Candles &c)
{
    return from(c, 20, [&](std::size_t bar) { return highest(c.high, bar - 1, 20); });
}

Column plainDonchianWidth(const Candles &c)
{
    return from(c, 20, [&](std::size_t bar) {
        const double top = highest(c.high, bar - 1, 20), bottom = lowest(c.low, bar - 1, 20);
        return (top - bottom) / ((top + bottom) / 2);
    });
}

Column plainChandelierShort(const Candles &c)
{
    const Column range = atr(c, 22);
    return from(c, 22, [&](std::size_t bar) { return lowest(c.low, bar, 22) + 3 * range[bar]; });
}

Column plainVolatility(const Candles &c)
{
    return from(c, 20, [&](std::size_t bar) {
        return std::sqrt(
            252 * varianceOf(bar, 20, 20, [&](std::size_t i) { return c.close[i] / c.close[i - 1] - 1; }));
    });
}

Column plainHistorical(const Candles &c)
{
    return from(c, 20, [&](std::size_t bar) {
        return std::sqrt(365 * varianceOf(bar, 20, 19, [&](std::size_t i) {
                             return std::log(c.close[i]) - std::log(c.close[i - 1]);
                         }));
    });
}

Column plainParkinson(const Candles &c)
{
    return from(c, 19, [&](std::size_t bar) {
        return std::sqrt(365 / (4 * std::log(2.0)) * meanOf(bar, 20, [&](std::size_t i) {
                             return std::pow(std::log(c.high[i] / c.low[i]), 2);
                         }));
    });
}

Column plainGarmanKlass(const Candles &c)
{
    return from(c, 19, [&](std::size_t bar) {
        return std::sqrt(365 * meanOf(bar, 20, [&](std::size_t i) {
                             return 0.5 * std::pow(std::log(c.high[i] / c.low[i]), 2) -
                                    (2 * std::log(2.0) - 1) * std::pow(std::log(c.close[i] / c.open[i]), 2);
                         }));
    });
}

Column plainRogersSatchell(const Candles &c)
{
    return from(c, 19, [&](std::size_t bar) {
        return std::sqrt(365 * meanOf(bar, 20, [&](std::size_t i) { return rogersSatchell(c, i); }));
    });
}

Column plainYangZhang(const Candles &c)
{
    const double k = 0.34 / (1.34 + 21.0 / 19);
    return from(c, 20, [&](std::size_t bar) {
        const double night =
            varianceOf(bar, 20, 19, [&](std::size_t i) { return std::log(c.open[i] / c.close[i - 1]); });
        const double day =
            varianceOf(bar, 20, 19, [&](std::size_t i) { return std::log(c.close[i] / c.open[i]); });
        const double inside = meanOf(bar, 20, [&](std::size_t i) { return rogersSatchell(c, i); });
        return std::sqrt(365 * (night + k * day + (1 - k) * inside));
    });
}

Column plainMomentum(const Candles &c)
{
    const Column away = from(c, 19, [&](std::size_t bar) {
        const double middle = (highest(c.high, bar, 20) + lowest(c.low, bar, 20)) / 2;
        return c.close[bar] - (middle + mean20(c, bar)) / 2;
    });
    return from(c, 38, [&](std::size_t bar) { return lineEnd(away, bar, 20); });
}

Column plainOn(const Candles &c)
{
    return from(c, 20, [&](std::size_t bar) {
        return 2 * deviation(c, bar) < 1.5 * meanOf(
                                                 bar, 20, [&](std::size_t i) { return trueRange(c, i); })
                   ? 1
                   : 0;
    });
}

Column plainAtrStop(const Candles &c)
{
    const Column range = atr(c, 21);
    Column out(c.size(), std::nan(""));
    double upper = 1e300, lower = -1e300;
    bool rising = c.close[21] >= c.close[20];
    for (std::size_t bar = 21; bar < c.size(); ++bar) {
        const double before = c.close[bar - 1], close = c.close[bar], reach = 3 * range[bar];
        upper = close + reach < upper || before > upper ? close + reach : upper;
        lower = close - reach > lower || before < lower ? close - reach : lower;
        rising = rising ? close > lower : close > upper;
        out[bar] = rising ? lower : upper;
    }
    return out;
}

struct Definition
{
    const char *study;
    std::size_t output;
    Column (*plain)(const Candles &);
};

constexpr Definition definitions[] = {
    {"dema:20", 0, plainDema},
    {"tema:7", 0, plainTema},
    {"zlema:20", 0, plainZlema},
    {"alligator", 0, plainJaw},
    {"accbands:20", 0, plainAccUpper},
    {"bbands_percent_b", 0, plainPercentB},
    {"bbands_width", 0, plainWidth},
    {"donchian:20", 0, plainDonchian},
    {"donchian_width:20", 0, plainDonchianWidth},
    {"chandelier:22:3", 1, plainChandelierShort},
    {"volatility:20", 0, plainVolatility},
    {"historical_volatility:20", 0, plainHistorical},
    {"parkinson:20", 0, plainParkinson},
    {"garman_klass:20", 0, plainGarmanKlass},
    {"rogers_satchell:20", 0, plainRogersSatchell},
    {"yang_zhang:20", 0, plainYangZhang},
    {"squeeze:20", 0, plainMomentum},
    {"squeeze:20", 1, plainOn},
    {"atr_stop:21:3", 0, plainAtrStop},
};

/// A pure cycle around a price.
Candles wave(std::size_t bars, double period)
{
    Candles out;
    for (std::size_t bar = 0; bar < bars; ++bar) {
        const double price = 100 + 5 * std::sin(2 * std::numbers::pi * static_cast<double>(bar) / period);
        out.add(static_cast<std::int64_t>(bar) * 3'600'000, price, price + 0.1, price - 0.1, price, 1);
    }
    return out;
}

} // namespace

void TestBands::followTheirDefinitions_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < std::size(definitions); ++i)
        QTest::addRow("%s output %d", definitions[i].study, int(definitions[i].output)) << int(i);
}

void TestBands::followTheirDefinitions()
{
    QFETCH(int, row);
    const Definition &one = definitions[row];
    for (const Market market : {Market::Walk, Market::Gappy, Market::Trend}) {
        const Candles candles = makeCandles(market, 1300, 61);
        const Column ours = computed(one.study, candles, one.output), plain = one.plain(candles);
        for (std::size_t bar = 0; bar < candles.size(); ++bar)
            QVERIFY2(near(ours[bar], plain[bar], 1e-9, 1e-11 * candles.close[bar]),
                     qPrintable(QStringLiteral("bar %1: %2 instead of %3")
                                    .arg(bar)
                                    .arg(ours[bar], 0, 'g', 17)
                                    .arg(plain[bar], 0, 'g', 17)));
    }
}

/// The registers' form against the loops', at every length of a tail.
void TestBands::kernelsGiveTheSameBits()
{
    const Column x = makeCandles(Market::Walk, 600, 62).close;
    const studies::SmootherWeights weights{0.1, 0.09, 0.81, 0.6561, 0.43046721, 0.18530201888518416};
    for (std::size_t bars = 1; bars <= studies::chunkBars; ++bars) {
        Column wide(bars + 16, 100.0), plain = wide;
        studies::sixteenths(x.data() + 16, bars, weights, wide.data() + 16);
        studies::sixteenthsPlain(x.data() + 16, bars, weights, plain.data() + 16);
        for (std::size_t bar = 0; bar < wide.size(); ++bar)
            QVERIFY(sameBits(wide[bar], plain[bar]));
    }
}

/// After a fall to a hundredth the average comes down with the price, never below it.
void TestBands::dynamicDoesNotOvershoot()
{
    Candles candles = flatCandles(50, 100, 1);
    const Candles low = flatCandles(50, 1, 1);
    for (std::size_t bar = 0; bar < low.size(); ++bar)
        candles.add(candles.time.back() + 3'600'000, 1, 1, 1, 1, 1);
    for (const double value : computed("dynamic:14", candles))
        QVERIFY(std::isnan(value) || value >= 1);
    QCOMPARE(computed("dynamic:14", candles).back(), 1.0);
}

void TestBands::squeezeIsOnWhenNothingMoves()
{
    const Candles flat = flatCandles(100, 7.3, 1);
    QCOMPARE(computed("squeeze", flat, 0).back(), 0.0);
    QCOMPARE(computed("squeeze", flat, 1).back(), 0.0); // two channels without width: neither lies inside
    Candles quiet = flat;
    for (std::size_t bar = 0; bar < quiet.size(); ++bar) {
        quiet.high[bar] += 0.1;
        quiet.low[bar] -= 0.1;
    }
    QCOMPARE(computed("squeeze", quiet, 1).back(), 1.0);
}

void TestBands::stopsChangeSides()
{
    const Candles candles = makeCandles(Market::Walk, 1200, 63);
    const auto stop = studies::run(request("vol_stop"), candles.input()).outputs;
    int turns = 0;
    for (std::size_t bar = 0; bar < candles.size(); ++bar) {
        QCOMPARE(std::isnan(stop[0][bar]), std::isnan(stop[2][bar]) && std::isnan(stop[3][bar]));
        QVERIFY(std::isnan(stop[2][bar]) || std::isnan(stop[3][bar]));
        if (stop[1][bar] == 1) {
            ++turns;
            QVERIFY(std::isnan(stop[3][bar]) ? candles.close[bar] > stop[0][bar]
                                             : candles.close[bar] < stop[0][bar]);
        }
    }
    QVERIFY(turns > 5);
}

/// The discriminator finds the period of a pure cycle, and its phase turns once in it.
void TestBands::cyclesAreFound()
{
    for (const double period : {12.0, 20.0, 30.0}) {
        const Candles candles = wave(600, period);
        const Column found = computed("ht_dcperiod", candles), phase = computed("ht_dcphase", candles);
        for (std::size_t bar = 400; bar < 600; ++bar)
            QVERIFY2(std::abs(found[bar] - period) < 0.1 * period, qPrintable(QString::number(found[bar])));
        int turns = 0;
        for (std::size_t bar = 300; bar < 600; ++bar)
            turns += phase[bar] < phase[bar - 1] - 180 ? 1 : 0;
        QVERIFY(std::abs(turns - 300 / period) <= 1);
        QVERIFY(std::abs(computed("ht_trendline", candles).back() - 100) < 1);
    }
}
