#include "studies/statistics/rows.h"
#include "studies/window.h"

namespace studies {

/// The lowest and the highest of the last `period` closes, in price units. Source: TA-Lib's MINMAX. Warm-up,
/// for both: period − 1.
void computeMinmax(const Input &input, Parameters parameters, Outputs outputs)
{
    Window(Fold::Min, whole(parameters[0])).column(input.close, outputs[0]);
    Window(Fold::Max, whole(parameters[0])).column(input.close, outputs[1]);
}

int warmupMinmax(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
