#include "test_account.h"

#include "samples.h"

#include <QtTest/QtTest>

#include <functional>

using namespace domain;
using namespace samples;

namespace {

/// An account that has started, and the means to move it on while looking at it.
class Desk
{
public:
    explicit Desk(const char *capital = "10000") { did(start(capital)); }

    /// Applies an event that must succeed and leave the ledger balanced.
    void did(const Event &event)
    {
        const base::Result<void> applied = account.apply(event);
        if (!applied)
            qWarning("%s: %s", applied.error().field.c_str(), applied.error().detail.c_str());
        m_fine = m_fine && applied && account.balanced();
    }
    /// Whether an event is refused at `field` and leaves no trace.
    bool refuses(const Event &event, const char *field)
    {
        const std::string before = stateOf(account);
        const base::Result<void> applied = account.apply(event);
        if (!applied && applied.error().field != field)
            qWarning("refused at %s: %s", applied.error().field.c_str(), applied.error().detail.c_str());
        return !applied && applied.error().field == field && stateOf(account) == before;
    }
    bool refuses(EventBody body, const char *field) { return refuses(eventOf(std::move(body)), field); }
    /// Submits and fills in one go.
    void trade(const OrderIntent &intent, const char *paid)
    {
        did(submit(intent));
        did(eventOf(fillOf(intent, 1, price(paid), intent.quantity)));
    }
    /// The fill, and the trade that it finishes.
    void close(const OrderIntent &exit, const char *paid)
    {
        did(submit(exit));
        const Fill last = fillOf(exit, 1, price(paid), exit.quantity);
        const std::optional<Trade> closed = account.tradeAfter(last).value();
        did(eventOf(last));
        did(eventOf(TradeClosed{closed.value()}));
    }
    const Position &position() const { return account.positions().begin()->second; }
    std::string balance(LedgerAccount which) const
    {
        return account.ledger().of(which).amount().trimmed().toString();
    }
    bool fine() const { return m_fine; }

    Account account;

private:
    bool m_fine = true;
};

const PositionSide Long = PositionSide::Long, Short = PositionSide::Short;

} // namespace

void TestAccount::startsOnce()
{
    Desk desk("2500.5");
    QVERIFY(desk.fine());
    QCOMPARE(desk.balance(LedgerAccount::Cash), std::string("2500.5"));
    QCOMPARE(desk.balance(LedgerAccount::Capital), std::string("-2500.5"));
    QVERIFY(desk.account.synthetic());
    QVERIFY(desk.refuses(start(), "run"));
    Account fresh;
    QVERIFY(!fresh.started() && fresh.balanced());
    QVERIFY(!fresh.apply(submit(entry("c", Long, "1"))));
    QVERIFY(!fresh.apply(eventOf(ModelCharged{usdt("1"), "p", "m"})));
    QVERIFY(!fresh.apply(start("0")));
    QVERIFY(!fresh.apply(start("-5")));
    QVERIFY(!fresh.apply(eventOf(RunStarted{Money(decimal("1"), ""), "demo", true, ""})));
    QVERIFY(!fresh.apply(eventOf(RunStarted{usdt("1"), "", true, ""})));
    QCOMPARE(fresh.eventCount(), std::size_t(0));
}

