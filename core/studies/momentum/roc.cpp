#include "studies/chunk.h"
#include "studies/momentum/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void rocOf(const double *close, std::size_t period, std::size_t bars, double *__restrict out)
{
    const double *older = close - period;
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = older[i] == 0 ? 0 : 100 * (close[i] / older[i] - 1);
}

} // namespace

/// Rate of change: the change of the close over `period` bars in per cent of the older close. Source:
/// TA-Lib's ROC (Tulip's roc is our rocp). Warm-up: period. From a price of 0 there is no rate: 0, as in
/// TA-Lib.
void computeRoc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), size = input.size();
    const std::size_t from = std::max(period, walk.from());
    walk.blank(outputs[0], period);
    if (size > from)
        rocOf(input.close.data() + from, period, size - from, outputs[0].data() + from);
}

int warmupRoc(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
