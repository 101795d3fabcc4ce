#include "test_orders_of_people.h"

#include "rig.h"

using domain::HaltKind;
using rig::Rig;

namespace {

void openOnce(Rig &rig)
{
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::hold();
    });
}

std::size_t forced(const Rig &rig)
{
    const auto ended = rig.ended();
    return std::size_t(std::count_if(ended.begin(), ended.end(), [](const auto &one) { return one.forced; }));
}

} // namespace

void TestOrdersOfPeople::forcedWhileACycleRuns()
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
    rig.desk().analyseNow();
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(3));
    rig.stop();
    QCOMPARE(forced(rig), std::size_t(2));
}

void TestOrdersOfPeople::forcedBeforeTheStart()
{
    Rig rig;
    rig.start();
    rig.desk().analyseNow(); // the engine is not made yet
    QVERIFY(rig.cycles(2));
    rig.stop();
    QCOMPARE(forced(rig), std::size_t(1));
}

void TestOrdersOfPeople::forcedWhilePaused()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().pause();
    QVERIFY(rig.shows([](const auto &one) { return one.paused; }));
    rig.mind->say([](const llm::Question &question, int) { return rig::openLong(question); });
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(2));
    QCOMPARE(rig.now().watches.front().decision->outcome,
             std::string("denied")); // it looks, it does not open
    QVERIFY(rig.now().paused);
    rig.stop();
    QCOMPARE(forced(rig), std::size_t(1));
}

void TestOrdersOfPeople::forcedWhileTheWelcomeAsks()
{
    Rig rig;
    rig.settings.window.welcomed = false;
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.running; }));
    rig.desk().analyseNow();
    rig.settle();
    const std::int64_t before = rig.world->looks;
    rig.settle(200);
    QVERIFY2(rig.world->looks - before < 1000, "it waits without spinning");
    QCOMPARE(rig.now().cycles, std::uint64_t(0));
    rig.desk().changeSettings(base::Json{{"window", {{"welcomed", true}}}, {"desk", {{"capital", 5000}}}});
    QVERIFY(rig.cycles(2)); // that of the close and the one that waited
    QCOMPARE(rig.now().capital.toDouble(), 5000.0);
    rig.stop();
    QCOMPARE(forced(rig), std::size_t(1));
}

void TestOrdersOfPeople::forcedAcrossAChangeOfSettings()
{
    Rig rig;
    rig.mind->say([](const llm::Question &, int number) {
        rig::Reply out = rig::hold();
        out.after = base::Milliseconds(number == 0 ? 150 : 0);
        return out;
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) {
        return !one.watches.empty() && one.watches.front().phase == engine::Phase::Asking;
    }));
    rig.desk().analyseNow();
    rig.desk().changeSettings(base::Json{{"desk", {{"symbol", "ETH/USDT"}}}});
    QVERIFY(rig.cycles(3)); // the first, then of the new market the close and the press, in whatever order
    QCOMPARE(rig.now().watches.front().watch.symbol.base, std::string("ETH"));
    rig.stop();
    QCOMPARE(forced(rig), std::size_t(1));
}

void TestOrdersOfPeople::forcedTwiceOnAStandingClock()
{
    Rig rig;
    rig.world->jumping = true;
    rig.mind->say([](const llm::Question &question, int number) {
        if (number == 0)
            return rig::openLong(question);
        return number == 1 ? rig::closeNow() : rig::hold();
    });
    rig.start();
    rig.desk().pause(); // the clock stands still as long as it is paused
    QVERIFY(rig.shows([](const auto &one) { return one.paused; }));
    const std::int64_t still = rig.world->now;
    rig.desk().resume();
    rig.desk().pause();
    for (int i = 0; i < 4; ++i)
        rig.desk().analyseNow();
    QVERIFY(rig.cycles(4));
    rig.settle();
    QVERIFY2(rig.failures.empty(), rig.failures.empty() ? "" : rig.failures.front().second.detail.c_str());
    QVERIFY(rig.now().running);
    QVERIFY(rig.world->now >= still);
    rig.stop();
    QVERIFY(rig.proves());
}

void TestOrdersOfPeople::pausedSleeps()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().pause();
    QVERIFY(rig.shows([](const auto &one) { return one.paused; }));
    rig.nextClose();
    rig.settle(100);
    const std::int64_t before = rig.world->looks;
    rig.settle(300);
    QVERIFY2(rig.world->looks - before < 2000, "a close that is past keeps nobody awake");
    QCOMPARE(rig.now().cycles, std::uint64_t(1));
    rig.desk().resume();
    QVERIFY(rig.cycles(2)); // what was missed meanwhile
    QVERIFY(!rig.now().paused);
}

void TestOrdersOfPeople::pauseSurvivesARestart()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    for (int i = 0; i < 3; ++i) { // pressed in a hurry, all at one instant of the clock
        rig.desk().pause();
        rig.desk().resume();
    }
    rig.desk().pause();
    QVERIFY(rig.shows([](const auto &one) { return one.paused && one.halts.size() == 1; }));
    rig.stop();
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.running; }));
    QVERIFY(rig.now().paused);
    QCOMPARE(rig.now().halts.size(), std::size_t(1));
    QVERIFY(rig.proves());
}

