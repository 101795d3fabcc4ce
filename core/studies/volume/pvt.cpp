#include "studies/stage.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void weigh(const double *volume, std::size_t bars, double *__restrict rate)
{
    for (std::size_t i = 0; i < bars; ++i)
        rate[i] = rate[i] / 100 * volume[i];
}

} // namespace

/// Price volume trend: the running total of the volume × the share by which the close changed, in base units,
/// from 0 at the first bar. Source: the On-balance volume of Joseph Granville in proportion, as in Steven
/// Achelis, Technical Analysis from A to Z. Warm-up: none. Only differences mean anything.
void computePvt(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    Smoother &total = walk.keep([&] { return Smoother(1, 1, 0, 1, 1); });
    Rolling &column = walk.keep([&] { return Rolling(Smoother::history); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *trend = column.next(bars);
        ratesOf(input.close, 1, from, bars, trend);
        weigh(input.volume.data() + from, bars, trend);
        if (from == 0)
            trend[0] = 0;
        total.run(trend, bars, outputs[0].data() + from);
    });
}

int warmupPvt(Parameters)
{
    return 0;
}

} // namespace studies
