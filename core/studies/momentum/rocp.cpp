#include "studies/chunk.h"
#include "studies/momentum/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void rocpOf(const double *close, std::size_t period, std::size_t bars, double *__restrict out)
{
    const double *older = close - period;
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = older[i] == 0 ? 0 : (close[i] - older[i]) / older[i];
}

} // namespace

/// Rate of change as a share: (close − older) ÷ older, the older close being `period` bars back. Source:
/// TA-Lib's ROCP. Warm-up: period. From a price of 0 there is no rate: 0, as in TA-Lib.
void computeRocp(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), size = input.size();
    const std::size_t from = std::max(period, walk.from());
    walk.blank(outputs[0], period);
    if (size > from)
        rocpOf(input.close.data() + from, period, size - from, outputs[0].data() + from);
}

int warmupRocp(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
