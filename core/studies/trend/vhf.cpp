#include "studies/stage.h"
#include "studies/trend/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void amounts(std::size_t bars, double *__restrict change)
{
    for (std::size_t i = 0; i < bars; ++i)
        change[i] = change[i] < 0 ? -change[i] : change[i];
}

STUDIES_KERNEL
void filters(const double *highest, const double *lowest, const double *way, std::size_t bars,
             double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double share = (highest[i] - lowest[i]) / way[i];
        out[i] = way[i] > 0 ? share : missing;
    }
}

} // namespace

/// Vertical horizontal filter: (highest − lowest close of the last `period` bars) ÷ the sum of the amounts of
/// their `period` changes: near 1 in a trend, near 0 where the price goes to and fro. Source: Adam White;
/// Tulip's vhf. Warm-up: period. Missing where the close did not move.
void computeVhf(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Windowed &highs = walk.keep([&] { return Windowed(Fold::Max, period); });
    Windowed &lows = walk.keep([&] { return Windowed(Fold::Min, period); });
    Windowed &ways = walk.keep([&] { return Windowed(Fold::Sum, period); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        double *change = ways.input(bars);
        changesOf(input.close, 1, from, bars, change);
        amounts(bars, change);
        filters(fold(highs, close, bars), fold(lows, close, bars), ways.folded(), bars,
                outputs[0].data() + from);
    });
    walk.blank(outputs[0], period);
}

int warmupVhf(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
