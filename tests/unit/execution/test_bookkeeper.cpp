#include "test_bookkeeper.h"

#include "samples.h"

#include "execution/bookkeeper.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace samples;
using domain::Event;
using domain::PositionSide;
using execution::Bookkeeper;

namespace {

const execution::Costs costs{1e-4, 2e-4, 1e-3};

Event start()
{
    return {barTime(0), "run", {}, {}, domain::RunStarted{usdt("10000"), "demo", true, "seed 1"}};
}

/// A database of its own, in a folder that goes with it.
struct Shelf
{
    QTemporaryDir dir;
    std::unique_ptr<store::Database> database =
        store::Database::open(store::deskDatabase(dir.path()), store::Access::ReadWrite).value_or(nullptr);
};

/// Submits and fills an order at 100; returns the events of the fill.
std::vector<Event> carryOut(Bookkeeper &keeper, const domain::ApprovedOrder &order, const char *at_,
                            base::UtcTime time, const domain::CandleSeries &series = {})
{
    const std::string capsule = "capsule of " + order.intent().cycleId;
    if (!keeper.post({Bookkeeper::submitted(order, capsule, time)}))
        return {};
    const domain::Order sent = keeper.account().openOrders().begin()->second;
    const auto fill = execution::fillAtMarket(sent, price(at_), costs, time);
    const auto events =
        fill ? keeper.filled(*fill, sent.intent().cycleId, capsule, series, true) : base::fail(fill);
    if (!events || !keeper.post(*events))
        return {};
    return *events;
}

void roundTrip(Bookkeeper &keeper, const char *cycle)
{
    const auto bought = entry(cycle, PositionSide::Long, 100, barTime(1));
    QVERIFY(bought);
    QCOMPARE(carryOut(keeper, *bought, "100", barTime(1)).size(), std::size_t(1));
    const domain::Position held = keeper.account().positions().begin()->second;
    const auto sold = exitOf(held, domain::ExitReason::Stop, barTime(3));
    QCOMPARE(carryOut(keeper, sold, "97", barTime(3),
                      bars({{1, 1, 1, 1}, {100, 104, 99, 100}, {100, 102, 98, 98}}))
                 .size(),
             std::size_t(2));
}

} // namespace

void TestBookkeeper::submittedCarriesCapsule()
{
    const auto order = entry("c", PositionSide::Long, 100, barTime(1));
    QVERIFY(order);
    const Event event = Bookkeeper::submitted(*order, "the capsule", barTime(2));
    const auto &moved = std::get<domain::OrderMoved>(event.body);
    QCOMPARE(event.key, "order:" + order->intent().clientId() + ":submit");
    QCOMPARE(event.capsuleId, std::string("the capsule"));
    QCOMPARE(event.cycleId, std::string("c"));
    QVERIFY(event.time == barTime(2) && moved.event == domain::OrderEvent::Submit);
    QCOMPARE(moved.intent->capsuleId, std::string("the capsule"));
    QCOMPARE(moved.orderId, order->intent().clientId()); // the capsule is not part of what is to be done
}

void TestBookkeeper::tradeIsWhole()
{
    Bookkeeper keeper(nullptr);
    QVERIFY(keeper.post({start()}));
    roundTrip(keeper, "c");
    QCOMPARE(keeper.account().trades().size(), std::size_t(1));
    const domain::Trade &trade = keeper.account().trades().front();
    QCOMPARE(trade.entryCapsule, std::string("capsule of c"));
    QVERIFY(trade.stopAndTargetInOneCandle && trade.reason == domain::ExitReason::Stop);
    QVERIFY(trade.entryPrice == price("100.03") && trade.exitPrice == price("96.97")); // 96.9709 down
    QVERIFY(trade.maePercent && trade.mfePercent && trade.rMultiple);
    QVERIFY(std::abs(*trade.maePercent - 100 * (96.97 / 100.03 - 1)) < 1e-9);
    QVERIFY(std::abs(*trade.mfePercent - 100 * (104 / 100.03 - 1)) < 1e-9);
    QVERIFY(trade.net == trade.gross - trade.fees && trade.net.isNegative());
    QVERIFY(keeper.account().balanced() && keeper.account().positions().empty());
    QVERIFY(keeper.account().cash() == usdt("10000") + trade.net);
}

void TestBookkeeper::entryClosesNothing()
{
    Bookkeeper keeper(nullptr);
    QVERIFY(keeper.post({start()}));
    const auto order = entry("c", PositionSide::Short, 100, barTime(1));
    QVERIFY(order);
    const auto events = carryOut(keeper, *order, "100", barTime(1));
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].key, "fill:" + std::get<domain::Fill>(events[0].body).id);
    QCOMPARE(keeper.account().positions().begin()->second.capsuleId, std::string("capsule of c"));
}

