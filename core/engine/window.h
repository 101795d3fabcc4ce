// The candles that a decision is made on: a stretch with a fixed start for its warm-up, so that a replay and a live desk
// compute the same numbers. Pure; any thread.
#pragma once

#include "domain/candle_series.h"

namespace engine {

/// Bars of warm-up before the block that holds the decision: more than 10 × the longest period (200).
constexpr int warmupBars = 2048;
/// Decisions within one block of this many steps share the start of their window.
constexpr int blockBars = 1024;

/// Opening time of the block that holds the bar that opens at `open`: blocks stand on a grid from 1970.
[[nodiscard]] base::UtcTime blockStart(domain::Timeframe timeframe, base::UtcTime open);
/// Opening time of the first bar of the window of a decision on the bar that opens at `open`.
[[nodiscard]] inline base::UtcTime windowStart(domain::Timeframe timeframe, base::UtcTime open)
{
    return blockStart(timeframe, open) - warmupBars * timeframe.step();
}

/// The window that ends with the closed bar `last` of `candles`.
[[nodiscard]] domain::CandleSeries windowAt(const domain::CandleSeries &candles, std::size_t last);

/// The bars of `older` up to the first of `newer`, then `newer`; what may follow directly must follow a closed bar.
/// Errors: BadData where a bar between the two may be missing.
[[nodiscard]] base::Result<domain::CandleSeries> joined(const domain::CandleSeries &older,
                                                        const domain::CandleSeries &newer);

} // namespace engine
