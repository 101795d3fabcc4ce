#include "studies/averages/rows.h"
#include "studies/line.h"

namespace studies {
namespace {

STUDIES_KERNEL
void lean(const double *mean, const double *slope, std::size_t bars, double reach, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = mean[i] + reach * slope[i];
}

} // namespace

/// Linearly weighted moving average of the close: the newest counts `period` times, the oldest once.
/// Source: TA-Lib's WMA. Warm-up: period − 1 bars. Read off the least-squares line of the same window, which
/// stands a sixth of the window's length before its middle there; nothing accumulates along the series.
void computeWma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Line &line = walk.keep([&] { return Line(period); });
    std::array<double, chunkBars> mean, slope;
    walk.blank(outputs[0], period - 1);
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        line.run(input.close.data() + from, bars, mean.data(), slope.data());
        lean(mean.data(), slope.data(), bars, (parameters[0] - 1) / 6, outputs[0].data() + from);
    });
}

} // namespace studies
