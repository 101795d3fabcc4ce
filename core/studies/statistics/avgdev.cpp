#include "studies/deviation.h"
#include "studies/statistics/rows.h"

namespace studies {

/// Average deviation: the mean of the distances of the last `period` closes from their mean, in price units.
/// Source: TA-Lib's AVGDEV (Tulip's md). Warm-up: period − 1. Within the rounding of the mean it is 0.
void computeAvgdev(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Deviation &deviation = walk.keep([&] { return Deviation(period); });
    std::array<double, chunkBars> mean;
    walk.eachChunk(period - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        deviation.run(input.close.data() + from, bars, mean.data(), outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupAvgdev(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
