#include "studies/levels/pivot.h"
#include "studies/levels/rows.h"
#include "studies/window.h"

namespace studies {

/// Pivot levels from the range of the `period` bars that end `offset` bars before the bar before this one, in
/// price units; `type` 0 classic, 1 Camarilla, 2 DeMark, 3 Fibonacci, 4 Woodie (formulas in pivot.h; the
/// open, where one is needed, is that of this bar). Source: Stock.Indicators' RollingPivots. Warm-up: period
/// + offset. Missing where the type has no such level.
void computeRollingPivots(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), back = whole(parameters[1]) + 1;
    const PivotKind kind = PivotKind(whole(parameters[2]));
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    std::array<double, chunkBars> highest, lowest;
    const std::size_t first = period - 1 + back;
    walk.eachChunk(first, input.size(), [&](std::size_t from, std::size_t bars) {
        highs.run(input.high.data() + from - back, bars, highest.data());
        lows.run(input.low.data() + from - back, bars, lowest.data());
        for (std::size_t i = 0; i < bars; ++i) {
            const std::size_t bar = from + i;
            const PivotLevels levels =
                pivotLevels(kind, {input.open[bar], highest[i], lowest[i], input.close[bar - back]});
            for (std::size_t level = 0; level < levels.size(); ++level)
                outputs[level][bar] = levels[level];
        }
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, first);
}

int warmupRollingPivots(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1]);
}

} // namespace studies
