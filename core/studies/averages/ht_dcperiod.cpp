#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The period of the dominant cycle of the close, in bars. Source: John Ehlers; TA-Lib's HT_DCPERIOD. The
/// discriminator begins at bar 12. Warm-up: 32 bars.
void computeHtDcperiod(const Input &input, Parameters, Outputs outputs)
{
    Hilbert hilbert;
    eachSmooth(input.close, earlyBegin, [&](std::size_t bar, double smooth) {
        hilbert.next(smooth);
        outputs[0][bar] = hilbert.smoothPeriod();
    });
    blank(outputs[0], earlyValue);
}

int warmupHtDcperiod(Parameters)
{
    return static_cast<int>(earlyValue);
}

} // namespace studies
