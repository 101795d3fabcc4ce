#include "evaluation/counterfactual.h"

#include "domain/json_fields.h"
#include "execution/first_bar.h"
#include "execution/paper_broker.h"

#include <cmath>
#include <map>

namespace evaluation {
namespace {

constexpr std::size_t leastOutcomes = 10;
constexpr double z95 = 1.959964;

std::optional<double> volumeOf(const domain::CandleSeries &bars, std::size_t bar)
{
    const double volume = bar < bars.size() ? bars.volume()[bar] * bars.close()[bar] : 0;
    return volume > 0 ? std::optional(volume) : std::nullopt;
}

base::Result<std::optional<domain::Price>> priceOf(const domain::Instrument &instrument,
                                                   std::optional<double> value)
{
    if (!value)
        return std::optional<domain::Price>();
    const base::Result<domain::Price> price = instrument.price(*value);
    if (!price)
        return base::fail(price);
    return std::optional(*price);
}

base::Result<domain::OrderIntent> intentOf(const ShadowEntry &entry, double price)
{
    domain::OrderIntent out;
    out.cycleId = entry.cycleId;
    out.capsuleId = entry.capsuleId;
    out.instrument = entry.instrument;
    out.side = domain::entrySide(entry.side);
    out.type = entry.limit ? domain::OrderType::Limit : domain::OrderType::Market;
    const auto quantity = entry.instrument->quantity(entry.notional / price);
    const auto stop = priceOf(*entry.instrument, entry.stop),
               target = priceOf(*entry.instrument, entry.target);
    const auto limit = priceOf(*entry.instrument, entry.limit);
    if (!quantity)
        return base::fail(quantity);
    if (!stop)
        return base::fail(stop);
    if (!target)
        return base::fail(target);
    if (!limit)
        return base::fail(limit);
    out.quantity = *quantity;
    out.stop = *stop;
    out.target = *target;
    out.limit = *limit;
    out.horizonBars = entry.horizonBars;
    out.timeframe = entry.timeframe;
    out.decidedAt = entry.decidedAt;
    return out;
}

execution::Costs costsAt(const domain::Order &order, double price, const domain::CandleSeries &bars,
                         std::size_t bar, const execution::CostOptions &options)
{
    return execution::costsOf(*order.intent().instrument, price, price * order.intent().quantity.toDouble(),
                              volumeOf(bars, bar), std::nullopt,
                              bars.openTime(std::min(bar, bars.size() - 1)), options);
}

/// None while no bar has filled it.
base::Result<std::optional<domain::Fill>> entered(const domain::Order &order,
                                                  const domain::CandleSeries &bars, base::UtcTime since,
                                                  const execution::CostOptions &options)
{
    const std::size_t next = bars.lowerBound(since);
    if (next >= bars.size())
        return std::optional<domain::Fill>();
    if (order.intent().limit)
        return execution::fillLimit(order, bars, since,
                                    costsAt(order, order.intent().limit->toDouble(), bars, next, options));
    const auto reference = order.intent().instrument->price(bars.open()[next]);
    if (!reference)
        return base::fail(reference);
    const auto fill = execution::fillAtMarket(
        order, *reference, costsAt(order, reference->toDouble(), bars, next, options), bars.openTime(next));
    if (!fill)
        return base::fail(fill);
    return std::optional(*fill);
}

base::Result<ShadowOutcome> left(const ShadowEntry &entry, const domain::Position &position,
                                 const execution::ExitHit &hit, const domain::CandleSeries &bars,
                                 const execution::CostOptions &options)
{
    domain::OrderIntent intent;
    intent.cycleId = "shadow:" + entry.cycleId;
    intent.instrument = entry.instrument;
    intent.side = domain::entrySide(entry.side == domain::PositionSide::Long ? domain::PositionSide::Short
                                                                             : domain::PositionSide::Long);
    intent.quantity = position.quantity;
    intent.reduceOnly = true;
    intent.exitReason = hit.reason;
    intent.positionId = position.id;
    intent.timeframe = entry.timeframe;
    intent.decidedAt = hit.time;
    const domain::Order order(intent);
    execution::Costs costs =
        costsAt(order, hit.reference.toDouble(), bars, bars.lowerBound(hit.time), options);
    if (hit.reason == domain::ExitReason::Target)
        costs.halfSpread = costs.slippage = 0; // a resting limit that was traded through
    const auto fill = execution::fillAtMarket(order, hit.reference, costs, hit.time);
    if (!fill)
        return base::fail(fill);
    const domain::Trade trade = domain::tradeOf(domain::reduced(position, *fill), intent, hit.time);
    const double notional = position.entryNotional.toDouble();
    ShadowOutcome out{entry.cycleId,   entry.cause, true, 0, trade.net, std::string(domain::name(hit.reason)),
                      position.opened, hit.time};
    out.netPercent = notional > 0 ? 100 * trade.net.toDouble() / notional : 0;
    return out;
}

} // namespace

base::Result<std::optional<ShadowOutcome>>
followed(const ShadowEntry &entry, const domain::CandleSeries &closed, const execution::CostOptions &costs)
{
    const base::UtcTime since = execution::firstBar(entry.timeframe, entry.decidedAt);
    const std::size_t next = closed.lowerBound(since);
    if (next >= closed.size())
        return std::optional<ShadowOutcome>();
    const auto intent = intentOf(entry, entry.limit.value_or(closed.open()[next]));
    if (!intent)
        return base::fail(intent);
    const domain::Order order(*intent);
    const auto fill = entered(order, closed, since, costs);
    if (!fill)
        return base::fail(fill);
    const base::UtcTime last = closed.openTime(closed.size() - 1);
    const base::UtcTime expires = since + entry.horizonBars * entry.timeframe.step();
    if (!*fill) {
        if (last < expires)
            return std::optional<ShadowOutcome>();
        return std::optional(
            ShadowOutcome{entry.cycleId, entry.cause, false, 0, {}, "never filled", since, expires});
    }
    const domain::Position position = domain::increased(nullptr, *intent, **fill);
    const auto hit = execution::firstExit(position, closed, position.opened);
    if (!hit)
        return std::optional<ShadowOutcome>();
    auto outcome = left(entry, position, *hit, closed, costs);
    if (!outcome)
        return base::fail(outcome);
    return std::optional(std::move(*outcome));
}

std::vector<domain::Statistic> valueOfRules(const std::vector<ShadowOutcome> &outcomes)
{
    struct Sums
    {
        double n = 0, sum = 0, squares = 0;
        std::string currency;
    };
    std::map<std::string, Sums> causes;
    for (const ShadowOutcome &one : outcomes) {
        if (!one.filled || !one.net)
            continue;
        Sums &sums = causes[one.cause];
        const double saved = -one.net->toDouble();
        sums.n += 1;
        sums.sum += saved;
        sums.squares += saved * saved;
        sums.currency = one.net->currency();
    }
    std::vector<domain::Statistic> out;
    for (const auto &[cause, sums] : causes) {
        domain::Statistic one{cause, sums.currency, sums.sum, {}, {}, std::size_t(sums.n), {}};
        if (one.n >= leastOutcomes) {
            const double variance = (sums.squares - sums.sum * sums.sum / sums.n) / (sums.n - 1);
            const double reach = z95 * std::sqrt(std::max(0.0, variance) * sums.n);
            one.low = sums.sum - reach;
            one.high = sums.sum + reach;
        } else {
            one.note = "not enough evidence";
        }
        out.push_back(std::move(one));
    }
    return out;
}

base::Json toJson(const ShadowEntry &entry)
{
    using domain::written;
    return {{"cycle", entry.cycleId},
            {"capsule", entry.capsuleId},
            {"cause", entry.cause},
            {"instrument", domain::toJson(*entry.instrument)},
            {"timeframe", entry.timeframe.name()},
            {"side", domain::name(entry.side)},
            {"limit", written(entry.limit)},
            {"stop", written(entry.stop)},
            {"target", written(entry.target)},
            {"horizon_bars", entry.horizonBars},
            {"notional", written(entry.notional)},
            {"decided_at", written(entry.decidedAt)}};
}

base::Result<ShadowEntry> shadowEntryFromJson(const base::Json &json)
{
    domain::Fields fields(json);
    ShadowEntry out;
    out.cycleId = fields.text("cycle");
    out.capsuleId = fields.text("capsule");
    out.cause = fields.text("cause");
    out.instrument = fields.nested("instrument", &domain::instrumentFromJson);
    out.timeframe = fields.timeframe("timeframe");
    out.side = fields.one("side", domain::PositionSide::Short);
    out.limit = fields.optionalNumber("limit");
    out.stop = fields.optionalNumber("stop");
    out.target = fields.optionalNumber("target");
    out.horizonBars = fields.small("horizon_bars");
    out.notional = fields.number("notional");
    out.decidedAt = fields.time("decided_at");
    return fields.done(std::move(out));
}

base::Json toJson(const ShadowOutcome &outcome)
{
    using domain::written;
    return {{"cycle", outcome.cycleId},
            {"cause", outcome.cause},
            {"filled", outcome.filled},
            {"net_percent", written(outcome.netPercent)},
            {"net", outcome.net ? domain::toJson(*outcome.net) : base::Json()},
            {"reason", outcome.reason},
            {"opened", written(outcome.opened)},
            {"closed", written(outcome.closed)}};
}

base::Result<ShadowOutcome> shadowOutcomeFromJson(const base::Json &json)
{
    domain::Fields fields(json);
    ShadowOutcome out;
    out.cycleId = fields.text("cycle");
    out.cause = fields.text("cause");
    out.filled = fields.flag("filled");
    out.netPercent = fields.number("net_percent");
    out.net = fields.optionalNested("net", &domain::moneyFromJson);
    out.reason = fields.text("reason");
    out.opened = fields.time("opened");
    out.closed = fields.time("closed");
    return fields.done(std::move(out));
}

} // namespace evaluation
