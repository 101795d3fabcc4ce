#include "studies/averages/rows.h"
#include "studies/window.h"

namespace studies {

/// Triangular moving average of the close: the simple mean of a simple mean, so that the middle of the window
/// weighs most. For an odd period both are of (period + 1) ÷ 2 bars, for an even one of period ÷ 2 and of
/// period ÷ 2 + 1. Source: TA-Lib's TRIMA. Warm-up: period − 1 bars.
void computeTrima(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), inner = (period + 1) / 2, outer = period / 2 + 1;
    Window &first = walk.keep([&] { return Window(Fold::Sum, inner, 1 / static_cast<double>(inner)); });
    Window &second = walk.keep([&] { return Window(Fold::Sum, outer, 1 / static_cast<double>(outer)); });
    Rolling &means = walk.keep([&] { return Rolling(outer); });
    walk.eachChunk(inner - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        double *mean = means.next(bars);
        first.run(input.close.data() + from, bars, mean);
        second.run(mean, bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

} // namespace studies
