#include "studies/central.h"
#include "studies/moments.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {

/// Skewness of the last `period` closes, adjusted for the size of the sample: √(n (n − 1)) ÷ (n − 2) · m3 ÷
/// m2^1.5, m2 and m3 being the mean square and cube of the distances from the mean. Source: the adjusted
/// Fisher-Pearson coefficient (D. N. Joanes and C. A. Gill, 1998, G1). Warm-up: period − 1. Missing where
/// there is no spread.
void computeSkew(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    const double n = parameters[0], share = std::sqrt(n * (n - 1)) / (n - 2);
    Moments &moments = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> mean, variance, second, third, fourth;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        moments.run(close, bars, mean.data(), variance.data());
        centralPowers(close, mean.data(), period, bars, second.data(), third.data(), fourth.data());
        for (std::size_t i = 0; i < bars; ++i)
            outputs[0][from + i] =
                variance[i] > 0 ? share * (third[i] / (second[i] * std::sqrt(second[i]))) : missing;
    });
    walk.blank(outputs[0], period - 1);
}

int warmupSkew(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
