#include "test_rules.h"

#include "scene.h"

#include <QtTest/QtTest>

#include <limits>
#include <set>

using namespace scene;
using domain::HaltKind;
using Mark = domain::RuleResult::Mark;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// How a rule is made to pass and to stop a proposal that all the others let through.
struct Row
{
    const char *id;
    void (*pass)(Scene &);
    void (*stop)(Scene &);
    bool clamps = false; // stops by lowering the size
};

void asItIs(Scene &) {}
void halt(Scene &scene, HaltKind kind)
{
    scene.state.account.halts.push_back({kind, scene.state.now, {}, "by the test"});
}
void perpetual(Scene &scene, double leverage)
{
    scene.proposal.instrument = bitcoin(domain::MarketKind::Perpetual);
    scene.options.maxLeverage = leverage;
}
void outcomes(Scene &scene, double p, double ratio)
{
    scene.state.account.outcomes = 40;
    scene.state.account.winLow = p;
    scene.state.account.winLossRatio = ratio;
}
void wide(Scene &scene) // no cap but the one under test
{
    scene.options.riskPercent = 1000;
    scene.options.maxPositionPercent = scene.options.maxExposurePercent = 1000;
    scene.state.market.barQuoteVolume = 1e12;
}

const Row rowsOfTest[] = {
    {"proposal", asItIs, [](Scene &s) { s.proposal.instrument = nullptr; }},
    {"market", asItIs, [](Scene &s) { s.state.market.roundTripCost = notANumber; }},
    {"account", asItIs, [](Scene &s) { s.state.account.equity = 0; }},
    {"kill_switch", asItIs, [](Scene &s) { halt(s, HaltKind::KillSwitch); }},
    {"paused", asItIs, [](Scene &s) { halt(s, HaltKind::Paused); }},
    {"safe_mode", [](Scene &s) { s.state.account.failedCyclesInRow = 2; },
     [](Scene &s) { s.state.account.failedCyclesInRow = 3; }},
    {"drawdown", [](Scene &s) { s.state.account.highWater = 11'000; },
     [](Scene &s) { s.state.account.highWater = 11'112; }},
    {"daily_loss", [](Scene &s) { s.state.account.dayOpenEquity = 10'200; },
     [](Scene &s) { s.state.account.dayOpenEquity = 10'205; }},
    {"loss_streak", [](Scene &s) { s.state.account.lossesInRow = 2; },
     [](Scene &s) { s.state.account.lossesInRow = 3, s.state.account.lastLoss = s.state.now; }},
    {"cooldown", [](Scene &s) { s.state.account.lastEntry = s.state.now - std::chrono::hours(8); },
     [](Scene &s) { s.state.account.lastEntry = s.state.now - std::chrono::hours(7); }},
    {"shorts", [](Scene &s) { s.turnShort(); },
     [](Scene &s) { s.turnShort(), s.options.allowShorts = false; }},
    {"one_position", asItIs, [](Scene &s) { s.state.account.instrumentHeld = true; }},
    {"open_positions", [](Scene &s) { s.state.account.openPositions = 4; },
     [](Scene &s) { s.state.account.openPositions = 5; }},
    {"stale_candle", asItIs, [](Scene &s) { s.state.market.lastClosedOpen = at("2024-03-01T04:00:00Z"); }},
    {"atr", asItIs, [](Scene &s) { s.state.market.atr.reset(); }},
    {"entry_distance", [](Scene &s) { s.state.market.last = 101; },
     [](Scene &s) { s.state.market.last = 101.01; }},
    {"stop", asItIs, [](Scene &s) { s.proposal.stop = notANumber; }},
    {"stop_side", asItIs, [](Scene &s) { s.proposal.stop = 100.01; }},
    {"stop_atr_least", [](Scene &s) { s.proposal.stop = 99; }, [](Scene &s) { s.proposal.stop = 99.01; }},
    {"stop_atr_most", [](Scene &s) { s.proposal.stop = 92, s.proposal.target = 120; },
     [](Scene &s) { s.proposal.stop = 91.99, s.proposal.target = 120; }},
    {"stop_cost", [](Scene &s) { s.state.market.atr = 0.5, s.proposal.stop = 99.4; },
     [](Scene &s) { s.state.market.atr = 0.5, s.proposal.stop = 99.41; }},
    {"stop_percent", [](Scene &s) { s.state.market.atr = 20, s.proposal.stop = 75, s.proposal.target = 190; },
     [](Scene &s) { s.state.market.atr = 20, s.proposal.stop = 74.99, s.proposal.target = 190; }},
    {"liquidation", [](Scene &s) { perpetual(s, 20); },
     [](Scene &s) { perpetual(s, 20), s.proposal.stop = 95.9; }},
    {"target", asItIs, [](Scene &s) { s.proposal.target = -1; }},
    {"target_side", asItIs, [](Scene &s) { s.proposal.target = 100; }},
    {"target_cost", [](Scene &s) { s.options.rewardToRiskLeast = 0, s.proposal.target = 100.9; },
     [](Scene &s) { s.options.rewardToRiskLeast = 0, s.proposal.target = 100.89; }},
    {"reward_to_risk", [](Scene &s) { s.proposal.target = 106.75; },
     [](Scene &s) { s.proposal.target = 106.74; }},
    {"size_advice", [](Scene &s) { s.proposal.sizeFraction = 1; },
     [](Scene &s) { s.proposal.sizeFraction = 0.02; }, true},
    {"risk_per_trade", [](Scene &s) { wide(s); }, asItIs, true},
    {"position_size", [](Scene &s) { s.options.riskPercent = 1000, s.options.maxPositionPercent = 100; },
     [](Scene &s) { s.options.riskPercent = 1000; }, true},
    {"exposure", [](Scene &s) { wide(s); }, [](Scene &s) { s.state.account.exposure = 5'500; }, true},
    {"leverage", asItIs, [](Scene &s) { wide(s), s.state.account.exposure = 500; }, true},
    {"cash", asItIs, [](Scene &s) { s.state.account.cash = 700; }, true},
    {"bar_volume", asItIs, [](Scene &s) { s.state.market.barQuoteVolume = 50'000; }, true},
    {"kelly", [](Scene &s) { wide(s), outcomes(s, 0.9, 2); }, [](Scene &s) { outcomes(s, 0.4, 1.55); }, true},
    {"minimum_size", asItIs, [](Scene &s) { s.proposal.sizeFraction = 0.0004; }},
};

const Row *rowOf(const std::string &id)
{
    for (const Row &row : rowsOfTest)
        if (id == row.id)
            return &row;
    return nullptr;
}

} // namespace

void TestRules::everyRulePasses()
{
    for (const risk::RuleInfo &rule : risk::ruleList()) {
        const Row *row = rowOf(rule.id);
        QVERIFY2(row, rule.id);
        Scene scene;
        row->pass(scene);
        QVERIFY2(scene.row(rule.id).mark == Mark::Pass, rule.id);
        if (QLatin1String(rule.id) != QLatin1String("size_advice"))
            QVERIFY2(scene.code().empty(), scene.code().c_str());
    }
}

void TestRules::everyRuleStops_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const risk::RuleInfo &rule : risk::ruleList())
        QTest::newRow(rule.id) << QByteArray(rule.id);
}

void TestRules::everyRuleStops()
{
    QFETCH(QByteArray, id);
    const Row *row = rowOf(id.toStdString());
    QVERIFY2(row, "a rule without a case that it stops");
    Scene scene;
    row->stop(scene);
    const domain::RuleResult result = scene.row(id.toStdString());
    QCOMPARE(result.mark, row->clamps ? Mark::Clamp : Mark::Deny);
    QCOMPARE(scene.code(), row->clamps ? std::string() : id.toStdString());
    if (!row->clamps)
        QVERIFY(!result.slack || *result.slack <= 0);
    if (!row->clamps)
        QVERIFY(!std::get<domain::Denial>(scene.judged()).reason.empty());
}

void TestRules::bounds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("bound");
    QTest::addColumn<double>("slack");
    QTest::addColumn<QByteArray>("unit");
    // The scene: stop 4 % and 2 ATR away, target 10 %, round trip 0.3 %, one candle of four hours and two
    // seconds old.
    QTest::newRow("stop_atr_least") << QByteArray("stop_atr_least") << 2.0 << 0.5 << 3.0 << QByteArray("ATR");
    QTest::newRow("stop_atr_most") << QByteArray("stop_atr_most") << 2.0 << 4.0 << 0.5 << QByteArray("ATR");
    QTest::newRow("stop_cost") << QByteArray("stop_cost") << 4.0 << 0.6 << 3.4 / 0.6 << QByteArray("%");
    QTest::newRow("stop_percent") << QByteArray("stop_percent") << 4.0 << 25.0 << 21.0 / 25
                                  << QByteArray("%");
    QTest::newRow("target_cost") << QByteArray("target_cost") << 10.0 << 0.9 << 9.1 / 0.9 << QByteArray("%");
    QTest::newRow("reward_to_risk") << QByteArray("reward_to_risk") << 0.097 / 0.043 << 1.5
                                    << (0.097 / 0.043 - 1.5) / 1.5 << QByteArray("x");
    QTest::newRow("stale_candle") << QByteArray("stale_candle") << 1 + 2.0 / 14400 << 2.0
                                  << (1 - 2.0 / 14400) / 2 << QByteArray("bars");
    QTest::newRow("open_positions") << QByteArray("open_positions") << 1.0 << 5.0 << 0.8
                                    << QByteArray("positions");
    QTest::newRow("entry_distance") << QByteArray("entry_distance") << 0.0 << 0.5 << 1.0 << QByteArray("ATR");
    QTest::newRow("daily_loss") << QByteArray("daily_loss") << 0.0 << 2.0 << 1.0 << QByteArray("%");
}

void TestRules::bounds()
{
    QFETCH(QByteArray, id);
    QFETCH(double, value);
    QFETCH(double, bound);
    QFETCH(double, slack);
    QFETCH(QByteArray, unit);
    const domain::RuleResult row = Scene().row(id.toStdString());
    QVERIFY(row.value && row.bound && row.slack);
    QVERIFY(std::abs(*row.value - value) < 1e-9);
    QVERIFY(std::abs(*row.bound - bound) < 1e-9);
    QVERIFY(std::abs(*row.slack - slack) < 1e-9);
    QCOMPARE(row.unit, unit.toStdString());
}

void TestRules::wholeTable()
{
    Scene broken; // nothing is known at all
    broken.proposal = {};
    broken.state = {};
    broken.state.market.roundTripCost = notANumber;
    broken.state.account.equity = broken.state.account.exposure = notANumber;
    for (const Scene &scene : {Scene(), broken}) {
        const domain::Verdict verdict = scene.judged();
        const auto list = risk::ruleList();
        const auto &table = domain::table(verdict);
        QCOMPARE(table.size(), list.size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            QCOMPARE(table[i].id, std::string(list[i].id));
            for (const auto &number : {table[i].value, table[i].bound, table[i].slack})
                QVERIFY(!number || std::isfinite(*number));
        }
    }
    QCOMPARE(broken.code(), std::string("proposal"));
    QCOMPARE(Scene().code(), std::string());
}

void TestRules::intentIsFull()
{
    Scene scene;
    scene.proposal.horizonBars = 7;
    scene.proposal.limitEntry = true;
    scene.proposal.entry = 99.506;
    const domain::Verdict verdict = scene.judged();
    QVERIFY(std::holds_alternative<domain::ApprovedOrder>(verdict));
    const domain::OrderIntent intent = std::get<domain::ApprovedOrder>(verdict).intent();
    QCOMPARE(intent.cycleId, std::string("cycle"));
    QCOMPARE(intent.instrument->key(), std::string("demo:BTC/USDT:spot"));
    QVERIFY(intent.side == domain::Side::Buy && intent.type == domain::OrderType::Limit &&
            !intent.reduceOnly);
    QCOMPARE(intent.limit->toString(), std::string("99.50")); // a limit never pays more than was proposed
    QCOMPARE(intent.stop->toString(), std::string("96.00"));
    QCOMPARE(intent.target->toString(), std::string("110.00"));
    QCOMPARE(intent.horizonBars, 7);
    QCOMPARE(std::string(intent.timeframe.name()), std::string("4h"));
    QCOMPARE(intent.confidence, 0.6);
    QCOMPARE(*intent.calibrated, 0.55);
    QCOMPARE(*intent.invalidation, std::string("a close below 96"));
    QVERIFY(intent.decidedAt == scene.proposal.decidedAt && !intent.exitReason && intent.positionId.empty());
    scene.turnShort();
    scene.proposal.entry = 100.494;
    const domain::OrderIntent sold = std::get<domain::ApprovedOrder>(scene.judged()).intent();
    QVERIFY(sold.side == domain::Side::Sell);
    QCOMPARE(sold.limit->toString(), std::string("100.50"));
}

void TestRules::rowsAreWritten()
{
    const domain::Verdict verdict = Scene().judged();
    const auto &table = domain::table(verdict);
    const auto again = domain::rulesFromJson(domain::toJson(table));
    QVERIFY(again);
    QCOMPARE(base::toText(domain::toJson(*again)), base::toText(domain::toJson(table)));
}

void TestRules::titles()
{
    std::set<std::string> ids, names;
    for (const risk::RuleInfo &rule : risk::ruleList()) {
        ids.insert(rule.id);
        names.insert(rule.title);
    }
    QCOMPARE(ids.size(), risk::ruleList().size());
    QCOMPARE(names.size(), ids.size());
    QCOMPARE(std::size(rowsOfTest), ids.size());
}
