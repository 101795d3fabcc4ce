#include "test_expression.h"

#include "candles.h"
#include "traits.h"

#include "studies/expression.h"
#include "studies/expression_terms.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

#include <set>

using base::ErrorCode;
using studies::Expression;
using studies::Truth;
using Type = Expression::Type;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Expression number(const std::string &text)
{
    auto read = Expression::parse(text, Type::Number);
    if (!read)
        qFatal("%s: %s", text.c_str(), read.error().detail.c_str());
    return std::move(*read);
}

Expression condition(const std::string &text)
{
    auto read = Expression::parse(text, Type::Truth);
    if (!read)
        qFatal("%s: %s", text.c_str(), read.error().detail.c_str());
    return std::move(*read);
}

std::vector<double> shifted(const std::vector<double> &column, std::size_t back)
{
    std::vector<double> out(column.size(), none);
    for (std::size_t i = back; i < out.size(); ++i)
        out[i] = column[i - back];
    return out;
}

void verifyEqual(const std::vector<double> &got, const std::vector<double> &wanted, const std::string &what)
{
    QCOMPARE(got.size(), wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        QVERIFY2(sameBits(got[i], wanted[i]), (what + " at bar " + std::to_string(i)).c_str());
}

} // namespace

void TestExpression::namesAreTheCatalogues()
{
    for (const studies::Study &study : studies::catalogue())
        for (const char *output : study.outputs) {
            const std::string word =
                study.outputs.size() == 1 ? study.name : std::string(study.name) + '.' + output;
            const auto read = Expression::parse(word, Type::Number);
            QVERIFY2(read.has_value(), word.c_str());
            QCOMPARE(read->terms().size(), std::size_t(1));
            QCOMPARE(read->terms()[0].request->id(), request(study.name).id());
        }
    std::set<std::string> kinds;
    for (const studies::Pattern &pattern : studies::patterns())
        for (const char *kind : pattern.kinds) {
            const bool study = studies::find(kind).has_value();
            QVERIFY2(study == std::string_view(kind).starts_with("cdl"), kind); // a name means one thing
            if (!study)
                QVERIFY2(Expression::parse(kind, Type::Truth).has_value(), kind);
            QVERIFY2(kinds.insert(kind).second, kind);
        }
}

void TestExpression::refsAreCanonical_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ref");
    const auto row = [](const char *text, const char *ref) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(ref);
    };
    row("rsi", "rsi:14");
    row("rsi:14", "rsi:14");
    row("rsi:14[1]", "rsi:14[1]");
    row("rsi:14[0]", "rsi:14");
    row("rsi:14[1][2]", "rsi:14[3]");
    row("(rsi:14)[2]", "rsi:14[2]");
    row("macd.histogram", "macd:12:26:9.histogram");
    row("macd", "macd:12:26:9.macd");
    row("macd:5:8.signal[4]", "macd:5:8:9.signal[4]");
    row("bbands:20:2.lower", "bbands:20:2:2.lower");
    row("bbands:20:2.5.lower", "bbands:20:2.5:2.lower");
    row("volume", "volume");
    row("high[3]", "high[3]");
    row("sma:volume:20", "sma:volume:20");
    row("sma:close:20", "sma:20");
    row("min:low:10[1]", "min:low:10[1]");
    row("macd:volume:12:26:9.signal", "macd:volume:12:26:9.signal");
}

void TestExpression::refsAreCanonical()
{
    QFETCH(QString, text);
    QFETCH(QString, ref);
    const Expression read = number(text.toStdString());
    QCOMPARE(read.leaves().size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(read.ref(read.leaves()[0])), ref);
    QCOMPARE(QString::fromStdString(read.text()), text);
}

void TestExpression::studiesOfOtherColumns()
{
    const Candles candles = makeCandles(Market::Walk, 300, 11);
    Candles volumes = candles;
    volumes.close = candles.volume;
    verifyEqual(studies::run(number("sma:volume:20"), candles.input()), computed("sma:20", volumes),
                "sma:volume:20");
    verifyEqual(
        studies::run(number("ema:high:9"), candles.input()),
        [&] {
            Candles highs = candles;
            highs.close = candles.high;
            return computed("ema:9", highs);
        }(),
        "ema:high:9");
    for (const char *name :
         {"sma", "ema", "wma", "rsi", "macd", "bbands", "min", "max", "stddev", "roc", "linearreg"})
        QVERIFY2(studies::readsClosesOnly(request(name)), name);
    for (const char *name :
         {"atr", "adx", "stoch", "obv", "vwap", "mfi", "cdlhammer", "ichimoku", "typprice", "ad"})
        QVERIFY2(!studies::readsClosesOnly(request(name)), name);
}

