#include "test_levels.h"

#include "scene.h"

#include <QtTest/QtTest>

using namespace scene;
using domain::PositionSide;

namespace {

risk::MarketState market(double atr, std::optional<double> choppiness)
{
    risk::MarketState out;
    out.last = 100;
    out.atr = atr;
    out.choppiness = choppiness;
    return out;
}

bool placed(const std::optional<risk::Levels> &levels, double stop, double target)
{
    return levels && std::abs(levels->stop - stop) < 1e-9 && std::abs(levels->target - target) < 1e-9;
}

} // namespace

void TestLevels::regimes()
{
    const risk::Options options;
    const auto at100 = [&](double atr, std::optional<double> choppiness) {
        return risk::deskLevels(PositionSide::Long, 100, market(atr, choppiness), options);
    };
    QVERIFY(placed(at100(2, 45), 96, 104 + 4)); // 2 and 4 ATR
    QVERIFY(placed(at100(2, {}), 96, 108));     // not known: the middle
    QVERIFY(placed(at100(4, 70), 90, 120));     // wild: 2.5 and 5
    QVERIFY(placed(at100(1, 70), 98.5, 103));   // quiet and ranging: 1.5 and 3
    QVERIFY(placed(at100(1, 61.8), 98, 104));   // not above
    QVERIFY(placed(at100(1.5, 70), 97, 106));   // not quiet
}

void TestLevels::shortsMirrored()
{
    const auto levels = risk::deskLevels(PositionSide::Short, 100, market(2, 45), {});
    QVERIFY(placed(levels, 104, 92));
}

void TestLevels::without()
{
    QVERIFY(!risk::deskLevels(PositionSide::Long, 100, market(0, 45), {}));
    risk::MarketState unknown = market(1, 45);
    unknown.atr.reset();
    QVERIFY(!risk::deskLevels(PositionSide::Long, 100, unknown, {}));
    QVERIFY(!risk::deskLevels(PositionSide::Long, 100, market(50, 45), {})); // a stop below zero
    QVERIFY(!risk::deskLevels(PositionSide::Long, 0, market(1, 45), {}));
}

void TestLevels::proposalGetsThem()
{
    Scene scene;
    scene.proposal.stop.reset();
    scene.proposal.target.reset();
    const domain::Verdict verdict = scene.judged();
    QVERIFY(std::holds_alternative<domain::ApprovedOrder>(verdict));
    const domain::OrderIntent &intent = std::get<domain::ApprovedOrder>(verdict).intent();
    QCOMPARE(intent.stop->toString(), std::string("96.00"));
    QCOMPARE(intent.target->toString(), std::string("108.00"));
    QCOMPARE(scene.row("stop").note, std::string("placed by the desk"));
    scene.state.market.atr.reset();
    QCOMPARE(scene.code(), std::string("atr"));
    QVERIFY(scene.row("stop").mark == domain::RuleResult::Mark::Deny);
}

void TestLevels::onlyTheMissing()
{
    Scene scene;
    scene.proposal.target.reset();
    scene.proposal.stop = 97;
    const domain::OrderIntent intent = std::get<domain::ApprovedOrder>(scene.judged()).intent();
    QCOMPARE(intent.stop->toString(), std::string("97.00"));
    QCOMPARE(intent.target->toString(), std::string("108.00"));
    QVERIFY(scene.row("stop").note.empty());
}

void TestLevels::liquidation()
{
    Scene scene;
    QVERIFY(!std::get<domain::ApprovedOrder>(scene.judged()).liquidation()); // nothing borrowed
    scene.proposal.instrument = bitcoin(domain::MarketKind::Perpetual);
    scene.options.maxLeverage = 5; // 100 × (1 − 1/5) ÷ 0.99 = 80.8080…
    QCOMPARE(std::get<domain::ApprovedOrder>(scene.judged()).liquidation()->toString(), std::string("80.81"));
    scene.turnShort(); // 100 × (1 + 1/5) ÷ 1.01 = 118.8118…
    QCOMPARE(std::get<domain::ApprovedOrder>(scene.judged()).liquidation()->toString(),
             std::string("118.81"));
    scene.options.maxLeverage = 1; // a short always borrows: 200 ÷ 1.01 = 198.0198…
    QCOMPARE(std::get<domain::ApprovedOrder>(scene.judged()).liquidation()->toString(),
             std::string("198.01"));
}

void TestLevels::ticks()
{
    Scene scene;
    scene.proposal.stop = 96.004999;
    scene.proposal.target = 110.0051;
    const domain::OrderIntent intent = std::get<domain::ApprovedOrder>(scene.judged()).intent();
    QCOMPARE(intent.stop->toString(), std::string("96.00"));
    QCOMPARE(intent.target->toString(), std::string("110.01"));
}
