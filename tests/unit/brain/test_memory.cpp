#include "test_memory.h"

#include "brain/memory.h"
#include "samples.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <cmath>

using namespace brain;

namespace {

std::string told(const std::vector<domain::Recalled> &recalled)
{
    base::Json out = base::Json::array();
    for (const domain::Recalled &one : recalled)
        out.push_back(domain::toJson(one));
    return base::toText(out);
}

} // namespace

void TestMemory::everyFeatureIsReadFromItsReadings()
{
    QCOMPARE(layoutVersion, 1); // a change of the table needs a new version
    QCOMPARE(features().size(), std::size_t(20));
    const domain::RawState nothing;
    for (const float value : rowOf(nothing))
        QVERIFY(std::isnan(value));
    const domain::RawState state = domain::rawState({{"close", 100},
                                                     {"atr:14", 2},
                                                     {"plus_di:14", 30},
                                                     {"minus_di:14", 10},
                                                     {"adx:14", 28},
                                                     {"rsi:14", 61},
                                                     {"macd:12:26:9.histogram", 0.5},
                                                     {"volume_ratio:20", 1},
                                                     {"bbands:20:2.lower", 90},
                                                     {"bbands:20:2.upper", 110},
                                                     {"chop:14", 40},
                                                     {"stoch:14:3:3.k", 70},
                                                     {"mfi:14", 55},
                                                     {"ema:20", 98},
                                                     {"sma:50", 96},
                                                     {"sma:200", 90},
                                                     {"vwap:20", 99},
                                                     {"weekend", 1},
                                                     {"sentiment:fear_greed", 30},
                                                     {"book:imbalance_25bps", 0.2},
                                                     {"flow:buy_share", 55},
                                                     {"funding:rate", 0.01}});
    const float expected[] = {20, 28, std::log(2.0f), 61, 0.25f, 0,    0.5f, 40,   70, 55, 1, 2,
                              5,  3,  0.5f,           1,  30,    0.2f, 55,   0.01f};
    const Row row = rowOf(state);
    for (std::size_t i = 0; i < std::size(expected); ++i)
        QVERIFY2(std::abs(row[i] - expected[i]) < 1e-5f, features()[i].id);
    QCOMPARE(regimeOf(state).text(), std::string("bullish, strong trend, medium volatility"));
}

void TestMemory::recallForgetsTheFuture()
{
    rc::check("recall at t is unchanged by anything learned after t", [] {
        base::Random random(*rc::gen::arbitrary<std::uint64_t>());
        Memory memory;
        int number = 0;
        const int before = 1 + int(random.below(60)), after = int(random.below(60));
        double day = 0;
        for (int i = 0; i < before; ++i)
            memory.learn(samples::experience(random, number++, day += random.uniform()));
        Query query;
        query.state = samples::experience(random, 0, 0).state;
        query.at = samples::day(day + 1);
        query.count = 5;
        const std::string then = told(memory.recall(query));
        for (int i = 0; i < after; ++i) {
            domain::Experience later = samples::experience(random, number++, day + 3 * random.uniform() - 1);
            later.known =
                std::max(later.known, query.at + base::Milliseconds(1)); // known later, lived before too
            memory.learn(std::move(later));
        }
        RC_ASSERT(told(memory.recall(query)) == then);
    });
}

void TestMemory::aQuestionForgetsTheFuture()
{
    rc::check("all that a question carries at t is unchanged by what is learned, taught or said after t", [] {
        base::Random random(*rc::gen::arbitrary<std::uint64_t>());
        Memory memory;
        int number = 0;
        double day = 0;
        const int before = 1 + int(random.below(90)), after = 1 + int(random.below(60));
        for (int i = 0; i < before; ++i)
            memory.learn(samples::experience(random, number++, day += random.uniform()));
        const domain::RawState state = samples::experience(random, 0, 0).state;
        const base::UtcTime at = samples::day(day + 1);
        const auto asked = [&] { return base::toText(domain::toJson(memory.brief(state, at))); };
        const std::string then = asked();
        for (int i = 0; i < after; ++i) {
            domain::Experience later = samples::experience(random, number++, day + 3 * random.uniform() - 1);
            later.known = std::max(later.known, at + base::Milliseconds(1));
            memory.learn(std::move(later));
        }
        memory.teach("t0", "What only a later look taught.", at + base::Milliseconds(1));
        memory.take({at + base::Milliseconds(1), "freeze", "adx_strong", "33", {}});
        for (const domain::Rule &rule : memory.rules())
            memory.take({at + base::Milliseconds(1), "mute", rule.id, {}, {}});
        RC_ASSERT(asked() == then);
        RC_ASSERT(memory.asOf(at).size() == std::size_t(before));
    });
}

void TestMemory::nothingIsLearnedTwice()
{
    base::Random random(1);
    Memory memory;
    const domain::Experience one = samples::experience(random, 1, 1);
    QVERIFY(memory.learn(one));
    QVERIFY(!memory.learn(one));
    QCOMPARE(memory.size(), std::size_t(1));
    QCOMPARE(memory.calibration().outcomes(), std::size_t(1));
}

void TestMemory::recallTellsWhatMatches()
{
    base::Random random(2);
    Memory memory;
    domain::Experience one = samples::inRegime(random, 1, 1, 2, 1);
    memory.learn(one);
    Query query;
    query.state = one.state;
    query.at = samples::day(3);
    const auto recalled = memory.recall(query);
    QCOMPARE(recalled.size(), std::size_t(1));
    QCOMPARE(recalled[0].similarity, 1.0);
    QVERIFY(recalled[0].recency < 1 && recalled[0].recency > 0.97);
    QVERIFY(std::abs(recalled[0].score - (0.7 + 0.3 * recalled[0].recency)) < 1e-12);
    for (const domain::FeatureMatch &match : recalled[0].features)
        QVERIFY(match.difference && *match.difference == 0);
}

