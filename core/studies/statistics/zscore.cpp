#include "studies/moments.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void scores(const double *close, const double *mean, const double *variance, std::size_t bars,
            double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double score = (close[i] - mean[i]) / std::sqrt(variance[i]);
        out[i] = variance[i] > 0 ? score : missing;
    }
}

} // namespace

/// Z-score: how many population standard deviations the close lies above the mean of the last `period`
/// closes. Source: Stock.Indicators' StdDev (z score). Warm-up: period − 1. Missing where there is no spread.
void computeZscore(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> mean, variance;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        moments.run(input.close.data() + from, bars, mean.data(), variance.data());
        scores(input.close.data() + from, mean.data(), variance.data(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupZscore(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
