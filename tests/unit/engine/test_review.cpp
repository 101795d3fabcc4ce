#include "test_review.h"

#include "rig.h"

using domain::DecisionRecord;
using rig::Rig;

namespace {

/// A desk that asks a person, with a proposal to go long on the table.
struct Asking : Rig
{
    explicit Asking(const char *policy = "review")
    {
        settings.desk.policy = policy;
        mind->say([](const llm::Question &question, int number) {
            return number == 0 ? rig::openLong(question) : rig::hold();
        });
    }
    bool asks()
    {
        start();
        return shows([](const auto &one) { return one.proposals.size() == 1; });
    }
    [[nodiscard]] QString id() const { return QString::fromStdString(now().proposals.front().id); }
    bool proves()
    {
        stop();
        return Rig::proves();
    }
};

} // namespace

void TestReview::deniedByPolicy()
{
    Asking rig("deny");
    rig.start();
    QVERIFY(rig.cycles(1));
    QVERIFY(rig.now().positions.empty() && rig.now().proposals.empty());
    QCOMPARE(rig.now().watches.front().decision->code, std::string("policy"));
    QVERIFY(!rig.now().watches.front().decision->verdict.empty()); // what risk would have said is shown all
                                                                   // the same
    QVERIFY(rig.proves());
}

void TestReview::approved()
{
    Asking rig;
    QVERIFY(rig.asks());
    const engine::ProposalView asked = rig.now().proposals.front();
    QVERIFY(rig.now().positions.empty());
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("proposed"));
    QVERIFY(asked.order && asked.order->stop && asked.order->target);
    QVERIFY(asked.expires == rig.world->closeOf(Rig::firstBar + 1));
    rig.desk().approveProposal(rig.id());
    rig.desk().approveProposal(QString::fromStdString(asked.id)); // a double click
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    rig.settle();
    QCOMPARE(rig.now().positions.size(), std::size_t(1));
    QVERIFY(rig.now().proposals.empty());
    QCOMPARE(rig.now().cycles, std::uint64_t(1)); // a word is no cycle
    const std::string capsuleId = rig.now().positions.front().position.capsuleId;
    QVERIFY(rig.proves());
    // The capsule of the trade has both versions, and the question they answer.
    const base::Json capsule = rig.capsule(capsuleId);
    QCOMPARE(capsule["calls"].size(), std::size_t(2));
    QCOMPARE(capsule["calls"][0]["provider"].get<std::string>(), std::string("compatible"));
    QCOMPARE(capsule["calls"][1]["provider"].get<std::string>(), std::string("person"));
    QCOMPARE(capsule["calls"][1]["model"].get<std::string>(), std::string("approve"));
    QCOMPARE(capsule["outcome"].get<std::string>(), std::string("traded"));
    QVERIFY(!capsule["user"].get<std::string>().empty());
    // And the one of the cycle says what was proposed, without an order.
    const base::Json proposed = rig.capsule(asked.capsuleId);
    QCOMPARE(proposed["outcome"].get<std::string>(), std::string("proposed"));
    QVERIFY(proposed["intent"].is_null());
}

void TestReview::approvedTooLate()
{
    Asking rig;
    QVERIFY(rig.asks());
    const QString id = rig.id();
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.proposals.empty(); }));
    rig.desk().approveProposal(id);
    QTRY_COMPARE(rig.failures.size(), std::size_t(1));
    QCOMPARE(rig.failures.front().first, QStringLiteral("proposal"));
    QCOMPARE(rig.failures.front().second.code, base::ErrorCode::NotFound);
    QVERIFY(rig.now().positions.empty());
}

void TestReview::edited()
{
    Asking rig;
    QVERIFY(rig.asks());
    DecisionRecord mine = rig.now().proposals.front().decision;
    mine.takeProfit = *mine.takeProfit + 3;
    mine.sizeFraction = 0.01;
    rig.desk().editProposal(rig.id(), mine);
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    const domain::Position held = rig.now().positions.front().position;
    QVERIFY(std::abs(held.plan.target->toDouble() - *mine.takeProfit) < 0.02);
    QVERIFY(held.cost.toDouble() <= 101);
    QVERIFY(rig.proves());
    const base::Json capsule = rig.capsule(held.capsuleId);
    QVERIFY(capsule["calls"][0]["text"] != capsule["calls"][1]["text"]);
    QCOMPARE(capsule["decision"]["take_profit"].get<double>(), *mine.takeProfit);
}

void TestReview::anEditThatCannotBe()
{
    Asking rig;
    QVERIFY(rig.asks());
    DecisionRecord mine = rig.now().proposals.front().decision;
    mine.stopLoss = *mine.takeProfit + 1; // on the wrong side
    rig.desk().editProposal(rig.id(), mine);
    QTRY_COMPARE(rig.failures.size(), std::size_t(1));
    QCOMPARE(rig.failures.front().second.field, std::string("stop_loss"));
    QCOMPARE(rig.now().proposals.size(), std::size_t(1)); // it still waits for a better word
    rig.desk().approveProposal(rig.id());
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
}

