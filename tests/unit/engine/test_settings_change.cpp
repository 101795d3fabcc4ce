#include "test_settings_change.h"

#include "rig.h"
#include "store/settings_file.h"

using base::Json;
using rig::Rig;

void TestSettingsChange::takenUpAtTheNextCycle()
{
    Rig rig;
    rig.mind->say([](const llm::Question &, int number) {
        rig::Reply out = rig::hold();
        out.after = base::Milliseconds(number == 0 ? 200 : 0);
        return out;
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) {
        return !one.watches.empty() && one.watches.front().phase == engine::Phase::Asking;
    }));
    rig.desk().changeSettings(Json{{"risk", {{"max_open_positions", 2}}}});
    rig.settle(30);
    QCOMPARE(rig.now().settings->risk.maxOpenPositions, 5); // not under a cycle's feet
    QVERIFY(rig.shows([](const auto &one) { return one.settings->risk.maxOpenPositions == 2; }));
    QVERIFY(rig.cycles(1));
    const auto stored = store::readSettings(rig.folder());
    QVERIFY(stored.has_value());
    QCOMPARE((*stored)["risk"]["max_open_positions"].get<int>(), 2);
}

void TestSettingsChange::aMarketThatCannotBeOpened()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().changeSettings(Json{{"desk", {{"exchange", "file"}}}});
    QTRY_COMPARE(rig.refusals.size(), std::size_t(1));
    QCOMPARE(rig.refusals.front().first, QStringLiteral("desk.candle_file"));
    QCOMPARE(rig.now().settings->desk.exchange, std::string("binance"));
    QVERIFY(rig.now().running);
    rig.nextClose();
    QVERIFY(rig.cycles(2)); // the desk goes on where it was
    const auto stored = store::readSettings(rig.folder());
    QVERIFY(stored && !stored->contains("desk"));
}

void TestSettingsChange::capitalOfAnAccountThatHasBegun()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().changeSettings(Json{{"desk", {{"capital", 25'000}}}});
    QTRY_COMPARE(rig.refusals.size(), std::size_t(1));
    QCOMPARE(rig.refusals.front().first, QStringLiteral("desk.capital"));
    const std::string why = rig.refusals.front().second.detail;
    QVERIFY2(why.find("10000 USDT") != std::string::npos && why.find("--data-dir") != std::string::npos,
             why.c_str());
    QCOMPARE(rig.now().capital.toDouble(), 10'000.0);
    // Another market has an account of its own, which begins with what is said now.
    rig.desk().changeSettings(Json{{"desk", {{"exchange", "demo"}, {"capital", 25'000}}}});
    QVERIFY(
        rig.shows([](const auto &one) { return one.source == "demo" && one.capital.toDouble() == 25'000; }));
    // And the first one is as it was, whatever a new one would begin with.
    rig.desk().changeSettings(Json{{"desk", {{"exchange", "binance"}}}});
    QVERIFY(
        rig.shows([](const auto &one) { return one.source == "live" && one.capital.toDouble() == 10'000; }));
    QCOMPARE(rig.refusals.size(), std::size_t(1));
}

void TestSettingsChange::anotherCurrency()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().changeSettings(Json{{"desk", {{"symbol", "BTC/EUR"}}}});
    QTRY_COMPARE(rig.refusals.size(), std::size_t(1));
    QCOMPARE(rig.refusals.front().first, QStringLiteral("desk.symbol"));
    QCOMPARE(rig.now().watches.front().watch.symbol.quote, std::string("USDT"));
}

void TestSettingsChange::anotherModelIsAnotherWatch()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().changeSettings(Json{{"model", {{"model", "clever"}}}});
    QVERIFY(rig.shows(
        [](const auto &one) { return !one.watches.empty() && one.watches.front().watch.model == "clever"; }));
    QVERIFY(rig.cycles(2)); // it has not judged this close yet
}

void TestSettingsChange::whatChangesNoMarketKeepsItsSight()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    const auto decision = rig.now().watches.front().decision;
    rig.desk().changeSettings(Json{{"desk", {{"policy", "deny"}, {"picture_bars", 80}}}});
    QVERIFY(rig.shows([](const auto &one) { return one.settings->desk.policy == "deny"; }));
    QVERIFY(rig.now().watches.front().decision == decision);
    QVERIFY(rig.now().watches.front().chart != nullptr);
    rig.settle();
    QCOMPARE(rig.now().cycles, std::uint64_t(1));
}

void TestSettingsChange::aDeskThatHadToStopTriesAgain()
{
    Rig rig;
    rig.settings.desk.exchange = "file"; // and no file
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.failure.has_value(); }));
    QVERIFY(!rig.now().running);
    QCOMPARE(rig.now().failure->field, std::string("desk.candle_file"));
    rig.desk().analyseNow(); // nothing to press falls over
    rig.desk().pause();
    rig.desk().kill();
    rig.desk().exportTrades(rig.folder() + QStringLiteral("/out.csv"), QStringLiteral("csv"));
    rig.desk().openCapsule(QStringLiteral("none"));
    rig.desk().adjustPosition(QStringLiteral("none"), 1, 2);
    rig.settle();
    rig.desk().changeSettings(Json{{"desk", {{"exchange", "binance"}}}});
    QVERIFY(rig.cycles(1));
    QVERIFY(rig.now().running && !rig.now().failure);
    QVERIFY(rig.stop() < 1000);
}

void TestSettingsChange::unknownAndBadValues()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().changeSettings(Json{{"risk", {{"no_such_limit", 1}}}});
    rig.desk().changeSettings(Json{{"risk", {{"max_open_positions", "many"}}}});
    rig.desk().changeSettings(Json{{"desk", {{"symbol", "nonsense"}}}});
    rig.desk().changeSettings(Json{{"desk", {{"timeframe", "7m"}}}});
    rig.desk().changeSettings(Json{{"costs", {{"taker_fee_percent", -1}}}});
    QTRY_COMPARE(rig.refusals.size(), std::size_t(5));
    const QStringList fields{QStringLiteral("risk.no_such_limit"), QStringLiteral("risk.max_open_positions"),
                             QStringLiteral("desk.symbol"), QStringLiteral("desk.timeframe"),
                             QStringLiteral("costs.taker_fee_percent")};
    for (int i = 0; i < fields.size(); ++i)
        QCOMPARE(rig.refusals[std::size_t(i)].first, fields[i]);
    QVERIFY(rig.now().running);
}
