#include "studies/averages/rows.h"
#include "studies/stage.h"

#include <cmath>

namespace studies {
namespace {

std::size_t rootOf(Parameters parameters)
{
    return static_cast<std::size_t>(std::sqrt(parameters[0]));
}

/// Twice the average of the half window less that of the whole one.
STUDIES_KERNEL
void overshoot(const double *half, const double *all, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = 2 * half[i] - all[i];
}

} // namespace

/// Hull moving average of the close: the WMA over √period bars of 2 · WMA(period ÷ 2) − WMA(period), both
/// divisions rounded down. Source: Alan Hull; Stock.Indicators' Hma, Tulip's hma. Warm-up: period + √period −
/// 2 bars.
void computeHma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Weighted &half = walk.keep([&] { return Weighted(period / 2); });
    Weighted &all = walk.keep([&] { return Weighted(period); });
    Weighted &root = walk.keep([&] { return Weighted(rootOf(parameters)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        std::copy_n(close, bars, half.input(bars));
        std::copy_n(close, bars, all.input(bars));
        overshoot(half.averaged(), all.averaged(), bars, root.input(bars));
        std::copy_n(root.averaged(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupHma(parameters)));
}

int warmupHma(Parameters parameters)
{
    return static_cast<int>(parameters[0]) + static_cast<int>(rootOf(parameters)) - 2;
}

} // namespace studies
