#include "studies/averages/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void tripled(const double *once, const double *twice, const double *thrice, std::size_t bars,
             double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = 3 * (once[i] - twice[i]) + thrice[i];
}

} // namespace

/// Triple exponential moving average of the close: 3 · E1 − 3 · E2 + E3, each being the EMA of the one
/// before. Source: Patrick Mulloy; TA-Lib's TEMA. Seed: each EMA from the plain mean of its own first
/// `period` values. Warm-up: 3 (period − 1).
void computeTema(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), lag = period - 1;
    Smoothed &first = walk.keep([&] { return Smoothed(Smoother::ema(period, 0)); });
    Smoothed &second = walk.keep([&] { return Smoothed(Smoother::ema(period, lag)); });
    Smoothed &third = walk.keep([&] { return Smoothed(Smoother::ema(period, 2 * lag)); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *once = smooth(first, input.close.data() + from, bars);
        const double *twice = smooth(second, once, bars);
        tripled(once, twice, smooth(third, twice, bars), bars, outputs[0].data() + from);
    });
}

int warmupTema(Parameters parameters)
{
    return 3 * (static_cast<int>(parameters[0]) - 1);
}

} // namespace studies
