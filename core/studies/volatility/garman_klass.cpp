#include "studies/logarithm.h"
#include "studies/stage.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

#include <numbers>

namespace studies {
namespace {

STUDIES_KERNEL
void variances(const double *range, const double *body, std::size_t bars, double *__restrict variance)
{
    for (std::size_t i = 0; i < bars; ++i)
        variance[i] = range[i] * range[i] / 2 - (2 * std::numbers::ln2 - 1) * (body[i] * body[i]);
}

} // namespace

/// Garman-Klass volatility of a year: √(mean of ½ ln²(high ÷ low) − (2 ln 2 − 1) ln²(close ÷ open)) over
/// `period` bars, times √year, as a fraction. Source: Mark Garman and Michael Klass, "On the estimation of
/// security price volatilities from historical data" (1980). Warm-up: period − 1 bars.
void computeGarmanKlass(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &mean = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    std::array<double, chunkBars> range, body;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        logarithmsOfRatios(input.high.data() + from, input.low.data() + from, bars, range.data());
        logarithmsOfRatios(input.close.data() + from, input.open.data() + from, bars, body.data());
        variances(range.data(), body.data(), bars, mean.input(bars));
        std::copy_n(mean.folded(), bars, outputs[0].data() + from);
    });
    annualise(outputs[0], whole(parameters[0]) - 1, parameters[1], walk);
}

} // namespace studies
