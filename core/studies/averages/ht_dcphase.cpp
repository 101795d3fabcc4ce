#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The phase of the dominant cycle of the close, in degrees from −45 to 315. Source: John Ehlers; TA-Lib's
/// HT_DCPHASE. The discriminator begins at bar 37. Warm-up: 63 bars.
void computeHtDcphase(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    const CyclePhases &phases = cyclesOf(walk).phases(input.close);
    walk.eachBar(lateBegin, input.size(), [&](std::size_t bar) { outputs[0][bar] = phases.degrees(bar); });
    walk.blank(outputs[0], lateValue);
}

int warmupHtDcphase(Parameters)
{
    return static_cast<int>(lateValue);
}

} // namespace studies
