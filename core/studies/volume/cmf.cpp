#include "studies/stage.h"
#include "studies/volume/multiplier.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void shares(const double *flow, const double *volume, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double share = flow[i] / volume[i];
        out[i] = volume[i] > 0 ? share : missing;
    }
}

} // namespace

/// Chaikin money flow: the sum of the volumes of `period` bars, each weighed by where the close stands in its
/// bar, ÷ the sum of those volumes; −1 … 1. Source: Marc Chaikin; Stock.Indicators' Cmf. Warm-up: period − 1.
/// Missing where nothing was traded.
void computeCmf(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Windowed &flows = walk.keep([&] { return Windowed(Fold::Sum, period); });
    Windowed &volumes = walk.keep([&] { return Windowed(Fold::Sum, period); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        moneyFlows(input, from, bars, flows.input(bars));
        const double *flow = flows.folded(), *volume = fold(volumes, input.volume.data() + from, bars);
        shares(flow, volume, bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], period - 1);
}

int warmupCmf(Parameters parameters)
{
    return static_cast<int>(parameters[0]) - 1;
}

} // namespace studies
