#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The phasor of the dominant cycle of the close, in price units: its part in phase with the price and its
/// part a quarter ahead. Source: John Ehlers; TA-Lib's HT_PHASOR. Warm-up, for both: 32 bars.
void computeHtPhasor(const Input &input, Parameters, Outputs outputs)
{
    Hilbert hilbert;
    eachSmooth(input.close, earlyBegin, [&](std::size_t bar, double smooth) {
        hilbert.next(smooth);
        outputs[0][bar] = hilbert.inPhase();
        outputs[1][bar] = hilbert.quadrature();
    });
    for (const std::span<double> output : outputs)
        blank(output, earlyValue);
}

} // namespace studies
