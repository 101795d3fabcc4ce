#include "test_decision.h"

#include "samples.h"

#include <QtTest/QtTest>

using namespace domain;

void TestDecision::comesBack()
{
    const DecisionRecord record = samples::decision();
    const base::Json json = base::parseJson(base::toText(toJson(record))).value();
    QVERIFY(decisionFromJson(json).value() == record);
}

void TestDecision::bareOneComesBack()
{
    const DecisionRecord record;
    const base::Json json = toJson(record);
    for (const char *field :
         {"stop_loss", "take_profit", "size_fraction", "invalidation", "factors", "trend", "risk_level"})
        QVERIFY2(json.at(field).is_null(), field);
    QVERIFY(decisionFromJson(json).value() == record);
    DecisionRecord half;
    half.trendAlignment = "mixed";
    QVERIFY(decisionFromJson(toJson(half)).value() == half);
}

void TestDecision::hasTheContractsShape()
{
    const base::Json json = toJson(samples::decision());
    QCOMPARE(json["action"].get<std::string>(), std::string("open_long"));
    QCOMPARE(json["entry"]["type"].get<std::string>(), std::string("limit"));
    QCOMPARE(json["entry"]["price"].get<double>(), 99.5);
    QCOMPARE(json["trend"]["direction"].get<std::string>(), std::string("bullish"));
    QCOMPARE(json["key_levels"]["support"].size(), std::size_t(2));
    QCOMPARE(json["factors"]["momentum"].get<double>(), 60.0);
    QVERIFY(json["factors"]["level_strength"].is_null());
    QCOMPARE(json["evidence"][0]["ref"].get<std::string>(), std::string("rsi:14@4h"));
    QVERIFY(json["evidence"][1]["value"].is_null());
}

void TestDecision::errorsNameTheField_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *pointer, const char *value, const char *field) {
        QTest::newRow(pointer) << QByteArray(pointer) << QByteArray(value) << QByteArray(field);
    };
    row("/action", "\"buy\"", "action");
    row("/confidence", "null", "confidence");
    row("/entry", "5", "entry");
    row("/entry/type", "\"stop\"", "entry.type");
    row("/entry/price", "\"x\"", "entry.price");
    row("/stop_loss", "\"95\"", "stop_loss");
    row("/horizon_bars", "1.5", "horizon_bars");
    row("/horizon_bars", "99999999999", "horizon_bars");
    row("/factors/momentum", "true", "factors.momentum");
    row("/trend/direction", "1", "trend.direction");
    row("/key_levels/support", "[\"a\"]", "key_levels.support");
    row("/key_levels", "null", "key_levels");
    row("/evidence", "{}", "evidence");
    row("/evidence/0/ref", "3", "ref");
    row("/reasoning", "null", "reasoning");
}

void TestDecision::errorsNameTheField()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, field);
    base::Json json = toJson(samples::decision());
    json[base::Json::json_pointer(pointer.toStdString())] = base::Json::parse(value.toStdString());
    const base::Result<DecisionRecord> read = decisionFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, base::ErrorCode::Schema);
    QCOMPARE(QByteArray::fromStdString(read.error().field), field);
}

void TestDecision::evidenceComesBack()
{
    using Mark = EvidenceCheck::Mark;
    EvidenceCheck check;
    check.rows = {{{"rsi:14@4h", 55.1, "n"}, Mark::Verified, 55.1},
                  {{"adx:14@4h", 30, ""}, Mark::Wrong, 21.0},
                  {{"made:up", std::nullopt, ""}, Mark::Unknown, std::nullopt}};
    check.uncited = {"42"};
    const base::Json json = toJson(check);
    QCOMPARE(json["verified"].get<int>() + json["wrong"].get<int>() + json["unknown"].get<int>(), 3);
    QVERIFY(toJson(evidenceCheckFromJson(json).value()) == json);
    base::Json spoiled = json;
    spoiled["rows"][1]["mark"] = "fine";
    QCOMPARE(evidenceCheckFromJson(spoiled).error().field, std::string("mark"));
    spoiled = json;
    spoiled["uncited"] = base::Json::array({42});
    QCOMPARE(evidenceCheckFromJson(spoiled).error().field, std::string("uncited"));
}
