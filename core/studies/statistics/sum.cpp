#include "studies/statistics/rows.h"
#include "studies/window.h"

namespace studies {

/// The sum of the last `period` closes, in price units. Source: TA-Lib's SUM. Warm-up: period − 1.
void computeSum(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Window &sums = walk.keep([&] { return Window(Fold::Sum, whole(parameters[0])); });
    sums.column(input.close, outputs[0], walk);
}

int warmupSum(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
