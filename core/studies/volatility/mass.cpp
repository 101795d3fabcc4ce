#include "studies/stage.h"
#include "studies/volatility/rows.h"

namespace studies {
namespace {

constexpr std::size_t averaged = 9; // both averages

STUDIES_KERNEL
void ranges(const double *high, const double *low, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = high[i] - low[i];
}

STUDIES_KERNEL
void ratios(const double *once, const double *twice, const double *close, std::size_t bars,
            double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = twice[i] <= noMovement * close[i] ? 1 : once[i] / twice[i];
}

Smoother average(std::size_t seed)
{
    return {0.8, 0.2, seed, 1, 1};
}

} // namespace

/// Mass index: the sum over `period` bars of E1 ÷ E2, where E1 is the EMA over 9 bars of high − low and E2
/// the EMA of E1. Source: Donald Dorsey; Tulip's mass. Seed, as there: E1 from the first range, E2 from E1 at
/// bar 8; ratios count from bar 16 on. Warm-up: period + 15 bars. Where there are no ranges the ratio is 1.
void computeMass(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoothed &first = walk.keep([&] { return Smoothed(average(0)); });
    Smoothed &second = walk.keep([&] { return Smoothed(average(averaged - 1)); });
    Windowed &sum = walk.keep([&] { return Windowed(Fold::Sum, whole(parameters[0])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        ranges(input.high.data() + from, input.low.data() + from, bars, first.input(bars));
        const double *once = first.smoothed(), *twice = smooth(second, once, bars);
        ratios(once, twice, input.close.data() + from, bars, sum.input(bars));
        std::copy_n(sum.folded(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupMass(parameters)));
}

int warmupMass(Parameters parameters)
{
    return static_cast<int>(2 * (averaged - 1)) + static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
