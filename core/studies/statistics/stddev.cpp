#include "studies/moments.h"
#include "studies/statistics/rows.h"

namespace studies {

/// `nbdev` times the population standard deviation of the last `period` closes, in price units. Source:
/// TA-Lib's STDDEV. Warm-up: period − 1. TA-Lib subtracts squares of prices from each other, so that a few of
/// its values agree to eight digits only, and takes a variance below 1e-14 for none; here no digits are lost
/// (see `Moments`), and a spread is none when it is within the rounding of the mean.
void computeStddev(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    const std::size_t from = std::max(period - 1, walk.from());
    if (from < input.size())
        moments.bands(input.close.data() + from, input.size() - from,
                      {parameters[1], 0, outputs[0].data() + from, nullptr, nullptr});
    walk.blank(outputs[0], period - 1);
}

int warmupStddev(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