void TestReview::anEditThatRiskDenies()
{
    Asking rig;
    QVERIFY(rig.asks());
    DecisionRecord mine = rig.now().proposals.front().decision;
    mine.stopLoss = *mine.stopLoss / 2; // a person is held to the same limits
    rig.desk().editProposal(rig.id(), mine);
    QVERIFY(rig.shows([](const auto &one) {
        return one.proposals.empty() && one.watches.front().decision->outcome == "denied";
    }));
    QVERIFY(rig.now().positions.empty());
    QVERIFY(rig.proves());
}

void TestReview::rejected()
{
    Asking rig;
    QVERIFY(rig.asks());
    rig.desk().rejectProposal(rig.id());
    QVERIFY(rig.shows([](const auto &one) { return one.watches.front().decision->outcome == "rejected"; }));
    QVERIFY(rig.now().positions.empty() && rig.now().proposals.empty());
    rig.nextClose();
    QVERIFY(rig.cycles(2));
    QVERIFY2(rig.mind->asked().back().user.find("rejected by a person") != std::string::npos,
             "what was done is fed back");
    QVERIFY(rig.proves());
    const auto ended = rig.ended();
    QCOMPARE(ended[1].outcome, std::string("rejected"));
    QCOMPARE(ended[1].action, std::string("open_long")); // what was said is still told
}

void TestReview::expiresAtTheNextClose()
{
    Asking rig;
    QVERIFY(rig.asks());
    rig.nextClose();
    QVERIFY(rig.cycles(2));
    QVERIFY(rig.now().proposals.empty() && rig.now().positions.empty());
    QVERIFY(rig.proves());
    const auto ended = rig.ended();
    QCOMPARE(ended.size(), std::size_t(3));
    QCOMPARE(ended[1].code, std::string("expired"));
}

void TestReview::expiresWhilePaused()
{
    Asking rig;
    QVERIFY(rig.asks());
    rig.desk().pause();
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.proposals.empty(); }));
    QCOMPARE(rig.now().cycles, std::uint64_t(1));
}

void TestReview::replacedByALaterOne()
{
    Asking rig;
    rig.mind->say([](const llm::Question &question, int) { return rig::openLong(question); });
    QVERIFY(rig.asks());
    const std::string first = rig.now().proposals.front().id;
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(2));
    QVERIFY(rig.shows([](const auto &one) { return one.proposals.size() == 1; }));
    QVERIFY(rig.now().proposals.front().id != first);
    rig.desk().approveProposal(rig.id());
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    QVERIFY(rig.proves());
}

void TestReview::closesWaitToo()
{
    Asking rig;
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::closeNow();
    });
    QVERIFY(rig.asks());
    rig.desk().approveProposal(rig.id());
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.proposals.size() == 1; }));
    QVERIFY(rig.now().proposals.front().order->reduceOnly);
    QCOMPARE(rig.now().positions.size(), std::size_t(1));
    rig.desk().approveProposal(rig.id());
    QVERIFY(rig.shows([](const auto &one) { return one.positions.empty(); }));
    QCOMPARE(rig.now().trades->front().trade.reason, domain::ExitReason::Model);
    QVERIFY(rig.proves());
}

void TestReview::theKillSwitchTurnsDown()
{
    Asking rig;
    QVERIFY(rig.asks());
    rig.desk().kill();
    QVERIFY(rig.shows([](const auto &one) { return one.proposals.empty() && one.halts.size() == 1; }));
    QVERIFY(rig.proves());
    QCOMPARE(rig.ended()[1].code, std::string("kill_switch"));
}

void TestReview::aHaltDeniesWhatIsApproved()
{
    Asking rig;
    QVERIFY(rig.asks());
    rig.desk().pause();
    rig.desk().approveProposal(rig.id());
    QVERIFY(rig.shows([](const auto &one) {
        return one.proposals.empty() && one.watches.front().decision->outcome == "denied";
    }));
    QVERIFY(rig.now().positions.empty());
}

void TestReview::forgottenOverARestart()
{
    Asking rig;
    QVERIFY(rig.asks());
    rig.stop();
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.running; }));
    rig.settle();
    QVERIFY(rig.now().proposals.empty() && rig.now().positions.empty());
    QVERIFY(rig.proves());
    const auto ended = rig.ended();
    QCOMPARE(ended.size(), std::size_t(2));
    QCOMPARE(ended[1].outcome, std::string("rejected"));
    QCOMPARE(ended[1].code, std::string("closed"));
    rig.start(); // said once
    QVERIFY(rig.shows([](const auto &one) { return one.running; }));
    rig.stop();
    QCOMPARE(rig.ended().size(), std::size_t(2));
}

void TestReview::theModelIsPaidOnce()
{
    Asking rig;
    rig.mind->say([](const llm::Question &question, int) {
        rig::Reply out = rig::openLong(question);
        out.cost = "0.25";
        return out;
    });
    QVERIFY(rig.asks());
    rig.desk().approveProposal(rig.id());
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    rig.stop();
    std::size_t charges = 0;
    for (const store::JournalRow &row : rig.rows())
        charges += std::holds_alternative<domain::ModelCharged>(row.event.body);
    QCOMPARE(charges, std::size_t(1));
}
