#include "studies/moments.h"
#include "studies/stage.h"
#include "studies/true_range.h"
#include "studies/volatility/rows.h"

#include <cmath>

namespace studies {
namespace {

/// Whether the Bollinger bands lie inside the Keltner channels: both stand around the same mean.
STUDIES_KERNEL
void insides(const double *variance, const double *range, std::size_t bars, double deviations,
             double multiplier, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = deviations * std::sqrt(variance[i]) < multiplier * range[i] ? 1 : 0;
}

STUDIES_KERNEL
void offsets(const double *close, const double *highest, const double *lowest, const double *mean,
             std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double middle = ((highest[i] + lowest[i]) / 2 + mean[i]) / 2, away = close[i] - middle;
        const double rounding = 8 * std::numeric_limits<double>::epsilon() * middle;
        out[i] = (away < 0 ? -away : away) <= rounding ? 0 : away;
    }
}

STUDIES_KERNEL
void ends(const double *mean, const double *slope, std::size_t bars, double reach, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = mean[i] + reach * slope[i];
}

} // namespace

/// TTM squeeze: on = 1 while the Bollinger bands (`deviations` wide) lie inside the Keltner channels of the
/// same mean (`multiplier` simple means of the true range wide). momentum = the newest point of the
/// least-squares line through the last `period` distances of the close from the mean of (highest high +
/// lowest low) ÷ 2 and the simple mean of the close, all of `period` bars; in price units. Source: John
/// Carter, Mastering the Trade, with the momentum as it is commonly drawn since. Warm-up: `period` bars for
/// on, 2 (period − 1) for momentum.
void computeSqueeze(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    Moments &moments = walk.keep([&] { return Moments(period); });
    Line &line = walk.keep([&] { return Line(period); });
    Windowed &range = walk.keep([&] { return Windowed::mean(period); });
    Rolling &offsetColumn = walk.keep([&] { return Rolling(period); });
    std::array<double, chunkBars> highest, lowest, mean, variance, slope;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        trueRanges(input, from, bars, range.input(bars));
        const std::size_t skip = leading(period - 1, from, bars), rest = bars - skip, start = from + skip;
        const double *close = input.close.data() + start;
        highs.run(input.high.data() + start, rest, highest.data());
        lows.run(input.low.data() + start, rest, lowest.data());
        moments.run(close, rest, mean.data(), variance.data());
        insides(variance.data(), range.folded() + skip, rest, parameters[1], parameters[2],
                outputs[1].data() + start);
        double *offset = offsetColumn.next(bars);
        std::fill_n(offset, skip, missing);
        offsets(close, highest.data(), lowest.data(), mean.data(), rest, offset + skip);
        line.run(offset, bars, mean.data(), slope.data());
        ends(mean.data(), slope.data(), bars, (parameters[0] - 1) / 2, outputs[0].data() + from);
    });
    walk.blank(outputs[0], 2 * (period - 1));
    walk.blank(outputs[1], period);
}

int warmupSqueeze(Parameters parameters)
{
    return std::max(static_cast<int>(parameters[0]), 2 * (static_cast<int>(parameters[0]) - 1));
}

} // namespace studies