void TestAccount::longIsBoughtAndSold()
{
    Desk desk;
    desk.trade(entry("c1", Long, "2"), "100");
    QCOMPARE(desk.balance(LedgerAccount::Cash), std::string("9799.8"));
    QCOMPARE(desk.balance(LedgerAccount::Positions), std::string("200"));
    QCOMPARE(desk.balance(LedgerAccount::Fees), std::string("0.2"));
    QVERIFY(desk.position().unrealisedAt(price("103")) == usdt("6"));
    desk.close(exitOf(desk.position(), "m1", "2"), "110");
    QVERIFY(desk.fine());
    QCOMPARE(desk.balance(LedgerAccount::Cash), std::string("10019.58")); // 9799.8 + 220 − 0.22
    QCOMPARE(desk.balance(LedgerAccount::Positions), std::string("0"));
    QCOMPARE(desk.balance(LedgerAccount::Realised), std::string("-20"));
    const Trade &trade = desk.account.trades().at(0);
    QVERIFY(trade.gross == usdt("20") && trade.fees == usdt("0.42") && trade.net == usdt("19.58"));
    QVERIFY(trade.entryPrice == price("100") && trade.exitPrice == price("110"));
    QVERIFY(trade.reason == ExitReason::Target);
    QCOMPARE(trade.rMultiple.value(), 19.58 / 10.0);
    QVERIFY(trade.stop == price("95") && trade.target == price("110"));
    QCOMPARE(trade.entryCapsule, std::string("capsule of c1"));
    QVERIFY(desk.account.positions().empty() && desk.account.unclosed().empty());
}

void TestAccount::shortIsSoldAndBought()
{
    Desk desk;
    desk.trade(entry("c1", Short, "2"), "100");
    QCOMPARE(desk.balance(LedgerAccount::Cash), std::string("10199.8"));
    QCOMPARE(desk.balance(LedgerAccount::Positions), std::string("-200"));
    QVERIFY(desk.position().valueAt(price("110")) == usdt("-220"));
    QVERIFY(desk.position().unrealisedAt(price("110")) == usdt("-20"));
    desk.close(exitOf(desk.position(), "m1", "2"), "110");
    QVERIFY(desk.fine());
    QCOMPARE(desk.balance(LedgerAccount::Realised), std::string("20")); // a loss
    QCOMPARE(desk.balance(LedgerAccount::Cash), std::string("9979.58"));
    QVERIFY(desk.account.trades().at(0).gross == usdt("-20"));
    QVERIFY(desk.account.trades().at(0).rMultiple.value() < -2);
}

void TestAccount::partsReleaseCostProRata()
{
    Desk desk;
    const OrderIntent in = entry("c1", Long, "0.003");
    desk.did(submit(in));
    desk.did(eventOf(fill(in, 1, "100.01", "0.001")));
    QVERIFY(desk.account.orderStatus(in.clientId()) == OrderStatus::PartlyFilled);
    desk.did(eventOf(fill(in, 2, "100.04", "0.002")));
    QCOMPARE(desk.position().entryPrice.toString(), std::string("100.03"));
    QVERIFY(desk.position().cost == usdt("0.30009"));

    const OrderIntent first = exitOf(desk.position(), "m1", "0.001");
    desk.did(submit(first));
    QVERIFY(!desk.account.tradeAfter(fill(first, 1, "101", "0.001")).value());
    desk.did(eventOf(fill(first, 1, "101", "0.001")));
    QVERIFY(desk.position().cost == usdt("0.20006")); // a third of 0.30009 was given up
    QVERIFY(desk.position().realised == usdt("0.00097"));
    desk.close(exitOf(desk.position(), "m2", "0.002"), "99");
    QVERIFY(desk.fine());
    const Trade &trade = desk.account.trades().at(0);
    QVERIFY(trade.gross == usdt("-0.00109")); // 0.101 + 0.198 − 0.30009
    QVERIFY(trade.quantity == quantity("0.003"));
    QCOMPARE(trade.exitPrice.toString(), std::string("99.666666666667"));
    QCOMPARE(desk.balance(LedgerAccount::Positions), std::string("0"));
}

void TestAccount::planComesFromTheIntent()
{
    Desk desk;
    const OrderIntent in = entry("c1", Long, "1");
    desk.trade(in, "100");
    const Position &held = desk.position();
    QCOMPARE(held.id, in.clientId());
    QVERIFY(held.plan.stop == price("95") && held.firstStop == price("95"));
    QVERIFY(held.plan.horizonEnds == at("2024-03-03T04:00:00Z")); // 12:00 and 10 bars of 4 h
    QVERIFY(held.plan.since == held.opened);
    QCOMPARE(held.calibrated.value(), 0.55);
    QVERIFY(desk.account.positionOn(in.instrument->key()) == &held);
    QVERIFY(!desk.account.positionOn(ether()->key()));
}

