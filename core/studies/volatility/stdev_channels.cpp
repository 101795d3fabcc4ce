#include "studies/line.h"
#include "studies/moments.h"
#include "studies/volatility/rows.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void channels(const double *line, const double *variance, std::size_t bars, double deviations,
              double *__restrict upper, double *__restrict lower)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double width = deviations * std::sqrt(variance[i]);
        upper[i] = line[i] + width;
        lower[i] = line[i] - width;
    }
}

STUDIES_KERNEL
void ends(const double *mean, const double *slope, std::size_t bars, double reach, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = mean[i] + reach * slope[i];
}

} // namespace

/// Standard deviation channels: centerline = where the least-squares line through the last `period` closes
/// stands at the newest, the channels = `deviations` population standard deviations of those closes away
/// from it. Source: Stock.Indicators' StdDevChannels, of which this is the newest point: there the line is
/// drawn through the last bars of the series and back in whole windows, so that every new bar moves the past.
/// Warm-up, for all three: period − 1 bars.
void computeStdevChannels(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Line &line = walk.keep([&] { return Line(period); });
    Moments &moments = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> mean, slope, variance;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        double *center = outputs[0].data() + from;
        line.run(close, bars, mean.data(), slope.data());
        ends(mean.data(), slope.data(), bars, (parameters[0] - 1) / 2, center);
        moments.run(close, bars, mean.data(), variance.data());
        channels(center, variance.data(), bars, parameters[1], outputs[1].data() + from,
                 outputs[2].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, period - 1);
}

} // namespace studies