void TestExpression::valuesAreTheStudies()
{
    const Candles candles = makeCandles(Market::Gappy, 400, 12);
    for (const studies::Study &study : studies::catalogue()) {
        const auto columns = studies::run(request(study.name), candles.input());
        for (std::size_t output = 0; output < study.outputs.size(); ++output) {
            const std::string word = study.outputs.size() == 1
                                         ? study.name
                                         : std::string(study.name) + '.' + study.outputs[output];
            verifyEqual(studies::run(number(word), candles.input()), columns.outputs[output], word);
        }
    }
    verifyEqual(studies::run(number("open"), candles.input()), candles.open, "open");
    verifyEqual(studies::run(number("volume"), candles.input()), candles.volume, "volume");
}

void TestExpression::conditions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("truth");
    const auto row = [](const char *text, Truth truth) {
        QTest::newRow(text) << QString::fromUtf8(text) << int(truth);
    };
    // The candle: open 10, high 14, low 8, close 12, volume 100.
    row("close > open", Truth::Yes);
    row("close < open", Truth::No);
    row("close >= 12 and close <= 12", Truth::Yes);
    row("close == 12", Truth::Yes);
    row("close != 12", Truth::No);
    row("close - open == 2", Truth::Yes);
    row("high - low * 2 == -2", Truth::Yes);
    row("(high - low) * 2 == 12", Truth::Yes);
    row("high - low - 1 == 5", Truth::Yes);
    row("volume / 10 / 2 == 5", Truth::Yes);
    row("-close == 0 - 12", Truth::Yes);
    row("- -close == 12", Truth::Yes);
    row("2 * -3 == -6", Truth::Yes);
    row(".5 + .5 == 1", Truth::Yes);
    row("1.25 * 4 == 5", Truth::Yes);
    row("min(close, open) == 10", Truth::Yes);
    row("max(close, open) == 12", Truth::Yes);
    row("abs(low - close) == 4", Truth::Yes);
    row("abs(min(low - close, 3) * 2) == 8", Truth::Yes);
    row("not close > open", Truth::No);
    row("not not close > open", Truth::Yes);
    row("not (close > open and volume < 1)", Truth::Yes);
    row("close > open or low > high and false", Truth::Yes);
    row("(close > open or low > high) and false", Truth::No);
    row("true", Truth::Yes);
    row("false or true", Truth::Yes);
    row("close > open AND NOT false Or false", Truth::Yes);
}

void TestExpression::conditions()
{
    QFETCH(QString, text);
    QFETCH(int, truth);
    const auto read = Expression::parse(text.toStdString(), Type::Truth);
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    Candles candles;
    candles.add(0, 10, 14, 8, 12, 100);
    const std::vector<double> column = studies::run(*read, candles.input());
    QCOMPARE(column.size(), std::size_t(1));
    QCOMPARE(column[0], Truth(truth) == Truth::Yes ? 1.0 : 0.0);
}

void TestExpression::earlierValuesShift()
{
    const Candles candles = makeCandles(Market::Walk, 200, 13);
    const auto rsi = computed("rsi:14", candles);
    verifyEqual(studies::run(number("rsi:14[3]"), candles.input()), shifted(rsi, 3), "rsi:14[3]");
    verifyEqual(
        studies::run(number("(rsi:14[1] - rsi:14)[2]"), candles.input()),
        [&] {
            std::vector<double> out(rsi.size(), none);
            for (std::size_t i = 3; i < out.size(); ++i)
                out[i] = rsi[i - 3] - rsi[i - 2];
            return out;
        }(),
        "a bracket, earlier");
}