void TestOrdersOfPeople::killClosesAndHalts()
{
    Rig rig;
    openOnce(rig);
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    rig.desk().kill();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.empty(); }));
    QCOMPARE(rig.now().halts.front().kind, HaltKind::KillSwitch);
    QCOMPARE(rig.now().trades->front().trade.reason, domain::ExitReason::KillSwitch);
    rig.mind->say([](const llm::Question &question, int) { return rig::openLong(question); });
    rig.nextClose();
    QVERIFY(rig.cycles(2));
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("denied"));
    rig.desk().resume();
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    rig.stop();
    QVERIFY(rig.proves());
}

void TestOrdersOfPeople::killWhileAModelThinks()
{
    Rig rig;
    rig.mind->say([](const llm::Question &question, int) {
        rig::Reply out = rig::openLong(question);
        out.after = base::Milliseconds(200);
        return out;
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) {
        return !one.watches.empty() && one.watches.front().phase == engine::Phase::Asking;
    }));
    rig.desk().kill(); // the answer that comes after must open nothing
    QVERIFY(rig.cycles(1));
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("denied"));
    QVERIFY(rig.now().positions.empty());
}

void TestOrdersOfPeople::killTakesBackEntriesThatWait()
{
    Rig rig;
    rig.mind->say([](const llm::Question &question, int number) {
        if (number > 0)
            return rig::hold();
        const double last = rig::readingOf(question, "last@4h"), atr = rig::readingOf(question, "atr:14@4h");
        const base::Json answer{{"action", "open_long"},
                                {"confidence", 0.7},
                                {"entry", {{"type", "limit"}, {"price", last - 0.3 * atr}}},
                                {"stop_loss", last - 2 * atr},
                                {"take_profit", last + 4 * atr},
                                {"invalidation", "x"},
                                {"reasoning", "Cheaper is better."}};
        return rig::said(answer);
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(rig.now().watches.front().decision->outcome,
             std::string("traded")); // placed, and waiting for its price
    QVERIFY(rig.now().positions.empty());
    rig.desk().kill();
    QVERIFY(rig.shows([](const auto &one) { return !one.halts.empty(); }));
    rig.world->setBar("BTC/USDT", Rig::firstBar + 1, 101, 90, 100); // through the limit
    rig.nextClose();
    QVERIFY(rig.cycles(2));
    rig.settle();
    QVERIFY(rig.now().positions.empty());
    QVERIFY(rig.now().trades->empty());
    rig.stop();
    QVERIFY(rig.proves());
}

void TestOrdersOfPeople::killAgainOnAStandingClock()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().kill();
    QVERIFY(rig.shows([](const auto &one) { return one.halts.size() == 1; }));
    rig.desk().resume();
    QVERIFY(rig.shows([](const auto &one) { return one.halts.empty(); }));
    rig.desk().kill();
    QVERIFY(rig.shows([](const auto &one) { return one.halts.size() == 1; }));
    rig.stop();
    rig.start(); // what was asked for last is what is remembered
    QVERIFY(rig.shows([](const auto &one) { return one.running; }));
    QCOMPARE(rig.now().halts.size(), std::size_t(1));
    QCOMPARE(rig.now().halts.front().kind, HaltKind::KillSwitch);
}

void TestOrdersOfPeople::stopsMoveOnlyOneWay()
{
    Rig rig;
    openOnce(rig);
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    const domain::Position held = rig.now().positions.front().position;
    const QString id = QString::fromStdString(held.id);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double target = held.plan.target->toDouble();
    rig.desk().adjustPosition(id, held.plan.stop->toDouble() - 1, nan);
    QTRY_COMPARE(rig.failures.size(), std::size_t(1));
    QCOMPARE(rig.failures.front().first, QStringLiteral("adjust"));
    // Twice at one instant, with different levels.
    rig.desk().adjustPosition(id, nan, target + 1);
    rig.desk().adjustPosition(id, nan, target + 2);
    QVERIFY(rig.shows([=](const auto &one) {
        return one.positions.size() == 1 &&
               one.positions.front().position.plan.target->toDouble() >= target + 1.9;
    }));
    QVERIFY(rig.now().running);
    rig.desk().adjustPosition(QStringLiteral("nobody"), nan, nan);
    QTRY_COMPARE(rig.failures.size(), std::size_t(2));
    rig.stop();
    QVERIFY(rig.proves());
}

void TestOrdersOfPeople::closingAPosition()
{
    Rig rig;
    openOnce(rig);
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    const QString id = QString::fromStdString(rig.now().positions.front().position.id);
    rig.desk().closePosition(id);
    rig.desk().closePosition(id); // a double click
    QVERIFY(rig.shows([](const auto &one) { return one.positions.empty(); }));
    rig.settle();
    QCOMPARE(rig.now().trades->size(), std::size_t(1));
    QCOMPARE(rig.now().trades->front().trade.reason, domain::ExitReason::Person);
    QVERIFY(rig.now().running);
    rig.stop();
    QVERIFY(rig.proves());
}
