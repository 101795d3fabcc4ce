#include "studies/logarithm.h"
#include "studies/rows.h"
#include "studies/true_range.h"
#include "studies/window.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void shares(const double *highest, const double *lowest, std::size_t bars, double *__restrict sum)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double range = highest[i] - lowest[i], share = sum[i] / range;
        sum[i] = range > 0 ? share : missing;
    }
}

} // namespace

/// Choppiness index: 100 · ln(sum of the true ranges ÷ range) ÷ ln(period), where range = highest true high −
/// lowest true low, all over the last `period` bars. Near 100 the market only went to and fro, near 0 it ran
/// straight. Source: E. W. Dreiss; Stock.Indicators' Chop (which takes true highs and lows, as here; some
/// take plain ones). Warm-up: period (the first bar has no true range). A window without any range has no
/// choppiness: missing.
void computeChop(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    const double scale = 100 / std::log(parameters[0]);
    Window &sums = walk.keep([&] { return Window(Fold::Sum, period); });
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    Rolling &rangeColumn = walk.keep([&] { return Rolling(period); });
    Rolling &highColumn = walk.keep([&] { return Rolling(period); });
    Rolling &lowColumn = walk.keep([&] { return Rolling(period); });
    std::array<double, chunkBars> sum, highest, lowest;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *range = rangeColumn.next(bars), *high = highColumn.next(bars), *low = lowColumn.next(bars);
        trueRanges(input, from, bars, range, high, low);
        sums.run(range, bars, sum.data());
        highs.run(high, bars, highest.data());
        lows.run(low, bars, lowest.data());
        shares(highest.data(), lowest.data(), bars, sum.data());
        double *out = outputs[0].data() + from;
        logarithms(sum.data(), bars, out);
        for (std::size_t i = 0; i < bars; ++i)
            out[i] *= scale;
    });
}

int warmupChop(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
