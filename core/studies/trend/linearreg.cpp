#include "studies/line.h"
#include "studies/trend/rows.h"

namespace studies {

/// Linear regression: where the least-squares line through the last `period` closes stands at the newest of
/// them, in price units; also called end point moving average. Source: TA-Lib's LINEARREG
/// (Stock.Indicators' Epma). Warm-up: period − 1.
void computeLinearreg(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    lineAt(input.close, whole(parameters[0]), (parameters[0] - 1) / 2, outputs[0], walk);
}

int warmupLinearreg(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
