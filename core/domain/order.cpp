#include "domain/order.h"

#include "base/hash.h"
#include "domain/json_fields.h"
#include "domain/position.h"

#include <array>

namespace domain {

namespace {

struct Move
{
    OrderStatus from;
    OrderEvent event;
    OrderStatus to;
};

using S = OrderStatus;
using E = OrderEvent;
constexpr std::array<Move, 12> moves{{{S::Created, E::Submit, S::Submitted},
                                      {S::Created, E::Reject, S::Rejected},
                                      {S::Created, E::Cancel, S::Cancelled},
                                      {S::Submitted, E::FillPart, S::PartlyFilled},
                                      {S::Submitted, E::FillAll, S::Filled},
                                      {S::Submitted, E::Cancel, S::Cancelled},
                                      {S::Submitted, E::Expire, S::Expired},
                                      {S::Submitted, E::Reject, S::Rejected},
                                      {S::PartlyFilled, E::FillPart, S::PartlyFilled},
                                      {S::PartlyFilled, E::FillAll, S::Filled},
                                      {S::PartlyFilled, E::Cancel, S::Cancelled},
                                      {S::PartlyFilled, E::Expire, S::Expired}}};

/// Equal numbers have one text, however many zeros they are written with.
template <class T>
base::Json plain(const T &amount)
{
    return amount.decimal().trimmed().toString();
}

base::Json plain(const std::optional<Price> &price)
{
    return price ? plain(*price) : base::Json();
}

} // namespace

bool isFinal(OrderStatus status)
{
    for (const Move &move : moves)
        if (move.from == status)
            return false;
    return true;
}

base::Result<OrderStatus> transition(OrderStatus status, OrderEvent event)
{
    for (const Move &move : moves)
        if (move.from == status && move.event == event)
            return move.to;
    return base::fail(base::ErrorCode::Internal,
                      "an order that is " + std::string(name(status)) + " cannot " + std::string(name(event)),
                      "order");
}

std::string OrderIntent::clientId() const
{
    constexpr std::size_t digits = 32;
    const base::Json canonical{
        {"cycle", cycleId},
        {"instrument", instrument ? base::Json(instrument->key()) : base::Json()},
        {"side", domain::name(side)},
        {"type", domain::name(type)},
        {"quantity", plain(quantity)},
        {"limit", plain(limit)},
        {"reduce_only", reduceOnly},
        {"stop", plain(stop)},
        {"target", plain(target)},
        {"horizon_bars", horizonBars},
        {"timeframe", timeframe.name()},
        {"confidence", written(confidence)},
        {"invalidation", written(invalidation)},
        {"exit_reason", exitReason ? base::Json(domain::name(*exitReason)) : base::Json()},
        {"position", positionId}};
    return base::sha256(base::toText(canonical)).substr(0, digits);
}

base::Result<void> Order::apply(OrderEvent event)
{
    const base::Result<OrderStatus> next = transition(m_status, event);
    if (!next)
        return base::fail(next);
    m_status = *next;
    return {};
}

base::Json toJson(const OrderIntent &intent)
{
    return {{"cycle_id", intent.cycleId},
            {"capsule_id", intent.capsuleId},
            {"instrument", intent.instrument ? toJson(*intent.instrument) : base::Json()},
            {"side", name(intent.side)},
            {"type", name(intent.type)},
            {"quantity", intent.quantity.toString()},
            {"limit", written(intent.limit)},
            {"reduce_only", intent.reduceOnly},
            {"stop", written(intent.stop)},
            {"target", written(intent.target)},
            {"horizon_bars", intent.horizonBars},
            {"timeframe", intent.timeframe.name()},
            {"confidence", written(intent.confidence)},
            {"calibrated", written(intent.calibrated)},
            {"invalidation", written(intent.invalidation)},
            {"exit_reason", intent.exitReason ? base::Json(name(*intent.exitReason)) : base::Json()},
            {"position_id", intent.positionId},
            {"decided_at", written(intent.decidedAt)}};
}

base::Result<OrderIntent> intentFromJson(const base::Json &json)
{
    Fields fields(json);
    OrderIntent out;
    out.cycleId = fields.text("cycle_id");
    out.capsuleId = fields.text("capsule_id");
    out.instrument = fields.nested("instrument", &instrumentFromJson);
    out.side = fields.one("side", Side::Sell);
    out.type = fields.one("type", OrderType::Limit);
    out.quantity = fields.quantity("quantity");
    out.limit = fields.optionalPrice("limit");
    out.reduceOnly = fields.flag("reduce_only");
    out.stop = fields.optionalPrice("stop");
    out.target = fields.optionalPrice("target");
    out.horizonBars = fields.small("horizon_bars");
    out.timeframe = fields.timeframe("timeframe");
    out.confidence = fields.number("confidence");
    out.calibrated = fields.optionalNumber("calibrated");
    out.invalidation = fields.optionalText("invalidation");
    if (fields.has("exit_reason"))
        out.exitReason = fields.one("exit_reason", ExitReason::Liquidation);
    out.positionId = fields.text("position_id");
    out.decidedAt = fields.time("decided_at");
    return fields.done(std::move(out));
}

} // namespace domain
