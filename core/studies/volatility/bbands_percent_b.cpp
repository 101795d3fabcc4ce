#include "studies/moments.h"
#include "studies/volatility/rows.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void places(const double *close, const double *mean, const double *variance, std::size_t bars, double up,
            double down, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double deviation = std::sqrt(variance[i]), width = (up + down) * deviation;
        const double place = (close[i] - (mean[i] - down * deviation)) / width;
        out[i] = width > 0 ? place : missing;
    }
}

} // namespace

/// Bollinger's %B: where the close stands between the bands, 0 at the lower and 1 at the upper one. Source:
/// John Bollinger; Stock.Indicators' PercentB. Warm-up: period − 1 bars. Bands without width have no places:
/// missing.
void computeBbandsPercentB(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> mean, variance;
    walk.blank(outputs[0], period - 1);
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        moments.run(input.close.data() + from, bars, mean.data(), variance.data());
        places(input.close.data() + from, mean.data(), variance.data(), bars, parameters[1], parameters[2],
               outputs[0].data() + from);
    });
}

} // namespace studies
