#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The phase of the dominant cycle of the close, in degrees from −45 to 315. Source: John Ehlers; TA-Lib's
/// HT_DCPHASE. The discriminator begins at bar 37. Warm-up: 63 bars.
void computeHtDcphase(const Input &input, Parameters, Outputs outputs)
{
    Hilbert hilbert;
    CyclePhase phase;
    eachSmooth(input.close, lateBegin, [&](std::size_t bar, double smooth) {
        hilbert.next(smooth);
        phase.next(hilbert, smooth);
        outputs[0][bar] = phase.degrees();
    });
    blank(outputs[0], lateValue);
}

int warmupHtDcphase(Parameters)
{
    return static_cast<int>(lateValue);
}

} // namespace studies
