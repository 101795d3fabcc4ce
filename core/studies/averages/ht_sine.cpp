#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The sine of the phase of the dominant cycle of the close, and the sine 45 degrees ahead of it: their
/// crossings stand at the turns of the cycle. Source: John Ehlers; TA-Lib's HT_SINE. Warm-up, for both: 63
/// bars.
void computeHtSine(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    const CyclePhases &phases = cyclesOf(walk).waves(input.close);
    walk.eachBar(lateBegin, input.size(), [&](std::size_t bar) {
        outputs[0][bar] = phases.sine(bar);
        outputs[1][bar] = phases.leadSine(bar);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, lateValue);
}

} // namespace studies
