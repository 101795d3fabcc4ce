#include "studies/moments.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void roots(const double *variance, std::size_t bars, double period, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = std::sqrt(variance[i] / period);
}

} // namespace

/// Standard error of the mean: the population standard deviation of the last `period` closes ÷ √period, in
/// price units. Source: Tulip's stderr. Warm-up: period − 1.
void computeStderr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> mean, variance;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        moments.run(input.close.data() + from, bars, mean.data(), variance.data());
        roots(variance.data(), bars, parameters[0], outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupStderr(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
