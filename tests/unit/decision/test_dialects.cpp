#include "test_dialects.h"

#include "samples.h"

using base::Json;
using domain::Action;

namespace {

std::string analysis(const Json &changes = Json::object())
{
    Json inner = {{"signal", "BUY"},       {"confidence", 72},   {"entry_price", 100},
                  {"stop_loss", "$95.50"}, {"take_profit", 115}, {"position_size", 0.25},
                  {"reasoning", "up"}};
    for (const auto &[key, value] : changes.items())
        inner[key] = value;
    return Json{{"analysis", inner}}.dump();
}

std::string verdict(const Json &changes = Json::object())
{
    Json out = {{"decision", "BUY"},      {"confidence", 0.7},           {"reasoning", "up"},
                {"risk_level", "medium"}, {"suggested_stop_loss", 95.0}, {"suggested_take_profit", 115.0}};
    for (const auto &[key, value] : changes.items())
        out[key] = value;
    return out.dump();
}

std::string intent(const Json &action = Json::object(), const Json &constraints = Json::object())
{
    Json limits = {{"max_position_size", 0.2}, {"stop_loss_pct", 0.05}, {"take_profit_pct", 0.15}};
    for (const auto &[key, value] : constraints.items())
        limits[key] = value;
    Json inner = {{"type", "enter_long"}, {"confidence", 0.66}, {"constraints", limits}};
    for (const auto &[key, value] : action.items())
        inner[key] = value;
    return Json{{"version", "1"},    {"intent", "propose_trade"}, {"symbol", "BTC/USDT"},
                {"timeframe", "4h"}, {"rationale", "up"},         {"action", inner}}
        .dump();
}

void row(const char *name, const std::string &text, const char *expected)
{
    QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(expected);
}

void analysisRows()
{
    row("buy", analysis(), "open_long");
    row("long", analysis({{"signal", "long"}}), "open_long");
    const Json down = {{"signal", "SELL"}, {"stop_loss", 105}, {"take_profit", 90}};
    row("sell", analysis(down), "open_short");
    row("hold signal", analysis({{"signal", "HOLD"}}), "hold");
    row("close signal", analysis({{"signal", "CLOSE"}}), "close");
    row("update", analysis({{"signal", "UPDATE"}}), "adjust");
    row("no signal", R"({"analysis":{"confidence":50}})", "schema analysis.signal");
    row("unknown signal", analysis({{"signal", "STRONG BUY"}}), "schema analysis.signal");
    row("confidence below 1", analysis({{"confidence", 0.72}}), "ambiguous analysis.confidence");
    row("confidence 0", analysis({{"confidence", 0}}), "open_long");
    row("confidence 1", analysis({{"confidence", 1}}), "open_long");
    row("confidence above 100", analysis({{"confidence", 101}}), "out_of_range analysis.confidence");
    row("size above 1", analysis({{"position_size", 25}}), "ambiguous analysis.position_size");
    row("wrong side", analysis({{"stop_loss", "105"}}), "out_of_range stop_loss");
    row("no stop", analysis({{"stop_loss", nullptr}}), "schema stop_loss");
    row("entry price of zero", analysis({{"entry_price", 0}}), "out_of_range analysis.entry_price");
    row("factor out of range", analysis({{"confluence_factors", {{"momentum_strength", 120}}}}),
        "out_of_range analysis.confluence_factors.momentum_strength");
    row("signal and action", R"({"action":"hold","confidence":0.5,"analysis":{"signal":"BUY"}})",
        "ambiguous answer");
}

void otherRows()
{
    row("decision buy", verdict(), "open_long");
    row("decision sell",
        verdict({{"decision", "sell"}, {"suggested_stop_loss", 105}, {"suggested_take_profit", 90}}),
        "open_short");
    row("decision hold", verdict({{"decision", "HOLD"}}), "hold");
    row("decision word", verdict({{"decision", "WAIT"}}), "schema decision");
    row("decision confidence", verdict({{"confidence", 70}}), "out_of_range confidence");
    row("decision stop as text", verdict({{"suggested_stop_loss", "95"}}), "schema suggested_stop_loss");
    row("decision without a stop", verdict({{"suggested_stop_loss", nullptr}}), "schema stop_loss");
    row("intent long", intent(), "open_long");
    row("intent short", intent({{"type", "enter_short"}}), "open_short");
    row("intent exit", intent({{"type", "exit"}}), "close");
    row("intent hold", R"({"intent":"propose_trade","action":{"type":"hold","confidence":0.5}})", "hold");
    row("intent type", intent({{"type", "enter"}}), "schema action.type");
    row("intent confidence", intent({{"confidence", nullptr}}), "schema action.confidence");
    row("another intent", R"({"intent":"ask","action":{"type":"hold","confidence":0.5}})", "schema intent");
    row("stop of 1", intent({}, {{"stop_loss_pct", 1}}), "ambiguous action.constraints.stop_loss_pct");
    row("target of 15", intent({}, {{"take_profit_pct", 15}}),
        "ambiguous action.constraints.take_profit_pct");
    row("size of 1", intent({}, {{"max_position_size", 1}}),
        "ambiguous action.constraints.max_position_size");
    row("stop of 0", intent({}, {{"stop_loss_pct", 0}}), "out_of_range stop_loss");
    row("negative stop", intent({}, {{"stop_loss_pct", -0.05}}),
        "out_of_range action.constraints.stop_loss_pct");
}

} // namespace

