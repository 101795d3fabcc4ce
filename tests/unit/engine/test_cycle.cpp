#include "test_cycle.h"

#include "rig.h"

using domain::HaltKind;
using rig::Rig;
using rig::World;

namespace {

bool halted(const engine::Snapshot &snapshot, HaltKind kind)
{
    return std::any_of(snapshot.halts.begin(), snapshot.halts.end(),
                       [=](const domain::Halt &halt) { return halt.kind == kind; });
}

} // namespace

void TestCycle::aTradeAndItsTarget()
{
    Rig rig;
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    const engine::Snapshot open = rig.now();
    QCOMPARE(open.watches.front().decision->outcome, std::string("traded"));
    QVERIFY(open.positions.front().position.plan.stop && open.positions.front().position.plan.target);
    const double target = open.positions.front().position.plan.target->toDouble();
    rig.nextClose(); // the bar in which it was opened began before that
    QVERIFY(rig.cycles(2));
    rig.world->setBar("BTC/USDT", Rig::firstBar + 2, target + 5, 99, 100);
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.trades->size() == 1 && one.cycles == 3; }));
    const domain::Trade trade = rig.now().trades->front().trade;
    QCOMPARE(trade.reason, domain::ExitReason::Target);
    QCOMPARE(trade.exitPrice.toDouble(), target);
    QVERIFY(trade.net.toDouble() > 0);
    QVERIFY(rig.now().journalBalanced);
    QVERIFY(rig.stop() < 1000);
    QVERIFY(rig.proves());
    // The capsule of the entry has the question, the answer and the table.
    const base::Json capsule = rig.capsule(trade.entryCapsule);
    QCOMPARE(capsule["outcome"].get<std::string>(), std::string("traded"));
    QVERIFY(capsule["user"].get<std::string>().find("BTC/USDT") != std::string::npos);
    QVERIFY(capsule["verdict"].size() > 5);
    const auto ended = rig.ended();
    QCOMPARE(ended.size(), std::size_t(3));
    QCOMPARE(ended[1].done, std::string("held the open position"));
    QCOMPARE(ended[2].done, std::string("stayed out"));
}

void TestCycle::aStopOutsideOfACycle()
{
    Rig rig;
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    rig.desk().pause(); // no more cycles, but exits are watched
    QVERIFY(rig.shows([](const auto &one) { return one.paused; }));
    rig.world->setBar("BTC/USDT", Rig::firstBar + 2, 101, 50, 60);
    rig.nextClose(2);
    QVERIFY(rig.shows([](const auto &one) { return one.positions.empty(); }));
    QCOMPARE(rig.now().trades->front().trade.reason, domain::ExitReason::Stop);
    QCOMPARE(rig.now().cycles, std::uint64_t(1));
    QVERIFY(rig.now().trades->front().trade.net.toDouble() < 0);
    rig.stop();
    QVERIFY(rig.proves());
}

void TestCycle::aHold()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("held"));
    QCOMPARE(rig.now().failedCycles, std::uint64_t(0));
    QCOMPARE(rig.now().equity.toDouble(), 10'000.0);
    rig.stop();
    QVERIFY(rig.proves());
}

void TestCycle::failuresAreNoHolds_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("questions");
    QTest::newRow("the provider fails") << "error"
                                        << "overloaded"
                                        << "failed" << 1;
    QTest::newRow("malformed twice") << "prose"
                                     << "malformed"
                                     << "failed" << 2;
    QTest::newRow("a stop on the wrong side twice") << "wrong side"
                                                    << "out_of_range"
                                                    << "failed" << 2;
    QTest::newRow("the model refuses") << "refusal"
                                       << "moderation"
                                       << "refused" << 1;
    QTest::newRow("no candles") << "candles"
                                << "network"
                                << "failed" << 0;
    QTest::newRow("no such provider") << "provider"
                                      << "unsupported"
                                      << "failed" << 0;
}

void TestCycle::failuresAreNoHolds()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    QFETCH(QString, outcome);
    QFETCH(int, questions);
    Rig rig;
    rig.mind->say([what](const llm::Question &question, int) {
        rig::Reply out = rig::openLong(question);
        if (what == QStringLiteral("error"))
            out.error = base::Error{base::ErrorCode::Overloaded, "too many", "test", {}};
        if (what == QStringLiteral("prose"))
            out.text = "I would rather not say.";
        if (what == QStringLiteral("wrong side"))
            out.text.replace(out.text.find("\"stop_loss\":"), 12, "\"stop_loss\":9");
        if (what == QStringLiteral("refusal"))
            out.error = base::Error{base::ErrorCode::Moderation, "no", "test", {}}, out.refused = true;
        return out;
    });
    if (what == QStringLiteral("candles"))
        rig.world->failCandles("", base::Error{base::ErrorCode::Network, "no route", "test", {}});
    if (what == QStringLiteral("provider"))
        rig.settings.desk.provider = "technical"; // which this desk was not given
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(rig.now().failedCycles, std::uint64_t(outcome == QStringLiteral("failed")));
    QVERIFY(rig.now().watches.front().decision->decision == std::nullopt);
    QCOMPARE(int(rig.mind->asked().size()), questions);
    if (outcome == QStringLiteral("failed"))
        QVERIFY(rig.now().watches.front().error.has_value());
    rig.stop();
    const auto ended = rig.ended();
    QCOMPARE(ended.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(ended[0].outcome), outcome);
    QVERIFY(ended[0].action.empty());
    if (what != QStringLiteral("wrong side"))
        QCOMPARE(QString::fromStdString(ended[0].code), code);
    QVERIFY(rig.proves());
}

