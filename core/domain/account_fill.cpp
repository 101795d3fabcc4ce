// What a fill does to its order, its position and the ledger.
#include "domain/account.h"

#include <array>

namespace domain {

namespace {

tl::unexpected<base::Error> wrong(std::string detail, const std::string &field)
{
    return base::fail(base::ErrorCode::BadData, std::move(detail), field);
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
    if (!fill.fee.isPosted() || fill.fee.isNegative())
        return wrong("a fee is at least zero and in units of 1e-8", "fill.fee");
    return {};
}

} // namespace

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
    return m_ledger.posted(postings);
}

base::Result<void> Account::applyFill(const Fill &fill)
{
    base::Result<Effect> effect = effectOf(fill);
    if (!effect)
        return base::fail(effect);
    const std::string id = effect->position.id;
    m_fills.emplace(fill.id, fill.orderId);
    keepOrder(effect->order, effect->filled);
    m_ledger = std::move(effect->ledger);
    if (!effect->trade) {
        m_positions[id] = std::move(effect->position);
        return {};
    }
    m_positions.erase(id);
    m_closedPositions.insert(id);
    m_unclosed.emplace(id, std::move(*effect->trade));
    return {};
}

void Account::keepOrder(const Order &order, const Quantity &filled)
{
    m_orderIds[order.id()] = order.status();
    if (isFinal(order.status())) {
        m_orders.erase(order.id());
        m_filled.erase(order.id());
        return;
    }
    m_orders[order.id()] = order;
    m_filled[order.id()] = filled;
}

base::Result<std::optional<Trade>> Account::tradeAfter(const Fill &fill) const
{
    base::Result<Effect> effect = effectOf(fill);
    if (!effect)
        return base::fail(effect);
    return std::move(effect->trade);
}

} // namespace domain
