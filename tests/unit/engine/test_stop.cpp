#include "test_stop.h"

#include "rig.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using rig::Rig;

void TestStop::whileAModelHangs()
{
    Rig rig;
    rig.mind->say([](const llm::Question &, int) {
        rig::Reply out;
        out.hangs = true;
        return out;
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) {
        return !one.watches.empty() && one.watches.front().phase == engine::Phase::Asking;
    }));
    QVERIFY(rig.stop() < 1000);
    QVERIFY(
        rig.ended()
            .empty()); // cut off by us: no failure of the model; the close is asked about at the next start
    rig.mind->say({});
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.stop();
    QVERIFY(rig.proves());
}

void TestStop::whileAMarketHangs()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.world->hangCandles = true;
    const int before = rig.world->asked;
    rig.nextClose();
    QTRY_VERIFY(rig.world->asked > before);
    QVERIFY(rig.stop() < 1000);
    QCOMPARE(rig.ended().size(), std::size_t(1));
}

void TestStop::whileAPreplayRuns()
{
    Rig rig;
    rig.world->addSymbol("LONG/USDT", 20'000);
    rig.settings.desk.symbol = "LONG/USDT";
    rig.world->now = base::toMs(rig.world->closeOf(19'000)) + 2000;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().preplay(3000); // 18,000 bars
    QVERIFY(rig.shows([](const auto &one) { return one.progress.find('%') != std::string::npos; }, 20'000));
    rig.nextClose(); // a replay does not keep a cycle waiting
    QVERIFY(rig.cycles(2));
    QVERIFY(rig.now().progress.find('%') != std::string::npos);
    QVERIFY(rig.stop() < 1000);
}

void TestStop::whileIdle()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.settle();
    QVERIFY(rig.stop() < 500);
}

void TestStop::twiceAndAfterwards()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().stop();
    rig.desk().stop();
    QTRY_COMPARE(rig.stops, 1);
    QVERIFY(!rig.now().running);
    rig.desk().analyseNow(); // a window that is closing may still press
    rig.desk().kill();
    rig.desk().changeSettings(base::Json{{"risk", {{"max_open_positions", 2}}}});
    rig.settle();
    rig.desk().stop();
    rig.settle();
    QCOMPARE(rig.stops, 1);
    QCOMPARE(rig.ended().size(), std::size_t(1));
}

void TestStop::aDeskThatCouldNotBeMade()
{
    Rig rig;
    rig.stillborn = base::Error{base::ErrorCode::NewerSchema, "made by a newer program", "desk.sqlite", {}};
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.failure.has_value(); }));
    QCOMPARE(rig.now().failure->code, base::ErrorCode::NewerSchema);
    QVERIFY(!rig.now().running);
    QCOMPARE(rig.failures.size(), std::size_t(1));
    QCOMPARE(rig.failures.front().first, QStringLiteral("desk"));
    rig.desk().analyseNow();
    rig.desk().stop();
    QTRY_COMPARE(rig.stops, 1);
}

void TestStop::aDeskThatNeverStarted()
{
    engine::Desk desk([]() -> base::Result<std::unique_ptr<engine::Engine>> {
        return base::fail(base::ErrorCode::Internal, "never asked for");
    });
    int stops = 0;
    QObject::connect(&desk, &engine::Desk::stopped, &desk, [&] { ++stops; });
    desk.stop();
    QTRY_COMPARE(stops, 1);
}

void TestStop::aStoreThatFailsUnderWay()
{
    Rig rig;
    rig.settings.desk.moreSymbols = {"ETH/USDT"};
    rig.mind->say([](const llm::Question &, int number) {
        rig::Reply out = rig::hold();
        if (number % 2 == 1) // the second watch still thinks when the first one cannot be kept
            out.after = base::Milliseconds(300);
        return out;
    });
    rig.start();
    QVERIFY(rig.cycles(2));
    // Another program takes the file and does not let go: what is written must not be believed to be kept.
    const QString path = store::deskDatabase(rig.folder());
    {
        QSqlDatabase thief = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("thief"));
        thief.setDatabaseName(path);
        QVERIFY(thief.open());
        QSqlQuery query(thief);
        QVERIFY(query.exec(QStringLiteral(
            "CREATE TRIGGER refuse BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no room'); END")));
        thief.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("thief"));
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.failure.has_value(); }));
    QVERIFY(!rig.now().running);
    QVERIFY(rig.stop() < 1000);
    QCOMPARE(rig.ended().size(), std::size_t(2)); // nothing half-written
}