void TestMemory::filtersByRegimeAndWindow()
{
    base::Random random(3);
    Memory memory;
    for (int i = 0; i < 90; ++i)
        memory.learn(samples::inRegime(random, i, i, i % 3, 1));
    Query query;
    query.state = memory.experiences()[0]->state;
    query.at = samples::day(200);
    query.count = 90;
    query.trend = Trend::Bullish;
    query.from = samples::day(30);
    query.until = samples::day(60);
    const auto recalled = memory.recall(query);
    QCOMPARE(recalled.size(), std::size_t(10));
    for (const domain::Recalled &one : recalled) {
        QCOMPARE(*regimeOf(one.experience->state).trend, Trend::Bullish);
        QVERIFY(one.experience->closed >= *query.from && one.experience->closed <= *query.until);
    }
}

void TestMemory::theSameExperiencesGiveTheSameMemory()
{
    const auto made = [] {
        base::Random random(4);
        Memory memory;
        for (int i = 0; i < 200; ++i)
            memory.learn(samples::experience(random, i, i * 0.5));
        base::Json out{
            {"brief", domain::toJson(memory.brief(memory.experiences()[3]->state, samples::day(400)))}};
        for (const domain::Rule &rule : memory.rules())
            out["rules"].push_back(domain::toJson(rule));
        return base::toText(out);
    };
    QCOMPARE(made(), made());
}

void TestMemory::aRollbackTakesAwayWhatWasLearnedSince()
{
    base::Random random(6);
    Memory clean, poisoned;
    for (int i = 0; i < 100; ++i) {
        const domain::Experience one = samples::experience(random, i, i);
        clean.learn(one);
        poisoned.learn(one);
    }
    for (int i = 100; i < 160; ++i) { // everything in a bullish trend is said to have won
        domain::Experience one = samples::inRegime(random, i, i, 2, 1);
        samples::setOutcome(one, true);
        poisoned.learn(one);
    }
    QVERIFY(poisoned.rules().size() > clean.rules().size());
    poisoned.take({samples::day(300), "rollback", {}, {}, samples::day(101)});
    QCOMPARE(poisoned.experiences().size(), std::size_t(100));
    QCOMPARE(poisoned.size(), std::size_t(160)); // kept, but it counts no more
    QCOMPARE(poisoned.rules().size(), clean.rules().size());
    for (int i = 200; i < 210; ++i) { // and what comes after the word counts again
        domain::Experience one = samples::experience(random, i, i + 150);
        poisoned.learn(one);
    }
    QCOMPARE(poisoned.experiences().size(), std::size_t(110));
}

void TestMemory::wordsOfAPersonStay()
{
    base::Random random(7);
    Memory memory;
    for (int i = 0; i < 120; ++i) {
        domain::Experience one = samples::inRegime(random, i, i, i % 3, 1);
        samples::setOutcome(one, i % 3 == 2 ? i % 10 != 0 : i % 3 == 0);
        memory.learn(one);
    }
    const auto rules = memory.rules();
    QVERIFY(rules.size() >= 2);
    const std::string last = rules.back().id;
    memory.take({samples::day(130), "pin", last, {}, {}});
    memory.take({samples::day(130), "edit", last, "Only with a stop below the swing.", {}});
    QCOMPARE(memory.rules().front().id, last);
    QCOMPARE(memory.rules().front().text, std::string("Only with a stop below the swing."));
    memory.take({samples::day(131), "mute", last, {}, {}});
    for (const domain::Rule &rule : memory.brief({}, samples::day(140)).rules)
        QVERIFY(rule.id != last);
    memory.take({samples::day(132), "delete", last, {}, {}});
    QCOMPARE(memory.rules().size(), rules.size() - 1);
    memory.take({samples::day(133), "freeze", "adx_strong", "31", {}});
    QCOMPARE(memory.thresholds().front().value, 31.0);
    QCOMPARE(memory.thresholds().front().state, std::string("frozen"));
    memory.take({samples::day(134), "reset", "adx_strong", {}, {}});
    QCOMPARE(memory.thresholds().front().value, 25.0);
}

void TestMemory::experiencesSurviveTheirJson()
{
    base::Random random(8);
    for (int i = 0; i < 50; ++i) {
        domain::Experience one = samples::experience(random, i, i);
        one.factors.momentum = 70;
        one.reasoning = "because";
        const auto again = domain::experienceFromJson(domain::toJson(one));
        QVERIFY(again.has_value());
        QCOMPARE(base::toText(domain::toJson(*again)), base::toText(domain::toJson(one)));
    }
    base::Json broken = domain::toJson(samples::experience(random, 1, 1));
    broken["state"]["rsi:14"] = "high";
    QCOMPARE(domain::experienceFromJson(broken).error().field, std::string("state.state.rsi:14"));
}

void TestMemory::searchesLessons()
{
    base::Random random(10);
    Memory memory;
    for (int i = 0; i < 5; ++i) {
        domain::Experience one = samples::experience(random, i, i);
        one.insight = i == 3 ? "Bought a breakout into heavy supply." : "Nothing special.";
        memory.learn(one);
    }
    QCOMPARE(memory.search("breakout SUPPLY").size(), std::size_t(1));
    QCOMPARE(memory.search("breakout SUPPLY").front()->id, std::string("t3"));
    memory.teach("t1", "A breakout without supply.");
    QCOMPARE(memory.search("breakout supply").size(), std::size_t(2));
    QVERIFY(memory.search("nowhere").empty());
}
