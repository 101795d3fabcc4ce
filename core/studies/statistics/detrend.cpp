#include "studies/line.h"
#include "studies/statistics/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void subtract(const double *close, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = close[i] - out[i];
}

} // namespace

/// The close without its linear trend: close − the least-squares line through the last `period` closes at the
/// newest of them, in price units. Source: the residual of TA-Lib's LINEARREG. Warm-up: period − 1.
void computeDetrend(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    lineAt(input.close, whole(parameters[0]), (parameters[0] - 1) / 2, outputs[0], walk);
    subtract(input.close.data() + walk.from(), input.size() - walk.from(), outputs[0].data() + walk.from());
}

int warmupDetrend(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
