#include "studies/averages/rows.h"
#include "studies/line.h"

namespace studies {

/// Endpoint moving average of the close: where the least-squares line through the last `period` closes stands
/// at the newest of them. Source: Stock.Indicators' Epma; the same numbers as TA-Lib's LINEARREG. Warm-up:
/// period − 1 bars.
void computeEpma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    lineAt(input.close, whole(parameters[0]), (parameters[0] - 1) / 2, outputs[0], walk);
}

} // namespace studies
