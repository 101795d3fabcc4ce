#include "test_order.h"

#include "random_values.h"
#include "samples.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <functional>
#include <set>

using namespace domain;

namespace {

constexpr const char *refused = "-";
/// Rows: the status; columns: submit, fill part, fill all, cancel, expire, reject.
constexpr const char *expected[7][6] = {
    {"submitted", refused, refused, "cancelled", refused, "rejected"},        // created
    {refused, "partly_filled", "filled", "cancelled", "expired", "rejected"}, // submitted
    {refused, "partly_filled", "filled", "cancelled", "expired", refused},    // partly filled
    {refused, refused, refused, refused, refused, refused},                   // filled
    {refused, refused, refused, refused, refused, refused},                   // cancelled
    {refused, refused, refused, refused, refused, refused},                   // expired
    {refused, refused, refused, refused, refused, refused},                   // rejected
};

} // namespace

void TestOrder::everyTransition()
{
    for (int status = 0; status < 7; ++status)
        for (int event = 0; event < 6; ++event) {
            const base::Result<OrderStatus> next = transition(OrderStatus(status), OrderEvent(event));
            const std::string_view want = expected[status][event];
            QCOMPARE(next ? name(*next) : std::string_view(refused), want);
            if (next)
                continue;
            QCOMPARE(next.error().code, base::ErrorCode::Internal);
            QVERIFY(next.error().detail.find(name(OrderStatus(status))) != std::string::npos);
            QVERIFY(next.error().detail.find(name(OrderEvent(event))) != std::string::npos);
        }
}

void TestOrder::finalHasNoWayOut()
{
    for (int status = 0; status < 7; ++status)
        QCOMPARE(isFinal(OrderStatus(status)), status >= int(OrderStatus::Filled));
}

void TestOrder::orderFollowsTheTable()
{
    Order order(samples::entry("c1", PositionSide::Long, "1"));
    QVERIFY(order.apply(OrderEvent::Submit).has_value());
    QVERIFY(order.apply(OrderEvent::FillPart).has_value());
    QVERIFY(!order.apply(OrderEvent::Reject));
    QVERIFY(order.status() == OrderStatus::PartlyFilled);
    QVERIFY(order.apply(OrderEvent::FillAll).has_value());
    QVERIFY(order.status() == OrderStatus::Filled);
}

void TestOrder::clientIdIsStable()
{
    OrderIntent intent = samples::entry("c1", PositionSide::Long, "1.5");
    const std::string id = intent.clientId();
    QCOMPARE(id.size(), std::size_t(32));
    QVERIFY(id.find_first_not_of("0123456789abcdef") == std::string::npos);
    intent.capsuleId = "another";
    intent.decidedAt += base::Milliseconds(5);
    intent.calibrated = std::nullopt;
    intent.quantity = samples::quantity("1.50"); // the same amount
    QCOMPARE(intent.clientId(), id);
    QCOMPARE(Order(intent).id(), id);
}

void TestOrder::clientIdTellsIntentsApart()
{
    using Change = std::function<void(OrderIntent &)>;
    const std::vector<Change> changes{[](OrderIntent &i) { i.cycleId = "c2"; },
                                      [](OrderIntent &i) { i.instrument = samples::ether(); },
                                      [](OrderIntent &i) { i.side = Side::Sell; },
                                      [](OrderIntent &i) { i.type = OrderType::Limit; },
                                      [](OrderIntent &i) { i.quantity = samples::quantity("1.51"); },
                                      [](OrderIntent &i) { i.limit = samples::price("100"); },
                                      [](OrderIntent &i) { i.reduceOnly = true; },
                                      [](OrderIntent &i) { i.stop = samples::price("96"); },
                                      [](OrderIntent &i) { i.stop = std::nullopt; },
                                      [](OrderIntent &i) { i.target = std::nullopt; },
                                      [](OrderIntent &i) { i.horizonBars = 11; },
                                      [](OrderIntent &i) { i.timeframe = Timeframe(); },
                                      [](OrderIntent &i) { i.confidence = 0.63; },
                                      [](OrderIntent &i) { i.invalidation = std::nullopt; },
                                      [](OrderIntent &i) { i.exitReason = ExitReason::Stop; },
                                      [](OrderIntent &i) { i.positionId = "another"; }};
    std::set<std::string> ids;
    ids.insert(samples::entry("c1", PositionSide::Long, "1.5").clientId());
    for (const Change &change : changes) {
        OrderIntent intent = samples::entry("c1", PositionSide::Long, "1.5");
        change(intent);
        QVERIFY(ids.insert(intent.clientId()).second);
    }
}

void TestOrder::clientIdSurvivesJson()
{
    QVERIFY(rc::check("an intent read back is the same intent", [](std::uint64_t seed) {
        const OrderIntent intent = samples::Maker(seed).intent();
        const base::Result<OrderIntent> read =
            intentFromJson(base::parseJson(base::toText(toJson(intent))).value());
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->clientId() == intent.clientId());
        RC_ASSERT(toJson(*read) == toJson(intent));
    }));
}
