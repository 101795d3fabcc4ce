#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The sine of the phase of the dominant cycle of the close, and the sine 45 degrees ahead of it: their
/// crossings stand at the turns of the cycle. Source: John Ehlers; TA-Lib's HT_SINE. Warm-up, for both: 63
/// bars.
void computeHtSine(const Input &input, Parameters, Outputs outputs)
{
    Hilbert hilbert;
    CyclePhase phase;
    eachSmooth(input.close, lateBegin, [&](std::size_t bar, double smooth) {
        hilbert.next(smooth);
        phase.next(hilbert, smooth);
        outputs[0][bar] = phase.sine();
        outputs[1][bar] = phase.leadSine();
    });
    for (const std::span<double> output : outputs)
        blank(output, lateValue);
}

} // namespace studies
