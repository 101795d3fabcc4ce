#include "studies/rows.h"
#include "studies/window.h"

namespace studies {

/// Simple moving average of the close: the mean of the last `period` closes.
/// Source: the arithmetic mean, as TA-Lib's SMA. Warm-up: period − 1 bars.
/// Each value is summed from its own window, so nothing accumulates however long the series is.
void computeSma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Window &window = walk.keep([&] { return Window(Fold::Sum, whole(parameters[0]), 1 / parameters[0]); });
    window.column(input.close, outputs[0], walk);
}

int warmupSma(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
