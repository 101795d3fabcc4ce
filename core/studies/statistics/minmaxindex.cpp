#include "studies/statistics/index.h"
#include "studies/statistics/rows.h"

namespace studies {

/// The numbers of the bars, from 0 on, of the lowest and of the highest of the last `period` closes. Source:
/// TA-Lib's MINMAXINDEX, with its choice among equals: the newest, but when the extreme leaves the window the
/// oldest of those that follow it. Warm-up, for both: period − 1.
void computeMinmaxindex(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    extremeBars(input, false, whole(parameters[0]), outputs[0], walk);
    extremeBars(input, true, whole(parameters[0]), outputs[1], walk);
}

int warmupMinmaxindex(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
