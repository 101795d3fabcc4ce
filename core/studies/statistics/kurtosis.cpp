#include "studies/central.h"
#include "studies/moments.h"
#include "studies/statistics/rows.h"

namespace studies {

/// Excess kurtosis of the last `period` closes, adjusted for the size of the sample: (n − 1) ÷ ((n − 2) (n −
/// 3)) · ((n + 1) (m4 ÷ m2² − 3) + 6), m2 and m4 being the mean square and fourth power of the distances from
/// the mean; 0 for a normal distribution. Source: D. N. Joanes and C. A. Gill, "Comparing measures of sample
/// skewness and kurtosis" (1998), G2. Warm-up: period − 1. Missing where there is no spread.
void computeKurtosis(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    const double n = parameters[0], share = (n - 1) / ((n - 2) * (n - 3));
    Moments &moments = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> mean, variance, second, third, fourth;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        moments.run(close, bars, mean.data(), variance.data());
        centralPowers(close, mean.data(), period, bars, second.data(), third.data(), fourth.data());
        for (std::size_t i = 0; i < bars; ++i) {
            const double excess = fourth[i] / (second[i] * second[i]) - 3;
            outputs[0][from + i] = variance[i] > 0 ? share * ((n + 1) * excess + 6) : missing;
        }
    });
    walk.blank(outputs[0], period - 1);
}

int warmupKurtosis(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
