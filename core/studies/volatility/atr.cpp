#include "studies/fused.h"
#include "studies/rows.h"
#include "studies/true_range.h"

namespace studies {

/// Average true range: Wilder's average of the true range, in price units. Source: J. Welles Wilder, New
/// Concepts in Technical Trading Systems; TA-Lib's ATR. The first bar has no true range (there is no close
/// before it). Seed: the plain mean of the first `period` true ranges, at bar `period`, which is the first
/// value. Warm-up: period.
void computeAtr(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoother &smoother = walk.keep([&] { return Smoother::wilder(whole(parameters[0]), 1); });
    Rolling &column = walk.keep([&] { return Rolling(Smoother::history); });
    eachFusedChunk(walk, whole(parameters[0]), input.size(), [&](std::size_t from, std::size_t bars) {
        double *ranges = column.next(bars), *out = outputs[0].data() + from;
        const std::size_t done = fusedBars(smoother, bars);
        if (done > 0)
            fused()->range(input.high.data() + from, input.low.data() + from, input.close.data() + from, done,
                           smoother.weights(), out);
        const std::size_t first = done > 0 ? done - Smoother::history : 0;
        trueRanges(input, from + first, bars - first, ranges + first);
        smoother.skip(done);
        smoother.run(ranges + done, bars - done, out + done);
    });
}

int warmupAtr(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
