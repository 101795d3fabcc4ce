#include "studies/levels/rows.h"
#include "studies/levels/swings.h"

#include <cmath>
#include <tuple>
#include <vector>

namespace studies {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// The nearest points below and above a price; several at a time, so that none waits for the one before.
STUDIES_KERNEL
void nearest(const double *points, std::size_t count, double price, double &below, double &above)
{
    constexpr std::size_t lane = 16;
    double under[lane], over[lane];
    std::fill_n(under, lane, -infinite);
    std::fill_n(over, lane, infinite);
    const auto look = [&](std::size_t i, double point) {
        const double low = point < price ? point : -infinite, high = point > price ? point : infinite;
        under[i] = low > under[i] ? low : under[i];
        over[i] = high < over[i] ? high : over[i];
    };
    std::size_t from = 0;
    for (; from + lane <= count; from += lane)
        for (std::size_t i = 0; i < lane; ++i)
            look(i, points[from + i]);
    for (std::size_t i = 0; from + i < count; ++i)
        look(i, points[from + i]);
    for (std::size_t i = 0; i < lane; ++i) {
        below = under[i] > below ? under[i] : below;
        above = over[i] < above ? over[i] : above;
    }
}

/// The swings of the last bars, by the bars at which they were told, the oldest first.
class Memory
{
public:
    void add(std::size_t bar, double price)
    {
        if (std::isnan(price))
            return;
        m_bars.push_back(bar);
        m_prices.push_back(price);
    }
    void forgetBefore(std::size_t bar)
    {
        while (m_first < m_bars.size() && m_bars[m_first] < bar)
            ++m_first;
        if (m_first < 64 || 2 * m_first < m_bars.size())
            return;
        m_bars.erase(m_bars.begin(), m_bars.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_prices.erase(m_prices.begin(), m_prices.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
    /// The nearest prices below and above this one, missing if there are none.
    [[nodiscard]] std::pair<double, double> around(double price) const
    {
        double below = -infinite, above = infinite;
        nearest(m_prices.data() + m_first, m_prices.size() - m_first, price, below, above);
        return {below == -infinite ? missing : below, above == infinite ? missing : above};
    }

private:
    std::vector<std::size_t> m_bars;
    std::vector<double> m_prices;
    std::size_t m_first = 0;
};

} // namespace

/// Support and resistance: the nearest prices below and above the close at which the market turned within the
/// last `period` bars, highs and lows alike: an old high below the price supports it, an old low above it
/// resists. A turn is a high above (a low below) those of the `span` bars on either side of it and counts
/// from the last of these on. Source: the polarity of broken levels, Robert Edwards and John Magee, Technical
/// Analysis of Stock Trends. Warm-up: 2 span; missing where there is none on that side.
void computeSupportResistance(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    const std::size_t period = whole(parameters[0]), span = whole(parameters[1]);
    SwingWatch &swings = walk.keep([&] { return SwingWatch(span, span); });
    Memory &memory = walk.keep([&] { return Memory(); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        swings.next(input, from, bars);
        for (std::size_t bar = from; bar < from + bars; ++bar) {
            memory.add(bar, swings.high(bar));
            memory.add(bar, swings.low(bar));
            memory.forgetBefore(bar + 1 + span > period ? bar + 1 + span - period : 0);
            std::tie(outputs[0][bar], outputs[1][bar]) = memory.around(input.close[bar]);
        }
    });
}

int warmupSupportResistance(Parameters parameters)
{
    return 2 * static_cast<int>(parameters[1]);
}

} // namespace studies
