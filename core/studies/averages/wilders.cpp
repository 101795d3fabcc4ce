#include "studies/averages/rows.h"
#include "studies/smooth.h"

namespace studies {

/// Wilder's average of the close, also called smoothed moving average (SMMA, RMA): W[t] = (W[t−1] (period −
/// 1) + close[t]) ÷ period. Source: J. Welles Wilder; Tulip's wilders, Stock.Indicators' Smma. Seed: the
/// simple mean of the first `period` closes, at bar period − 1, which is the first value. Warm-up: period − 1
/// bars.
void computeWilders(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoother &smoother = walk.keep([&] { return Smoother::wilder(whole(parameters[0]), 0); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        smoother.run(input.close.data() + from, bars, outputs[0].data() + from);
    });
}

} // namespace studies