void TestExpression::crossingsAreTurns()
{
    const Candles candles = makeCandles(Market::Ticks, 600, 14);
    const auto fast = computed("ema:5", candles), slow = computed("ema:20", candles);
    const auto above = studies::run(condition("crosses_above(ema:5, ema:20)"), candles.input());
    const auto below = studies::run(condition("crosses_below(ema:5, ema:20)"), candles.input());
    int count = 0;
    for (std::size_t i = 1; i < candles.size(); ++i) {
        if (std::isnan(slow[i - 1])) {
            // One side alone may already be known to be false.
            QVERIFY(std::isnan(above[i]) || above[i] == 0);
            continue;
        }
        QCOMPARE(above[i], fast[i] > slow[i] && fast[i - 1] <= slow[i - 1] ? 1.0 : 0.0);
        QCOMPARE(below[i], fast[i] < slow[i] && fast[i - 1] >= slow[i - 1] ? 1.0 : 0.0);
        count += above[i] == 1;
    }
    QVERIFY(count > 5);
    const auto level = studies::run(condition("crosses_above(rsi:14, 50)[1]"), candles.input());
    const auto same = studies::run(condition("rsi:14[1] > 50 and rsi:14[2] <= 50"), candles.input());
    verifyEqual(level, same, "a level, one bar earlier");
}

void TestExpression::candlesticksAreConditions()
{
    const Candles candles = makeCandles(Market::Walk, 3000, 15);
    const auto engulfing = computed("cdlengulfing", candles);
    const auto any = studies::run(condition("cdlengulfing"), candles.input());
    const auto bullish = studies::run(condition("cdlengulfing > 0"), candles.input());
    int found = 0;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        if (std::isnan(engulfing[i])) {
            QVERIFY(std::isnan(any[i]));
            continue;
        }
        QCOMPARE(any[i], engulfing[i] != 0 ? 1.0 : 0.0);
        QCOMPARE(bullish[i], engulfing[i] > 0 ? 1.0 : 0.0);
        found += any[i] == 1;
    }
    QVERIFY(found > 10);
    QVERIFY(Expression::parse("not cdlhammer[1] and (cdldoji or cdlengulfing[2])", Type::Truth));
}

void TestExpression::patternsAreConditions()
{
    const Candles candles = makeCandles(Market::Walk, 3000, 16);
    const auto column = studies::run(condition("macd_bullish_cross"), candles.input());
    std::set<std::size_t> bars;
    for (const studies::PatternEvent &event : studies::detectAll(candles.input()))
        if (event.kind == "macd_bullish_cross")
            bars.insert(event.bar);
    QVERIFY(bars.size() > 10);
    for (std::size_t i = 0; i < column.size(); ++i)
        QCOMPARE(column[i], bars.count(i) > 0 ? 1.0 : 0.0);
}

void TestExpression::givenNumbers()
{
    constexpr std::string_view given[] = {"side", "last"};
    const auto read = Expression::parse("last - side * 2 * close", Type::Number, given);
    QVERIFY(read.has_value());
    std::vector<double> values;
    for (const studies::Leaf &leaf : read->leaves()) {
        const std::string ref = read->ref(leaf);
        values.push_back(ref == "last" ? 100 : ref == "side" ? -1 : 7);
    }
    QCOMPARE(read->number(values), 114.0);
    QVERIFY(!Expression::parse("side > 0", Type::Truth));
    const auto earlier = Expression::parse("last[1] > 0", Type::Truth, given);
    QVERIFY(!earlier);
    QCOMPARE(earlier.error().field, std::string("last"));
}

void TestExpression::missingIsMissing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("truth");
    const auto row = [](const char *text, Truth truth) {
        QTest::newRow(text) << QString::fromUtf8(text) << int(truth);
    };
    // One bar only: rsi:14 is missing.
    row("rsi:14 < 30", Truth::Missing);
    row("not rsi:14 < 30", Truth::Missing);
    row("rsi:14 == rsi:14", Truth::Missing);
    row("rsi:14 != rsi:14", Truth::Missing);
    row("rsi:14 < 30 and close > 0", Truth::Missing);
    row("rsi:14 < 30 and close < 0", Truth::No);
    row("close < 0 and rsi:14 < 30", Truth::No);
    row("rsi:14 < 30 or close > 0", Truth::Yes);
    row("close > 0 or rsi:14 < 30", Truth::Yes);
    row("rsi:14 < 30 or close < 0", Truth::Missing);
    row("not (rsi:14 < 30 and close < 0)", Truth::Yes);
    row("min(rsi:14, 1) > 0", Truth::Missing);
    row("abs(rsi:14) >= 0", Truth::Missing);
    row("0 * rsi:14 == 0", Truth::Missing);
    row("close / 0 > 1", Truth::Missing);
    row("close / (close - close) > 1", Truth::Missing);
    row("close[1] > 0", Truth::Missing);
    row("crosses_above(close, 1)", Truth::Missing);
    row("cdldoji", Truth::Missing);
}

