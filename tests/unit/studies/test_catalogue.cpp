#include "test_catalogue.h"

#include "candles.h"
#include "traits.h"

#include <QtTest/QtTest>

#include <set>

using base::ErrorCode;
using studies::Request;
using studies::Study;

void TestCatalogue::rowsAreComplete()
{
    std::set<std::string> seen;
    for (const Study &study : studies::catalogue()) {
        QVERIFY2(seen.insert(study.name).second, study.name);
        QVERIFY2(study.title != nullptr && *study.title != '\0', study.name);
        QVERIFY2(study.compute != nullptr && study.warmup != nullptr, study.name);
        QVERIFY2(!study.outputs.empty(), study.name);
        for (const studies::Parameter &parameter : study.parameters) {
            QVERIFY2(parameter.least <= parameter.standard && parameter.standard <= parameter.most,
                     parameter.name);
            QVERIFY2(!parameter.whole || parameter.standard == std::floor(parameter.standard),
                     parameter.name);
        }
        if (study.outputs.size() == 1)
            QCOMPARE(std::string(study.outputs[0]), std::string(study.name));
    }
}

void TestCatalogue::namesAreTheContract()
{
    const std::map<std::string, std::vector<std::string>> several = {
        {"bbands", {"upper", "middle", "lower"}},
        {"macd", {"macd", "signal", "histogram"}},
        {"stoch", {"k", "d"}}};
    for (const auto &[name, outputs] : several) {
        const auto study = studies::find(name);
        QVERIFY2(study.has_value(), name.c_str());
        QVERIFY2(
            std::equal(outputs.begin(), outputs.end(), (*study)->outputs.begin(), (*study)->outputs.end()),
            name.c_str());
    }
    for (const char *name : {"rsi", "ema", "sma", "atr", "adx", "adxr", "dx", "plus_di", "minus_di", "mfi",
                             "obv", "vwap", "chop"})
        QVERIFY2(studies::find(name).has_value(), name);
}

void TestCatalogue::findsByName()
{
    for (const Study &study : studies::catalogue())
        QCOMPARE(studies::find(study.name).value(), &study);
    const auto none = studies::find("rsx");
    QVERIFY(!none);
    QCOMPARE(int(none.error().code), int(ErrorCode::NotFound));
    QCOMPARE(none.error().field, std::string("rsx"));
    QVERIFY(!studies::find("RSI"));
    QVERIFY(!studies::find(""));
}

void TestCatalogue::standardsAreWhatTradersExpect()
{
    QCOMPARE(request("rsi").id(), std::string("rsi:14"));
    QCOMPARE(request("macd").id(), std::string("macd:12:26:9"));
    QCOMPARE(request("bbands").id(), std::string("bbands:20:2:2"));
    QCOMPARE(request("stoch").id(), std::string("stoch:14:3:3"));
    QCOMPARE(request("atr").id(), std::string("atr:14"));
    QCOMPARE(request("adx").id(), std::string("adx:14"));
    QCOMPARE(request("mfi").id(), std::string("mfi:14"));
    QCOMPARE(request("chop").id(), std::string("chop:14"));
    QCOMPARE(request("obv").id(), std::string("obv"));
    QCOMPARE(request("vwap").id(), std::string("vwap:0"));
}

void TestCatalogue::leftOutParametersAreStandard()
{
    QCOMPARE(request("macd:5").id(), std::string("macd:5:26:9"));
    QCOMPARE(request("macd:5:8").id(), std::string("macd:5:8:9"));
    QCOMPARE(request("bbands:10").id(), std::string("bbands:10:2:2"));
    QCOMPARE(request("bbands:10:2.5").id(), std::string("bbands:10:2.5:2"));
    QCOMPARE(request("bbands:10:2.5").parameters, (std::vector<double>{10, 2.5, 2}));
}

