#include "studies/line.h"
#include "studies/trend/rows.h"

namespace studies {

/// Intercept of the linear regression: where the least-squares line through the last `period` closes stands
/// at the oldest of them, in price units. Source: TA-Lib's LINEARREG_INTERCEPT. Warm-up: period − 1.
void computeLinearregIntercept(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    lineAt(input.close, whole(parameters[0]), (1 - parameters[0]) / 2, outputs[0], walk);
}

int warmupLinearregIntercept(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
