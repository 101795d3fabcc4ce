#include "studies/levels/rows.h"

namespace studies {

/// Williams fractals as they become known: fractal_bear = the high that stands above those of the `span` bars
/// on either side of it, at the last of these; fractal_bull = the low likewise; missing at all other bars.
/// Source: Bill Williams; Stock.Indicators' Fractal, which writes them at their own bar, `span` bars before
/// they are known. Warm-up: 2 span.
void computeFractal(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const double sides[] = {parameters[0], parameters[0]};
    computePivots(input, sides, outputs, walk);
}

int warmupFractal(Parameters parameters)
{
    return 2 * static_cast<int>(parameters[0]);
}

} // namespace studies
