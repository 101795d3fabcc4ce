#include "studies/averages/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void halves(const double *highest, const double *lowest, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = (highest[i] + lowest[i]) / 2;
}

} // namespace

/// Midpoint: half-way between the highest and the lowest of the last `period` closes. Source: TA-Lib's
/// MIDPOINT. Warm-up: period − 1 bars.
void computeMidpoint(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    std::array<double, chunkBars> highest, lowest;
    walk.blank(outputs[0], period - 1);
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        highs.run(input.close.data() + from, bars, highest.data());
        lows.run(input.close.data() + from, bars, lowest.data());
        halves(highest.data(), lowest.data(), bars, outputs[0].data() + from);
    });
}

} // namespace studies
