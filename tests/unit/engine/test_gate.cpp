#include "test_gate.h"

#include "engine/gate.h"
#include "rig.h"

using rig::Rig;

namespace {

const engine::DecisionView &latest(const Rig &rig)
{
    return *rig.now().watches.front().decision;
}

base::Json asking(const Rig &rig)
{
    const std::string id = latest(rig).capsuleId;
    const base::Json capsule = rig.capsule(id);
    return capsule.value("asking", base::Json());
}

std::size_t questions(const Rig &rig)
{
    return rig.mind->asked().size();
}

} // namespace

void TestGate::aConditionThatIsNotMetAsksNobody()
{
    Rig rig;
    rig.settings.gate.condition = "close < 0 and rsi:14 > 0";
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(questions(rig), std::size_t(0));
    QCOMPARE(latest(rig).outcome, std::string("not_asked"));
    QCOMPARE(latest(rig).code, std::string("gate"));
    QVERIFY(!latest(rig).decision);
    QVERIFY2(latest(rig).detail.find("close < 0") != std::string::npos &&
                 latest(rig).detail.find("rsi:14 ") != std::string::npos,
             latest(rig).detail.c_str());
    QCOMPARE(rig.now().failedCycles, std::uint64_t(0));
    QVERIFY(!rig.now().watches.front().error);
    const base::Json kept = asking(rig);
    rig.stop();
    QCOMPARE(kept["gate"]["result"].get<std::string>(), std::string("not_met"));
    QVERIFY(kept["gate"]["values"]["close"].is_number());
    QCOMPARE(rig.ended().front().outcome, std::string("not_asked"));
    QVERIFY(rig.proves());
}

void TestGate::aConditionThatIsMetAsks()
{
    Rig rig;
    rig.settings.gate.condition = "close > 0 or rsi:14 > 200";
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(questions(rig), std::size_t(1));
    QCOMPARE(latest(rig).outcome, std::string("held"));
    QCOMPARE(asking(rig)["gate"]["result"].get<std::string>(), std::string("met"));
}

void TestGate::aMissingValueDoesNotMeetIt()
{
    Rig rig;
    rig.settings.gate.condition = "sma:900 > 0";
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(questions(rig), std::size_t(0));
    QCOMPARE(latest(rig).code, std::string("gate_missing"));
    QVERIFY(latest(rig).detail.find("sma:900 missing") != std::string::npos);
    QVERIFY(asking(rig)["gate"]["values"]["sma:900"].is_null());
}

void TestGate::aPositionIsAskedAboutAllTheSame()
{
    Rig rig;
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    rig.desk().changeSettings(base::Json{{"gate", {{"condition", "close < 0"}}}});
    QVERIFY(rig.shows([](const auto &one) { return one.settings->gate.condition == "close < 0"; }));
    rig.nextClose();
    QVERIFY(rig.cycles(2));
    QCOMPARE(questions(rig), std::size_t(2));
    QCOMPARE(latest(rig).outcome, std::string("held"));
    QCOMPARE(asking(rig)["gate"]["passed_by"].get<std::string>(), std::string("held"));
    rig.desk().changeSettings(base::Json{{"gate", {{"always_when_held", false}}}});
    QVERIFY(rig.shows([](const auto &one) { return !one.settings->gate.alwaysWhenHeld; }));
    rig.nextClose();
    QVERIFY(rig.cycles(3));
    QCOMPARE(questions(rig), std::size_t(2));
    QCOMPARE(latest(rig).outcome, std::string("not_asked"));
}

void TestGate::aPersonMayPass()
{
    Rig rig;
    rig.settings.gate.condition = "close < 0";
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(2));
    QCOMPARE(questions(rig), std::size_t(0));
    rig.desk().changeSettings(base::Json{{"gate", {{"always_when_forced", true}}}});
    QVERIFY(rig.shows([](const auto &one) { return one.settings->gate.alwaysWhenForced; }));
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(3));
    QCOMPARE(questions(rig), std::size_t(1));
    QCOMPARE(asking(rig)["gate"]["passed_by"].get<std::string>(), std::string("forced"));
}

