#include "studies/statistics/rows.h"
#include "studies/window.h"

namespace studies {

/// The lowest and the highest of the last `period` closes, in price units. Source: TA-Lib's MINMAX. Warm-up,
/// for both: period − 1.
void computeMinmax(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Window &lows = walk.keep([&] { return Window(Fold::Min, whole(parameters[0])); });
    lows.column(input.close, outputs[0], walk);
    Window &highs = walk.keep([&] { return Window(Fold::Max, whole(parameters[0])); });
    highs.column(input.close, outputs[1], walk);
}

int warmupMinmax(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
