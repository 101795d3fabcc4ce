#include "domain/account.h"

#include "domain/charge.h"
#include "domain/json_fields.h"

#include <array>

namespace domain {

namespace {

tl::unexpected<base::Error> wrong(std::string detail, const std::string &field)
{
    return base::fail(base::ErrorCode::BadData, std::move(detail), field);
}

base::Result<void> checkIntent(const OrderMoved &moved)
{
    if (!moved.intent)
        return wrong("a submitted order comes with its intent", "intent");
    const OrderIntent &intent = *moved.intent;
    if (!intent.instrument)
        return wrong("an order needs an instrument", "intent.instrument");
    if (!intent.quantity.decimal().isPositive())
        return wrong("an order needs a quantity above zero", "intent.quantity");
    if (intent.type == OrderType::Limit && !(intent.limit && intent.limit->valid()))
        return wrong("a limit order needs its limit", "intent.limit");
    if (intent.reduceOnly && !intent.exitReason)
        return wrong("an exit needs its reason", "intent.exitReason");
    if (intent.clientId() != moved.orderId)
        return wrong("the order's id is not the hash of its intent", "orderId");
    return {};
}

bool sameMoney(const Trade &a, const Trade &b)
{
    return a.gross == b.gross && a.fees == b.fees && a.funding == b.funding && a.net == b.net;
}

bool sameFacts(const Trade &a, const Trade &b)
{
    return a.instrument && a.instrument->key() == b.instrument->key() && a.side == b.side &&
           a.quantity == b.quantity && a.entryPrice == b.entryPrice && a.exitPrice == b.exitPrice &&
           a.opened == b.opened && a.closed == b.closed && a.reason == b.reason;
}

} // namespace

/// One overload an event body. Each works everything out first and changes the account last.
struct Account::Apply
{
    Account &self;

    base::Result<void> operator()(const RunStarted &run) const
    {
        if (self.started())
            return wrong("the run has started already", "run");
        if (run.source.empty() || run.capital.currency().empty())
            return wrong("a run needs a source and a currency", "run");
        if (!run.capital.isPosted() || !run.capital.amount().isPositive())
            return wrong("the capital must be above zero and in units of 1e-8", "run.capital");
        for (int account = 0; account <= int(LedgerAccount::ModelCost); ++account)
            self.m_ledger.balances[LedgerAccount(account)] = Money::zero(run.capital.currency());
        self.m_ledger.balances[LedgerAccount::Cash] = run.capital;
        self.m_ledger.balances[LedgerAccount::Capital] = -run.capital;
        self.m_capital = run.capital;
        self.m_source = run.source;
        self.m_synthetic = run.synthetic;
        return {};
    }

    base::Result<void> operator()(const OrderMoved &moved) const
    {
        if (moved.event == OrderEvent::Submit)
            return submit(moved);
        if (moved.event == OrderEvent::FillPart || moved.event == OrderEvent::FillAll)
            return wrong("an order is filled by its fills alone", "event");
        const auto found = self.m_orders.find(moved.orderId);
        if (found == self.m_orders.end())
            return wrong("no open order " + moved.orderId, "orderId");
        Order order = found->second;
        if (const base::Result<void> applied = order.apply(moved.event); !applied)
            return applied;
        self.keepOrder(order, self.filled(moved.orderId));
        return {};
    }

    base::Result<void> operator()(const Fill &fill) const { return self.applyFill(fill); }

    base::Result<void> operator()(const PlanChanged &changed) const
    {
        const auto found = self.m_positions.find(changed.positionId);
        if (found == self.m_positions.end())
            return wrong("no position " + changed.positionId, "positionId");
        const std::optional<Price> &before = found->second.plan.stop;
        const std::optional<Price> &after = changed.plan.stop;
        const bool isLong = found->second.side == PositionSide::Long;
        if (before && !(after && (isLong ? *after >= *before : *after <= *before)))
            return wrong("a stop may only tighten", "plan.stop");
        if ((after && !after->valid()) || (changed.plan.target && !changed.plan.target->valid()))
            return wrong("a level must be a positive price", "plan");
        found->second.plan = changed.plan;
        return {};
    }

    base::Result<void> operator()(const FundingPaid &paid) const
    {
        const auto found = self.m_positions.find(paid.positionId);
        if (found == self.m_positions.end())
            return wrong("no position " + paid.positionId, "positionId");
        Position &position = found->second;
        if (position.lastFunding && paid.stamp <= *position.lastFunding)
            return wrong("this funding was applied before", "stamp");
        const Money funding = position.funding + paid.amount;
        if (!paid.amount.isPosted() || !funding.valid())
            return wrong("not an amount of " + self.m_capital.currency() + " in units of 1e-8", "amount");
        const base::Result<void> done = move(LedgerAccount::Funding, paid.amount);
        if (!done)
            return done;
        position.funding = funding;
        position.lastFunding = paid.stamp;
        return {};
    }

