#include "studies/gains.h"
#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {

/// Fast stochastic: k = 100 · (close − lowest low) ÷ (highest high − lowest low) of the last `fastk` bars, d
/// = the simple mean of k over `fastd` bars. Source: George Lane; TA-Lib's STOCHF with a simple average.
/// Warm-up, for both: fastk + fastd − 2. A window without any range has no position; TA-Lib defines its k as
/// 0 and so does this.
void computeStochf(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t fastk = whole(parameters[0]);
    Place &place = walk.keep([&] { return Place(fastk); });
    Windowed &slow = walk.keep([&] { return Windowed::mean(whole(parameters[1])); });
    walk.eachChunk(fastk - 1, input.size(), [&](std::size_t from, std::size_t bars) {
        double *k = slow.input(bars);
        place.run(input.close.data() + from, input.high.data() + from, input.low.data() + from, bars, k);
        std::copy_n(slow.folded(), bars, outputs[1].data() + from);
        std::copy_n(k, bars, outputs[0].data() + from);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, static_cast<std::size_t>(warmupStochf(parameters)));
}

int warmupStochf(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1]) - 2;
}

} // namespace studies
