#include "studies/moments.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {

/// `nbdev` times the population standard deviation of the last `period` closes, in price units. Source:
/// TA-Lib's STDDEV. Warm-up: period − 1. TA-Lib subtracts squares of prices from each other, so that a few of
/// its values agree to eight digits only, and takes a variance below 1e-14 for none; here no digits are lost
/// (see `Moments`), and a spread is none when it is within the rounding of the mean.
void computeStddev(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]);
    Moments moments(period);
    std::array<double, chunkBars> mean, variance;
    eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        moments.run(input.close.data() + from, bars, mean.data(), variance.data());
        for (std::size_t i = 0; i < bars; ++i)
            outputs[0][from + i] = parameters[1] * std::sqrt(variance[i]);
    });
    blank(outputs[0], period - 1);
}

int warmupStddev(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
