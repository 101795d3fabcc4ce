// The turning points of a market that alternate and are far enough apart to be seen: what classic shapes are
// made of. Inside `studies` only; a value of one call, one thread.
#pragma once

#include "studies/patterns/market.h"

namespace studies {

/// Highs and lows in turn, each at least two ATR from the one before (measured when it is known). A new high
/// after a high takes its place if it is higher, and is left out if it is not. What the list says after a bar
/// follows from the bars up to it alone.
class Swings
{
public:
    explicit Swings(const Market &market) : m_market(market) {}
    /// Takes in the turns that are known at this bar, bars in order. Whether the list has changed.
    bool advance(std::size_t bar)
    {
        bool changed = false;
        for (; m_next < m_market.pivots.size() && m_market.pivots[m_next].known() <= bar; ++m_next)
            changed = take(m_market.pivots[m_next]) || changed;
        return changed;
    }
    [[nodiscard]] std::size_t size() const { return m_swings.size(); }
    /// The k-th last one; 0 is the last.
    [[nodiscard]] const Pivot &last(std::size_t k) const { return m_swings[m_swings.size() - 1 - k]; }

private:
    bool take(const Pivot &pivot)
    {
        const double unit = m_market.unit[pivot.known()];
        if (m_swings.empty() || m_swings.back().high == pivot.high) {
            const double further = m_swings.empty() ? 1 : pivot.price - m_swings.back().price;
            if (!m_swings.empty() && (pivot.high ? further <= 0 : further >= 0))
                return false;
            if (!m_swings.empty())
                m_swings.pop_back();
            m_swings.push_back(pivot);
            return true;
        }
        const double rise = (pivot.price - m_swings.back().price) * (pivot.high ? 1 : -1);
        if (!(rise >= 2 * unit))
            return false;
        m_swings.push_back(pivot);
        return true;
    }

    const Market &m_market;
    std::size_t m_next = 0;
    std::vector<Pivot> m_swings;
};

/// A straight line through two points of the chart.
struct TrendLine
{
    std::size_t bar = 0;
    double price = 0, slope = 0; // per bar
    [[nodiscard]] static TrendLine through(const Pivot &a, const Pivot &b)
    {
        return {a.bar, a.price,
                (b.price - a.price) / (static_cast<double>(b.bar) - static_cast<double>(a.bar))};
    }
    [[nodiscard]] double at(std::size_t when) const
    {
        return price + slope * (static_cast<double>(when) - static_cast<double>(bar));
    }
};

} // namespace studies
