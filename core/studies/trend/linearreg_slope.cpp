#include "studies/line.h"
#include "studies/trend/rows.h"

namespace studies {

/// Slope of the least-squares line through the last `period` closes, in price units per bar. Source: TA-Lib's
/// LINEARREG_SLOPE. Warm-up: period − 1.
void computeLinearregSlope(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Line &line = walk.keep([&] { return Line(period); });
    std::array<double, chunkBars> mean;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        line.run(input.close.data() + from, bars, mean.data(), outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupLinearregSlope(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
