#include "test_relations.h"

#include "candles.h"

#include <QtTest/QtTest>

namespace {

constexpr std::int64_t hour = 3'600'000;

using Columns = std::vector<std::vector<double>>;

Columns all(const std::string &text, const Candles &candles)
{
    return studies::run(request(text), candles.input()).outputs;
}

void verifyAfterWarmup(const std::string &text, const Candles &candles, double expected)
{
    const auto first = static_cast<std::size_t>(request(text).warmup());
    for (const std::vector<double> &column : all(text, candles))
        for (std::size_t bar = first; bar < column.size(); ++bar)
            QVERIFY2(near(column[bar], expected, 1e-13, 1e-12), text.c_str());
}

void verifySame(const std::vector<double> &a, const std::vector<double> &b, const char *what,
                double relative = 1e-12, double absolute = 0)
{
    QCOMPARE(a.size(), b.size());
    for (std::size_t bar = 0; bar < a.size(); ++bar)
        QVERIFY2(near(a[bar], b[bar], relative, absolute), what);
}

/// Bars whose open, high, low and close are `price(bar)` moved by 0, 1, −1 and 0 parts of `reach`.
template <class Price>
Candles made(std::size_t bars, double reach, Price price)
{
    Candles out;
    for (std::size_t bar = 0; bar < bars; ++bar) {
        const double at = price(bar);
        out.add(static_cast<std::int64_t>(bar) * hour, at, at + reach, at - reach, at, 2);
    }
    return out;
}

} // namespace

void TestRelations::stillMarketsAreDefined()
{
    for (const double price : {0.1, 1e-9, 1e12, 64013.37}) {
        const Candles candles = flatCandles(900, price, 3);
        for (const char *zero : {"stochf",
                                 "stochrsi",
                                 "willr",
                                 "mom",
                                 "roc",
                                 "rocp",
                                 "tsi",
                                 "rmi",
                                 "cmo",
                                 "apo",
                                 "apo:12:26:1",
                                 "ppo",
                                 "macdext",
                                 "macdfix",
                                 "pmo",
                                 "smi",
                                 "coppock",
                                 "kst",
                                 "ultosc",
                                 "awesome",
                                 "fisher",
                                 "trix",
                                 "qstick",
                                 "bop",
                                 "cci",
                                 "stc",
                                 "roc_wb",
                                 "plus_dm",
                                 "minus_dm",
                                 "aroonosc",
                                 "adosc",
                                 "ad",
                                 "force",
                                 "pvt",
                                 "emv",
                                 "kvo",
                                 "marketfi",
                                 "wad",
                                 "obv_slope",
                                 "var",
                                 "stddev",
                                 "stderr",
                                 "avgdev",
                                 "entropy",
                                 "correl",
                                 "beta",
                                 "td_sequential",
                                 "linearreg_slope",
                                 "linearreg_angle",
                                 "vosc"})
            verifyAfterWarmup(zero, candles, 0);
        for (const char *same :
             {"sar", "linearreg", "linearreg_intercept", "tsf", "linearreg_channel", "twap", "twap:20",
              "volume_profile", "max", "min", "minmax", "avgprice", "medprice", "typprice", "wclprice",
              "heikin_ashi", "ichimoku", "supertrend:10:3"})
            for (const std::vector<double> &column : all(same, candles))
                for (std::size_t bar = static_cast<std::size_t>(request(same).warmup()); bar < 900; ++bar)
                    QVERIFY2(std::isnan(column[bar]) ? std::string_view(same).starts_with("super")
                                                     : near(column[bar], price, 1e-14),
                             same);
        for (const char *none :
             {"vortex", "vhf", "linearreg_r2", "hurst", "zscore", "skew", "kurtosis", "autocorr", "zigzag",
              "pivots", "swing_points", "support_resistance", "fib_retracement"})
            verifyAfterWarmup(none, candles, std::nan(""));
        for (const char *one : {"nvi", "pvi"})
            verifyAfterWarmup(one, candles, 1000);
        verifyAfterWarmup("aroon", candles, 100);
        verifyAfterWarmup("rocr100", candles, 100);
        verifyAfterWarmup("cmf", candles, 0);
    }
}

