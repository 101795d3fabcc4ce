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
    const auto side = [&](Extreme &extreme, std::span<const double> price, std::span<double> out) {
        walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
            extreme.run(price.data(), from, bars, out.data() + from);
            for (std::size_t bar = from; bar < from + bars; ++bar)
                out[bar] = scale * (parameters[0] - out[bar]);
        });
    };
    side(lowest, input.low, outputs[0]);
    side(highest, input.high, outputs[1]);
    for (const std::span<double> output : outputs)
        walk.blank(output, period);
}

int warmupAroon(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