void TestCycle::oneReAskNamesTheField()
{
    Rig rig;
    rig.mind->say([](const llm::Question &question, int number) {
        rig::Reply out = rig::openLong(question);
        if (number == 0)
            out.text = R"({"action":"open_long","confidence":7,"reasoning":"sure"})";
        return out;
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    const auto asked = rig.mind->asked();
    QCOMPARE(asked.size(), std::size_t(2));
    QVERIFY(asked[0].reask.empty());
    QVERIFY2(asked[1].reask.find("confidence") != std::string::npos, asked[1].reask.c_str());
    QVERIFY(asked[1].previousAnswer.find("sure") != std::string::npos);
    rig.stop();
    for (const store::JournalRow &row : rig.rows())
        if (std::holds_alternative<domain::CycleEnded>(row.event.body))
            QCOMPARE(rig.capsule(row.event.capsuleId)["calls"].size(),
                     std::size_t(2)); // both answers are kept
}

void TestCycle::threeFailuresAreSafeMode()
{
    Rig rig;
    rig.world->failCandles("", base::Error{base::ErrorCode::Network, "no route", "test", {}});
    rig.start(); // the market never answers, not even what the instrument is
    QVERIFY(rig.cycles(1));
    QVERIFY(!halted(rig.now(), HaltKind::SafeMode));
    rig.nextClose();
    QVERIFY(rig.cycles(2));
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return halted(one, HaltKind::SafeMode); }));
    QCOMPARE(rig.now().failedCycles, std::uint64_t(3));
    // It answers again: the desk looks and decides, but opens nothing until a person resumes.
    rig.world->failCandles("", std::nullopt);
    rig.mind->say([](const llm::Question &question, int) { return rig::openLong(question); });
    rig.nextClose();
    QVERIFY(rig.cycles(4));
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("denied"));
    rig.desk().resume();
    QVERIFY(rig.shows([](const auto &one) { return one.halts.empty(); }));
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    rig.stop();
    QVERIFY(rig.proves());
}

void TestCycle::watchesAreJudgedInOrder()
{
    for (const bool firstIsSlow : {true, false}) {
        Rig rig;
        rig.settings.desk.moreSymbols = {"ETH/USDT"};
        rig.settings.risk.maxOpenPositions = 1; // who is judged first gets the place
        rig.mind->say([firstIsSlow](const llm::Question &question, int) {
            rig::Reply out = rig::openLong(question);
            const bool first = question.user.find("BTC/USDT") != std::string::npos;
            out.after = base::Milliseconds(first == firstIsSlow ? 150 : 1);
            return out;
        });
        rig.start();
        QVERIFY(rig.cycles(2));
        QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
        QCOMPARE(rig.now().positions.front().position.instrument->symbol.base, std::string("BTC"));
        rig.stop();
        const auto ended = rig.ended();
        QCOMPARE(ended.size(), std::size_t(2));
        QCOMPARE(ended[0].outcome, std::string("traded"));
        QCOMPARE(ended[1].outcome, std::string("denied"));
        QVERIFY(ended[1].watch.find("ETH/USDT") != std::string::npos);
        QVERIFY(rig.proves());
    }
}

void TestCycle::oneSilentMarketDoesNotHideTheOther()
{
    Rig rig;
    rig.settings.desk.moreSymbols = {"ETH/USDT"};
    rig.mind->say([](const llm::Question &question, int number) {
        return number < 2 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 2; }));
    // Whichever position is looked at first: its silence must not keep the other from its stop.
    for (const char *silent : {"BTC/USDT", "ETH/USDT"}) {
        const char *other = silent == std::string("BTC/USDT") ? "ETH/USDT" : "BTC/USDT";
        if (rig.now().positions.size() < 2)
            break;
        rig.world->failCandles(silent, base::Error{base::ErrorCode::Timeout, "silent", "test", {}});
        rig.world->setBar(other, Rig::firstBar + 2, 101, 50, 60);
        rig.nextClose(2);
        QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
        QCOMPARE(rig.now().positions.front().position.instrument->symbol.text(), std::string(silent));
    }
    rig.stop();
    QVERIFY(rig.proves());
}

void TestCycle::aMissedCloseIsCaughtUp()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.stop();
    rig.nextClose(3); // while nobody was there
    rig.start();
    QVERIFY(rig.cycles(2)); // the last close, once; those before it are gone
    rig.settle();
    QCOMPARE(rig.now().cycles, std::uint64_t(2));
    QVERIFY(rig.now().recovered);
    rig.stop();
    const auto ended = rig.ended();
    QCOMPARE(ended.size(), std::size_t(2));
    QVERIFY(ended[1].barClose == rig.world->closeOf(Rig::firstBar + 3));
    rig.start(); // and none is missed now
    QVERIFY(rig.shows([](const auto &one) { return one.running; }));
    rig.settle();
    QCOMPARE(rig.now().cycles, std::uint64_t(2));
}

void TestCycle::theFirstPictureIsDrawn()
{
    Rig rig;
    rig.change = [](engine::Parts &parts) { parts.drawPictures = true; };
    rig.start();
    QVERIFY(rig.cycles(1));
    QVERIFY(!rig.mind->asked().front().png.isEmpty());
    rig.desk().openCapsule(QString::fromStdString(rig.now().watches.front().decision->capsuleId));
    QByteArray shown;
    QObject::connect(&rig.desk(), &engine::Desk::capsuleOpened, &rig.desk(),
                     [&](const std::shared_ptr<const engine::CapsuleView> &view) { shown = view->picture; });
    QTRY_COMPARE(shown, rig.mind->asked().front().png); // exactly what the model saw
}
