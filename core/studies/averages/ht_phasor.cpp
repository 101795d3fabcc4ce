#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The phasor of the dominant cycle of the close, in price units: its part in phase with the price and its
/// part a quarter ahead. Source: John Ehlers; TA-Lib's HT_PHASOR. Warm-up, for both: 32 bars.
void computeHtPhasor(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    const Cycle &cycle = cyclesOf(walk).early(input.close);
    walk.eachBar(earlyBegin, input.size(), [&](std::size_t bar) {
        outputs[0][bar] = cycle.inPhase(bar);
        outputs[1][bar] = cycle.quadrature(bar);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, earlyValue);
}

} // namespace studies
