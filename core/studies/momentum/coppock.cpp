#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {

/// Coppock curve: the linearly weighted average over `wma` bars of the rates of change (per cent) over `long`
/// and over `short` bars, added. Source: Edwin Coppock, "Investment Timing" (Barron's, 1962). Warm-up: the
/// longer of the two + wma − 1.
void computeCoppock(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t far = whole(parameters[0]), near = whole(parameters[1]);
    Weighted &curve = walk.keep([&] { return Weighted(whole(parameters[2])); });
    std::array<double, chunkBars> other;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *rates = curve.input(bars);
        ratesOf(input.close, far, from, bars, rates);
        ratesOf(input.close, near, from, bars, other.data());
        for (std::size_t i = 0; i < bars; ++i)
            rates[i] += other[i];
        std::copy_n(curve.averaged(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupCoppock(parameters)));
}

int warmupCoppock(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0], parameters[1]) + parameters[2]) - 1;
}

} // namespace studies
