#include "studies/statistics/index.h"
#include "studies/statistics/rows.h"

namespace studies {

/// The number of the bar, from 0 on, of the lowest of the last `period` closes. Source: TA-Lib's MININDEX,
/// with its choice among equals: the newest, but when the extreme leaves the window the oldest of those that
/// follow it. Warm-up: period − 1.
void computeMinindex(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    extremeBars(input, false, whole(parameters[0]), outputs[0], walk);
}

int warmupMinindex(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
