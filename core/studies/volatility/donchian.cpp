#include "studies/volatility/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void halves(const double *upper, const double *lower, std::size_t bars, double *__restrict middle)
{
    for (std::size_t i = 0; i < bars; ++i)
        middle[i] = (upper[i] + lower[i]) / 2;
}

} // namespace

/// Donchian channels: upper and lower = the highest high and the lowest low of the `period` bars before the
/// present one, so that a breakout is a close outside of them; middle = half-way. Source: Richard Donchian;
/// Stock.Indicators' Donchian (others count the present bar in). Warm-up, for all three: `period` bars.
void computeDonchian(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    walk.eachChunk(period, input.size(), [&](std::size_t from, std::size_t bars) {
        double *upper = outputs[0].data() + from, *lower = outputs[2].data() + from;
        highs.run(input.high.data() + from - 1, bars, upper);
        lows.run(input.low.data() + from - 1, bars, lower);
        halves(upper, lower, bars, outputs[1].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, period);
}

} // namespace studies
