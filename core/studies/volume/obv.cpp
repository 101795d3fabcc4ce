#include "studies/fused.h"
#include "studies/rows.h"

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
void computeObv(const Input &input, Parameters, Outputs outputs, Walk &walk)
{
    Smoother &total = walk.keep([&] { return Smoother(1, 1, 0, 1, 1); });
    Rolling &column = walk.keep([&] { return Rolling(Smoother::history); });
    eachFusedChunk(walk, 0, input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from, *volume = input.volume.data() + from;
        double *flow = column.next(bars), *out = outputs[0].data() + from;
        const std::size_t done = fusedBars(total, bars);
        if (done > 0)
            fused()->volume(close, volume, done, total.weights(), out);
        const std::size_t first = done > 0 ? done - Smoother::history : from == 0;
        flow[0] = volume[0]; // of the first bar of all
        signedVolumes(close + first, volume + first, bars - first, flow + first);
        total.skip(done);
        total.run(flow + done, bars - done, out + done);
    });
}

int warmupObv(Parameters)
{
    return 0;
}

} // namespace studies