void TestBookkeeper::excursionHasTheExit()
{
    Bookkeeper keeper(nullptr);
    QVERIFY(keeper.post({start()}));
    const auto order = entry("c", PositionSide::Long, 100, barTime(1));
    QVERIFY(order && !carryOut(keeper, *order, "100", barTime(1)).empty());
    const domain::Position held = keeper.account().positions().begin()->second;
    const auto events =
        carryOut(keeper, exitOf(held, domain::ExitReason::Target, barTime(1)), "105", barTime(1));
    QCOMPARE(events.size(), std::size_t(2)); // in and out in one bar: nothing but the exit is known
    const domain::Trade trade = std::get<domain::TradeClosed>(events[1].body).trade;
    QCOMPARE(events[1].key, "trade:" + held.id);
    QCOMPARE(events[1].capsuleId, std::string("capsule of c")); // of the entry
    QVERIFY(*trade.maePercent == 0 && std::abs(*trade.mfePercent - 100 * (104.96 / 100.03 - 1)) < 1e-9);
}

void TestBookkeeper::listenerHearsAll()
{
    Shelf shelf;
    store::Journal journal(*shelf.database, "demo");
    std::vector<std::string> heard, again;
    Bookkeeper keeper(&journal);
    keeper.setListener([&](const Event &event) { heard.push_back(event.key); });
    QVERIFY(keeper.post({start()}));
    roundTrip(keeper, "c");
    QCOMPARE(heard.size(), std::size_t(6)); // run, two orders, two fills, one trade
    Bookkeeper other(&journal);
    other.setListener([&](const Event &event) { again.push_back(event.key); });
    QVERIFY(other.recover());
    QVERIFY(heard == again);
}

void TestBookkeeper::refusals()
{
    Bookkeeper keeper(nullptr);
    const auto unknown = keeper.filled({}, "c", "k", {}, false);
    QVERIFY(!unknown);
    QVERIFY(keeper.post({start()}));
    const base::Result<void> twice = keeper.post({start()});
    QVERIFY(!twice && QString::fromStdString(twice.error().detail).startsWith(QStringLiteral("run: ")));
    int heard = 0;
    keeper.setListener([&](const Event &) { ++heard; });
    QVERIFY(!keeper.post({start()}));
    QCOMPARE(heard, 0); // nothing is told that did not happen
}

void TestBookkeeper::recovery()
{
    Shelf shelf;
    QVERIFY(shelf.database);
    store::Journal journal(*shelf.database, "demo");
    Bookkeeper keeper(&journal);
    QVERIFY(keeper.recover() && !keeper.account().started());
    QVERIFY(keeper.post({start()}));
    roundTrip(keeper, "a");
    const auto open = entry("b", PositionSide::Short, 90, barTime(7));
    QVERIFY(open && !carryOut(keeper, *open, "90", barTime(7)).empty());
    Bookkeeper other(&journal);
    QVERIFY(other.recover());
    QCOMPARE(stateOf(other.account()), stateOf(keeper.account()));
    QVERIFY(other.recover()); // from nothing again
    QCOMPARE(stateOf(other.account()), stateOf(keeper.account()));
}

void TestBookkeeper::crashBetween()
{
    Shelf shelf;
    store::Journal journal(*shelf.database, "demo");
    {
        Bookkeeper keeper(&journal);
        QVERIFY(keeper.post({start()}));
        const auto order = entry("c", PositionSide::Long, 100, barTime(1));
        QVERIFY(order && !carryOut(keeper, *order, "100", barTime(1)).empty());
        const domain::Position held = keeper.account().positions().begin()->second;
        const auto out = exitOf(held, domain::ExitReason::Stop, barTime(3));
        QVERIFY(keeper.post({Bookkeeper::submitted(out, "k", barTime(3))}));
        const domain::Order sent = keeper.account().openOrders().begin()->second;
        const auto fill = execution::fillAtMarket(sent, price("97"), costs, barTime(3));
        QVERIFY(fill &&
                keeper.post({Event{barTime(3), "fill:" + fill->id, "c", "k", *fill}})); // without its trade
        QVERIFY(keeper.account().trades().empty());
    }
    Bookkeeper again(&journal);
    QVERIFY(again.recover());
    QCOMPARE(again.account().trades().size(), std::size_t(1));
    QVERIFY(again.account().unclosed().empty() && again.account().balanced());
    Bookkeeper third(&journal);
    QVERIFY(third.recover());
    QCOMPARE(stateOf(third.account()), stateOf(again.account()));
}

void TestBookkeeper::rehearsal()
{
    Bookkeeper keeper(nullptr);
    QVERIFY(keeper.recover());
    QVERIFY(keeper.post({start()}));
    QVERIFY(keeper.account().started());
    QVERIFY(keeper.recover() && !keeper.account().started()); // nothing was kept
}
