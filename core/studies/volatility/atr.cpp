#include "studies/rows.h"
#include "studies/smooth.h"
#include "studies/true_range.h"

namespace studies {

/// Average true range: Wilder's average of the true range, in price units. Source: J. Welles Wilder, New
/// Concepts in Technical Trading Systems; TA-Lib's ATR. The first bar has no true range (there is no close
/// before it). Seed: the plain mean of the first `period` true ranges, at bar `period`, which is the first
/// value. Warm-up: period.
void computeAtr(const Input &input, Parameters parameters, Outputs outputs)
{
    Smoother smoother = Smoother::wilder(whole(parameters[0]), 1);
    Rolling column(Smoother::history);
    eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *ranges = column.next(bars);
        trueRanges(input, from, bars, ranges);
        smoother.run(ranges, bars, outputs[0].data() + from);
    });
}

int warmupAtr(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
