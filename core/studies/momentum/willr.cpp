#include "studies/momentum/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void depths(const double *close, const double *highest, const double *lowest, std::size_t bars,
            double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double range = highest[i] - lowest[i], depth = -100 * ((highest[i] - close[i]) / range);
        out[i] = range > 0 ? depth : 0;
    }
}

} // namespace

/// Williams %R: −100 · (highest high − close) ÷ (highest high − lowest low) of the last `period` bars, 0 at
/// the top of the range and −100 at its bottom. Source: Larry Williams; TA-Lib's WILLR. Warm-up: period − 1.
/// A window without any range has no position; TA-Lib defines it as 0 and so does this.
void computeWillr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    std::array<double, chunkBars> highest, lowest;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        highs.run(input.high.data() + from, bars, highest.data());
        lows.run(input.low.data() + from, bars, lowest.data());
        depths(input.close.data() + from, highest.data(), lowest.data(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupWillr(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
