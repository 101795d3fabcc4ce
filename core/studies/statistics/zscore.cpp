#include "studies/moments.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {

/// Z-score: how many population standard deviations the close lies above the mean of the last `period`
/// closes. Source: Stock.Indicators' StdDev (z score). Warm-up: period − 1. Missing where there is no spread.
void computeZscore(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]);
    Moments moments(period);
    std::array<double, chunkBars> mean, variance;
    eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        moments.run(input.close.data() + from, bars, mean.data(), variance.data());
        for (std::size_t i = 0; i < bars; ++i)
            outputs[0][from + i] =
                variance[i] > 0 ? (input.close[from + i] - mean[i]) / std::sqrt(variance[i]) : missing;
    });
    blank(outputs[0], period - 1);
}

int warmupZscore(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
