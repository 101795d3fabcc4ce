#include "test_plan.h"

#include "scene.h"

#include "base/random.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

using namespace scene;
using Wish = std::optional<double>;
using Mark = domain::RuleResult::Mark;

namespace {

risk::PlanVerdict ask(const domain::Position &position, Wish stop, Wish target, double last)
{
    Scene scene;
    scene.state.market.last = last;
    scene.state.now = at("2024-03-02T08:00:40Z");
    return risk::judgePlan(position, stop, target, scene.state, scene.options);
}

Mark markOf(const risk::PlanVerdict &verdict, const char *id)
{
    for (const domain::RuleResult &row : verdict.table)
        if (row.id == id)
            return row.mark;
    return Mark::Clamp; // no row says so
}

} // namespace

void TestPlan::tightens()
{
    const auto up = ask(heldLong(), 98, {}, 103);
    QVERIFY(up.plan && up.plan->stop == price("98.00") && up.plan->target == price("110"));
    QVERIFY(up.plan->horizonEnds == heldLong().plan.horizonEnds);
    const auto down = ask(heldShort(), 101, {}, 97);
    QVERIFY(down.plan && down.plan->stop == price("101.00"));
    const auto beyondEntry = ask(heldLong(), 101, {}, 103); // locking in a gain
    QVERIFY(beyondEntry.plan && beyondEntry.plan->stop == price("101.00"));
}

void TestPlan::never()
{
    for (const double stop : {95.0, 95.99, 1.0}) {
        const auto verdict = ask(heldLong(), stop, {}, 109);
        QVERIFY(!verdict.plan);
        QVERIFY(markOf(verdict, "plan_stop_tightens") == Mark::Deny);
    }
    QVERIFY(!ask(heldShort(), 104.01, {}, 91).plan);
    const auto same = ask(heldLong(), 96.001, {}, 109); // the same tick
    QVERIFY(!same.plan && markOf(same, "plan_stop") == Mark::NotApplicable);
    const auto absurd = ask(heldLong(), std::nan(""), {}, 109);
    QVERIFY(!absurd.plan && markOf(absurd, "plan_stop") == Mark::Deny);
    QVERIFY(!ask(heldLong(), {}, {}, 109).plan);
}

void TestPlan::progress_data()
{
    QTest::addColumn<QByteArray>("timeframe");
    QTest::addColumn<double>("needed");
    QTest::newRow("15m") << QByteArray("15m") << 25.0;
    QTest::newRow("1h") << QByteArray("1h") << 20.0;
    QTest::newRow("4h") << QByteArray("4h") << 15.0;
    QTest::newRow("12h") << QByteArray("12h") << 15.0;
    QTest::newRow("1d") << QByteArray("1d") << 10.0;
    QTest::newRow("1w") << QByteArray("1w") << 10.0;
}

void TestPlan::progress()
{
    QFETCH(QByteArray, timeframe);
    QFETCH(double, needed);
    domain::Position position = heldLong(); // ten of way, so a tenth of the percentage in price
    position.timeframe = step(timeframe.constData());
    QVERIFY(ask(position, 97, {}, 100 + needed / 10).plan);
    const auto early = ask(position, 97, {}, 100 + needed / 10 - 0.01);
    QVERIFY(!early.plan && markOf(early, "plan_stop_progress") == Mark::Deny);
    position.plan.target.reset();
    QVERIFY(!ask(position, 97, {}, 109).plan);
}

void TestPlan::pastThePrice()
{
    const auto verdict = ask(heldLong(), 103, {}, 103);
    QVERIFY(!verdict.plan && markOf(verdict, "plan_stop_side") == Mark::Deny);
    QVERIFY(!ask(heldShort(), 97, {}, 97).plan);
    QVERIFY(!ask(heldLong(), 98, {}, std::nan("")).plan);
}

void TestPlan::target()
{
    const auto farther = ask(heldLong(), {}, 115, 103);
    QVERIFY(farther.plan && farther.plan->target == price("115.00") && farther.plan->stop == price("96"));
    QVERIFY(ask(heldLong(), {}, 104, 103).plan);
    QVERIFY(!ask(heldLong(), {}, 103, 103).plan); // it would be gone at once
    QVERIFY(!ask(heldShort(), {}, 99, 98).plan);
    QVERIFY(ask(heldShort(), {}, 97, 98).plan);
}

void TestPlan::half()
{
    const auto verdict = ask(heldLong(), 90, 115, 103); // the stop is refused, the target is not
    QVERIFY(verdict.plan && verdict.plan->stop == price("96") && verdict.plan->target == price("115.00"));
    QVERIFY(markOf(verdict, "plan_stop_tightens") == Mark::Deny);
    QVERIFY(markOf(verdict, "plan_target_side") == Mark::Pass);
}

void TestPlan::since()
{
    // The minute in which it changed is watched with the new levels.
    QVERIFY(ask(heldLong(), 98, {}, 103).plan->since == at("2024-03-02T08:00:00Z"));
}

void TestPlan::property()
{
    QVERIFY(rc::check("a stop never widens, and no level passes the price", [](std::uint64_t seed) {
        base::Random random(seed);
        const bool isLong = random.below(2) == 0;
        const domain::Position position = isLong ? heldLong() : heldShort();
        const auto wish = [&]() -> Wish {
            return random.below(4) == 0 ? Wish() : Wish(80 + 40 * random.uniform());
        };
        const double last = 85 + 30 * random.uniform();
        const Wish stop = wish(), target = wish();
        const risk::PlanVerdict verdict = ask(position, stop, target, last);
        RC_ASSERT(verdict.table.size() == 7U);
        if (!verdict.plan)
            return;
        const double sign = isLong ? 1 : -1;
        RC_ASSERT(sign * (verdict.plan->stop->toDouble() - position.plan.stop->toDouble()) >= 0);
        if (*verdict.plan->stop != *position.plan.stop)
            RC_ASSERT(sign * (last - verdict.plan->stop->toDouble()) > 0);
        if (*verdict.plan->target != *position.plan.target)
            RC_ASSERT(sign * (verdict.plan->target->toDouble() - last) > 0);
        RC_ASSERT(verdict.plan->horizonEnds == position.plan.horizonEnds);
    }));
}
