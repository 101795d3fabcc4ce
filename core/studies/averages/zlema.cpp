#include "studies/averages/rows.h"
#include "studies/smooth.h"

namespace studies {
namespace {

std::size_t lagOf(Parameters parameters)
{
    return (whole(parameters[0]) - 1) / 2;
}

STUDIES_KERNEL
void ahead(const double *close, const double *older, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = close[i] + (close[i] - older[i]);
}

} // namespace

/// Zero-lag exponential moving average: the EMA of close + (close − close of `lag` bars ago), lag = (period −
/// 1) ÷ 2 rounded down. Source: John Ehlers and Ric Way; Tulip's zlema. Seed and first value: the close of
/// bar lag − 1. Warm-up: lag − 1 bars, none for periods of 1 and 2.
void computeZlema(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t lag = lagOf(parameters), seed = lag > 0 ? lag - 1 : 0;
    const double period = parameters[0];
    Smoothed &average = walk.keep(
        [&] { return Smoothed(Smoother((period - 1) / (period + 1), 2 / (period + 1), seed, 1, 1)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        double *x = average.input(bars);
        const std::size_t skip = lag > from ? std::min(bars, lag - from) : 0;
        std::copy_n(close, skip, x);
        ahead(close + skip, close + skip - lag, bars - skip, x + skip);
        std::copy_n(average.smoothed(), bars, outputs[0].data() + from);
    });
}

int warmupZlema(Parameters parameters)
{
    const std::size_t lag = lagOf(parameters);
    return lag > 0 ? static_cast<int>(lag) - 1 : 0;
}

} // namespace studies