void TestExpression::missingIsMissing()
{
    QFETCH(QString, text);
    QFETCH(int, truth);
    Candles candles;
    candles.add(0, 10, 14, 8, 12, 100);
    const Expression read = condition(text.toStdString());
    const double value = studies::run(read, candles.input()).front();
    QCOMPARE(int(std::isnan(value) ? Truth::Missing : value != 0 ? Truth::Yes : Truth::No), truth);
}

void TestExpression::saysWhatIsMissing()
{
    const Expression read = condition("rsi:14 < 30 and volume[2] > sma:volume:20");
    std::vector<double> values(read.leaves().size(), 1);
    QVERIFY(read.missing(values).empty());
    values[1] = none;
    QCOMPARE(read.missing(values), std::vector<std::string>{"volume[2]"});
    QCOMPARE(int(read.truth(values)), int(Truth::Missing));
    QCOMPARE(read.missing({}).size(), std::size_t(3)); // fewer values than leaves: the rest is missing
    QCOMPARE(int(read.truth({})), int(Truth::Missing));
    values[1] = std::numeric_limits<double>::infinity();
    QCOMPARE(int(read.truth(values)), int(Truth::Missing));
}

void TestExpression::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("part"); // of the reason
    const auto row = [](const char *text, int position, const char *word, const char *part) {
        QTest::newRow(text) << QString::fromUtf8(text) << position << QString::fromUtf8(word)
                            << QString::fromUtf8(part);
    };
    row("", 0, "", "empty");
    row("   ", 0, "", "empty");
    row("rsx:14 < 30", 1, "rsx:14", "no study");
    row("close > 1 and rsx < 30", 15, "rsx", "no study");
    row("RSI:14 < 30", 1, "RSI:14", "small letters");
    row("Close < 30", 1, "Close", "small letters");
    row("rsi:1 < 30", 1, "rsi:1", "period");
    row("rsi:x < 30", 1, "rsi:x", "period");
    row("rsi:14:3 < 30", 1, "rsi:14:3", "parameters");
    row("rsi: < 30", 1, "rsi:", "period");
    row("rsi:14.rsj < 30", 1, "rsi:14.rsj", "one value only");
    row("bbands < close", 1, "bbands", "bbands.upper, bbands.middle, bbands.lower");
    row("bbands.top < close", 1, "bbands.top", "bbands.upper");
    row("close > atr:volume:14", 9, "atr:volume:14", "no other column");
    row("close > sma:side:20", 9, "sma:side:20", "parameters");
    row("rsi:14", 1, "rsi:14", "a condition is needed");
    row("close and open > 1", 1, "close", "a condition is needed");
    row("open > 1 and close", 14, "close", "a condition is needed");
    row("not close", 5, "close", "a condition is needed");
    row("close + (open > 1) > 2", 10, "open", "a number is needed");
    row("golden_cross > 0", 1, "golden_cross", "a number is needed");
    row("min(close > 1, 2) > 0", 5, "close", "a number is needed");
    row("-(close > 1) > 0", 3, "close", "a number is needed");
    row("1 < close < 2", 11, "<", "do not chain");
    row("close = 2", 7, "=", "==");
    row("close > 1 && open > 1", 11, "&", "and");
    row("close > 1 || open > 1", 11, "|", "or");
    row("!(close > 1)", 1, "!", "not");
    row("close > 5%", 10, "%", "means nothing");
    row("close > 5 €", 11, "€", "means nothing");
    row("close >", 8, "", "ends here");
    row("close > )", 9, ")", "a value is missing");
    row("close > (1 + 2", 15, "", "\")\" is missing");
    row("close > 1)", 10, ")", "no opening bracket");
    row("close open", 7, "open", "operator");
    row("close > 1 2", 11, "2", "operator");
    row("and close > 1", 1, "and", "a value is missing");
    row("close > 1 and or open > 1", 15, "or", "a value is missing");
    row("close[x] > 1", 7, "x", "whole number");
    row("close[1.5] > 1", 7, "1.5", "whole number");
    row("close[-1] > 1", 7, "-", "whole number");
    row("close[501] > 1", 7, "501", "whole number");
    row("close[400][200] > 1", 1, "close", "500 bars");
    row("close[1 > 1", 9, ">", "\"]\" is missing");
    row("high(3) > 1", 1, "high", "no such function");
    row("min(close) > 1", 10, ")", "\",\" is missing");
    row("abs(close, 2) > 1", 10, ",", "\")\" is missing");
    row("crosses_above(close) ", 20, ")", "\",\" is missing");
    row("rsi :14 < 30", 5, ":", "means nothing");
    row("close > $1", 9, "$", "means nothing");
}

