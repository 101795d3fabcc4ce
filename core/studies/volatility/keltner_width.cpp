#include "studies/stage.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void widths(const double *middle, const double *range, std::size_t bars, double multiplier,
            double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = 2 * multiplier * range[i] / middle[i];
}

} // namespace

/// Width of the Keltner channels: (upper − lower) ÷ middle. Source: Stock.Indicators' Keltner. Warm-up:
/// period − 1 or atr_period bars, whichever is more.
void computeKeltnerWidth(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoothed &average = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[0]), 0)); });
    AverageRange &range = walk.keep([&] { return AverageRange(whole(parameters[2])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *middle = smooth(average, input.close.data() + from, bars);
        widths(middle, range.next(input, from, bars), bars, parameters[1], outputs[0].data() + from);
    });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupKeltner(parameters)));
}

} // namespace studies
