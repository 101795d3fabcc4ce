#include "studies/averages/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void doubled(const double *once, const double *twice, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = 2 * once[i] - twice[i];
}

} // namespace

/// Double exponential moving average of the close: 2 · E1 − E2, where E1 is its EMA and E2 the EMA of E1.
/// Source: Patrick Mulloy; TA-Lib's DEMA. Seed: each EMA from the plain mean of its own first `period`
/// values. Warm-up: 2 (period − 1).
void computeDema(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Smoothed &first = walk.keep([&] { return Smoothed(Smoother::ema(period, 0)); });
    Smoothed &second = walk.keep([&] { return Smoothed(Smoother::ema(period, period - 1)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *once = smooth(first, input.close.data() + from, bars);
        doubled(once, smooth(second, once, bars), bars, outputs[0].data() + from);
    });
}

int warmupDema(Parameters parameters)
{
    return 2 * (static_cast<int>(parameters[0]) - 1);
}

} // namespace studies
