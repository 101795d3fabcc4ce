#include "studies/levels/rows.h"
#include "studies/levels/swings.h"

#include <cmath>

namespace studies {

/// The prices of the last known swing high and swing low: a high above those of the `left` bars before and of
/// the `right` bars after it, from the last of these on; a low likewise. Source: as pivots, held. Warm-up:
/// left + right; missing until there is one.
void computeSwingPoints(const Input &input, Parameters parameters, Outputs outputs)
{
    SwingWatch swings(input, whole(parameters[0]), whole(parameters[1]));
    double high = missing, low = missing;
    for (std::size_t bar = 0; bar < input.size(); ++bar) {
        swings.next(bar);
        high = std::isnan(swings.high()) ? high : swings.high();
        low = std::isnan(swings.low()) ? low : swings.low();
        outputs[0][bar] = high;
        outputs[1][bar] = low;
    }
}

int warmupSwingPoints(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1]);
}

} // namespace studies
