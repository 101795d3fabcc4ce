#include "execution/costs.h"

#include "execution/taker_fee.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace execution {

namespace {

constexpr double basisPoint = 1e-4;

const base::Option<CostOptions> table[] = {
    {"major_spread_bps", "Half-spread of majors", "bps",
     "Without a book, for the most traded coins and currencies.", &CostOptions::majorSpreadBps, 0, 1000},
    {"other_spread_bps", "Half-spread of others", "bps", "Without a book, for everything else.",
     &CostOptions::otherSpreadBps, 0, 1000},
    {"slippage_bps", "Slippage", "bps", "The fixed part, on every fill at the market.",
     &CostOptions::slippageBps, 0, 1000},
    {"impact_bps", "Impact", "bps", "Times the square root of order size over the bar's volume.",
     &CostOptions::impactBps, 0, 1000},
    {"taker_fee_percent", "Taker fee", "%", "Where the venue does not say.", &CostOptions::takerFeePercent, 0,
     10},
    {"paper_margin", "Paper margin on spot", "", "Lets the desk sell spot short on paper.",
     &CostOptions::paperMargin},
};

bool isMajor(const std::string &asset)
{
    constexpr std::array<std::string_view, 8> majors{"BTC", "XBT", "ETH", "EUR", "USD", "GBP", "JPY", "CHF"};
    return std::find(majors.begin(), majors.end(), asset) != majors.end();
}

std::optional<double> bookHalfSpread(const std::optional<domain::OrderBook> &book)
{
    if (!book || book->bids.empty() || book->asks.empty())
        return std::nullopt;
    const double bid = book->bids.front().price, ask = book->asks.front().price;
    const double half = (ask - bid) / (ask + bid); // half the gap over the middle
    return bid > 0 && std::isfinite(half) && half >= 0 ? std::optional(half) : std::nullopt;
}

double assumedHalfSpread(const domain::Instrument &instrument, double price, const CostOptions &options)
{
    const double usual = isMajor(instrument.symbol.base) ? options.majorSpreadBps : options.otherSpreadBps;
    const double tick = price > 0 ? instrument.tickAt(price).toDouble() / price : 0;
    return std::max(tick / 2, usual * basisPoint);
}

} // namespace

std::span<const base::Option<CostOptions>> costOptionTable()
{
    return table;
}

double takerFee(const domain::Instrument &instrument, base::UtcTime time, const CostOptions &options)
{
    const auto said = [&](const domain::FeeRow &row) { return row.from <= time; };
    if (std::any_of(instrument.fees.begin(), instrument.fees.end(), said))
        return instrument.feesAt(time).taker.toDouble();
    return options.takerFeePercent / 100;
}

Costs costsOf(const domain::Instrument &instrument, double price, double notional,
              std::optional<double> barQuoteVolume, const std::optional<domain::OrderBook> &book,
              base::UtcTime time, const CostOptions &options)
{
    Costs out;
    out.halfSpread = bookHalfSpread(book).value_or(assumedHalfSpread(instrument, price, options));
    out.slippage = options.slippageBps * basisPoint;
    const bool sized =
        barQuoteVolume && *barQuoteVolume > 0 && std::isfinite(*barQuoteVolume) && notional > 0;
    if (sized && std::isfinite(notional))
        out.slippage += options.impactBps * basisPoint * std::sqrt(notional / *barQuoteVolume);
    out.fee = takerFee(instrument, time, options);
    return out;
}

} // namespace execution