void TestAccount::stopsOnlyTighten()
{
    for (const PositionSide side : {Long, Short}) {
        Desk desk;
        desk.trade(entry("c1", side, "1"), "100");
        const std::string id = desk.position().id;
        Plan plan = desk.position().plan;
        plan.stop = price(side == Long ? "97" : "103");
        desk.did(eventOf(PlanChanged{id, plan}));
        QVERIFY(desk.position().plan.stop == plan.stop);
        plan.stop = price(side == Long ? "96.99" : "103.01");
        QVERIFY(desk.refuses(PlanChanged{id, plan}, "plan.stop"));
        plan.stop = std::nullopt;
        QVERIFY(desk.refuses(PlanChanged{id, plan}, "plan.stop"));
        QVERIFY(desk.refuses(PlanChanged{"nobody", plan}, "positionId"));
        plan.stop = price(side == Long ? "97" : "103");
        plan.target = price("-1");
        QVERIFY(desk.refuses(PlanChanged{id, plan}, "plan"));
        QVERIFY(desk.fine());
    }
}

void TestAccount::fundingIsKept()
{
    Desk desk;
    desk.trade(entry("c1", Long, "1"), "100");
    const std::string id = desk.position().id;
    desk.did(eventOf(FundingPaid{id, usdt("-0.01"), 0.0001, at("2024-03-01T16:00:00Z")}));
    desk.did(eventOf(FundingPaid{id, usdt("0.03"), -0.0003, at("2024-03-02")}));
    QCOMPARE(desk.balance(LedgerAccount::Funding), std::string("-0.02"));
    QVERIFY(desk.refuses(FundingPaid{id, usdt("0.03"), -0.0003, at("2024-03-02")}, "stamp"));
    QVERIFY(desk.refuses(FundingPaid{"nobody", usdt("1"), 0, at("2024-03-03")}, "positionId"));
    QVERIFY(desk.refuses(FundingPaid{id, Money(decimal("1"), "USDC"), 0, at("2024-03-03")}, "amount"));
    QVERIFY(desk.refuses(FundingPaid{id, usdt("0.000000001"), 0, at("2024-03-03")}, "amount"));
    desk.close(exitOf(desk.position(), "m1", "1"), "100");
    QVERIFY(desk.fine());
    QVERIFY(desk.account.trades().at(0).funding == usdt("0.02"));
    QVERIFY(desk.account.trades().at(0).net == usdt("-0.18"));
}

void TestAccount::modelCostIsCharged()
{
    Desk desk;
    desk.did(eventOf(ModelCharged{usdt("0.5"), "p", "m"}));
    desk.did(eventOf(ModelCharged{Money(decimal("0.25"), "USD"), "p", "m"}));
    desk.did(eventOf(ModelCharged{Money(decimal("0.0000000149"), "USD"), "p", "m"})); // posted as 1e-8
    QCOMPARE(desk.balance(LedgerAccount::ModelCost), std::string("0.75000001"));
    QCOMPARE(desk.balance(LedgerAccount::Cash), std::string("9999.24999999"));
    QVERIFY(desk.refuses(ModelCharged{Money(decimal("1"), "EUR"), "p", "m"}, "amount"));
    QVERIFY(desk.refuses(ModelCharged{Money(decimal("1"), "USDC"), "p", "m"}, "amount"));
    QVERIFY(desk.refuses(ModelCharged{usdt("-1"), "p", "m"}, "amount"));
    QVERIFY(desk.refuses(ModelCharged{Money(base::Decimal::invalid(), "USDT"), "p", "m"}, "amount"));
    QVERIFY(desk.fine());
    Account euros;
    QVERIFY(euros.apply(eventOf(RunStarted{Money(decimal("10"), "EUR"), "demo", true, ""})).has_value());
    QVERIFY(!euros.apply(eventOf(ModelCharged{Money(decimal("1"), "USD"), "p", "m"})));
}

