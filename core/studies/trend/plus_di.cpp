#include "studies/directional.h"
#include "studies/rows.h"

namespace studies {

/// +DI, the plus directional indicator: 100 · +DM ÷ TR, the upward movement as a share of the true range,
/// both smoothed as `Directional` says. Source: Wilder; TA-Lib's PLUS_DI. Warm-up: period. 0 where nothing
/// has moved, as in TA-Lib, which is below 1e-14 of the price (TA-Lib: below 1e-14).
void computePlusDi(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    directionalShare(input, whole(parameters[0]), true, outputs[0], walk);
}

int warmupPlusDi(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
