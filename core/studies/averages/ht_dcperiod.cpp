#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The period of the dominant cycle of the close, in bars. Source: John Ehlers; TA-Lib's HT_DCPERIOD. The
/// discriminator begins at bar 12. Warm-up: 32 bars.
void computeHtDcperiod(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    const Cycle &cycle = cyclesOf(walk).early(input.close);
    walk.eachBar(earlyBegin, input.size(),
                 [&](std::size_t bar) { outputs[0][bar] = cycle.smoothPeriod(bar); });
    walk.blank(outputs[0], earlyValue);
}

int warmupHtDcperiod(Parameters)
{
    return static_cast<int>(earlyValue);
}

} // namespace studies
