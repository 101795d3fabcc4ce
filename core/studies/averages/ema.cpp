#include "studies/rows.h"
#include "studies/smooth.h"

namespace studies {

/// Exponential moving average of the close: EMA[t] = EMA[t−1] + k (close[t] − EMA[t−1]), k = 2 ÷ (period +
/// 1). Source: TA-Lib's EMA. Seed: the simple mean of the first `period` closes, at bar period − 1, which is
/// the first value. Warm-up: period − 1 bars.
void computeEma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoother &smoother = walk.keep([&] { return Smoother::ema(whole(parameters[0]), 0); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        smoother.run(input.close.data() + from, bars, outputs[0].data() + from);
    });
}

int warmupEma(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
