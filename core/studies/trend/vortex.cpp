#include "studies/stage.h"
#include "studies/trend/rows.h"
#include "studies/true_range.h"

namespace studies {
namespace {

STUDIES_KERNEL
void strides(const double *high, const double *low, std::size_t bars, double *__restrict up,
             double *__restrict down)
{
    const double *highBefore = high - 1, *lowBefore = low - 1;
    for (std::size_t i = 0; i < bars; ++i) {
        const double rise = high[i] - lowBefore[i], fall = low[i] - highBefore[i];
        up[i] = rise < 0 ? -rise : rise;
        down[i] = fall < 0 ? -fall : fall;
    }
}

STUDIES_KERNEL
void shares(const double *moves, const double *range, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double share = moves[i] / range[i];
        out[i] = range[i] > 0 ? share : missing;
    }
}

} // namespace

/// Vortex: pvi = Σ |high − low before| ÷ Σ true range and nvi = Σ |low − high before| ÷ Σ true range over
/// `period` bars; above 1 on the side that leads. Source: Etienne Botes and Douglas Siepman;
/// Stock.Indicators' Vortex. Warm-up, for both: period. Missing where the window has no range at all.
void computeVortex(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Windowed &ups = walk.keep([&] { return Windowed(Fold::Sum, period); });
    Windowed &downs = walk.keep([&] { return Windowed(Fold::Sum, period); });
    Windowed &ranges = walk.keep([&] { return Windowed(Fold::Sum, period); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const std::size_t skip = from == 0, start = from + skip;
        double *up = ups.input(bars), *down = downs.input(bars);
        up[0] = down[0] = missing;
        strides(input.high.data() + start, input.low.data() + start, bars - skip, up + skip, down + skip);
        trueRanges(input, from, bars, ranges.input(bars));
        const double *range = ranges.folded();
        shares(ups.folded(), range, bars, outputs[0].data() + from);
        shares(downs.folded(), range, bars, outputs[1].data() + from);
    });
}

int warmupVortex(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