/// A market that rises by one each bar: every study of direction says so.
void TestRelations::straightMarkets()
{
    const Candles up = made(400, 0.5, [](std::size_t bar) { return 100.0 + static_cast<double>(bar); });
    verifyAfterWarmup("mom:10", up, 10);
    verifyAfterWarmup("tsi", up, 100);
    verifyAfterWarmup("rmi", up, 100);
    verifyAfterWarmup("cmo", up, 100);
    verifyAfterWarmup("linearreg_slope", up, 1);
    verifyAfterWarmup("linearreg_angle", up, 45);
    verifyAfterWarmup("linearreg_r2", up, 1);
    verifyAfterWarmup("aroonosc", up, 100);
    verifyAfterWarmup("obv_slope", up, 1);
    QVERIFY(near(computed("vhf:10", up)[100], 0.9, 1e-12));
    QCOMPARE(computed("td_sequential", up)[100], 9.0);
    QCOMPARE(computed("td_sequential", up)[7], 4.0);
    QVERIFY(near(computed("tsf:14", up)[50], up.close[51], 1e-13));
    QVERIFY(computed("pfe", up)[100] > 99);
    QVERIFY(computed("supertrend", up)[100] < up.low[100]);
    QVERIFY(computed("sar", up)[100] < up.low[100]);
    QVERIFY(computed("hurst", made(300, 1, [](std::size_t bar) {
                         return 100.0 + static_cast<double>(bar / 60 % 2 == 0 ? bar % 60 : 60 - bar % 60);
                     }))[250] > 0.7);
}

void TestRelations::boundsHold()
{
    const auto within = [](const char *text, double least, double most) {
        for (int market = 0; market < markets; ++market)
            for (const std::vector<double> &column : all(text, makeCandles(Market(market), 900, 81)))
                for (const double value : column)
                    QVERIFY2(std::isnan(value) || (value >= least - 1e-9 && value <= most + 1e-9), text);
    };
    for (const char *text : {"stochf", "stochrsi", "rmi", "crsi", "ultosc", "stc", "aroon"})
        within(text, 0, 100);
    for (const char *text : {"tsi", "cmo", "smi", "aroonosc", "pfe"})
        within(text, -100, 100);
    within("willr", -100, 0);
    for (const char *text : {"vhf", "linearreg_r2", "entropy"})
        within(text, 0, 1);
    for (const char *text : {"bop", "cmf", "correl", "autocorr", "obv_slope"})
        within(text, text == std::string_view("obv_slope") ? -2 : -1,
               text == std::string_view("obv_slope") ? 2 : 1);
}

/// A study of a window gives the same bits whatever came before the window.
void TestRelations::windowsForget()
{
    const Candles candles = makeCandles(Market::Walk, 1500, 82);
    for (const char *text : {"stochf",
                             "willr",
                             "mom",
                             "roc",
                             "apo",
                             "ppo",
                             "coppock",
                             "kst",
                             "ultosc",
                             "awesome",
                             "dpo",
                             "qstick",
                             "cci",
                             "bop",
                             "aroon",
                             "aroonosc",
                             "ichimoku",
                             "vortex",
                             "vhf",
                             "linearreg",
                             "linearreg_slope",
                             "tsf",
                             "linearreg_channel",
                             "linearreg_r2",
                             "cmf",
                             "emv:14",
                             "vosc",
                             "marketfi",
                             "twap:20",
                             "volume_profile",
                             "var",
                             "stddev",
                             "stderr",
                             "zscore",
                             "skew",
                             "kurtosis",
                             "avgdev",
                             "entropy",
                             "autocorr",
                             "correl",
                             "beta",
                             "max",
                             "min",
                             "minmax",
                             "sum",
                             "detrend",
                             "rolling_pivots",
                             "pivots",
                             "fractal"}) {
        const studies::Request wanted = request(text);
        const auto reach = static_cast<std::size_t>(wanted.warmup());
        const auto whole = studies::run(wanted, candles.input());
        for (const std::size_t first :
             {std::size_t(1), std::size_t(77), std::size_t(513), std::size_t(1200)}) {
            const auto late = studies::run(wanted, candles.slice(first, candles.size() - first).input());
            for (std::size_t output = 0; output < whole.outputs.size(); ++output)
                for (std::size_t bar = reach; bar < candles.size() - first; ++bar)
                    QVERIFY2(sameBits(late.outputs[output][bar], whole.outputs[output][bar + first]), text);
        }
    }
}