void TestGate::theSameQuestionIsAskedOnce()
{
    Rig rig;
    rig.settings.gate.reuseSeconds = 600;
    rig.mind->say([](const llm::Question &, int) {
        rig::Reply reply = rig::hold(0.6);
        reply.cost = "0.25";
        return reply;
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    const std::string first = rig.now().watches.front().decision->capsuleId;
    rig.world->now += 60'000; // the clock is not part of the question
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(2));
    QCOMPARE(questions(rig), std::size_t(1));
    QCOMPARE(latest(rig).outcome, std::string("held"));
    QCOMPARE(latest(rig).decision->confidence, 0.6);
    const base::Json again = asking(rig);
    rig.nextClose(); // another bar is another question
    QVERIFY(rig.cycles(3));
    QCOMPARE(questions(rig), std::size_t(2));
    QVERIFY(asking(rig).is_null() || !asking(rig).contains("reused_from"));
    rig.stop();
    QCOMPARE(again["reused_from"], rig.capsule(first)["cycle_id"]);
    int charged = 0;
    for (const store::JournalRow &row : rig.rows())
        charged += std::holds_alternative<domain::ModelCharged>(row.event.body);
    QCOMPARE(charged, 2); // what was taken again was paid for once
}

void TestGate::anAnswerGrowsOld()
{
    Rig rig;
    rig.settings.gate.reuseSeconds = 30;
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.world->now += 31'000;
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(2));
    QCOMPARE(questions(rig), std::size_t(2));
}

void TestGate::whatFailedIsAskedAgain()
{
    Rig rig;
    rig.settings.gate.reuseSeconds = 600;
    rig.mind->say([](const llm::Question &, int number) {
        rig::Reply reply = rig::hold();
        if (number == 0)
            reply.error = base::Error{base::ErrorCode::Overloaded, "busy", "test", {}};
        return reply;
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(latest(rig).outcome, std::string("failed"));
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(2));
    QCOMPARE(questions(rig), std::size_t(2));
    QCOMPARE(latest(rig).outcome, std::string("held"));
}

void TestGate::soManyCallsAMinute()
{
    Rig rig;
    rig.settings.gate.callsPerMinute = 2;
    rig.start();
    QVERIFY(rig.cycles(1));
    for (std::uint64_t cycle = 2; cycle <= 3; ++cycle) {
        rig.desk().analyseNow();
        QVERIFY(rig.cycles(cycle));
    }
    QCOMPARE(questions(rig), std::size_t(2));
    QCOMPARE(latest(rig).outcome, std::string("not_asked"));
    QCOMPARE(latest(rig).code, std::string("rate"));
    rig.world->now += 61'000;
    rig.desk().analyseNow();
    QVERIFY(rig.cycles(4));
    QCOMPARE(questions(rig), std::size_t(3));
}

void TestGate::failuresInARowAreNotForgotten()
{
    Rig rig;
    rig.settings.risk.failedCycles = 2;
    rig.settings.gate.callsPerMinute = 1;
    rig.mind->say([](const llm::Question &, int) {
        rig::Reply reply;
        reply.error = base::Error{base::ErrorCode::Overloaded, "busy", "test", {}};
        return reply;
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().analyseNow(); // nobody is asked: neither a failure nor a success
    QVERIFY(rig.cycles(2));
    QVERIFY(rig.now().halts.empty());
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return !one.halts.empty(); }));
    QCOMPARE(rig.now().halts.front().kind, domain::HaltKind::SafeMode);
}

