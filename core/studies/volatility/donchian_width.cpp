#include "studies/volatility/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void widths(const double *upper, const double *lower, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = 2 * (upper[i] - lower[i]) / (upper[i] + lower[i]);
}

} // namespace

/// Width of the Donchian channels: (upper − lower) ÷ middle. Source: Stock.Indicators' Donchian. Warm-up:
/// `period` bars.
void computeDonchianWidth(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    std::array<double, chunkBars> highest, lowest;
    walk.blank(outputs[0], period);
    walk.eachChunk(period, input.size(), [&](std::size_t from, std::size_t bars) {
        highs.run(input.high.data() + from - 1, bars, highest.data());
        lows.run(input.low.data() + from - 1, bars, lowest.data());
        widths(highest.data(), lowest.data(), bars, outputs[0].data() + from);
    });
}

} // namespace studies
