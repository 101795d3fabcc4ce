#include "studies/price/rows.h"

#include <algorithm>

namespace studies {

/// Heikin-Ashi candles: close = (open + high + low + close) ÷ 4; open = the middle of the body of the
/// Heikin-Ashi candle before (of the first candle's own body at the start); high and low = the extremes of
/// the candle's high and low and of those two. Source: Munehisa Homma's averaged bars; Stock.Indicators'
/// HeikinAshi. Warm-up: none.
void computeHeikinAshi(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        const double close = (input.open[bar] + input.high[bar] + input.low[bar] + input.close[bar]) / 4;
        const double open =
            bar == 0 ? (input.open[0] + input.close[0]) / 2 : (outputs[0][bar - 1] + outputs[3][bar - 1]) / 2;
        outputs[0][bar] = open;
        outputs[1][bar] = std::max({input.high[bar], open, close});
        outputs[2][bar] = std::min({input.low[bar], open, close});
        outputs[3][bar] = close;
    }
}

int warmupHeikinAshi(Parameters)
{
    return 0;
}

} // namespace studies
