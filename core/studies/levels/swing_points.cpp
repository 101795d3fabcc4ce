#include "studies/levels/rows.h"
#include "studies/levels/swings.h"

#include <cmath>

namespace studies {

/// The prices of the last known swing high and swing low: a high above those of the `left` bars before and of
/// the `right` bars after it, from the last of these on; a low likewise. Source: as pivots, held. Warm-up:
/// left + right; missing until there is one.
void computeSwingPoints(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    SwingWatch &swings = walk.keep([&] { return SwingWatch(whole(parameters[0]), whole(parameters[1])); });
    double &high = walk.keep([] { return missing; });
    double &low = walk.keep([] { return missing; });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        swings.next(input, from, bars);
        for (std::size_t bar = from; bar < from + bars; ++bar) {
            outputs[0][bar] = high = std::isnan(swings.high(bar)) ? high : swings.high(bar);
            outputs[1][bar] = low = std::isnan(swings.low(bar)) ? low : swings.low(bar);
        }
    });
}

int warmupSwingPoints(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1]);
}

} // namespace studies
