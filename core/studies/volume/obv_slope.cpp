#include "studies/stage.h"
#include "studies/volume/rows.h"

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

STUDIES_KERNEL
void steepness(const double *slope, const double *usual, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double steep = slope[i] / usual[i];
        out[i] = usual[i] > 0 ? steep : 0;
    }
}

} // namespace

/// Slope of on-balance volume: the slope of the least-squares line through the last `period` values of OBV ÷
/// the mean volume of those bars: 1 means that all the volume was added, bar for bar. It does not depend on
/// where OBV began. Warm-up: period − 1. Where nothing was traded: 0.
void computeObvSlope(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Smoother &total = walk.keep([&] { return Smoother(1, 1, 0, 1, 1); });
    Rolling &flowColumn = walk.keep([&] { return Rolling(Smoother::history); });
    Rolling &obvColumn = walk.keep([&] { return Rolling(std::max(period, Smoother::history)); });
    Windowed &volumes = walk.keep([&] { return Windowed::mean(period); });
    Line &line = walk.keep([&] { return Line(period); });
    std::array<double, chunkBars> mean, slope;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const std::size_t skip = from == 0, start = from + skip;
        double *flow = flowColumn.next(bars), *obv = obvColumn.next(bars);
        flow[0] = input.volume[from];
        signedVolumes(input.close.data() + start, input.volume.data() + start, bars - skip, flow + skip);
        total.run(flow, bars, obv);
        line.run(obv, bars, mean.data(), slope.data());
        steepness(slope.data(), fold(volumes, input.volume.data() + from, bars), bars,
                  outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupObvSlope(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