void TestAccount::haltsReplaceTheirKind()
{
    Desk desk;
    const Halt daily{HaltKind::DailyLoss, at("2024-03-01"), at("2024-03-02"), "-2.1 %"};
    desk.did(eventOf(HaltChanged{daily, true}));
    desk.did(eventOf(HaltChanged{{HaltKind::Paused, at("2024-03-01"), std::nullopt, "by hand"}, true}));
    desk.did(eventOf(HaltChanged{{HaltKind::DailyLoss, at("2024-03-03"), std::nullopt, "-3 %"}, true}));
    QCOMPARE(desk.account.halts().size(), std::size_t(2));
    desk.did(eventOf(HaltChanged{{HaltKind::Paused, {}, std::nullopt, {}}, false}));
    QCOMPARE(desk.account.halts().size(), std::size_t(1));
    QCOMPARE(desk.account.halts().at(0).reason, std::string("-3 %"));
}

void TestAccount::equityAtPrices()
{
    Desk desk;
    desk.trade(entry("c1", Long, "2"), "100");
    desk.trade(entry("c2", Short, "1", ether()), "50");
    const std::map<std::string, Price> prices{{bitcoin()->key(), price("110")}};
    QVERIFY(desk.account.equity(prices) == usdt("10019.75")); // + 20 on bitcoin, − 0.25 fees; ether at cost
    QVERIFY(desk.account.exposure(prices) == usdt("270"));
    QVERIFY(desk.account.equity({}) == usdt("9999.75"));
    QVERIFY(desk.account.equity({{ether()->key(), price("40")}}) == usdt("10009.75"));
}

void TestAccount::tradeMustAgree()
{
    Desk desk;
    desk.trade(entry("c1", Long, "2"), "100");
    const OrderIntent exit = exitOf(desk.position(), "m1", "2");
    desk.did(submit(exit));
    const Fill last = fill(exit, 1, "110", "2");
    Trade trade = desk.account.tradeAfter(last).value().value();
    QVERIFY(desk.refuses(TradeClosed{trade}, "trade.id")); // still open
    desk.did(eventOf(last));
    QCOMPARE(desk.account.unclosed().size(), std::size_t(1));
    using Spoil = std::function<void(Trade &)>;
    const std::vector<Spoil> money{
        [](Trade &t) { t.gross += usdt("0.00000001"); }, [](Trade &t) { t.fees = usdt("0"); },
        [](Trade &t) { t.funding = usdt("1"); }, [](Trade &t) { t.net -= usdt("0.00000001"); }};
    for (const Spoil &spoil : money) {
        Trade spoiled = trade;
        spoil(spoiled);
        QVERIFY(desk.refuses(TradeClosed{spoiled}, "trade.net"));
    }
    const std::vector<Spoil> facts{[](Trade &t) { t.side = Short; },
                                   [](Trade &t) { t.quantity = quantity("1"); },
                                   [](Trade &t) { t.instrument = ether(); },
                                   [](Trade &t) { t.instrument = nullptr; },
                                   [](Trade &t) { t.exitPrice = price("111"); },
                                   [](Trade &t) { t.closed += base::Milliseconds(1); },
                                   [](Trade &t) { t.reason = ExitReason::Stop; }};
    for (const Spoil &spoil : facts) {
        Trade spoiled = trade;
        spoil(spoiled);
        QVERIFY(desk.refuses(TradeClosed{spoiled}, "trade"));
    }
    trade.maePercent = -1.5;
    trade.stopAndTargetInOneCandle = true;
    desk.did(eventOf(TradeClosed{trade}));
    QCOMPARE(desk.account.trades().at(0).maePercent.value(), -1.5);
    QVERIFY(desk.refuses(TradeClosed{trade}, "trade.id")); // twice
    QVERIFY(desk.fine());
}

