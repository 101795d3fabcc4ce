#include "studies/stage.h"
#include "studies/volume/rows.h"

namespace studies {
namespace {

STUDIES_KERNEL
void eases(const double *high, const double *low, const double *volume, std::size_t bars,
           double *__restrict out)
{
    const double *highBefore = high - 1, *lowBefore = low - 1;
    for (std::size_t i = 0; i < bars; ++i) {
        const double moved = (high[i] + low[i]) / 2 - (highBefore[i] + lowBefore[i]) / 2;
        const double ease = 10'000 * (moved * (high[i] - low[i]) / volume[i]);
        out[i] = volume[i] > 0 ? ease : 0;
    }
}

} // namespace

/// Ease of movement: how far the middle of the bar, (high + low) ÷ 2, moved for the volume that it took:
/// 10,000 · move × range ÷ volume, as the simple mean of `period` bars (1: of each bar alone, as in Tulip; 14
/// is usual). Source: Richard Arms; Tulip's emv. Warm-up: period. A bar without volume moved with no effort
/// that could be measured: 0.
void computeEmv(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Windowed &mean = walk.keep([&] { return Windowed::mean(whole(parameters[0])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const std::size_t skip = from == 0, start = from + skip;
        double *ease = mean.input(bars);
        ease[0] = missing;
        eases(input.high.data() + start, input.low.data() + start, input.volume.data() + start, bars - skip,
              ease + skip);
        std::copy_n(mean.folded(), bars, outputs[0].data() + from);
    });
}

int warmupEmv(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
