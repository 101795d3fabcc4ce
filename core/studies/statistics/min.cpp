#include "studies/statistics/rows.h"
#include "studies/window.h"

namespace studies {

/// The lowest of the last `period` closes, in price units. Source: TA-Lib's MIN. Warm-up: period − 1.
void computeMin(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Window &lows = walk.keep([&] { return Window(Fold::Min, whole(parameters[0])); });
    lows.column(input.close, outputs[0], walk);
}

int warmupMin(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
