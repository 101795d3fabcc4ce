#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void bodies(const double *open, const double *close, std::size_t bars, double *__restrict up,
            double *__restrict down)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double body = close[i] - open[i];
        up[i] = body > 0 ? body : 0;
        down[i] = body < 0 ? -body : 0;
    }
}

STUDIES_KERNEL
void indexOf(const double *up, const double *down, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double total = up[i] + down[i], index = 100 * (up[i] / total);
        out[i] = total > 0 ? index : 0;
    }
}

} // namespace

/// Intraday momentum index: 100 · U ÷ (U + D), the sums of the bodies (close − open) of the rising and of the
/// falling bars of the last `period`. Source: Tushar Chande; TA-Lib's IMI. Warm-up: period − 1. Bars without
/// bodies have no momentum: 0 (TA-Lib divides by zero there).
void computeImi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Windowed &ups = walk.keep([&] { return Windowed(Fold::Sum, period); });
    Windowed &downs = walk.keep([&] { return Windowed(Fold::Sum, period); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        bodies(input.open.data() + from, input.close.data() + from, bars, ups.input(bars), downs.input(bars));
        indexOf(ups.folded(), downs.folded(), bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupImi(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