void TestAccount::secondOrderIsRefused()
{
    Desk desk;
    desk.trade(entry("c1", Long, "1"), "100");
    const OrderIntent more = entry("c2", Long, "1");
    desk.did(submit(more));
    QVERIFY(desk.refuses(fill(more, 1, "100", "1"), "fill.orderId"));
}

void TestAccount::neverAReversal()
{
    Desk desk;
    desk.trade(entry("c1", Long, "1"), "100");
    const OrderIntent other = entry("c2", Short, "2");
    desk.did(submit(other));
    QVERIFY(desk.refuses(fill(other, 1, "100", "2"), "fill.side"));
    QVERIFY(desk.refuses(fill(other, 1, "100", "1"), "fill.side"));
}

void TestAccount::exitsOnlyReduce()
{
    Desk desk;
    desk.trade(entry("c1", Long, "1"), "100");
    const OrderIntent tooMuch = exitOf(desk.position(), "m1", "1.001");
    desk.did(submit(tooMuch));
    QVERIFY(desk.refuses(fill(tooMuch, 1, "100", "1.001"), "fill.quantity"));
    OrderIntent absent = exitOf(desk.position(), "m2", "1");
    absent.instrument = ether();
    desk.did(submit(absent));
    QVERIFY(desk.refuses(fill(absent, 1, "100", "1"), "fill.orderId"));
    OrderIntent wrongSide = exitOf(desk.position(), "m3", "1");
    wrongSide.side = Side::Buy;
    desk.did(submit(wrongSide));
    QVERIFY(desk.refuses(fill(wrongSide, 1, "100", "1"), "fill.side"));
    OrderIntent stranger = exitOf(desk.position(), "m4", "1");
    stranger.positionId = "another";
    desk.did(submit(stranger));
    QVERIFY(desk.refuses(fill(stranger, 1, "100", "1"), "fill.orderId"));
    QVERIFY(desk.fine());
}

using Spoil = void (*)(Fill &);

void TestAccount::fillsOfAnOrder_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, Spoil spoil, const char *field) {
        QTest::newRow(name) << spoil << QByteArray(field);
    };
    row(
        "no id", [](Fill &f) { f.id.clear(); }, "fill.id");
    row(
        "unknown order", [](Fill &f) { f.orderId = "another"; }, "fill.orderId");
    row(
        "other instrument", [](Fill &f) { f.instrument = ether(); }, "fill.instrument");
    row(
        "no instrument", [](Fill &f) { f.instrument = nullptr; }, "fill.instrument");
    row(
        "other side", [](Fill &f) { f.side = Side::Sell; }, "fill.side");
    row(
        "no price", [](Fill &f) { f.price = Price(); }, "fill.price");
    row(
        "no quantity", [](Fill &f) { f.quantity = Quantity(); }, "fill.price");
    row(
        "notional", [](Fill &f) { f.notional += usdt("0.00000001"); }, "fill.notional");
    row(
        "negative fee", [](Fill &f) { f.fee = usdt("-0.1"); }, "fill.fee");
    row(
        "fine fee", [](Fill &f) { f.fee = usdt("0.000000001"); }, "fill.fee");
    row(
        "foreign fee", [](Fill &f) { f.fee = Money(decimal("0.1"), "BNB"); }, "fill.notional");
    row(
        "too much", [](Fill &f) { f.quantity = quantity("1.001"), f.notional = usdt("100.1"); },
        "fill.quantity");
}

void TestAccount::fillsOfAnOrder()
{
    QFETCH(Spoil, spoil);
    QFETCH(QByteArray, field);
    Desk desk;
    const OrderIntent in = entry("c1", Long, "1");
    desk.did(submit(in));
    Fill whole = fill(in, 1, "100", "1");
    spoil(whole);
    QVERIFY(desk.refuses(whole, field.constData()));
    desk.did(eventOf(fill(in, 1, "100", "1")));
    QVERIFY(desk.fine());
}

