#include "studies/rows.h"
#include "studies/smooth.h"

namespace studies {
namespace {

STUDIES_KERNEL
void signedVolumes(const double *close, const double *volume, std::size_t bars, double *__restrict out)
{
    const double *before = close - 1;
    for (std::size_t i = 0; i < bars; ++i) {
        const double fallen = close[i] < before[i] ? -volume[i] : 0;
        out[i] = close[i] > before[i] ? volume[i] : fallen;
    }
}

} // namespace

/// On-balance volume: the running total of the volume, added when the close rose, taken away when it fell, in
/// base units. Source: Joseph Granville; TA-Lib's OBV, which starts with the volume of the first bar (others
/// start with 0: only differences mean anything). Warm-up: none. The total is kept in sixteen interleaved
/// sums, as `Smoother` says, which also rounds a sixteenth as often as adding bar by bar; whole-number
/// volumes are exact.
void computeObv(const Input &input, Parameters, Outputs outputs)
{
    Smoother total(1, 1, 0, 1, 1);
    Rolling column(Smoother::history);
    eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const std::size_t skip = from == 0, start = from + skip;
        double *flow = column.next(bars);
        flow[0] = input.volume[from];
        signedVolumes(input.close.data() + start, input.volume.data() + start, bars - skip, flow + skip);
        total.run(flow, bars, outputs[0].data() + from);
    });
}

int warmupObv(Parameters)
{
    return 0;
}

} // namespace studies
