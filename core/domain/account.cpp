#include "domain/account.h"

#include "domain/json_fields.h"

#include <array>

namespace domain {

namespace {

tl::unexpected<base::Error> wrong(std::string detail, const std::string &field)
{
    return base::fail(base::ErrorCode::BadData, std::move(detail), field);
}

bool isPosted(const Money &amount)
{
    return amount.valid() && amount == amount.posted();
}

/// Whether a dollar of this currency is taken for a dollar of model cost.
bool isDollar(const std::string &currency)
{
    constexpr std::array<std::string_view, 7> dollars{"USDT", "USDC", "USD", "FDUSD", "BUSD", "DAI", "TUSD"};
    return std::find(dollars.begin(), dollars.end(), currency) != dollars.end();
}

struct Posting
{
    LedgerAccount account;
    Money amount;
};

/// The ledger with these amounts added. Errors: a sum that overflows, or amounts that do not sum to zero.
template <std::size_t N>
base::Result<Ledger> posted(const Ledger &ledger, const std::array<Posting, N> &postings)
{
    Ledger next = ledger;
    for (const Posting &posting : postings) {
        Money &balance = next.balances.at(posting.account);
        balance += posting.amount;
        if (!balance.valid())
            return wrong("the amount is too large or of another currency",
                         std::string(name(posting.account)));
    }
    if (!next.balanced())
        return base::fail(base::ErrorCode::Internal, "the ledger would not balance", "ledger");
    return next;
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

base::Result<void> checkFill(const Fill &fill, const OrderIntent &intent, const std::string &currency)
{
    if (!fill.instrument || fill.instrument->key() != intent.instrument->key())
        return wrong("not the order's instrument", "fill.instrument");
    if (fill.side != intent.side)
        return wrong("not the order's side", "fill.side");
    if (!fill.price.valid() || !fill.quantity.decimal().isPositive())
        return wrong("a fill needs a price and a quantity above zero", "fill.price");
    if (fill.notional.currency() != currency || fill.fee.currency() != currency)
        return wrong("the account is kept in " + currency, "fill.notional");
    if (fill.notional != notional(fill.price, fill.quantity, currency))
        return wrong("the notional is not price times quantity", "fill.notional");
    if (!isPosted(fill.fee) || fill.fee.isNegative())
        return wrong("a fee is at least zero and in units of 1e-8", "fill.fee");
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

bool Ledger::balanced() const
{
    if (balances.empty())
        return true;
    Money sum = Money::zero(balances.begin()->second.currency());
    for (const auto &[account, amount] : balances)
        sum += amount;
    return sum.amount().isZero();
}

Money Ledger::of(LedgerAccount account) const
{
    const auto found = balances.find(account);
    return found == balances.end() ? Money() : found->second;
}

base::Json toJson(const Ledger &ledger)
{
    base::Json out = base::Json::object();
    for (const auto &[account, amount] : ledger.balances)
        out[std::string(name(account))] = amount.toString();
    return out;
}

/// What one fill does, worked out before anything is changed.
struct Account::Effect
{
    Order order;
    Quantity filled;
    Position position;
    Ledger ledger;
    std::optional<Trade> trade;
};

base::Result<Account::Effect> Account::effectOf(const Fill &fill) const
{
    if (fill.id.empty() || knowsFill(fill.id))
        return wrong("fill " + fill.id + " was applied before", "fill.id");
    const auto found = m_orders.find(fill.orderId);
    if (found == m_orders.end())
        return wrong("no open order " + fill.orderId, "fill.orderId");
    Effect out{found->second, filled(fill.orderId) + fill.quantity, {}, {}, {}};
    const OrderIntent &intent = out.order.intent();
    if (const base::Result<void> checked = checkFill(fill, intent, m_capital.currency()); !checked)
        return base::fail(checked);
    if (!(out.filled <= intent.quantity))
        return wrong("more filled than ordered", "fill.quantity");
    const bool all = out.filled == intent.quantity;
    const base::Result<void> moved = out.order.apply(all ? OrderEvent::FillAll : OrderEvent::FillPart);
    if (!moved)
        return base::fail(moved);
    const Position *held = positionOn(intent.instrument->key());
    base::Result<Position> position =
        intent.reduceOnly ? afterExit(held, intent, fill) : afterEntry(held, intent, fill);
    if (!position)
        return base::fail(position);
    out.position = std::move(*position);
    if (!out.position.quantity.valid() || !out.position.fees.valid() || !out.position.realised.valid())
        return wrong("the position's amounts are too large", "fill.notional");
    base::Result<Ledger> ledger = ledgerAfter(held, out.position, fill);
    if (!ledger)
        return base::fail(ledger);
    out.ledger = std::move(*ledger);
    if (out.position.quantity.isZero())
        out.trade = tradeOf(out.position, intent, fill.time);
    return out;
}

base::Result<Position> Account::afterEntry(const Position *held, const OrderIntent &intent,
                                           const Fill &fill) const
{
    if (held && entrySide(held->side) != fill.side)
        return wrong("a position of the other side is open: it must be closed first", "fill.side");
    if (held && held->id != fill.orderId)
        return wrong("a position of another order is open on this instrument", "fill.orderId");
    if (!held && m_closedPositions.count(fill.orderId) > 0)
        return wrong("the position of this order was closed already", "fill.orderId");
    return increased(held, intent, fill);
}

base::Result<Position> Account::afterExit(const Position *held, const OrderIntent &intent,
                                          const Fill &fill) const
{
    if (!held)
        return wrong("nothing is held that this exit could reduce", "fill.orderId");
    if (!intent.positionId.empty() && intent.positionId != held->id)
        return wrong("the exit is of another position", "fill.orderId");
    if (entrySide(held->side) == fill.side)
        return wrong("an exit cannot add to a position", "fill.side");
    if (!(fill.quantity <= held->quantity))
        return wrong("more given up than held", "fill.quantity");
    return reduced(*held, fill);
}

base::Result<Ledger> Account::ledgerAfter(const Position *held, const Position &now, const Fill &fill) const
{
    using L = LedgerAccount;
    const Money zero = Money::zero(m_capital.currency());
    const Money costMoved = now.cost - (held ? held->cost : zero);
    const Money gained = now.realised - (held ? held->realised : zero);
    const Money received = fill.side == Side::Buy ? -fill.notional : fill.notional;
    const std::array<Posting, 4> postings{{{L::Cash, received - fill.fee},
                                           {L::Positions, costMoved},
                                           {L::Fees, fill.fee},
                                           {L::Realised, -gained}}};
    return posted(m_ledger, postings);
}

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
        if (!isPosted(run.capital) || !run.capital.amount().isPositive())
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
        keep(order, self.filled(moved.orderId));
        return {};
    }

    base::Result<void> operator()(const Fill &fill) const
    {
        base::Result<Effect> effect = self.effectOf(fill);
        if (!effect)
            return base::fail(effect);
        const std::string id = effect->position.id;
        self.m_fills.emplace(fill.id, fill.orderId);
        keep(effect->order, effect->filled);
        self.m_ledger = std::move(effect->ledger);
        if (!effect->trade) {
            self.m_positions[id] = std::move(effect->position);
            return {};
        }
        self.m_positions.erase(id);
        self.m_closedPositions.insert(id);
        self.m_unclosed.emplace(id, std::move(*effect->trade));
        return {};
    }

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
        if (!isPosted(paid.amount) || !funding.valid())
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
        const bool same = charged.amount.currency() == currency;
        if (!same && !(charged.amount.currency() == "USD" && isDollar(currency)))
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
        keep(order, Quantity());
        return {};
    }

    /// Cash gains `amount`, which the other account gives.
    base::Result<void> move(LedgerAccount other, const Money &amount) const
    {
        const std::array<Posting, 2> postings{{{LedgerAccount::Cash, amount}, {other, -amount}}};
        base::Result<Ledger> next = posted(self.m_ledger, postings);
        if (!next)
            return base::fail(next);
        self.m_ledger = std::move(*next);
        return {};
    }

    void keep(const Order &order, const Quantity &filled) const
    {
        self.m_orderIds[order.id()] = order.status();
        if (isFinal(order.status())) {
            self.m_orders.erase(order.id());
            self.m_filled.erase(order.id());
            return;
        }
        self.m_orders[order.id()] = order;
        self.m_filled[order.id()] = filled;
    }
};

base::Result<void> Account::apply(const Event &event)
{
    const base::Result<void> applied = std::visit(Apply{*this}, event.body);
    if (applied)
        ++m_eventCount;
    return applied;
}

base::Result<std::optional<Trade>> Account::tradeAfter(const Fill &fill) const
{
    base::Result<Effect> effect = effectOf(fill);
    if (!effect)
        return base::fail(effect);
    return std::move(effect->trade);
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