void TestRelations::oneStudyFollowsFromAnother()
{
    const Candles candles = makeCandles(Market::Walk, 1200, 83);
    verifySame(computed("rmi:14:1", candles), computed("rsi:14", candles), "rmi of one bar is rsi");
    verifySame(computed("stochf:14:3", candles, 1), computed("stoch:14:3:1", candles), "slow k is fast d");
    const Columns aroon = all("aroon:25", candles), slope = all("slope:14", candles);
    const auto oscillator = computed("aroonosc:25", candles), cmo = computed("cmo:14", candles),
               rsi = computed("rsi:14", candles), line = computed("linearreg:14", candles),
               steep = computed("linearreg_slope:14", candles), next = computed("tsf:14", candles),
               detrended = computed("detrend:14", candles), sar = computed("sar", candles),
               both = computed("sarext", candles), stddev = computed("stddev:20", candles),
               var = computed("var:20", candles), error = computed("stderr:20", candles);
    const Columns ends = all("minmax:30", candles), bars = all("minmaxindex:30", candles);
    for (std::size_t bar = 60; bar < candles.size(); ++bar) {
        QVERIFY(near(oscillator[bar], aroon[1][bar] - aroon[0][bar], 1e-12, 1e-12));
        QVERIFY(near(cmo[bar], 2 * rsi[bar] - 100, 1e-9, 1e-9));
        QVERIFY(near(next[bar], line[bar] + steep[bar], 1e-13));
        QVERIFY(near(detrended[bar], candles.close[bar] - line[bar], 1e-9, 1e-12));
        QVERIFY(near(slope[0][bar], steep[bar], 1e-9, 1e-12));
        QVERIFY(near(slope[4][bar], line[bar], 1e-12));
        QCOMPARE(sar[bar], std::abs(both[bar]));
        QVERIFY(near(stddev[bar] * stddev[bar], var[bar], 1e-12));
        QVERIFY(near(error[bar] * std::sqrt(20.0), stddev[bar], 1e-12));
        QCOMPARE(candles.close[static_cast<std::size_t>(bars[0][bar])], ends[0][bar]);
        QCOMPARE(candles.close[static_cast<std::size_t>(bars[1][bar])], ends[1][bar]);
    }
    verifySame(computed("apo:12:26:1", candles), computed("apo:26:12:1", candles), "periods in any order");
}

/// The same market at a price of 1e-9: a power of two apart, so that every bit must agree.
void TestRelations::cheapTokensAreReadAlike()
{
    const Candles dear = makeCandles(Market::Walk, 400, 84), cheap = dear.scaled(std::ldexp(1.0, -36), 1);
    for (const char *text : {"cci", "crsi", "stochrsi", "fisher", "smi", "tsi", "pfe", "hurst", "zscore",
                             "skew", "kurtosis", "entropy", "td_sequential", "obv_slope", "stc", "rmi"}) {
        const auto a = computed(text, dear), b = computed(text, cheap);
        QVERIFY2(std::isfinite(a.back()), text);
        for (std::size_t bar = 0; bar < a.size(); ++bar)
            QVERIFY2(sameBits(a[bar], b[bar]), text);
    }
    QVERIFY(computed("stddev:20", cheap).back() > 1e-13);
}

void TestRelations::withoutVolume()
{
    const Candles candles = makeCandles(Market::Walk, 300, 85).scaled(1, 0);
    for (const char *zero : {"ad", "adosc", "force", "pvt", "emv:14", "kvo", "obv_slope", "correl"})
        verifyAfterWarmup(zero, candles, 0);
    for (const char *none : {"cmf", "vosc", "marketfi", "volume_profile"})
        verifyAfterWarmup(none, candles, std::nan(""));
    QVERIFY(std::isfinite(computed("wad", candles).back()));
    QCOMPARE(computed("nvi", candles).back(), 1000.0);
    QVERIFY(std::isfinite(computed("twap", candles).back()));
}

/// MACDEXT of exponential averages seeds each with its own first closes, MACD both at the same bar; after a
/// while that no longer shows.
void TestRelations::averagesMayBeOfAnyKind()
{
    const Candles candles = makeCandles(Market::Walk, 900, 86);
    const Columns free = all("macdext:12:1:26:1:9:1", candles), plain = all("macd:12:26:9", candles);
    const auto apo = computed("apo:12:26:1", candles), weighted = computed("apo:3:9:2", candles);
    for (std::size_t bar = 700; bar < candles.size(); ++bar) {
        for (std::size_t output = 0; output < 3; ++output)
            QVERIFY(near(free[output][bar], plain[output][bar], 1e-9, 1e-9));
        QVERIFY(near(apo[bar], plain[0][bar], 1e-9, 1e-9));
        double fast = 0, slow = 0;
        for (std::size_t i = 0; i < 9; ++i) {
            fast += i < 3 ? candles.close[bar - i] * static_cast<double>(3 - i) / 6 : 0;
            slow += candles.close[bar - i] * static_cast<double>(9 - i) / 45;
        }
        QVERIFY(near(weighted[bar], fast - slow, 1e-9, 1e-11));
    }
}
