#include "studies/moments.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void roots(const double *variance, std::size_t bars, double deviations, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = deviations * std::sqrt(variance[i]);
}

} // namespace

/// `nbdev` times the population standard deviation of the last `period` closes, in price units. Source:
/// TA-Lib's STDDEV. Warm-up: period − 1. TA-Lib subtracts squares of prices from each other, so that a few of
/// its values agree to eight digits only, and takes a variance below 1e-14 for none; here no digits are lost
/// (see `Moments`), and a spread is none when it is within the rounding of the mean.
void computeStddev(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> mean, variance;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        moments.run(input.close.data() + from, bars, mean.data(), variance.data());
        roots(variance.data(), bars, parameters[1], outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupStddev(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
