#include "studies/chunk.h"
#include "studies/rows.h"

namespace studies {

/// Average directional movement index rating: the mean of ADX now and ADX period − 1 bars ago.
/// Source: Wilder; TA-Lib's ADXR (others look back a full period). Warm-up: 3 period − 2.
void computeAdxr(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::span<double> out = outputs[0];
    computeAdx(input, parameters, outputs);
    const std::size_t lag = whole(parameters[0]) - 1;
    for (std::size_t bar = out.size(); bar-- > lag;) // backwards: the older value is still ADX
        out[bar] = (out[bar] + out[bar - lag]) / 2;
    blank(out, static_cast<std::size_t>(warmupAdxr(parameters)));
}

int warmupAdxr(Parameters parameters)
{
    return 3 * static_cast<int>(parameters[0]) - 2;
}

} // namespace studies
