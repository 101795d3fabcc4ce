#include "studies/momentum/rows.h"
#include "studies/true_range.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void pressures(const double *close, const double *low, std::size_t bars, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = close[i] - low[i];
}

STUDIES_KERNEL
void addShares(const double *pressure, const double *range, double weight, std::size_t bars,
               double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double share = weight * (pressure[i] / range[i]);
        out[i] += range[i] > 0 ? share : 0;
    }
}

} // namespace

/// Ultimate oscillator: 100 · (4 s + 2 m + l) ÷ 7, where s, m and l are the shares of buying pressure (close
/// − true low) in the true range over a short, a middle and a long period. Source: Larry Williams; TA-Lib's
/// ULTOSC (the periods are sorted). Warm-up: the longest period (the first bar has no true range). A window
/// without any range adds nothing, as in TA-Lib.
void computeUltosc(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    std::array<double, 3> period{parameters[0], parameters[1], parameters[2]};
    std::sort(period.begin(), period.end());
    const std::size_t longest = whole(period[2]);
    auto &sums = walk.keep([&] {
        return std::array<Window, 3>{Window(Fold::Sum, whole(period[0])), Window(Fold::Sum, whole(period[1])),
                                     Window(Fold::Sum, longest)};
    });
    Rolling &rangeColumn = walk.keep([&] { return Rolling(longest); });
    Rolling &pressureColumn = walk.keep([&] { return Rolling(longest); });
    std::array<double, chunkBars> high, low, pressure, range;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *ranges = rangeColumn.next(bars), *buying = pressureColumn.next(bars);
        double *out = outputs[0].data() + from;
        trueRanges(input, from, bars, ranges, high.data(), low.data());
        pressures(input.close.data() + from, low.data(), bars, buying);
        std::fill_n(out, bars, 0.0);
        for (std::size_t part = 0; part < 3; ++part) {
            sums[part].run(buying, bars, pressure.data());
            sums[part].run(ranges, bars, range.data());
            addShares(pressure.data(), range.data(), part == 0 ? 4 : part == 1 ? 2 : 1, bars, out);
        }
        for (std::size_t i = 0; i < bars; ++i)
            out[i] *= 100.0 / 7;
    });
    walk.blank(outputs[0], longest);
}

int warmupUltosc(Parameters parameters)
{
    return static_cast<int>(std::max({parameters[0], parameters[1], parameters[2]}));
}

} // namespace studies
