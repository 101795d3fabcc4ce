#include "test_exits.h"

#include "scene.h"

#include "base/random.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

using namespace scene;
using domain::ApprovedOrder;
using domain::ExitReason;

namespace {

domain::Verdict leave(const domain::Position &position, std::optional<domain::Quantity> part = {})
{
    return risk::approveExit(position, ExitReason::Stop, "exit", at("2024-03-02"), part);
}

} // namespace

void TestExits::whole()
{
    const domain::Verdict verdict = leave(heldLong());
    QVERIFY(std::holds_alternative<ApprovedOrder>(verdict));
    const domain::OrderIntent &intent = std::get<ApprovedOrder>(verdict).intent();
    QVERIFY(intent.reduceOnly && intent.side == domain::Side::Sell &&
            intent.type == domain::OrderType::Market);
    QVERIFY(intent.quantity == quantity("0.5") && intent.exitReason == ExitReason::Stop);
    QCOMPARE(intent.positionId, std::string("position"));
    QCOMPARE(intent.cycleId, std::string("exit"));
    QVERIFY(intent.decidedAt == at("2024-03-02") && !intent.stop && !intent.target);
    QCOMPARE(std::string(intent.timeframe.name()), std::string("4h"));
    QCOMPARE(domain::table(verdict).size(), std::size_t(1));
}

void TestExits::part()
{
    const auto intent = std::get<ApprovedOrder>(leave(heldLong(), quantity("0.123456789"))).intent();
    QCOMPARE(intent.quantity.toString(), std::string("0.12345")); // down to the lot
}

void TestExits::tooMuch()
{
    const domain::Verdict verdict = leave(heldLong(), quantity("0.50001"));
    QCOMPARE(std::get<domain::Denial>(verdict).code, std::string("reduces"));
}

void TestExits::nothing()
{
    QVERIFY(std::holds_alternative<domain::Denial>(leave(heldLong(), quantity("0"))));
    QVERIFY(
        std::holds_alternative<domain::Denial>(leave(heldLong(), quantity("0.000001")))); // less than a lot
    QVERIFY(std::holds_alternative<domain::Denial>(
        leave(heldLong(), domain::Quantity(base::Decimal::invalid()))));
    domain::Position empty = heldLong();
    empty.quantity = domain::Quantity();
    QVERIFY(std::holds_alternative<domain::Denial>(leave(empty)));
    domain::Position unknown = heldLong();
    unknown.instrument = nullptr;
    QVERIFY(std::holds_alternative<domain::Denial>(leave(unknown)));
}

void TestExits::shortsBuyBack()
{
    QVERIFY(std::get<ApprovedOrder>(leave(heldShort())).intent().side == domain::Side::Buy);
}

void TestExits::property()
{
    QVERIFY(rc::check("an exit is on the other side, of at most what is held", [](std::uint64_t seed) {
        base::Random random(seed);
        domain::Position position = random.below(2) ? heldLong() : heldShort();
        position.quantity = domain::Quantity(base::Decimal::of(std::int64_t(random.below(2'000)), -5));
        const domain::Quantity part(base::Decimal::of(std::int64_t(random.below(300'000)), -7));
        const domain::Verdict verdict = random.below(4) == 0 ? leave(position) : leave(position, part);
        const auto *order = std::get_if<ApprovedOrder>(&verdict);
        if (!order)
            return;
        RC_ASSERT(order->intent().reduceOnly);
        RC_ASSERT(order->intent().quantity <= position.quantity);
        RC_ASSERT(order->intent().quantity.decimal().isPositive());
        RC_ASSERT(order->intent().side != domain::entrySide(position.side));
    }));
}
