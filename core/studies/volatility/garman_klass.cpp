#include "studies/stage.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

#include <cmath>
#include <numbers>

namespace studies {
namespace {

double varianceOf(const Input &input, std::size_t bar)
{
    const double range = std::log(input.high[bar] / input.low[bar]);
    const double body = std::log(input.close[bar] / input.open[bar]);
    return range * range / 2 - (2 * std::numbers::ln2 - 1) * (body * body);
}

} // namespace

/// Garman-Klass volatility of a year: √(mean of ½ ln²(high ÷ low) − (2 ln 2 − 1) ln²(close ÷ open)) over
/// `period` bars, times √year, as a fraction. Source: Mark Garman and Michael Klass, "On the estimation of
/// security price volatilities from historical data" (1980). Warm-up: period − 1 bars.
void computeGarmanKlass(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &mean = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *variance = mean.input(bars);
        for (std::size_t i = 0; i < bars; ++i)
            variance[i] = varianceOf(input, from + i);
        std::copy_n(mean.folded(), bars, outputs[0].data() + from);
    });
    annualise(outputs[0], whole(parameters[0]) - 1, parameters[1], walk);
}

} // namespace studies