void TestCatalogue::idIsCanonical()
{
    QCOMPARE(request(" rsi:014 ").id(), std::string("rsi:14"));
    QCOMPARE(request("rsi:1.4e1").id(), std::string("rsi:14"));
    QCOMPARE(request("sma:100000").id(), std::string("sma:100000"));
    QCOMPARE(request("bbands:20:2.50:0.1").id(), std::string("bbands:20:2.5:0.1"));
    for (const Study &study : studies::catalogue()) {
        const Request standard = request(study.name);
        QCOMPARE(request(standard.id()).parameters, standard.parameters);
        QCOMPARE(request(standard.id()).id(), standard.id());
    }
}

void TestCatalogue::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *text, ErrorCode code, const char *field) {
        QTest::newRow(text) << QString::fromUtf8(text) << int(code) << QString::fromUtf8(field);
    };
    row("", ErrorCode::NotFound, "");
    row("nothing:14", ErrorCode::NotFound, "nothing");
    row("rsi:1", ErrorCode::OutOfRange, "period");
    row("rsi:-3", ErrorCode::OutOfRange, "period");
    row("rsi:100001", ErrorCode::OutOfRange, "period");
    row("macd:12:26:0", ErrorCode::OutOfRange, "signal");
    row("bbands:20:-1", ErrorCode::OutOfRange, "nbdevup");
    row("rsi:fourteen", ErrorCode::BadData, "period");
    row("rsi:", ErrorCode::BadData, "period");
    row("rsi:nan", ErrorCode::BadData, "period");
    row("rsi:14.5", ErrorCode::BadData, "period");
    row("macd:12::9", ErrorCode::BadData, "slow");
    row("rsi:14:3", ErrorCode::BadData, "rsi");
    row("obv:1", ErrorCode::BadData, "obv");
}

void TestCatalogue::refuses()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    QFETCH(QString, field);
    const auto refused = Request::parse(text.toStdString());
    QVERIFY(!refused);
    QCOMPARE(int(refused.error().code), code);
    QCOMPARE(QString::fromStdString(refused.error().field), field);
    QVERIFY(!refused.error().detail.empty());
}

/// The slowest output begins there; each has all its values from its first one on.
void TestCatalogue::warmupIsTheFirstValue()
{
    const Candles candles = makeCandles(Market::Walk, 400, 5);
    for (const Study &study : studies::catalogue()) {
        const Request standard = request(study.name);
        const auto columns = studies::run(standard, candles.input());
        std::size_t slowest = 0;
        for (const std::vector<double> &column : columns.outputs) {
            const auto first =
                std::find_if(column.begin(), column.end(), [](double v) { return std::isfinite(v); });
            slowest = std::max(slowest, static_cast<std::size_t>(first - column.begin()));
            if (!traitOf(study).sparse)
                QVERIFY2(std::all_of(first, column.end(), [](double v) { return std::isfinite(v); }),
                         study.name);
        }
        const auto warmup = static_cast<std::size_t>(standard.warmup());
        QVERIFY2(traitOf(study).sparse ? slowest >= warmup : slowest == warmup, study.name);
    }
}

void TestCatalogue::runAndRunIntoAgree()
{
    const Candles candles = makeCandles(Market::Walk, 700, 6);
    for (const Study &study : studies::catalogue()) {
        const Request standard = request(study.name);
        const auto columns = studies::run(standard, candles.input());
        QCOMPARE(columns.request.id(), standard.id());
        QCOMPARE(columns.outputs.size(), study.outputs.size());
        std::vector<std::vector<double>> buffers(study.outputs.size(),
                                                 std::vector<double>(candles.size(), -7));
        const std::vector<std::span<double>> outputs(buffers.begin(), buffers.end());
        studies::runInto(standard, candles.input(), outputs);
        for (std::size_t i = 0; i < buffers.size(); ++i)
            for (std::size_t bar = 0; bar < candles.size(); ++bar)
                QVERIFY2(sameBits(buffers[i][bar], columns.outputs[i][bar]), study.name);
    }
}
