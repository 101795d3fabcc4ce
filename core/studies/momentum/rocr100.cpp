#include "studies/chunk.h"
#include "studies/momentum/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void rocr100Of(const double *close, std::size_t period, std::size_t bars, double *__restrict out)
{
    const double *older = close - period;
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = older[i] == 0 ? 0 : 100 * (close[i] / older[i]);
}

} // namespace

/// Rate of change as a ratio in per cent: 100 · close ÷ older, the older close being `period` bars back; 100
/// is no change. Source: TA-Lib's ROCR100. Warm-up: period. To a price of 0 there is no ratio: 0, as in
/// TA-Lib.
void computeRocr100(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), size = input.size();
    const std::size_t from = std::max(period, walk.from());
    walk.blank(outputs[0], period);
    if (size > from)
        rocr100Of(input.close.data() + from, period, size - from, outputs[0].data() + from);
}

int warmupRocr100(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
