#include "test_account_property.h"

#include "samples.h"

#include "base/random.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

using namespace domain;
using namespace samples;

namespace {

constexpr std::int64_t lots = 1000; // 0.001 each

/// Trades at random, and keeps its own books in units of 1e-8 to compare with.
class Trader
{
public:
    explicit Trader(std::uint64_t seed) : m_random(seed) { happened(start("100000")); }

    void step()
    {
        switch (m_random.below(8)) {
        case 0:
            return enter();
        case 1:
        case 2:
            return fillSome();
        case 3:
        case 4:
            return leave();
        case 5:
            return fund();
        case 6:
            return charge();
        default:
            return m_random.below(3) == 0 ? cancel() : tighten();
        }
    }

    Account account;
    std::vector<Event> journal;
    std::int64_t cash = 100'000'00000000; // as these books say
    std::map<std::string, std::int64_t> gross;

private:
    static std::int64_t units(const Money &amount)
    {
        return (amount.amount() * base::Decimal::of(1, 8))
            .rounded(base::Decimal::of(1), base::Rounding::Down)
            .coefficient();
    }
    void happened(const Event &event)
    {
        const base::Result<void> applied = account.apply(event);
        RC_ASSERT(applied.has_value());
        RC_ASSERT(account.balanced());
        RC_ASSERT(units(account.cash()) == cash);
        journal.push_back(event);
    }
    Price anyPrice() { return Price(base::Decimal::of(std::int64_t(m_random.below(20'000)) + 1, -2)); }
    Quantity upTo(const Quantity &most)
    {
        const Quantity some(base::Decimal::of(std::int64_t(m_random.below(lots)) + 1, -3));
        return m_random.below(3) == 0 || some > most ? most : some;
    }
    std::string next(const char *what) { return what + std::to_string(++m_count); }

    void enter()
    {
        const InstrumentPtr instrument = m_random.below(2) ? bitcoin() : ether();
        if (account.positionOn(instrument->key()) || !account.openOrders().empty())
            return;
        const auto side = m_random.below(2) ? PositionSide::Long : PositionSide::Short;
        OrderIntent intent = entry(next("c"), side, "1", instrument);
        intent.quantity = Quantity(base::Decimal::of(std::int64_t(m_random.below(3 * lots)) + 1, -3));
        happened(submit(intent));
    }
    void fillSome()
    {
        if (account.openOrders().empty())
            return;
        const Order order = account.openOrders().begin()->second;
        const Quantity left = order.intent().quantity - account.filled(order.id());
        apply(fillOf(order.intent(), ++m_count, anyPrice(), upTo(left)));
    }
    void leave()
    {
        if (account.positions().empty() || !account.openOrders().empty())
            return;
        const Position held = account.positions().begin()->second;
        OrderIntent intent = exitOf(held, next("m"), "1");
        intent.quantity = upTo(held.quantity);
        happened(submit(intent));
    }
    void apply(const Fill &fill)
    {
        const base::Result<std::optional<Trade>> trade = account.tradeAfter(fill);
        RC_ASSERT(trade.has_value());
        const std::string id = account.positionOn(fill.instrument->key())
                                   ? account.positionOn(fill.instrument->key())->id
                                   : fill.orderId;
        const std::int64_t received = units(fill.side == Side::Buy ? -fill.notional : fill.notional);
        gross[id] += received;
        cash += received - units(fill.fee);
        happened(eventOf(fill));
        if (!*trade)
            return;
        RC_ASSERT(units((*trade)->gross) == gross[id]);
        RC_ASSERT((*trade)->net == (*trade)->gross - (*trade)->fees + (*trade)->funding);
        happened(eventOf(TradeClosed{**trade}));
    }
    void fund()
    {
        if (account.positions().empty())
            return;
        const Money amount(base::Decimal::of(std::int64_t(m_random.below(2'000'000)) - 1'000'000, -8),
                           "USDT");
        cash += units(amount);
        const base::UtcTime stamp = at("2024-03-02") + base::Milliseconds(++m_count);
        happened(eventOf(FundingPaid{account.positions().begin()->first, amount, 0.0001, stamp}));
    }
    void charge()
    {
        const Money amount(base::Decimal::of(std::int64_t(m_random.below(1'000'000)), -8), "USD");
        cash -= units(amount);
        happened(eventOf(ModelCharged{amount, "p", "m"}));
    }
    void cancel()
    {
        if (!account.openOrders().empty())
            happened(moved(account.openOrders().begin()->second.intent(), OrderEvent::Cancel));
    }
    void tighten()
    {
        if (account.positions().empty())
            return;
        const Position &held = account.positions().begin()->second;
        Plan plan = held.plan;
        const Price cent(decimal("0.01"));
        plan.stop = held.side == PositionSide::Long ? *plan.stop + cent : *plan.stop - cent;
        happened(eventOf(PlanChanged{held.id, plan}));
    }

    base::Random m_random;
    int m_count = 0;
};

Trader traded(std::uint64_t seed, int steps)
{
    Trader trader(seed);
    for (int i = 0; i < steps; ++i)
        trader.step();
    return trader;
}

/// The event as it comes back from the journal.
Event kept(const Event &event)
{
    const std::string text = base::toText(toJson(event.body));
    Event out = event;
    out.body = eventFromJson(kindOf(event.body), base::parseJson(text).value()).value();
    return out;
}

} // namespace

void TestAccountProperty::balancesAfterEveryEvent()
{
    std::size_t trades = 0;
    QVERIFY(
        rc::check("the ledger balances and agrees with books kept otherwise", [&trades](std::uint64_t seed) {
            const Trader trader = traded(seed, 120);
            trades += trader.account.trades().size();
            Money held = Money::zero("USDT");
            for (const auto &[id, position] : trader.account.positions())
                held += position.cost;
            RC_ASSERT(trader.account.ledger().of(LedgerAccount::Positions) == held);
            RC_ASSERT(trader.account.eventCount() == trader.journal.size());
            RC_ASSERT(trader.account.unclosed().empty());
        }));
    QVERIFY(trades > 100); // otherwise this said little
}

void TestAccountProperty::replayRebuildsTheAccount()
{
    QVERIFY(rc::check("the journal, written and read again, rebuilds the account exactly",
                      [](std::uint64_t seed) {
                          const Trader trader = traded(seed, 80);
                          Account again;
                          for (const Event &event : trader.journal)
                              RC_ASSERT(again.apply(kept(event)).has_value());
                          RC_ASSERT(stateOf(again) == stateOf(trader.account));
                      }));
}

void TestAccountProperty::everyEventTwiceIsRefused()
{
    QVERIFY(rc::check("an order, a fill, a funding or a trade counts once", [](std::uint64_t seed) {
        Trader trader = traded(seed, 60);
        const std::string before = stateOf(trader.account);
        for (const Event &event : trader.journal) {
            const std::string_view kind = kindOf(event.body);
            const bool repeatable =
                kind == "model_cost" || kind == "plan"; // a plan may be set again as it is
            if (repeatable)
                continue;
            RC_ASSERT(!trader.account.apply(event));
            RC_ASSERT(stateOf(trader.account) == before);
        }
    }));
}

void TestAccountProperty::overflowIsRefused()
{
    Account account;
    QVERIFY(account.apply(start("9999999999")).has_value());
    const OrderIntent in = entry("c1", PositionSide::Short, "200000000");
    QVERIFY(account.apply(submit(in)).has_value());
    QVERIFY(account.apply(eventOf(fill(in, 1, "1", "1"))).has_value());
    const std::string before = stateOf(account);
    QVERIFY(!account.apply(eventOf(fill(in, 2, "49.1234567", "199999999")))); // cash would need 11 + 8 digits
    QCOMPARE(stateOf(account), before);
    QVERIFY(account.balanced());
}
