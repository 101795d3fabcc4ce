#include "test_learning.h"

#include "base/text.h"
#include "engine/analysis.h"
#include "engine/books.h"
#include "engine/learner.h"
#include "engine/placing.h"
#include "rig.h"
#include "support/candles.h"

#include <QCoroTask>

using rig::Rig;

namespace {

/// A long that reaches its target in the second bar after it.
void win(Rig &rig)
{
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.positions.size() == 1; }));
    const double target = rig.now().positions.front().position.plan.target->toDouble();
    rig.nextClose();
    QVERIFY(rig.cycles(2));
    rig.world->setBar("BTC/USDT", Rig::firstBar + 2, target + 5, 99, 100);
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.trades->size() == 1 && one.cycles == 3; }));
}

std::vector<store::MemoryItem> kept(const Rig &rig)
{
    std::vector<store::MemoryItem> out;
    const auto database = store::Database::open(store::deskDatabase(rig.folder()), store::Access::ReadOnly);
    if (!database)
        return out;
    const auto read =
        store::MemoryStore(**database, "live").read([&](const store::MemoryItem &item) -> base::Result<void> {
            out.push_back(item);
            return {};
        });
    return read ? out : std::vector<store::MemoryItem>();
}

} // namespace

void TestLearning::learnsWhatItDid()
{
    Rig rig;
    win(rig);
    QVERIFY(rig.shows([](const auto &one) { return one.memory && one.memory->size == 1; }));
    const domain::Experience one = *rig.now().memory->recent.front();
    const domain::Trade trade = rig.now().trades->front().trade;
    QCOMPARE(one.id, trade.id);
    QCOMPARE(one.reason, std::string("target"));
    QCOMPARE(one.capsuleId, trade.entryCapsule);
    QVERIFY(one.won() && one.stopPercent && one.targetPercent && one.maePercent);
    QVERIFY(std::abs(*one.rewardToRisk() - 2) < 0.1); // as the mind proposed
    QVERIFY(std::isfinite(one.reading("rsi:14")) && std::isfinite(one.reading("weekend")));
    QVERIFY(one.known > one.closed);
    QVERIFY(one.insight.find("Won") != std::string::npos);
    rig.stop();
    const auto items = kept(rig);
    QCOMPARE(items.size(), std::size_t(1));
    QCOMPARE(items[0].key, "experience:" + trade.id);
}

void TestLearning::theNextQuestionRemembers()
{
    Rig rig;
    win(rig);
    rig.nextClose();
    QVERIFY(rig.cycles(4));
    const std::string question = rig.mind->asked().back().user;
    QVERIFY(question.find("## Memory") != std::string::npos);
    QVERIFY(question.find("similarity") != std::string::npos);
    QVERIFY(question.find("## Last closed trade (as done)") != std::string::npos);
    QVERIFY(rig.mind->asked().front().user.find("## Memory") == std::string::npos); // nothing was known yet
    const auto brief = rig.now().watches.front().decision->memory;
    QVERIFY(brief && brief->similar.size() == 1);
    const std::string capsule = rig.now().watches.front().decision->capsuleId;
    rig.stop();
    QCOMPARE(rig.capsule(capsule)["memory_sha256"].get<std::string>().size(), std::size_t(64));
}

void TestLearning::aCapsuleIsEnoughToLearnFrom()
{
    Rig rig;
    win(rig);
    rig.stop();
    const auto items = kept(rig);
    QCOMPARE(items.size(), std::size_t(1));
    // As after a cut between the trade and what was learned from it: nothing but journal and capsules.
    const auto database = store::Database::open(store::deskDatabase(rig.folder()), store::Access::ReadOnly);
    QVERIFY(database.has_value());
    store::Journal journal(**database, "live");
    engine::Books books(&journal);
    QVERIFY(books.recover());
    engine::Learner learner({}, nullptr, &journal);
    const auto learned = learner.catchUp(books.account());
    QVERIFY(learned && learned->size() == 1);
    QCOMPARE(base::toText(domain::toJson(*learned->front())), base::toText(items[0].body));
    QVERIFY(learner.catchUp(books.account())->empty());
}

