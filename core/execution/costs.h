// What crossing the market costs on paper: pessimistic, reproducible, always on. Pure; any thread.
#pragma once

#include "base/options.h"
#include "domain/instrument.h"
#include "domain/market.h"

#include <optional>

namespace execution {

struct CostOptions
{
    double majorSpreadBps = 1, otherSpreadBps = 5; // half-spread without a book
    double slippageBps = 2;                        // fixed part
    double impactBps = 10;                         // × √(order ÷ bar volume)
    double takerFeePercent = 0.10;                 // where the instrument does not say
    bool paperMargin = false;                      // spot shorts on paper
};
[[nodiscard]] std::span<const base::Option<CostOptions>> costOptionTable();

/// Fractions of price, for one side of a trade.
struct Costs
{
    double halfSpread = 0, slippage = 0, fee = 0;
    [[nodiscard]] double oneWay() const { return halfSpread + slippage + fee; }
    [[nodiscard]] double roundTrip() const { return 2 * oneWay(); }
};

/// `notional` and `barQuoteVolume` in quote units; an unknown volume leaves out the square-root term. The
/// half-spread comes from the book when there is one, else max(½ tick, 1 bp for majors, 5 bp for others).
[[nodiscard]] Costs costsOf(const domain::Instrument &instrument, double price, double notional,
                            std::optional<double> barQuoteVolume,
                            const std::optional<domain::OrderBook> &book, base::UtcTime time,
                            const CostOptions &options);

} // namespace execution
