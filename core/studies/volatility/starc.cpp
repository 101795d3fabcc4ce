#include "studies/stage.h"
#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"

namespace studies {

/// STARC bands: centerline = the simple mean of the last `period` closes, upper and lower band = `multiplier`
/// average true ranges of `atr_period` bars away from it. Source: Manning Stoller; Stock.Indicators'
/// StarcBands. Warm-up: period − 1 bars for the centerline; for the bands that or atr_period, whichever is
/// more.
void computeStarc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &mean = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    AverageRange &range = walk.keep([&] { return AverageRange(whole(parameters[2])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *middle = fold(mean, input.close.data() + from, bars);
        bandsAround(middle, range.next(input, from, bars), parameters[1], bars, outputs[0].data() + from,
                    outputs[2].data() + from);
        std::copy_n(middle, bars, outputs[1].data() + from);
    });
}

int warmupStarc(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0] - 1, parameters[2]));
}

} // namespace studies