void TestLearning::followsWhatItDidNotDo()
{
    Rig rig;
    rig.settings.risk.rewardToRiskLeast = rig.settings.risk.rewardToRiskLeastRanging =
        5; // what the mind proposes is denied
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("denied"));
    rig.nextClose();
    QVERIFY(rig.cycles(2));
    rig.world->setBar("BTC/USDT", Rig::firstBar + 2, 150, 99, 100); // the target would have been reached
    rig.nextClose();
    QVERIFY(rig.cycles(3));
    rig.nextClose();
    QVERIFY(rig.cycles(4));
    QVERIFY(rig.shows([](const auto &one) { return one.memory && one.memory->ruleValues.size() == 1; }));
    const domain::Statistic value = rig.now().memory->ruleValues.front();
    QCOMPARE(value.id, std::string("reward_to_risk"));
    QVERIFY2(*value.value < 0, "the rule cost what the entry would have won");
    QVERIFY(rig.now().trades->empty() && rig.now().memory->size == 0);
    rig.stop();
    const auto items = kept(rig);
    QCOMPARE(items.size(), std::size_t(2));
    QCOMPARE(items[0].kind, std::string("shadow"));
    QCOMPARE(items[1].kind, std::string("counterfactual"));
    QCOMPARE(items[1].body["reason"].get<std::string>(), std::string("target"));
}

void TestLearning::goesOnFollowingAfterARestart()
{
    Rig rig;
    rig.settings.risk.rewardToRiskLeast = rig.settings.risk.rewardToRiskLeastRanging = 5;
    rig.mind->say([](const llm::Question &question, int number) {
        return number == 0 ? rig::openLong(question) : rig::hold();
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("denied"));
    rig.stop();
    const auto counted = [&] {
        int waiting = 0, told = 0;
        for (const store::MemoryItem &item : kept(rig)) {
            waiting += item.kind == "shadow";
            told += item.kind == "counterfactual";
        }
        return std::pair(waiting, told);
    };
    QCOMPARE(counted(), std::pair(1, 0)); // known to the folder before anything came of it
    rig.world->setBar("BTC/USDT", Rig::firstBar + 2, 150, 99, 100);
    rig.nextClose(3);
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.memory && one.memory->ruleValues.size() == 1; }));
    rig.stop();
    QCOMPARE(counted(), std::pair(1, 1));
    rig.nextClose();
    rig.start(); // and what is told is not told again
    QVERIFY(rig.shows([](const auto &one) { return one.memory && one.memory->ruleValues.size() == 1; }));
    rig.nextClose();
    QVERIFY(rig.shows([](const auto &one) { return one.cycles >= 1; }));
    rig.settle();
    rig.stop();
    QCOMPARE(counted(), std::pair(1, 1));
}

void TestLearning::theMoodIsPartOfTheState()
{
    decision::Briefing briefing;
    briefing.barClose = base::fromMs(1'700'000'000'000);
    domain::Fact mood{"sentiment:fear_greed", "Fear and greed index", "", 31, briefing.barClose, false, "F"};
    briefing.world.sentiment = {mood};
    QCOMPARE(domain::reading(engine::stateOf(briefing), "sentiment:fear_greed"), 31.0);
    briefing.world.sentiment.front().stale = true; // of some other day
    QVERIFY(std::isnan(domain::reading(engine::stateOf(briefing), "sentiment:fear_greed")));
}

