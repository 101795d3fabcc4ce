#include "studies/directional.h"
#include "studies/rows.h"

namespace studies {

/// −DI, the minus directional indicator: 100 · −DM ÷ TR, the downward movement as a share of the true range,
/// both smoothed as `Directional` says. Source: Wilder; TA-Lib's MINUS_DI. Warm-up: period. 0 where nothing
/// has moved, as in TA-Lib, which is below 1e-14 of the price (TA-Lib: below 1e-14).
void computeMinusDi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    directionalShare(input, whole(parameters[0]), false, outputs[0], walk);
}

int warmupMinusDi(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
