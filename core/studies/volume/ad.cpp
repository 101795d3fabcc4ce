#include "studies/smooth.h"
#include "studies/volume/multiplier.h"
#include "studies/volume/rows.h"

namespace studies {

/// Accumulation/distribution line: the running total of the volume, each bar's weighed by where the close
/// stands in its range (−1 … 1), in base units. Source: Marc Chaikin; TA-Lib's AD. Warm-up: none. The total
/// is kept in sixteen interleaved sums, as `Smoother` says; only differences mean anything.
void computeAd(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    Smoother &total = walk.keep([&] { return Smoother(1, 1, 0, 1, 1); });
    Rolling &column = walk.keep([&] { return Rolling(Smoother::history); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *flow = column.next(bars);
        moneyFlows(input, from, bars, flow);
        total.run(flow, bars, outputs[0].data() + from);
    });
}

int warmupAd(Parameters)
{
    return 0;
}

} // namespace studies
