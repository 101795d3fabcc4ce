#include "studies/directional.h"
#include "studies/rows.h"

#include <cmath>

namespace studies {

/// Directional movement index: 100 · |+DM − −DM| ÷ (+DM + −DM), both smoothed as `Directional` says (the true
/// range cancels out of +DI and −DI). Source: Wilder; TA-Lib's DX. Warm-up: period. Where nothing has moved
/// the index has no meaning; as in TA-Lib it then repeats its last value, or is 0 if it has none yet.
/// "Nothing" is below 1e-14 of the price (TA-Lib: below 1e-14).
void computeDx(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Directional &movement = walk.keep([&] { return Directional(period); });
    double &last = walk.keep([] { return 0.0; });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        movement.next(input, from, bars);
        double *dx = outputs[0].data() + from;
        if (directionalIndex(movement, input.close.data() + from, bars, dx))
            for (std::size_t i = 0; i < bars; ++i)
                last = dx[i] = std::isnan(dx[i]) ? last : dx[i];
        last = std::isnan(dx[bars - 1]) ? last : dx[bars - 1]; // none in the warm-up
    });
    walk.blank(outputs[0], period);
}

int warmupDx(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
