#include "studies/volatility/ranged.h"
#include "studies/volatility/rows.h"
#include "studies/window.h"

namespace studies {
namespace {

STUDIES_KERNEL
void hang(const double *highest, const double *lowest, const double *range, std::size_t bars,
          double multiplier, double *__restrict below, double *__restrict above)
{
    for (std::size_t i = 0; i < bars; ++i) {
        below[i] = highest[i] - multiplier * range[i];
        above[i] = lowest[i] + multiplier * range[i];
    }
}

} // namespace

/// Chandelier exit: long = the highest high of the last `period` bars less `multiplier` average true ranges
/// of as many bars; short = the lowest low plus as much. Source: Chuck LeBeau; Stock.Indicators' Chandelier.
/// Warm-up, for both: `period` bars.
void computeChandelier(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Window &highs = walk.keep([&] { return Window(Fold::Max, period); });
    Window &lows = walk.keep([&] { return Window(Fold::Min, period); });
    AverageRange &range = walk.keep([&] { return AverageRange(period); });
    std::array<double, chunkBars> highest, lowest;
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *reach = range.next(input, from, bars);
        const std::size_t skip = period > from ? std::min(bars, period - from) : 0, start = from + skip;
        highs.run(input.high.data() + start, bars - skip, highest.data());
        lows.run(input.low.data() + start, bars - skip, lowest.data());
        hang(highest.data(), lowest.data(), reach + skip, bars - skip, parameters[1],
             outputs[0].data() + start, outputs[1].data() + start);
    });
    for (const std::span<double> output : outputs)
        walk.blank(output, period);
}

} // namespace studies