void TestAccount::duplicatesAreRefused()
{
    Desk desk;
    const OrderIntent in = entry("c1", Long, "1");
    desk.did(submit(in));
    QVERIFY(desk.refuses(submit(in), "orderId"));
    desk.did(eventOf(fill(in, 1, "100", "0.4")));
    QVERIFY(desk.refuses(fill(in, 1, "100", "0.4"), "fill.id"));
    desk.did(eventOf(fill(in, 2, "100", "0.6")));
    QVERIFY(desk.refuses(fill(in, 3, "100", "0.1"), "fill.orderId")); // the order is done
    QVERIFY(desk.refuses(submit(in), "orderId"));
    QVERIFY(desk.account.knowsFill(in.clientId() + "/2") && desk.account.knowsOrder(in.clientId()));
    QVERIFY(desk.fine());
}

void TestAccount::ordersMove()
{
    Desk desk;
    const OrderIntent in = entry("c1", Long, "1");
    QVERIFY(desk.refuses(moved(in, OrderEvent::Cancel), "orderId"));
    desk.did(submit(in));
    QVERIFY(desk.refuses(moved(in, OrderEvent::FillAll), "event"));
    QVERIFY(desk.refuses(moved(in, OrderEvent::FillPart), "event"));
    desk.did(eventOf(fill(in, 1, "100", "0.4")));
    QVERIFY(desk.account.filled(in.clientId()) == quantity("0.4"));
    QVERIFY(desk.refuses(moved(in, OrderEvent::Reject), "order")); // partly filled
    desk.did(moved(in, OrderEvent::Expire));
    QVERIFY(desk.account.openOrders().empty());
    QVERIFY(desk.account.orderStatus(in.clientId()) == OrderStatus::Expired);
    QVERIFY(desk.refuses(moved(in, OrderEvent::Cancel), "orderId"));
    QVERIFY(!desk.account.orderStatus("unknown"));
    QVERIFY(desk.fine());
}

void TestAccount::submitsAreChecked()
{
    Desk desk;
    const auto spoiled = [](const std::function<void(OrderIntent &)> &spoil) {
        OrderIntent intent = entry("c1", Long, "1");
        spoil(intent);
        return submit(intent);
    };
    QVERIFY(desk.refuses(OrderMoved{"x", std::nullopt, OrderEvent::Submit, {}}, "intent"));
    QVERIFY(desk.refuses(OrderMoved{"x", entry("c", Long, "1"), OrderEvent::Submit, {}}, "orderId"));
    QVERIFY(desk.refuses(spoiled([](OrderIntent &i) { i.instrument = nullptr; }), "intent.instrument"));
    QVERIFY(desk.refuses(spoiled([](OrderIntent &i) { i.quantity = Quantity(); }), "intent.quantity"));
    QVERIFY(desk.refuses(spoiled([](OrderIntent &i) { i.type = OrderType::Limit; }), "intent.limit"));
    QVERIFY(desk.refuses(spoiled([](OrderIntent &i) { i.reduceOnly = true; }), "intent.exitReason"));
}

void TestAccount::closedPositionsStayClosed()
{
    Desk desk;
    const OrderIntent in = entry("c1", Long, "2");
    desk.did(submit(in));
    desk.did(eventOf(fill(in, 1, "100", "1")));
    desk.close(exitOf(desk.position(), "m1", "1"), "101");
    QVERIFY(desk.refuses(fill(in, 2, "100", "1"), "fill.orderId")); // the rest of the entry comes too late
    desk.did(moved(in, OrderEvent::Cancel));
    desk.trade(entry("c2", Short, "1"), "100"); // another order may open the other side
    QVERIFY(desk.fine());
}

void TestAccount::otherCurrenciesAreRefused()
{
    Desk desk;
    const auto euros = std::make_shared<Instrument>(*bitcoin());
    euros->symbol.quote = "EUR";
    const OrderIntent in = entry("c1", Long, "1", euros);
    desk.did(submit(in));
    QVERIFY(desk.refuses(fill(in, 1, "100", "1"), "fill.notional"));
}