    base::Result<void> operator()(const ModelCharged &charged) const
    {
        const std::string &currency = self.m_capital.currency();
        if (!canBear(currency, charged.amount))
            return wrong("model cost in " + charged.amount.currency() + " on an account in " + currency,
                         "amount");
        const Money cost = Money(charged.amount.amount(), currency).posted();
        if (!self.started() || !cost.valid() || cost.isNegative())
            return wrong("a model's cost is at least zero", "amount");
        return move(LedgerAccount::ModelCost, -cost);
    }

    base::Result<void> operator()(const HaltChanged &changed) const
    {
        std::erase_if(self.m_halts, [&](const Halt &halt) { return halt.kind == changed.halt.kind; });
        if (changed.set)
            self.m_halts.push_back(changed.halt);
        return {};
    }

    base::Result<void> operator()(const TradeClosed &closed) const
    {
        const auto found = self.m_unclosed.find(closed.trade.id);
        if (found == self.m_unclosed.end())
            return wrong("no position " + closed.trade.id + " was just closed by its fills", "trade.id");
        if (!sameMoney(closed.trade, found->second))
            return wrong("the trade's gross, fees, funding or net are not those of its fills", "trade.net");
        if (!sameFacts(closed.trade, found->second))
            return wrong("the trade's side, quantity, prices, times or reason are not those of its fills",
                         "trade");
        self.m_trades.push_back(closed.trade);
        self.m_unclosed.erase(found);
        return {};
    }

    base::Result<void> operator()(const CycleEnded &) const { return {}; }
    base::Result<void> operator()(const EquityMarked &) const { return {}; }
    base::Result<void> operator()(const ClockMoved &) const { return {}; }

    base::Result<void> submit(const OrderMoved &moved) const
    {
        if (!self.started())
            return wrong("the run has not started", "run");
        if (self.knowsOrder(moved.orderId))
            return wrong("order " + moved.orderId + " was submitted before", "orderId");
        if (const base::Result<void> checked = checkIntent(moved); !checked)
            return checked;
        Order order(*moved.intent);
        if (const base::Result<void> applied = order.apply(OrderEvent::Submit); !applied)
            return applied;
        self.keepOrder(order, Quantity());
        return {};
    }

    /// Cash gains `amount`, which the other account gives.
    base::Result<void> move(LedgerAccount other, const Money &amount) const
    {
        const std::array<Posting, 2> postings{{{LedgerAccount::Cash, amount}, {other, -amount}}};
        base::Result<Ledger> next = self.m_ledger.posted(postings);
        if (!next)
            return base::fail(next);
        self.m_ledger = std::move(*next);
        return {};
    }
};

base::Result<void> Account::apply(const Event &event)
{
    const base::Result<void> applied = std::visit(Apply{*this}, event.body);
    if (applied)
        ++m_eventCount;
    return applied;
}

const Position *Account::positionOn(const std::string &instrumentKey) const
{
    for (const auto &[id, position] : m_positions)
        if (position.instrument->key() == instrumentKey)
            return &position;
    return nullptr;
}

std::optional<OrderStatus> Account::orderStatus(const std::string &orderId) const
{
    const auto found = m_orderIds.find(orderId);
    return found == m_orderIds.end() ? std::nullopt : std::optional(found->second);
}

Quantity Account::filled(const std::string &orderId) const
{
    const auto found = m_filled.find(orderId);
    return found == m_filled.end() ? Quantity() : found->second;
}

Money Account::equity(const std::map<std::string, Price> &pricesByInstrument) const
{
    Money sum = cash();
    for (const auto &[id, position] : m_positions)
        sum += worth(position, pricesByInstrument);
    return sum;
}

Money Account::exposure(const std::map<std::string, Price> &pricesByInstrument) const
{
    Money sum = Money::zero(m_capital.currency());
    for (const auto &[id, position] : m_positions) {
        const Money value = worth(position, pricesByInstrument);
        sum += value.isNegative() ? -value : value;
    }
    return sum;
}

Money Account::worth(const Position &position, const std::map<std::string, Price> &pricesByInstrument)
{
    const auto found = pricesByInstrument.find(position.instrument->key());
    return found != pricesByInstrument.end() && found->second.valid() ? position.valueAt(found->second)
                                                                      : position.cost;
}

} // namespace domain
