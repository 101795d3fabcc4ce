#include "studies/moments.h"
#include "studies/statistics/rows.h"

#include <cmath>

namespace studies {

/// Population variance of the last `period` closes, in squared price units. Source: TA-Lib's VAR (`nbdev` is
/// taken and, as there, changes nothing). Warm-up: period − 1. TA-Lib subtracts squares of prices from each
/// other and so loses up to half of the digits; here none are lost (see `Moments`). A spread within the
/// rounding of the mean is 0.
void computeVar(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Moments &moments = walk.keep([&] { return Moments(period); });
    std::array<double, chunkBars> mean;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        moments.run(input.close.data() + from, bars, mean.data(), outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupVar(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