void TestDialects::readsOrRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    analysisRows();
    otherRows();
}

void TestDialects::readsOrRefuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(samples::read(text.toStdString())), expected);
}

void TestDialects::mapsAnalysis()
{
    const Json factors = {
        {"trend_alignment", 80}, {"momentum_strength", 70}, {"support_resistance_strength", 60}};
    const Json trend = {{"direction", "BULLISH"}, {"timeframe_alignment", "aligned"}};
    const auto read = decision::understand(analysis({{"confluence_factors", factors}, {"trend", trend}}),
                                           samples::context());
    QVERIFY(read);
    domain::DecisionRecord expected;
    expected.action = Action::OpenLong;
    expected.confidence = 0.72;
    expected.stopLoss = 95.5;
    expected.takeProfit = 115;
    expected.sizeFraction = 0.25;
    expected.reasoning = "up";
    expected.factors = domain::Factors{80, 70, {}, {}, 60};
    expected.trendDirection = "bullish";
    expected.trendAlignment = "aligned";
    expected.dialect = "analysis";
    QVERIFY(read->record() == expected); // the entry stays at the market, nothing is invented
}

void TestDialects::mapsDecision()
{
    const auto read = decision::understand(verdict(), samples::context());
    QVERIFY(read);
    domain::DecisionRecord expected;
    expected.action = Action::OpenLong;
    expected.confidence = 0.7;
    expected.stopLoss = 95;
    expected.takeProfit = 115;
    expected.riskLevel = "medium";
    expected.reasoning = "up";
    expected.dialect = "decision";
    QVERIFY(read->record() == expected);
}

void TestDialects::mapsIntent()
{
    const auto read = decision::understand(intent(), samples::context());
    QVERIFY(read);
    const domain::DecisionRecord &record = read->record();
    QCOMPARE(record.dialect, std::string("intent"));
    QCOMPARE(record.confidence, 0.66);
    QCOMPARE(*record.stopLoss, 95.0);
    QCOMPARE(*record.takeProfit, 115.0);
    QCOMPARE(*record.sizeFraction, 0.2);
    QCOMPARE(record.reasoning, std::string("up"));
    QVERIFY(!record.invalidation);
    const decision::Context blind{std::nullopt, false};
    QCOMPARE(samples::read(intent(), blind), std::string("ambiguous action.constraints.stop_loss_pct"));
    QCOMPARE(samples::read(intent({{"type", "hold"}}), blind), std::string("hold"));
}

void TestDialects::mapsIntentShort()
{
    const auto read = decision::understand(intent({{"type", "enter_short"}}), samples::context());
    QVERIFY(read);
    QCOMPARE(*read->record().stopLoss, 105.0);
    QCOMPARE(*read->record().takeProfit, 85.0);
}

void TestDialects::readsPricesWithASign_data()
{
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<QByteArray>("expected"); // the target, or the code
    const auto add = [](const char *price, const char *expected) {
        QTest::newRow(price) << QByteArray(price) << QByteArray(expected);
    };
    add("115", "115");
    add("$115", "115");
    add("€ 115.5", "115.5");
    add("115 USDT", "115");
    add("USD 115", "115");
    add("$42,318.40", "42318.4");
    add("1,234,567", "1234567");
    add("42,318", "ambiguous");
    add("115,5", "ambiguous");
    add("0,115.5", "ambiguous");
    add("1234,567.0", "ambiguous");
    add("1.234,567", "ambiguous");
    add("42,31,8.0", "ambiguous");
    add(",115.5", "ambiguous");
    add("$$115", "schema");
    add("$115 USD", "schema");
    add("115%", "schema");
    add("about 115", "schema");
    add("115-120", "schema");
    add("", "schema");
    add("NaN", "schema");
    add("inf", "schema");
    add("$0", "out_of_range");
    add("-115", "out_of_range");
}

void TestDialects::readsPricesWithASign()
{
    QFETCH(const QByteArray, price);
    QFETCH(const QByteArray, expected);
    const auto read =
        decision::understand(analysis({{"take_profit", price.toStdString()}}), samples::context());
    if (read) {
        QCOMPARE(QByteArray::number(*read->record().takeProfit, 'g', 12), expected);
        return;
    }
    QCOMPARE(QByteArray::fromStdString(std::string(base::name(read.error().code))), expected);
    QCOMPARE(read.error().field, std::string("analysis.take_profit"));
}
