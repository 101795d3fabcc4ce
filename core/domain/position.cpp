#include "domain/position.h"

#include <array>
#include <cmath>

namespace domain {

namespace {

/// What a fill adds to what a position cost: what is bought, less what is sold.
Money signedNotional(const Fill &fill)
{
    return fill.side == Side::Buy ? fill.notional : -fill.notional;
}

Position opened(const OrderIntent &intent, const Fill &fill)
{
    const Money zero = Money::zero(fill.notional.currency());
    Position out;
    out.id = fill.orderId;
    out.instrument = intent.instrument;
    out.side = fill.side == Side::Buy ? PositionSide::Long : PositionSide::Short;
    out.cost = out.fees = out.funding = zero;
    out.entryNotional = out.exitNotional = out.realised = zero;
    const base::UtcTime barOpen = intent.timeframe.floor(intent.decidedAt);
    out.plan = {intent.stop, intent.target, barOpen + intent.timeframe.step() * intent.horizonBars,
                fill.time};
    out.firstStop = intent.stop;
    out.timeframe = intent.timeframe;
    out.opened = fill.time;
    out.capsuleId = intent.capsuleId;
    out.confidence = intent.confidence;
    out.calibrated = intent.calibrated;
    out.invalidation = intent.invalidation;
    return out;
}

std::optional<double> inUnitsOfRisk(const Position &position, const Price &entry, const Money &net)
{
    if (!position.firstStop)
        return std::nullopt;
    const double risked =
        std::abs(entry.toDouble() - position.firstStop->toDouble()) * position.entryQuantity.toDouble();
    const double units = net.toDouble() / risked;
    return std::isfinite(units) ? std::optional(units) : std::nullopt;
}

} // namespace

Price averagePrice(const Money &notional, const Quantity &quantity)
{
    constexpr std::array<int, 7> exponents{-12, -10, -8, -6, -4, -2, 0};
    for (const int exponent : exponents) {
        const base::Decimal average = notional.amount().divided(
            quantity.decimal(), base::Decimal::of(1, exponent), base::Rounding::HalfEven);
        if (average.valid())
            return Price(average.trimmed());
    }
    return Price(base::Decimal::invalid());
}

Money Position::valueAt(const Price &price) const
{
    const Money worth = notional(price, quantity, cost.currency());
    return side == PositionSide::Long ? worth : -worth;
}

Money Position::unrealisedAt(const Price &price) const
{
    return valueAt(price) - cost;
}

Position increased(const Position *before, const OrderIntent &intent, const Fill &fill)
{
    Position out = before ? *before : opened(intent, fill);
    out.quantity = out.quantity + fill.quantity;
    out.cost += signedNotional(fill);
    out.fees += fill.fee;
    out.entryQuantity = out.entryQuantity + fill.quantity;
    out.entryNotional += fill.notional;
    out.entryPrice = averagePrice(out.entryNotional, out.entryQuantity);
    return out;
}

Position reduced(const Position &before, const Fill &fill)
{
    const bool whole = fill.quantity == before.quantity;
    const Money released = whole ? before.cost : proRata(before.cost, fill.quantity, before.quantity);
    Position out = before;
    out.quantity = before.quantity - fill.quantity;
    out.cost -= released;
    out.fees += fill.fee;
    out.exitQuantity = out.exitQuantity + fill.quantity;
    out.exitNotional += fill.notional;
    out.realised += -signedNotional(fill) - released;
    return out;
}

Trade tradeOf(const Position &after, const OrderIntent &exit, base::UtcTime closed)
{
    Trade out;
    out.id = after.id;
    out.instrument = after.instrument;
    out.side = after.side;
    out.timeframe = after.timeframe;
    out.quantity = after.exitQuantity;
    out.entryPrice = after.entryPrice;
    out.exitPrice = averagePrice(after.exitNotional, after.exitQuantity);
    out.opened = after.opened;
    out.closed = closed;
    out.gross = after.realised;
    out.fees = after.fees;
    out.funding = after.funding;
    out.net = out.gross - out.fees + out.funding;
    out.reason = exit.exitReason.value_or(ExitReason::Model);
    out.rMultiple = inUnitsOfRisk(after, after.entryPrice, out.net);
    out.entryCapsule = after.capsuleId;
    out.exitCapsule = exit.capsuleId;
    out.confidence = after.confidence;
    out.calibrated = after.calibrated;
    out.stop = after.plan.stop;
    out.target = after.plan.target;
    return out;
}

} // namespace domain
