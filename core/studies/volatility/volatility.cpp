#include "studies/moments.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void returns(const double *close, std::size_t bars, double *__restrict out)
{
    const double *before = close - 1;
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = close[i] / before[i] - 1;
}

} // namespace

/// Volatility of a year: the population standard deviation of the last `period` plain returns, times √year,
/// as a fraction. Source: Tulip's volatility, with 252 bars a year. Warm-up: `period` bars.
void computeVolatility(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    Rolling &column = walk.keep([&] { return Rolling(period); });
    std::array<double, chunkBars> mean;
    walk.eachChunk(1, input.size(), [&](std::size_t from, std::size_t bars) {
        double *change = column.next(bars);
        returns(input.close.data() + from, bars, change);
        moments.run(change, bars, mean.data(), outputs[0].data() + from);
    });
    annualise(outputs[0], period, parameters[1], walk);
}

} // namespace studies
