#include "studies/stage.h"
#include "studies/volatility/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void stretch(const double *high, const double *low, std::size_t bars, double *__restrict upper,
             double *__restrict lower)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double sum = high[i] + low[i], share = 4 * (high[i] - low[i]) / sum;
        const double moved = sum > 0 ? share : 0;
        upper[i] = high[i] * (1 + moved);
        lower[i] = low[i] * (1 - moved);
    }
}

} // namespace

/// Acceleration bands: upper = the simple mean of high · (1 + 4 (high − low) ÷ (high + low)), lower = that of
/// low · (1 − 4 (high − low) ÷ (high + low)), middle = that of the close, over `period` bars. Source: Price
/// Headley; TA-Lib's ACCBANDS. Warm-up, for all three: period − 1 bars.
void computeAccbands(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Windowed &upper = walk.keep([&] { return Windowed::mean(period); });
    Windowed &middle = walk.keep([&] { return Windowed::mean(period); });
    Windowed &lower = walk.keep([&] { return Windowed::mean(period); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *up = upper.input(bars), *down = lower.input(bars);
        stretch(input.high.data() + from, input.low.data() + from, bars, up, down);
        std::copy_n(upper.folded(), bars, outputs[0].data() + from);
        std::copy_n(fold(middle, input.close.data() + from, bars), bars, outputs[1].data() + from);
        std::copy_n(lower.folded(), bars, outputs[2].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, period - 1);
}

} // namespace studies
