#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

#include <cmath>
#include <numbers>

namespace studies {
namespace {

double phaseOf(const Cycle &cycle, std::size_t bar)
{
    if (cycle.inPhase(bar) == 0)
        return 0;
    return std::atan(cycle.quadrature(bar) / cycle.inPhase(bar)) * 180 / std::numbers::pi;
}

} // namespace

/// MESA adaptive moving average: mama[t] = a · close[t] + (1 − a) mama[t−1], where a = fastlimit ÷ the
/// degrees by which the phase of the dominant cycle fell back since the last bar (at least 1), and no less
/// than slowlimit; fama follows mama with half of a. Source: John Ehlers; TA-Lib's MAMA. Seed, as in TA-Lib:
/// both begin with 0 at bar 12. Warm-up, for both: 32 bars.
void computeMama(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    struct Lines
    {
        double mama = 0, fama = 0, phase = 0;
    };
    Lines &kept = walk.keep([] { return Lines(); });
    auto &[mama, fama, phase] = kept;
    const Cycle &cycle = cyclesOf(walk).early(input.close);
    for (std::size_t bar = std::max(earlyBegin, walk.from()); bar < input.size(); ++bar) {
        const double now = phaseOf(cycle, bar), fallen = std::max(phase - now, 1.0);
        const double pace = fallen > 1 ? std::max(parameters[0] / fallen, parameters[1]) : parameters[0];
        phase = now;
        outputs[0][bar] = mama = pace * input.close[bar] + (1 - pace) * mama;
        outputs[1][bar] = fama = pace / 2 * mama + (1 - pace / 2) * fama;
    }
    for (const std::span<double> output : outputs)
        walk.blank(output, earlyValue);
}

} // namespace studies
