#include "studies/trend/parabolic.h"
#include "studies/trend/rows.h"

namespace studies {

/// Parabolic SAR with all its settings: `start` (0: told by the first two bars; a price begins long with that
/// stop, minus a price begins short), `offset` (how far a new stop is moved away at a reversal, as a share of
/// itself), and first factor, step and maximum of the pursuit for longs and for shorts. The stop is negative
/// while short, as in TA-Lib's SAREXT. Warm-up: 1.
void computeSarext(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const Pursuit rising{parameters[2], parameters[3], parameters[4]};
    const Pursuit falling{parameters[5], parameters[6], parameters[7]};
    parabolicStop(input, {parameters[0], parameters[1], rising, falling}, outputs[0], walk);
}

int warmupSarext(Parameters)
{
    return 1;
}

} // namespace studies
