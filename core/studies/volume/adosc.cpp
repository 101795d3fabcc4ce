#include "studies/stage.h"
#include "studies/volume/multiplier.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

Smoothed fromFirst(double period)
{
    return Smoothed(Smoother((period - 1) / (period + 1), 2 / (period + 1), 0, 1, 1));
}

STUDIES_KERNEL
void differences(const double *fast, const double *slow, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = fast[i] - slow[i];
}

} // namespace

/// Chaikin oscillator: EMA(fast) − EMA(slow) of the accumulation/distribution line, in base units. Source:
/// Marc Chaikin; TA-Lib's ADOSC. Seed: both averages start with the first value of the line
/// (Stock.Indicators' with plain means). Warm-up: the longer period − 1. As in TA-Lib `fast` may be the
/// longer one.
void computeAdosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoothed &line = walk.keep([&] { return Smoothed(Smoother(1, 1, 0, 1, 1)); });
    Smoothed &fast = walk.keep([&] { return fromFirst(parameters[0]); });
    Smoothed &slow = walk.keep([&] { return fromFirst(parameters[1]); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        moneyFlows(input, from, bars, line.input(bars));
        const double *total = line.smoothed();
        const double *quick = smooth(fast, total, bars), *calm = smooth(slow, total, bars);
        differences(quick, calm, bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], static_cast<std::size_t>(warmupAdosc(parameters)));
}

int warmupAdosc(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0], parameters[1])) - 1;
}

} // namespace studies
