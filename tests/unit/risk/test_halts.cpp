#include "test_halts.h"

#include "scene.h"

#include <QtTest/QtTest>

using namespace scene;
using base::Milliseconds;
using domain::Halt;
using domain::HaltKind;
using std::chrono::hours;

namespace {

std::vector<Halt> due(const Scene &scene)
{
    return risk::dueHalts(scene.state, scene.options);
}

} // namespace

void TestHalts::loss_streak()
{
    Scene scene;
    scene.state.account.lossesInRow = 3;
    scene.state.account.lastLoss = scene.state.now - hours(1);
    const auto halts = due(scene);
    QCOMPARE(halts.size(), std::size_t(1));
    QVERIFY(halts[0].kind == HaltKind::LossStreak && halts[0].since == scene.state.now);
    QVERIFY(*halts[0].until == *scene.state.account.lastLoss + hours(24));
    scene.state.account.lossTimeframe = step("12h"); // three of its bars are longer
    QVERIFY(*due(scene)[0].until == *scene.state.account.lastLoss + hours(36));
    scene.state.account.lossesInRow = 2;
    QVERIFY(due(scene).empty());
}

void TestHalts::streakEnds()
{
    Scene scene;
    scene.state.account.lossesInRow = 3;
    scene.state.account.lastLoss = scene.state.now - hours(24) + Milliseconds(1);
    QCOMPARE(due(scene).size(), std::size_t(1));
    QCOMPARE(scene.code(), std::string("loss_streak"));
    scene.state.account.lastLoss = scene.state.now - hours(24);
    QVERIFY(due(scene).empty());
    QCOMPARE(scene.code(), std::string()); // 24 h are more than three bars of 4h
    scene.proposal.timeframe = step("1d");
    scene.state.market.lastClosedOpen = at("2024-02-29");
    scene.state.account.lastLoss = scene.state.now - hours(72) + Milliseconds(1);
    QCOMPARE(scene.code(), std::string("loss_streak"));
    scene.state.account.lastLoss = scene.state.now - hours(72);
    QCOMPARE(scene.code(), std::string());
}

void TestHalts::day()
{
    Scene scene;
    scene.state.account.equity = 9'800;
    const auto halts = due(scene);
    QCOMPARE(halts.size(), std::size_t(1));
    QVERIFY(halts[0].kind == HaltKind::DailyLoss && *halts[0].until == at("2024-03-02"));
    QVERIFY(!halts[0].reason.empty());
    scene.state.account.equity = 9'800.01;
    QVERIFY(due(scene).empty());
    scene.state.account.dayOpenEquity = 0;
    QVERIFY(due(scene).empty());
}

void TestHalts::fall()
{
    Scene scene;
    scene.state.account.dayOpenEquity = scene.state.account.equity = 9'000;
    const auto halts = due(scene);
    QCOMPARE(halts.size(), std::size_t(1));
    QVERIFY(halts[0].kind == HaltKind::Drawdown && !halts[0].until);
    scene.state.account.dayOpenEquity = scene.state.account.equity = 9'001;
    QVERIFY(due(scene).empty());
}

void TestHalts::safety()
{
    Scene scene;
    scene.state.account.failedCyclesInRow = 3;
    QVERIFY(due(scene).at(0).kind == HaltKind::SafeMode && !due(scene)[0].until);
    scene.state.account.failedCyclesInRow = 2;
    QVERIFY(due(scene).empty());
}

void TestHalts::notTwice()
{
    Scene scene;
    scene.state.account.equity = 8'000;
    scene.state.account.lossesInRow = 5;
    scene.state.account.lastLoss = scene.state.now;
    scene.state.account.failedCyclesInRow = 9;
    const auto halts = due(scene);
    QCOMPARE(halts.size(), std::size_t(4));
    scene.state.account.halts = halts;
    QVERIFY(due(scene).empty());
    for (const Halt &halt : halts) {
        Scene halted; // in force even where its numbers have healed
        halted.state.account.halts = {halt};
        QCOMPARE(halted.code(), std::string(domain::name(halt.kind)));
        halted.state.account.halts[0].until = halted.state.now;
        QCOMPARE(halted.code(), std::string());
    }
}

void TestHalts::ended()
{
    const base::UtcTime noon = at("2024-03-01T12:00:00Z");
    QVERIFY(!risk::ended({HaltKind::Drawdown, noon, {}, ""}, noon + hours(10'000)));
    const Halt timed{HaltKind::DailyLoss, noon, noon + hours(12), ""};
    QVERIFY(!risk::ended(timed, noon + hours(12) - Milliseconds(1)));
    QVERIFY(risk::ended(timed, noon + hours(12)));
}

void TestHalts::cooldown_data()
{
    QTest::addColumn<QByteArray>("timeframe");
    QTest::addColumn<int>("bars");
    const std::pair<const char *, int> rows[] = {{"1m", 4}, {"30m", 4}, {"1h", 3}, {"2h", 3}, {"4h", 2},
                                                 {"8h", 2}, {"12h", 2}, {"1d", 1}, {"3d", 1}, {"1w", 1}};
    for (const auto &[name, bars] : rows)
        QTest::newRow(name) << QByteArray(name) << bars;
}

void TestHalts::cooldown()
{
    QFETCH(QByteArray, timeframe);
    QFETCH(int, bars);
    Scene scene;
    scene.proposal.timeframe = step(timeframe.constData());
    scene.state.market.lastClosedOpen = scene.state.now - scene.proposal.timeframe.step();
    const auto pause = scene.proposal.timeframe.step() * bars;
    scene.state.account.lastEntry = scene.state.now - pause;
    QCOMPARE(scene.code(), std::string());
    scene.state.account.lastEntry = scene.state.now - pause + Milliseconds(1);
    QCOMPARE(scene.code(), std::string("cooldown"));
    scene.options.cooldowns = false;
    QCOMPARE(scene.code(), std::string());
}

void TestHalts::stale()
{
    Scene scene;
    scene.state.market.lastClosedOpen = scene.state.now - hours(8);
    QCOMPARE(scene.code(), std::string());
    scene.state.market.lastClosedOpen = scene.state.now - hours(8) - Milliseconds(1);
    QCOMPARE(scene.code(), std::string("stale_candle"));
    scene.state.market.lastClosedOpen = scene.state.now + Milliseconds(1);
    QCOMPARE(scene.code(), std::string("stale_candle"));
}
