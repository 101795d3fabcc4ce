// Larger bars from smaller ones: 1w and 3d from 1d for every venue, and any coarser step from a candle file.
// Pure; any thread.
#pragma once

#include "domain/candle_series.h"

namespace exchange {

enum class FirstBar { Keep, DropIfPartial };

/// Bars of `coarse` from the bars of `fine`: first open, highest high, lowest low, last close, sum of
/// volumes, on the grid of `coarse` (weeks open on Monday 00:00 UTC). Gaps stay gaps: a bar is made of what
/// there is. The last bar is closed when it ends at or before `closedUntil`. A first bar whose beginning lies
/// before the first bar of `fine` is dropped on request. The result has columns of its own. Errors:
/// Unsupported when a bar of `coarse` is not a whole number of bars of `fine`.
[[nodiscard]] base::Result<domain::CandleSeries> resample(const domain::CandleSeries &fine,
                                                          domain::Timeframe coarse, base::UtcTime closedUntil,
                                                          FirstBar first);

/// Whether bars of `coarse` can be made of bars of `fine`.
[[nodiscard]] bool canResample(domain::Timeframe fine, domain::Timeframe coarse);

} // namespace exchange
