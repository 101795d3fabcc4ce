// Rogers' and Satchell's variance of one bar. Inside `studies` only. Pure; any thread.
#pragma once

#include "studies/study.h"

#include <cmath>

namespace studies {

/// ln(high ÷ close) ln(high ÷ open) + ln(low ÷ close) ln(low ÷ open): 0 for a bar that ran straight from low
/// to high, whatever its drift. Source: L. Rogers and S. Satchell, "Estimating variance from high, low and
/// closing prices" (1991).
inline double rogersSatchell(const Input &input, std::size_t bar)
{
    const double open = input.open[bar], high = input.high[bar], low = input.low[bar],
                 close = input.close[bar];
    const double up = std::log(high / open), down = std::log(low / open), body = std::log(close / open);
    return up * (up - body) + down * (down - body);
}

} // namespace studies
