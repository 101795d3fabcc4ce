#include "studies/true_range.h"
#include "studies/volatility/rows.h"

namespace studies {

/// True range: the highest of high and last close less the lowest of low and last close, in price units.
/// Source: J. Welles Wilder; TA-Lib's TRANGE. Warm-up: 1 bar, since the first has no close before it (Tulip's
/// tr gives it high − low).
void computeTrange(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        trueRanges(input, from, bars, outputs[0].data() + from);
    });
}

int warmupTrange(Parameters)
{
    return 1;
}

} // namespace studies
