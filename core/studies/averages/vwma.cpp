#include "studies/averages/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void turnovers(const double *close, const double *volume, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = close[i] * volume[i];
}

STUDIES_KERNEL
void ratios(const double *money, const double *volume, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = volume[i] > 0 ? money[i] / volume[i] : missing;
}

} // namespace

/// Volume-weighted moving average: the sum of close · volume ÷ the sum of the volume, of the last `period`
/// bars. Source: Stock.Indicators' Vwma, Tulip's vwma. Warm-up: period − 1 bars. Missing where nothing was
/// traded in the whole window.
void computeVwma(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Window &moneySum = walk.keep([&] { return Window(Fold::Sum, period); });
    Window &volumeSum = walk.keep([&] { return Window(Fold::Sum, period); });
    Rolling &moneyColumn = walk.keep([&] { return Rolling(period); });
    std::array<double, chunkBars> money, volume;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *traded = moneyColumn.next(bars);
        turnovers(input.close.data() + from, input.volume.data() + from, bars, traded);
        moneySum.run(traded, bars, money.data());
        const std::size_t skip = period - 1 > from ? std::min(bars, period - 1 - from) : 0;
        volumeSum.run(input.volume.data() + from + skip, bars - skip, volume.data() + skip);
        ratios(money.data() + skip, volume.data() + skip, bars - skip, outputs[0].data() + from + skip);
    });
    walk.blank(outputs[0], period - 1);
}

} // namespace studies
