// The true range of each bar. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/chunk.h"

namespace studies {

/// The true range, max(high, previous close) − min(low, previous close), of `bars` bars from bar `from` on;
/// missing for the first bar of the series, which has no close before it. Source: J. Welles Wilder.
void trueRanges(const Input &input, std::size_t from, std::size_t bars, double *ranges);
/// The same with its two ends, the true high and the true low.
void trueRanges(const Input &input, std::size_t from, std::size_t bars, double *ranges, double *highs,
                double *lows);

} // namespace studies
