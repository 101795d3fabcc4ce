#include "studies/averages/hilbert.h"
#include "studies/averages/rows.h"

namespace studies {

/// The close without its dominant cycle: its mean over one whole cycle, weighted 4, 3, 2, 1 over four bars.
/// Source: John Ehlers; TA-Lib's HT_TRENDLINE. Warm-up: 63 bars.
void computeHtTrendline(const Input &input, Parameters, Outputs outputs)
{
    Hilbert hilbert;
    CycleTrend trend;
    eachSmooth(input.close, lateBegin, [&](std::size_t bar, double smooth) {
        hilbert.next(smooth);
        outputs[0][bar] = trend.next(hilbert, input.close.first(bar + 1));
    });
    blank(outputs[0], lateValue);
}

} // namespace studies
