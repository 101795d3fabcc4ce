#include "studies/statistics/rows.h"
#include "studies/window.h"

namespace studies {

/// The highest of the last `period` closes, in price units. Source: TA-Lib's MAX. Warm-up: period − 1.
void computeMax(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Window &highs = walk.keep([&] { return Window(Fold::Max, whole(parameters[0])); });
    highs.column(input.close, outputs[0], walk);
}

int warmupMax(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
