#include "studies/averages/rows.h"
#include "studies/stage.h"

#include <cmath>

namespace studies {
namespace {

STUDIES_KERNEL
void steps(const double *close, std::size_t bars, double *__restrict out)
{
    const double *before = close - 1;
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = close[i] > before[i] ? close[i] - before[i] : before[i] - close[i];
}

/// The square of the smoothing constant; `older` is the close a period ago.
STUDIES_KERNEL
void paces(const double *close, const double *older, const double *path, std::size_t bars, double slow,
           double range, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double way = close[i] > older[i] ? close[i] - older[i] : older[i] - close[i];
        const double straight = way < path[i] ? way / path[i] : 1;
        const double share = path[i] <= noMovement * close[i] ? 1 : straight;
        const double constant = share * range + slow;
        out[i] = constant * constant;
    }
}

} // namespace

/// Kaufman's adaptive moving average of the close: K[t] = K[t−1] + c² (close[t] − K[t−1]), where c lies
/// between 2 ÷ (slow + 1) and 2 ÷ (fast + 1) in the measure of the efficiency ratio, |close[t] −
/// close[t−period]| ÷ the sum of the |changes| between. Source: Perry Kaufman; TA-Lib's KAMA (which fixes
/// fast = 2, slow = 30). Seed: the close of bar period − 1. Warm-up: period. A path of nothing counts as
/// straight, as in TA-Lib.
void computeKama(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    const double fast = 2 / (parameters[1] + 1), slow = 2 / (parameters[2] + 1);
    const double *close = input.close.data();
    Windowed &path = walk.keep([&] { return Windowed(Fold::Sum, period); });
    std::array<double, chunkBars> pace;
    walk.blank(outputs[0], period);
    double &value = walk.keep([] { return missing; });
    walk.eachChunk(1, input.size(), [&](std::size_t from, std::size_t bars) {
        steps(close + from, bars, path.input(bars));
        const double *sums = path.folded();
        const std::size_t skip = leading(period, from, bars);
        paces(close + from + skip, close + from + skip - period, sums + skip, bars - skip, slow, fast - slow,
              pace.data() + skip);
        if (from + skip == period && skip < bars)
            value = close[period - 1];
        for (std::size_t i = skip; i < bars; ++i)
            outputs[0][from + i] = value += pace[i] * (close[from + i] - value);
    });
}

int warmupKama(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
