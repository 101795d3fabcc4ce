#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void apoOf(const double *fast, const double *slow, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = apart(fast[i], slow[i]);
}

} // namespace

/// Absolute price oscillator: the fast average of the close less the slow one, in price units. Source:
/// TA-Lib's APO. `matype`: 0 simple (TA-Lib's default and ours), 1 exponential, each average seeded with the
/// plain mean of its own first closes, 2 weighted. Warm-up: slow − 1. As in TA-Lib a fast period above the
/// slow one takes its place. Averages within rounding of each other do not differ.
void computeApo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const double least = std::min(parameters[0], parameters[1]),
                 most = std::max(parameters[0], parameters[1]);
    Average &fast = walk.keep([&] { return Average(parameters[2], whole(least), 0); });
    Average &slow = walk.keep([&] { return Average(parameters[2], whole(most), 0); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        const double *quick = average(fast, close, bars), *calm = average(slow, close, bars);
        apoOf(quick, calm, bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], whole(most) - 1);
}

int warmupApo(Parameters parameters)
{
    return static_cast<int>(std::max(parameters[0], parameters[1])) - 1;
}

} // namespace studies
