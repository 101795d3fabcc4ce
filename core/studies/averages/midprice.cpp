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

/// Midprice: half-way between the highest high and the lowest low of the last `period` bars. Source: TA-Lib's
/// MIDPRICE. Warm-up: period − 1 bars.
void computeMidprice(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    std::array<double, chunkBars> highest, lowest;
    walk.blank(outputs[0], period - 1);
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        highs.run(input.high.data() + from, bars, highest.data());
        lows.run(input.low.data() + from, bars, lowest.data());
        halves(highest.data(), lowest.data(), bars, outputs[0].data() + from);
    });
}

} // namespace studies
