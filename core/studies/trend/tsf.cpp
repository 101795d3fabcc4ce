#include "studies/line.h"
#include "studies/trend/rows.h"

namespace studies {

/// Time series forecast: where the least-squares line through the last `period` closes will stand at the next
/// bar, in price units. Source: TA-Lib's TSF. Warm-up: period − 1.
void computeTsf(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    lineAt(input.close, whole(parameters[0]), (parameters[0] + 1) / 2, outputs[0], walk);
}

int warmupTsf(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
