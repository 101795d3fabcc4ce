#include "studies/logarithm.h"
#include "studies/stage.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

#include <numbers>

namespace studies {
namespace {

STUDIES_KERNEL
void variances(const double *range, std::size_t bars, double *__restrict variance)
{
    for (std::size_t i = 0; i < bars; ++i)
        variance[i] = range[i] * range[i] / (4 * std::numbers::ln2);
}

} // namespace

/// Parkinson volatility of a year: √(mean of ln²(high ÷ low) ÷ (4 ln 2)) over `period` bars, times √year, as
/// a fraction. Source: Michael Parkinson, "The extreme value method for estimating the variance of the rate
/// of return" (1980). Warm-up: period − 1 bars.
void computeParkinson(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &mean = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    std::array<double, chunkBars> range;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        logarithmsOfRatios(input.high.data() + from, input.low.data() + from, bars, range.data());
        variances(range.data(), bars, mean.input(bars));
        std::copy_n(mean.folded(), bars, outputs[0].data() + from);
    });
    annualise(outputs[0], whole(parameters[0]) - 1, parameters[1], walk);
}

} // namespace studies
