#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The close without its dominant cycle: its mean over one whole cycle, weighted 4, 3, 2, 1 over four bars.
/// Source: John Ehlers; TA-Lib's HT_TRENDLINE. Warm-up: 63 bars.
void computeHtTrendline(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    const CycleTrends &trends = cyclesOf(walk).trends(input.close);
    walk.eachBar(lateBegin, input.size(), [&](std::size_t bar) { outputs[0][bar] = trends.line(bar); });
    walk.blank(outputs[0], lateValue);
}

} // namespace studies
