#include "domain/json_fields.h"
#include "domain/position.h"

namespace domain {

namespace {

base::Json toJson(const InstrumentPtr &instrument)
{
    return instrument ? domain::toJson(*instrument) : base::Json();
}

} // namespace

base::Json toJson(const Fill &fill)
{
    return {{"id", fill.id},
            {"order_id", fill.orderId},
            {"instrument", toJson(fill.instrument)},
            {"side", name(fill.side)},
            {"price", written(fill.price)},
            {"quantity", written(fill.quantity)},
            {"notional", written(fill.notional)},
            {"fee", written(fill.fee)},
            {"time", written(fill.time)},
            {"reference", written(fill.reference)}};
}

base::Result<Fill> fillFromJson(const base::Json &json)
{
    Fields fields(json);
    Fill out;
    out.id = fields.text("id");
    out.orderId = fields.text("order_id");
    out.instrument = fields.nested("instrument", &instrumentFromJson);
    out.side = fields.one("side", Side::Sell);
    out.price = fields.price("price");
    out.quantity = fields.quantity("quantity");
    out.notional = fields.money("notional");
    out.fee = fields.money("fee");
    out.time = fields.time("time");
    out.reference = fields.price("reference");
    return fields.done(std::move(out));
}

base::Json toJson(const Plan &plan)
{
    return {{"stop", written(plan.stop)},
            {"target", written(plan.target)},
            {"horizon_ends", written(plan.horizonEnds)},
            {"since", written(plan.since)}};
}

base::Result<Plan> planFromJson(const base::Json &json)
{
    Fields fields(json);
    Plan out;
    out.stop = fields.optionalPrice("stop");
    out.target = fields.optionalPrice("target");
    out.horizonEnds = fields.time("horizon_ends");
    out.since = fields.time("since");
    return fields.done(out);
}

base::Json toJson(const Position &position)
{
    return {{"id", position.id},
            {"instrument", toJson(position.instrument)},
            {"side", name(position.side)},
            {"quantity", written(position.quantity)},
            {"cost", written(position.cost)},
            {"fees", written(position.fees)},
            {"funding", written(position.funding)},
            {"entry_price", written(position.entryPrice)},
            {"plan", toJson(position.plan)},
            {"first_stop", written(position.firstStop)},
            {"timeframe", position.timeframe.name()},
            {"opened", written(position.opened)},
            {"capsule_id", position.capsuleId},
            {"confidence", written(position.confidence)},
            {"calibrated", written(position.calibrated)},
            {"invalidation", written(position.invalidation)},
            {"entry_quantity", written(position.entryQuantity)},
            {"entry_notional", written(position.entryNotional)},
            {"exit_quantity", written(position.exitQuantity)},
            {"exit_notional", written(position.exitNotional)},
            {"realised", written(position.realised)},
            {"last_funding", written(position.lastFunding)}};
}

base::Json toJson(const Trade &trade)
{
    return {{"id", trade.id},
            {"instrument", toJson(trade.instrument)},
            {"side", name(trade.side)},
            {"timeframe", trade.timeframe.name()},
            {"quantity", written(trade.quantity)},
            {"entry_price", written(trade.entryPrice)},
            {"exit_price", written(trade.exitPrice)},
            {"opened", written(trade.opened)},
            {"closed", written(trade.closed)},
            {"gross", written(trade.gross)},
            {"fees", written(trade.fees)},
            {"funding", written(trade.funding)},
            {"net", written(trade.net)},
            {"reason", name(trade.reason)},
            {"stop_and_target_in_one_candle", trade.stopAndTargetInOneCandle},
            {"mae_percent", written(trade.maePercent)},
            {"mfe_percent", written(trade.mfePercent)},
            {"r_multiple", written(trade.rMultiple)},
            {"entry_capsule", trade.entryCapsule},
            {"exit_capsule", trade.exitCapsule},
            {"confidence", written(trade.confidence)},
            {"calibrated", written(trade.calibrated)},
            {"stop", written(trade.stop)},
            {"target", written(trade.target)}};
}

base::Result<Trade> tradeFromJson(const base::Json &json)
{
    Fields fields(json);
    Trade out;
    out.id = fields.text("id");
    out.instrument = fields.nested("instrument", &instrumentFromJson);
    out.side = fields.one("side", PositionSide::Short);
    out.timeframe = fields.timeframe("timeframe");
    out.quantity = fields.quantity("quantity");
    out.entryPrice = fields.price("entry_price");
    out.exitPrice = fields.price("exit_price");
    out.opened = fields.time("opened");
    out.closed = fields.time("closed");
    out.gross = fields.money("gross");
    out.fees = fields.money("fees");
    out.funding = fields.money("funding");
    out.net = fields.money("net");
    out.reason = fields.one("reason", ExitReason::Liquidation);
    out.stopAndTargetInOneCandle = fields.flag("stop_and_target_in_one_candle");
    out.maePercent = fields.optionalNumber("mae_percent");
    out.mfePercent = fields.optionalNumber("mfe_percent");
    out.rMultiple = fields.optionalNumber("r_multiple");
    out.entryCapsule = fields.text("entry_capsule");
    out.exitCapsule = fields.text("exit_capsule");
    out.confidence = fields.number("confidence");
    out.calibrated = fields.optionalNumber("calibrated");
    out.stop = fields.optionalPrice("stop");
    out.target = fields.optionalPrice("target");
    return fields.done(std::move(out));
}

} // namespace domain
