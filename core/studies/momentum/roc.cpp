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
void computeRoc(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]), size = input.size();
    blank(outputs[0], period);
    if (size > period)
        rocOf(input.close.data() + period, period, size - period, outputs[0].data() + period);
}

int warmupRoc(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
