#include "studies/stage.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {

/// Keltner channels: middle = the EMA of the close over `period` bars, upper and lower = `multiplier` average
/// true ranges of `atr_period` bars away from it. Source: Chester Keltner as Linda Raschke reworked him;
/// Stock.Indicators' Keltner. Seeds as in EMA and ATR. Warm-up, for all three: period − 1 or atr_period bars,
/// whichever is more.
void computeKeltner(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoothed &average = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[0]), 0)); });
    AverageRange &range = walk.keep([&] { return AverageRange(whole(parameters[2])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *middle = smooth(average, input.close.data() + from, bars);
        bandsAround(middle, range.next(input, from, bars), parameters[1], bars, outputs[0].data() + from,
                    outputs[2].data() + from);
        std::copy_n(middle, bars, outputs[1].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, static_cast<std::size_t>(warmupKeltner(parameters)));
}

int warmupKeltner(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0] - 1, parameters[2]));
}

} // namespace studies