void TestGate::badConditionsAreRefused()
{
    engine::Settings settings;
    const auto refused = engine::changed(settings, "gate.condition", "rsx:14 < 30");
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, std::string("gate.condition"));
    QVERIFY(refused.error().detail.find("position 1") != std::string::npos);
    const auto rule = engine::changed(settings, "rules.exit", "rsi:14");
    QVERIFY(!rule);
    QCOMPARE(rule.error().field, std::string("rules.exit"));
    QVERIFY(engine::changed(settings, "gate.condition", "rsi:14 < 30 and volume > sma:volume:20"));
}

void TestGate::rulesDecideWithoutAModel()
{
    Rig rig;
    rig.settings.desk.provider = "rules";
    rig.settings.rules.entryLong = "close > sma:close:3[2] - 1000 and atr:14 > 0";
    rig.settings.rules.exit = "close > 0 and side == 1";
    rig.settings.gate.condition = "close < 0"; // stands before models only
    rig.change = [](engine::Parts &parts) {
        parts.makeProvider = [](const std::string &id, const engine::Settings &settings,
                                std::vector<base::Secret>,
                                net::Http *) -> base::Result<std::unique_ptr<llm::Provider>> {
            auto rules = llm::Ruleset::make(settings.rules);
            if (!rules || id != "rules")
                return base::fail(base::ErrorCode::NotFound, id, "provider");
            llm::ProviderOptions options;
            options.rules = std::make_shared<const llm::Ruleset>(std::move(*rules));
            return llm::makeRules(nullptr, nullptr, std::move(options));
        };
    };
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    QCOMPARE(latest(rig).provider, std::string("rules"));
    QVERIFY(latest(rig).evidence && !latest(rig).evidence->rows.empty());
    for (const auto &row : latest(rig).evidence->rows)
        QCOMPARE(int(row.mark), int(domain::EvidenceCheck::Mark::Verified));
    QVERIFY(latest(rig).evidence->uncited.empty());
    const std::string entry = latest(rig).capsuleId;
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.trades->size() == 1; }));
    rig.stop();
    const base::Json capsule = rig.capsule(entry);
    const std::string question = capsule["user"].get<std::string>();
    QVERIFY(question.find("entry_long: close > sma:close:3[2]") != std::string::npos);
    QVERIFY(question.find("[sma:3[2]@4h]") != std::string::npos);
    QVERIFY(capsule["watch"]["model"].get<std::string>().starts_with("rules-"));
}

void TestGate::rulesWithoutAnEntryAreRefused()
{
    engine::Settings settings;
    const auto refused = engine::changed(settings, "desk.provider", "rules");
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, std::string("rules.entry_long"));
    settings.rules.entryLong = "rsi:14 < 30";
    QVERIFY(engine::changed(settings, "desk.provider", "rules"));
    const auto level = engine::changed(settings, "rules.stop", "");
    QVERIFY(!level);
    QCOMPARE(level.error().field, std::string("rules.stop"));
    settings.desk.levelsBy = "desk";
    QVERIFY(engine::changed(settings, "rules.stop", ""));
}

void TestGate::oneAnswerIsForgottenBeforeAnother()
{
    engine::Gate gate;
    engine::GateOptions options;
    options.reuseSeconds = 1000;
    decision::Conversation conversation;
    auto hold = decision::understand(R"({"action":"hold","confidence":0.5,"reasoning":"x"})", {});
    QVERIFY(hold.has_value());
    conversation.decision.emplace(*hold);
    std::string from;
    for (int i = 0; i < 100; ++i)
        gate.remember("question " + std::to_string(i), "cycle " + std::to_string(i), base::fromMs(1000 * i),
                      conversation, options);
    QVERIFY(!gate.known("question 0", base::fromMs(100'000), options, from)); // no more than it keeps
    QVERIFY(gate.known("question 99", base::fromMs(100'000), options, from).has_value());
    QCOMPARE(from, std::string("cycle 99"));
    QVERIFY(!gate.known("question 99", base::fromMs(99'000 + 1'000'001), options, from));
}
