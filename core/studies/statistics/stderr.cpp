#include "studies/moments.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {

/// Standard error of the mean: the population standard deviation of the last `period` closes ÷ √period, in
/// price units. Source: Tulip's stderr. Warm-up: period − 1.
void computeStderr(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]);
    Moments moments(period);
    std::array<double, chunkBars> mean, variance;
    eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        moments.run(input.close.data() + from, bars, mean.data(), variance.data());
        for (std::size_t i = 0; i < bars; ++i)
            outputs[0][from + i] = std::sqrt(variance[i] / parameters[0]);
    });
    blank(outputs[0], period - 1);
}

int warmupStderr(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