void TestExpression::refuses()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(QString, word);
    QFETCH(QString, part);
    const auto read = Expression::parse(text.toStdString(), Type::Truth);
    QVERIFY(!read);
    const QString detail = QString::fromStdString(read.error().detail);
    if (position > 0)
        QVERIFY2(detail.startsWith(QStringLiteral("position %1").arg(position)), qPrintable(detail));
    QVERIFY2(detail.contains(part), qPrintable(detail));
    QCOMPARE(QString::fromStdString(read.error().field), word);
    if (!word.isEmpty())
        QVERIFY2(detail.contains(QLatin1Char('"') + word + QLatin1Char('"')), qPrintable(detail));
}

void TestExpression::limitsHold()
{
    QVERIFY(!Expression::parse(std::string(5000, ' ') + "true", Type::Truth));
    QVERIFY(!Expression::parse(std::string(100, '(') + "true" + std::string(100, ')'), Type::Truth));
    QVERIFY(Expression::parse(std::string(60, '(') + "true" + std::string(60, ')'), Type::Truth));
    QVERIFY(!Expression::parse(std::string(2000, '-') + "1 > 0", Type::Truth));
    std::string deep = "1";
    for (int i = 0; i < 70; ++i)
        deep = "1 + (" + deep + ')';
    QVERIFY(!Expression::parse(deep, Type::Number));
    std::string wide = "close";
    for (int i = 0; i < 300; ++i)
        wide += " + 1";
    QCOMPARE(number(wide).number(std::vector<double>{5}), 305.0);
}

namespace {

/// A random tree beside its text and what it comes to, worked out without the language.
struct Tree
{
    std::string text;
    double value; // NaN: missing; of a condition 1 or 0
};

struct Fields
{
    double open, high, low, close;
};

Tree anyTruth(const Fields &bar, int depth);

Tree anyNumber(const Fields &bar, int depth)
{
    const int kind = depth <= 0 ? *rc::gen::inRange(0, 3) : *rc::gen::inRange(0, 9);
    if (kind == 0) {
        const int whole = *rc::gen::inRange(0, 5);
        return {std::to_string(whole), double(whole)};
    }
    if (kind == 1) {
        constexpr const char *names[] = {"open", "high", "low", "close"};
        const double values[] = {bar.open, bar.high, bar.low, bar.close};
        const int which = *rc::gen::inRange(0, 4);
        return {names[which], values[which]};
    }
    if (kind == 2)
        return {"close[1]", none};
    const Tree a = anyNumber(bar, depth - 1);
    if (kind == 3)
        return {"-(" + a.text + ')', -a.value};
    if (kind == 4)
        return {"abs(" + a.text + ')', std::abs(a.value)};
    const Tree b = anyNumber(bar, depth - 1);
    const bool missing = std::isnan(a.value) || std::isnan(b.value);
    if (kind == 5)
        return {'(' + a.text + " + " + b.text + ')', a.value + b.value};
    if (kind == 6)
        return {'(' + a.text + ") * (" + b.text + ')', a.value * b.value};
    if (kind == 7)
        return {'(' + a.text + ")/(" + b.text + ')', missing || b.value == 0 ? none : a.value / b.value};
    return {"min(" + a.text + ',' + b.text + ')', missing ? none : std::min(a.value, b.value)};
}

Tree anyTruth(const Fields &bar, int depth)
{
    if (depth <= 0 || *rc::gen::inRange(0, 3) == 0) {
        const Tree a = anyNumber(bar, depth - 1), b = anyNumber(bar, depth - 1);
        const bool missing = std::isnan(a.value) || std::isnan(b.value);
        const bool less = *rc::gen::arbitrary<bool>();
        const double met = less ? a.value < b.value : a.value >= b.value;
        return {a.text + (less ? " < " : " >= ") + b.text, missing ? none : met};
    }
    const Tree a = anyTruth(bar, depth - 1);
    if (*rc::gen::inRange(0, 3) == 0)
        return {"not (" + a.text + ')', 1 - a.value};
    const Tree b = anyTruth(bar, depth - 1);
    const bool both = *rc::gen::arbitrary<bool>();
    const double decides = both ? 0 : 1; // one such side settles it
    const bool settled = a.value == decides || b.value == decides;
    const bool missing = std::isnan(a.value) || std::isnan(b.value);
    return {'(' + a.text + (both ? ") and (" : ") or (") + b.text + ')', settled   ? decides
                                                                         : missing ? none
                                                                                   : 1 - decides};
}

} // namespace

