#include "studies/averages/rows.h"
#include "studies/line.h"

namespace studies {
namespace {

STUDIES_KERNEL
void ends(const double *mean, const double *slope, std::size_t bars, double reach, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = mean[i] + reach * slope[i];
}

} // namespace

/// Endpoint moving average of the close: where the least-squares line through the last `period` closes stands
/// at the newest of them. Source: Stock.Indicators' Epma; the same numbers as TA-Lib's LINEARREG. Warm-up:
/// period − 1 bars.
void computeEpma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Line &line = walk.keep([&] { return Line(period); });
    std::array<double, chunkBars> mean, slope;
    walk.blank(outputs[0], period - 1);
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        line.run(input.close.data() + from, bars, mean.data(), slope.data());
        ends(mean.data(), slope.data(), bars, (parameters[0] - 1) / 2, outputs[0].data() + from);
    });
}

} // namespace studies
