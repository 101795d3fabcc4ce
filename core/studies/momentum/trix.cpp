#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void ratesOfOne(const double *x, std::size_t bars, double *__restrict out)
{
    const double *older = x - 1;
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = 100 * (x[i] / older[i] - 1);
}

} // namespace

/// TRIX: the change from bar to bar, in per cent, of the close smoothed three times with an EMA. Source: Jack
/// Hutson; TA-Lib's TRIX. Seed: each average from the plain mean of its first `period` values, one after the
/// other (Stock.Indicators seeds all three at once, Tulip with the first value). Warm-up: 3 (period − 1) + 1.
void computeTrix(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Smoothed &once = walk.keep([&] { return Smoothed(Smoother::ema(period, 0)); });
    Smoothed &twice = walk.keep([&] { return Smoothed(Smoother::ema(period, period - 1)); });
    Smoothed &thrice = walk.keep([&] { return Smoothed(Smoother::ema(period, 2 * (period - 1))); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *first = smooth(once, input.close.data() + from, bars);
        const double *second = smooth(twice, first, bars);
        ratesOfOne(smooth(thrice, second, bars), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupTrix(parameters)));
}

int warmupTrix(Parameters parameters)
{
    return 3 * (static_cast<int>(parameters[0]) - 1) + 1;
}

} // namespace studies