void TestLearning::aQuestionAloneRemembersToo()
{
    Rig rig;
    win(rig);
    rig.stop();
    const auto database = store::Database::open(store::deskDatabase(rig.folder()), store::Access::ReadOnly);
    QVERIFY(database.has_value());
    store::MemoryStore memory(**database, "live");
    net::Waiting everybody;
    const auto clock = rig::makeClock(rig.world);
    const auto market = rig::makeExchange(rig.world, clock.get(), &everybody);
    engine::AnalysisRequest request;
    request.watch = {
        "binance", {"BTC", "USDT"}, domain::MarketKind::Spot, *domain::Timeframe::parse("4h"), "technical",
        {}};
    request.settings = rig.settings;
    request.exchange = market.get();
    request.clock = clock.get();
    request.picture = false;
    request.memory = &memory;
    const auto asked = [&]() -> base::Json {
        const auto question = QCoro::waitFor(engine::questionOf(request));
        return question ? *question : base::Json(question.error().detail);
    };
    rig.nextClose(2);
    base::Json question = asked();
    QVERIFY2(question.is_object(), question.dump().c_str());
    QVERIFY(question["user"].get<std::string>().find("## Memory") != std::string::npos);
    QCOMPARE(question["memory"]["hits"].size(), std::size_t(1));
    // Before the trade was known nobody could remember it.
    rig.world->now = base::toMs(rig.world->closeOf(Rig::firstBar)) + 2000;
    question = asked();
    QVERIFY(question["user"].get<std::string>().find("## Memory") == std::string::npos);
    QCOMPARE(question["memory"]["known"].get<int>(), 0);
}

void TestLearning::aPersonsWordIsKept()
{
    Rig rig;
    rig.mind->say([](const llm::Question &, int) { return rig::hold(); });
    rig.start();
    QVERIFY(rig.cycles(1));
    rig.desk().sayOfMemory(QStringLiteral("freeze"), QStringLiteral("adx_strong"), QStringLiteral("31"));
    QVERIFY(rig.shows([](const auto &one) {
        return one.memory && one.memory->thresholds.front().state == "frozen" &&
               one.memory->thresholds.front().value == 31;
    }));
    rig.desk().sayOfMemory(QStringLiteral("reset"), QStringLiteral("adx_strong"), {});
    QVERIFY(rig.shows([](const auto &one) { return one.memory->thresholds.front().state == "reset"; }));
    rig.stop();
    QCOMPARE(kept(rig).size(), std::size_t(2));
}

void TestLearning::placesForeignTrades()
{
    const auto file =
        exchange::parseCandleFile(support::csvOf(support::walk({})).toStdString(), "BTCUSDT-4h.csv",
                                  domain::Symbol{"BTC", "USDT"}, std::nullopt);
    QVERIFY(file.has_value());
    const domain::CandleSeries &candles = file->candles;
    const auto at = [&](std::size_t bar) { return candles.timeframe().closeOf(candles.openTime(bar)); };
    brain::ForeignTrades trades;
    for (std::size_t i = 0; i < 3; ++i) {
        brain::ForeignTrade one;
        one.row = i + 2;
        one.origin = "csv";
        one.opened = at(300 + i);
        one.closed = at(304 + i);
        one.entry = candles.close()[300 + i];
        one.exit = one.entry * 1.01;
        one.stop = one.entry * 0.98;
        one.feesPercent = 0.2;
        trades.trades.push_back(one);
    }
    trades.trades[1].entry *= 3; // of another market
    trades.trades[2].symbol = "ETH/USDT";
    const engine::Placed placed = engine::placed(trades, *file);
    QCOMPARE(placed.experiences.size(), std::size_t(1));
    QCOMPARE(placed.skipped.size(), std::size_t(2));
    const domain::Experience &one = placed.experiences[0];
    QVERIFY(std::abs(one.netPercent - 0.8) < 1e-9 && std::abs(*one.stopPercent - 2) < 1e-9);
    QVERIFY(*one.maePercent <= 0 && *one.mfePercent >= 1 - 1e-9);
    QCOMPARE(one.reading("close"), base::asPrinted(candles.close()[300])); // the last close before the entry
    // What came after the entry does not show in its state.
    const domain::CandleSeries until = candles.slice(0, 301);
    QCOMPARE(base::toText(domain::toJson(*engine::stateAt(until, at(300)))),
             base::toText(domain::toJson(one.state)));
    QVERIFY(!engine::stateAt(candles, at(0) - std::chrono::hours(5)));
}
