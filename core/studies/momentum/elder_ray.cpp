#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void powers(const double *price, const double *average, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = price[i] - average[i];
}

} // namespace

/// Elder ray: ema = EMA of the close over `period`, bull_power = high − ema, bear_power = low − ema. Source:
/// Alexander Elder, Trading for a Living; Stock.Indicators' ElderRay. Seed: the plain mean of the first
/// `period` closes. Warm-up, for all: period − 1.
void computeElderRay(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoothed &stage = walk.keep([&] { return Smoothed(Smoother::ema(whole(parameters[0]), 0)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *average = smooth(stage, input.close.data() + from, bars);
        std::copy_n(average, bars, outputs[0].data() + from);
        powers(input.high.data() + from, average, bars, outputs[1].data() + from);
        powers(input.low.data() + from, average, bars, outputs[2].data() + from);
    });
}

int warmupElderRay(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
