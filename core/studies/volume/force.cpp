#include "studies/stage.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void weigh(const double *volume, std::size_t bars, double *__restrict change)
{
    for (std::size_t i = 0; i < bars; ++i)
        change[i] *= volume[i];
}

} // namespace

/// Force index: EMA of the change of the close × the volume, in quote units. Source: Alexander Elder, Trading
/// for a Living; Stock.Indicators' ForceIndex. Seed: the plain mean of the first `period` products. Warm-up:
/// period.
void computeForce(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Smoother &average = walk.keep([&] { return Smoother::ema(whole(parameters[0]), 1); });
    Rolling &column = walk.keep([&] { return Rolling(Smoother::history); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *force = column.next(bars);
        changesOf(input.close, 1, from, bars, force);
        weigh(input.volume.data() + from, bars, force);
        average.run(force, bars, outputs[0].data() + from);
    });
}

int warmupForce(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
