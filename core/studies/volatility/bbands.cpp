#include "studies/moments.h"
#include "studies/rows.h"

namespace studies {

/// Bollinger bands: middle = the simple mean of the last `period` closes, upper and lower = nbdevup and
/// nbdevdn of their population standard deviations away from it. Source: John Bollinger; TA-Lib's BBANDS with
/// a simple average. Warm-up, for all three: period − 1. TA-Lib takes a variance below 1e-14 for none; here a
/// deviation is none when it is within the rounding of the mean, so that cheap tokens keep their bands.
void computeBbands(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    const std::size_t from = std::max(period - 1, walk.from());
    if (from < input.size())
        moments.bands(input.close.data() + from, input.size() - from,
                      {parameters[1], parameters[2], outputs[0].data() + from, outputs[1].data() + from,
                       outputs[2].data() + from});
    for (const std::span<double> output : outputs)
        walk.blank(output, period - 1);
}

int warmupBbands(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
