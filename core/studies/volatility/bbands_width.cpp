#include "studies/moments.h"
#include "studies/volatility/rows.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void widths(const double *mean, const double *variance, std::size_t bars, double deviations,
            double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = deviations * std::sqrt(variance[i]) / mean[i];
}

} // namespace

/// Bollinger band width: (upper − lower) ÷ middle. Source: John Bollinger; Stock.Indicators' Width. Warm-up:
/// period − 1 bars.
void computeBbandsWidth(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> mean, variance;
    walk.blank(outputs[0], period - 1);
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        moments.run(input.close.data() + from, bars, mean.data(), variance.data());
        widths(mean.data(), variance.data(), bars, parameters[1] + parameters[2], outputs[0].data() + from);
    });
}

} // namespace studies
