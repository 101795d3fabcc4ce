#include "studies/logarithm.h"
#include "studies/moments.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {

/// Historical volatility of a year: the sample standard deviation (divided by period − 1) of the last
/// `period` logarithmic returns of the close, times √year, as a fraction. Source: the textbook's; compare
/// Tulip's volatility, which takes plain returns and the population's deviation. Warm-up: `period` bars.
void computeHistoricalVolatility(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    Rolling &column = walk.keep([&] { return Rolling(period); });
    std::array<double, chunkBars> mean;
    walk.eachChunk(1, input.size(), [&](std::size_t from, std::size_t bars) {
        double *change = column.next(bars);
        logarithmsOfRatios(input.close.data() + from, input.close.data() + from - 1, bars, change);
        moments.run(change, bars, mean.data(), outputs[0].data() + from);
    });
    annualise(outputs[0], period, parameters[1] * parameters[0] / (parameters[0] - 1), walk);
}

} // namespace studies
