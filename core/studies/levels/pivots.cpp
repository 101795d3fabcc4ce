#include "studies/levels/rows.h"
#include "studies/levels/swings.h"

namespace studies {

/// Swing points as they become known: high_point = the high that stands above those of the `left` bars before
/// and of the `right` bars after it, at the last of these; low_point likewise; missing at all other bars.
/// Source: Stock.Indicators' Pivots, which writes them at their own bar, `right` bars before they are known;
/// its lines between them are drawn backwards and have no place here. Warm-up: left + right.
void computePivots(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    SwingWatch &swings = walk.keep([&] { return SwingWatch(whole(parameters[0]), whole(parameters[1])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        swings.next(input, from, bars);
        for (std::size_t bar = from; bar < from + bars; ++bar) {
            outputs[0][bar] = swings.high(bar);
            outputs[1][bar] = swings.low(bar);
        }
    });
}

int warmupPivots(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1]);
}

} // namespace studies
