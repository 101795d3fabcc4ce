#include "studies/levels/rows.h"
#include "studies/levels/swings.h"

#include <cmath>
#include <deque>

namespace studies {
namespace {

/// The swings of the last bars, by the bars at which they were told.
class Memory
{
public:
    void add(std::size_t bar, double price)
    {
        if (!std::isnan(price))
            m_points.push_back({bar, price});
    }
    void forgetBefore(std::size_t bar)
    {
        while (!m_points.empty() && m_points.front().bar < bar)
            m_points.pop_front();
    }
    [[nodiscard]] double highestBelow(double price) const
    {
        double best = missing;
        for (const Point &point : m_points)
            if (point.price < price && !(point.price <= best))
                best = point.price;
        return best;
    }
    [[nodiscard]] double lowestAbove(double price) const
    {
        double best = missing;
        for (const Point &point : m_points)
            if (point.price > price && !(point.price >= best))
                best = point.price;
        return best;
    }

private:
    struct Point
    {
        std::size_t bar;
        double price;
    };
    std::deque<Point> m_points;
};

} // namespace

/// Support and resistance: the nearest prices below and above the close at which the market turned within the
/// last `period` bars, highs and lows alike: an old high below the price supports it, an old low above it
/// resists. A turn is a high above (a low below) those of the `span` bars on either side of it and counts
/// from the last of these on. Source: the polarity of broken levels, Robert Edwards and John Magee, Technical
/// Analysis of Stock Trends. Warm-up: 2 span; missing where there is none on that side.
void computeSupportResistance(const Input &input, Parameters parameters, Outputs outputs)
{
    const std::size_t period = whole(parameters[0]), span = whole(parameters[1]);
    SwingWatch swings(input, span, span);
    Memory memory;
    for (std::size_t bar = 0; bar < input.size(); ++bar) {
        swings.next(bar);
        memory.add(bar, swings.high());
        memory.add(bar, swings.low());
        memory.forgetBefore(bar + 1 + span > period ? bar + 1 + span - period : 0);
        outputs[0][bar] = memory.highestBelow(input.close[bar]);
        outputs[1][bar] = memory.lowestAbove(input.close[bar]);
    }
}

int warmupSupportResistance(Parameters parameters)
{
    return 2 * static_cast<int>(parameters[1]);
}

} // namespace studies
