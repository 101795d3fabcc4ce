#include "studies/chunk.h"
#include "studies/momentum/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void momOf(const double *close, std::size_t period, std::size_t bars, double *__restrict out)
{
    const double *older = close - period;
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = close[i] - older[i];
}

} // namespace

/// Momentum: the close less the close `period` bars ago, in price units. Source: TA-Lib's MOM. Warm-up:
/// period.
void computeMom(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), size = input.size();
    const std::size_t from = std::max(period, walk.from());
    walk.blank(outputs[0], period);
    if (size > from)
        momOf(input.close.data() + from, period, size - from, outputs[0].data() + from);
}

int warmupMom(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
