#include "studies/levels/rows.h"
#include "studies/levels/swings.h"

#include <cmath>

namespace studies {
namespace {

constexpr double shares[] = {0.236, 0.382, 0.5, 0.618, 0.786};

/// The last known swing high and low, and which of them was told later.
struct Move
{
    double high = missing, low = missing;
    bool upwards = false;

    void update(double swingHigh, double swingLow)
    {
        if (!std::isnan(swingLow))
            low = swingLow, upwards = false;
        if (!std::isnan(swingHigh))
            high = swingHigh, upwards = true;
    }
    void publish(std::size_t bar, Outputs outputs) const
    {
        const bool any = high > low;
        const double start = any ? (upwards ? low : high) : missing;
        const double end = any ? (upwards ? high : low) : missing;
        outputs[0][bar] = start;
        outputs[1][bar] = end;
        for (std::size_t level = 0; level < std::size(shares); ++level)
            outputs[2 + level][bar] = end - shares[level] * (end - start);
    }
};

} // namespace

/// Fibonacci retracement of the last swing, in price units: start and end of the move between the last known
/// swing low and swing high (see swing_points; upwards if the high was told last), and how far back from its
/// end the shares 23.6, 38.2, 50, 61.8 and 78.6 % of it lie. Warm-up: left + right; missing until there are a
/// high and a low, and while that high is not above that low.
void computeFibRetracement(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    SwingWatch &swings = walk.keep([&] { return SwingWatch(whole(parameters[0]), whole(parameters[1])); });
    Move &move = walk.keep([&] { return Move(); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        swings.next(input, from, bars);
        for (std::size_t bar = from; bar < from + bars; ++bar) {
            move.update(swings.high(bar), swings.low(bar));
            move.publish(bar, outputs);
        }
    });
}

int warmupFibRetracement(Parameters parameters)
{
    return static_cast<int>(parameters[0] + parameters[1]);
}

} // namespace studies
