#include "studies/extreme.h"
#include "studies/trend/rows.h"

namespace studies {

/// Aroon: how new the extremes of the last period + 1 bars are: down = 100 · (period − bars since the lowest
/// low) ÷ period, up likewise for the highest high; 100 means now. Of equal extremes the newest counts.
/// Source: Tushar Chande; TA-Lib's AROON (Stock.Indicators takes the oldest of equals). Warm-up, for both:
/// period.
void computeAroon(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]);
    Extreme &lowest = walk.keep([&] { return Extreme(false, period + 1); });
    Extreme &highest = walk.keep([&] { return Extreme(true, period + 1); });
    const double scale = 100 / parameters[0];
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        const std::size_t low = lowest.next(input.low.data(), bar),
                          high = highest.next(input.high.data(), bar);
        outputs[0][bar] = scale * (parameters[0] - static_cast<double>(bar - low));
        outputs[1][bar] = scale * (parameters[0] - static_cast<double>(bar - high));
    }
    for (const std::span<double> output : outputs)
        walk.blank(output, period);
}

int warmupAroon(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
