#include "studies/extreme.h"
#include "studies/trend/rows.h"

namespace studies {

/// Aroon oscillator: aroon up less aroon down, −100 … 100. Source: Tushar Chande; TA-Lib's AROONOSC (of equal
/// extremes the newest counts). Warm-up: period.
void computeAroonosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Extreme &lowest = walk.keep([&] { return Extreme(false, period + 1); });
    Extreme &highest = walk.keep([&] { return Extreme(true, period + 1); });
    const double scale = 100 / parameters[0];
    std::array<double, chunkBars> low, high;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        lowest.run(input.low.data(), from, bars, low.data());
        highest.run(input.high.data(), from, bars, high.data());
        for (std::size_t i = 0; i < bars; ++i)
            outputs[0][from + i] = scale * (low[i] - high[i]);
    });
    walk.blank(outputs[0], period);
}

int warmupAroonosc(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