void TestExpression::treesMeanWhatTheySay()
{
    QVERIFY(rc::check("a tree means what it says", [] {
        const double low = 1 + *rc::gen::inRange(0, 4), high = low + *rc::gen::inRange(1, 5);
        const Fields bar{low + 0.5, high, low, high - 0.25};
        Candles candles;
        candles.add(0, bar.open, bar.high, bar.low, bar.close, 1);
        const Tree truth = anyTruth(bar, 4), value = anyNumber(bar, 4);
        const auto condition = Expression::parse(truth.text, Type::Truth);
        RC_ASSERT(condition.has_value());
        RC_ASSERT(sameBits(studies::run(*condition, candles.input())[0], truth.value));
        const auto sum = Expression::parse(value.text, Type::Number);
        RC_ASSERT(sum.has_value());
        const double wanted = std::isfinite(value.value) ? value.value : none;
        RC_ASSERT(near(studies::run(*sum, candles.input())[0], wanted, 1e-12));
    }));
}

void TestExpression::laterBarsChangeNothing()
{
    QVERIFY(rc::check("later bars change no condition", [] {
        constexpr const char *texts[] = {"crosses_above(ema:5, ema:13) and volume > sma:volume:20",
                                         "macd.histogram > macd.histogram[1] or cdldoji",
                                         "close < bbands:20:2.lower or golden_cross or rsi_w_bottom",
                                         "max:high:20[1] < close and not atr_spike"};
        const Expression read = condition(texts[*rc::gen::inRange(0, 4)]);
        const Candles candles =
            makeCandles(Market(*rc::gen::inRange(0, markets)), *rc::gen::inRange<std::size_t>(1, 900),
                        *rc::gen::arbitrary<std::uint32_t>());
        const auto kept = *rc::gen::inRange<std::size_t>(1, candles.size() + 1);
        const auto whole = studies::run(read, candles.input());
        const auto part = studies::run(read, candles.slice(0, kept).input());
        for (std::size_t bar = 0; bar < kept; ++bar)
            RC_ASSERT(sameBits(part[bar], whole[bar]));
    }));
}

void TestExpression::anyTextIsReadOrRefused()
{
    QVERIFY(rc::check("any text is read or refused with a word", [] {
        constexpr const char *pieces[] = {"rsi:14", "close",       "volume",
                                          "and",    "or",          "not",
                                          "(",      ")",           "[1]",
                                          "<",      ">",           "==",
                                          "+",      "-",           "*",
                                          "/",      "1",           "2.5",
                                          ",",      "min(",        "crosses_above(",
                                          "macd.",  "cdlhammer",   "golden_cross",
                                          "[",      "]",           "é",
                                          ":",      ".",           "&",
                                          "\t",     "sma:volume:5"};
        std::string text;
        const int count = *rc::gen::inRange(0, 14);
        for (int i = 0; i < count; ++i)
            text += std::string(pieces[*rc::gen::inRange<std::size_t>(0, std::size(pieces))]) +
                    (*rc::gen::arbitrary<bool>() ? " " : "");
        const Type wanted = *rc::gen::arbitrary<bool>() ? Type::Truth : Type::Number;
        const auto read = Expression::parse(text, wanted);
        if (!read) {
            RC_ASSERT(!read.error().detail.empty());
            return;
        }
        const std::vector<double> values(read->leaves().size(), 1);
        const double value = read->number(values);
        RC_ASSERT((wanted == Type::Number || std::isnan(value) || value == 0 || value == 1));
        const auto again = Expression::parse(read->text(), wanted);
        RC_ASSERT(again.has_value());
        RC_ASSERT(sameBits(again->number(values), value));
    }));
}
