#include "studies/smooth.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void gains(const double *high, const double *low, const double *close, std::size_t bars,
           double *__restrict out)
{
    const double *before = close - 1;
    for (std::size_t i = 0; i < bars; ++i) {
        const double bottom = low[i] < before[i] ? low[i] : before[i];
        const double top = high[i] > before[i] ? high[i] : before[i];
        const double fallen = close[i] < before[i] ? close[i] - top : 0;
        out[i] = close[i] > before[i] ? close[i] - bottom : fallen;
    }
}

} // namespace

/// Williams accumulation/distribution: the running total of how far each close rose from the true low or fell
/// from the true high, in price units (there is no volume in it). Source: Larry Williams; Tulip's wad.
/// Warm-up:
/// 1. Only differences mean anything.
void computeWad(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    Smoother &total = walk.keep([&] { return Smoother(1, 1, 1, 1, 1); });
    Rolling &column = walk.keep([&] { return Rolling(Smoother::history); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const std::size_t skip = from == 0, start = from + skip;
        double *gain = column.next(bars);
        gain[0] = missing;
        gains(input.high.data() + start, input.low.data() + start, input.close.data() + start, bars - skip,
              gain + skip);
        total.run(gain, bars, outputs[0].data() + from);
    });
}

int warmupWad(Parameters)
{
    return 1;
}

} // namespace studies
