#include "execution/paper_broker.h"

#include "base/hash.h"

#include <cmath>

namespace execution {

namespace {

using base::Decimal;
using domain::Price;

constexpr int rateExponent = -9; // fractions of price are kept to a billionth: sums of doubles are not exact
constexpr std::size_t idDigits = 32;

std::string fillId(const std::string &orderId, int number)
{
    return base::sha256(orderId + '#' + std::to_string(number)).substr(0, idDigits);
}

/// The reference moved by `fraction` against a buyer (or seller), on the tick that is worse for us. Exact
/// where the digits allow; a price already on its tick stays there when nothing moves it.
base::Result<Price> movedAgainst(const domain::Instrument &instrument, domain::Side side,
                                 const Price &reference, double fraction)
{
    const bool buying = side == domain::Side::Buy;
    const auto worse = buying ? base::Rounding::Ceiling : base::Rounding::Floor;
    const base::Result<Decimal> rate =
        Decimal::nearest(fraction, Decimal::of(1, rateExponent), base::Rounding::HalfEven);
    if (!rate)
        return base::fail(rate);
    const Decimal move = reference.decimal() * *rate;
    const Decimal moved = buying ? reference.decimal() + move : reference.decimal() - move;
    const double near = reference.toDouble() * (buying ? 1 + fraction : 1 - fraction);
    const Price exact(moved.rounded(instrument.tickAt(near), worse));
    if (exact.valid())
        return exact;
    return instrument.price(near, worse);
}

base::Result<domain::Fill> filledAt(const domain::Order &order, const Price &price, const Price &reference,
                                    double fee, base::UtcTime time)
{
    const domain::OrderIntent &intent = order.intent();
    const base::Result<Decimal> rate =
        Decimal::nearest(fee, Decimal::of(1, rateExponent), base::Rounding::HalfEven);
    if (!rate || rate->isNegative())
        return base::fail(base::ErrorCode::OutOfRange, "a fee is a share of at least zero", "fee");
    domain::Fill out;
    out.id = fillId(order.id(), 1);
    out.orderId = order.id();
    out.instrument = intent.instrument;
    out.side = intent.side;
    out.price = price;
    out.quantity = intent.quantity;
    out.notional = intent.instrument->notional(price, intent.quantity);
    out.fee = domain::share(out.notional, *rate);
    out.time = time;
    out.reference = reference;
    if (!out.notional.valid() || !out.fee.valid())
        return base::fail(base::ErrorCode::OutOfRange, "the fill is too large to be counted exactly", "fill");
    return out;
}

base::Result<void> checkOrder(const domain::Order &order)
{
    if (!order.intent().instrument)
        return base::fail(base::ErrorCode::BadData, "an order without an instrument", "order");
    return {};
}

} // namespace

base::Result<domain::Fill> fillAtMarket(const domain::Order &order, const Price &reference,
                                        const Costs &costs, base::UtcTime time)
{
    if (const base::Result<void> checked = checkOrder(order); !checked)
        return base::fail(checked);
    if (!reference.valid())
        return base::fail(base::ErrorCode::OutOfRange, "no price to fill at", "reference");
    const domain::OrderIntent &intent = order.intent();
    const double against = costs.halfSpread + costs.slippage;
    if (!std::isfinite(against) || against < 0)
        return base::fail(base::ErrorCode::OutOfRange, "spread and slippage are at least zero", "costs");
    const base::Result<Price> price = movedAgainst(*intent.instrument, intent.side, reference, against);
    if (!price)
        return base::fail(price);
    return filledAt(order, *price, reference, costs.fee, time);
}

base::Result<std::optional<domain::Fill>> fillLimit(const domain::Order &order,
                                                    const domain::CandleSeries &bars, base::UtcTime since,
                                                    const Costs &costs)
{
    if (const base::Result<void> checked = checkOrder(order); !checked)
        return base::fail(checked);
    const domain::OrderIntent &intent = order.intent();
    if (!intent.limit || !intent.limit->valid())
        return base::fail(base::ErrorCode::BadData, "a limit order without a limit", "limit");
    const double limit = intent.limit->toDouble();
    const bool buying = intent.side == domain::Side::Buy;
    for (std::size_t i = bars.lowerBound(since); i < bars.closed(); ++i) {
        const bool through = buying ? bars.low()[i] < limit : bars.high()[i] > limit;
        if (!through)
            continue;
        const base::Result<domain::Fill> fill =
            filledAt(order, *intent.limit, *intent.limit, costs.fee, bars.openTime(i));
        if (!fill)
            return base::fail(fill);
        return std::optional(*fill);
    }
    return std::optional<domain::Fill>();
}

domain::Money fundingPayment(const domain::Position &position, double rate, const Price &mark)
{
    const base::Result<Decimal> exact =
        Decimal::nearest(rate, Decimal::of(1, rateExponent), base::Rounding::HalfEven);
    const domain::Money worth = position.valueAt(mark); // negative for a short, which is paid
    return -domain::share(worth, exact ? *exact : Decimal::invalid());
}

} // namespace execution
