#include "test_council_desk.h"

#include "engine/council_maker.h"
#include "engine/track.h"
#include "rig.h"

using rig::Rig;

namespace {

const engine::DecisionView &latest(const Rig &rig)
{
    return *rig.now().watches.front().decision;
}

/// What the scripted mind is, told by its system text.
bool isTechnician(const llm::Question &question)
{
    return question.system.find("technician of a council") != std::string::npos;
}

} // namespace

void TestCouncilDesk::aCouncilTradesByTheSameRules()
{
    Rig rig;
    rig.settings.desk.provider = "council";
    rig.settings.council.members = {"technician", "generalist:conservative", "generalist*2"};
    rig.mind->say([](const llm::Question &question, int number) {
        if (question.positionOpen)
            return rig::hold();
        rig::Reply reply = number == 1 ? rig::hold() : rig::openLong(question, 0.66);
        reply.cost = "0.10";
        return reply;
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    const engine::DecisionView view = latest(rig);
    QCOMPARE(view.outcome, std::string("traded"));
    QCOMPARE(view.provider, std::string("council"));
    QVERIFY(view.model.starts_with("council-"));
    QCOMPARE(view.decision->confidence, 0.66);
    QVERIFY(view.verdict.size() > 5); // judged like any other
    QCOMPARE(view.asking["council"]["members"].size(), std::size_t(4));
    QCOMPARE(view.cost->toString(), domain::Money(*base::Decimal::parse("0.40"), "USDT").toString());
    QCOMPARE(rig.now().positions.front().position.plan.stop.has_value(), true);
    const std::string entry = view.capsuleId;
    rig.stop();
    const base::Json capsule = rig.capsule(entry);
    QCOMPARE(capsule["calls"].size(), std::size_t(4));
    const base::Json &members = capsule["asking"]["council"]["members"];
    QVERIFY(members[0]["user"].get<std::string>().find("rsi:14") != std::string::npos);
    QCOMPARE(members[1]["vote"].get<std::string>(), std::string("hold")); // the dissent
    QCOMPARE(rig.ended().front().votes.size(), std::size_t(4));
    QVERIFY(rig.proves());
}

void TestCouncilDesk::membersAreKeptTrackOf()
{
    engine::Track track;
    domain::CycleEnded ended;
    ended.watch = "demo BTC/USDT 4h council";
    ended.outcome = "traded";
    ended.action = "open_long";
    ended.votes = {{"technician a", "open_long", 0.7},
                   {"generalist b", "hold", 0.5},
                   {"generalist c", "open_long", 0.6}};
    track.apply({base::fromMs(1000), "cycle:1", "1", "capsule", ended});
    QVERIFY(track.memberOutcomes().empty()); // nothing has ended yet
    domain::Trade trade;
    trade.entryCapsule = "capsule";
    trade.net = domain::Money(*base::Decimal::parse("12"), "USDT");
    track.apply({base::fromMs(2000), "trade:1", "1", "capsule", domain::TradeClosed{trade}});
    QCOMPARE(track.memberOutcomes().size(), std::size_t(2)); // who held claimed nothing of this trade
    QCOMPARE(track.memberOutcomes()[0].member, std::string("technician a"));
    QCOMPARE(track.memberOutcomes()[0].claimed, 0.7);
    QVERIFY(track.memberOutcomes()[1].won);
}

void TestCouncilDesk::tooFewVoicesFailTheCycle()
{
    Rig rig;
    rig.settings.desk.provider = "council";
    rig.settings.council.members = {"technician", "generalist"};
    rig.mind->say([](const llm::Question &question, int) {
        rig::Reply reply = rig::hold();
        if (isTechnician(question))
            reply.error = base::Error{base::ErrorCode::Overloaded, "busy", "test", {}};
        return reply;
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(latest(rig).outcome, std::string("failed"));
    QVERIFY(latest(rig).detail.find("voices") != std::string::npos);
    QCOMPARE(rig.now().failedCycles, std::uint64_t(1));
}

void TestCouncilDesk::aMemberThatCannotBeMadeIsNamed()
{
    engine::Settings settings;
    settings.council.members = {"technician@technical", "generalist:contrarian@compatible"};
    const auto made = engine::makeCouncil(
        settings,
        [](const std::string &id, const engine::Settings &) -> base::Result<std::unique_ptr<llm::Provider>> {
            const auto row = llm::findProvider(id);
            if (!row || id == "compatible")
                return base::fail(base::ErrorCode::Auth, "no key", "key");
            return (*row)->make(nullptr, nullptr, {});
        });
    QVERIFY(!made);
    QCOMPARE(made.error().detail, std::string("generalist contrarian: no key"));
}

void TestCouncilDesk::badCouncilsAreRefused()
{
    const engine::Settings settings;
    for (const auto &[members, says] : {std::pair<base::Json, std::string>{{"wizard"}, "no role"},
                                        {{"technician@nobody"}, "nobody"},
                                        {base::Json::array(), "a member"}}) {
        const auto refused = engine::changed(settings, "council.members", members);
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, std::string("council.members"));
        QVERIFY2(refused.error().detail.find(says) != std::string::npos, refused.error().detail.c_str());
    }
    const auto provider = engine::changed(settings, "council.provider", "nobody");
    QVERIFY(!provider);
    QCOMPARE(provider.error().field, std::string("council.provider"));
}

void TestCouncilDesk::aChangedCouncilIsAnotherMind()
{
    engine::Settings settings;
    const std::string before = settings.mindOf("council");
    settings.council.members.push_back("technician");
    QVERIFY(settings.mindOf("council") != before);
    QVERIFY(before.starts_with("council-"));
    QCOMPARE(settings.mindOf("technical"), std::string());
}
