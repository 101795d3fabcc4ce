#include "studies/levels/swings.h"

namespace studies {

SwingWatch::SwingWatch(const Input &input, std::size_t left, std::size_t right)
    : m_input(input), m_left(left), m_right(right), m_newHighest(true, left + right + 1),
      m_oldHighest(true, left + right + 1, Equals::Oldest), m_newLowest(false, left + right + 1),
      m_oldLowest(false, left + right + 1, Equals::Oldest)
{
}

void SwingWatch::next(std::size_t bar)
{
    const double *high = m_input.high.data(), *low = m_input.low.data();
    const std::size_t newHigh = m_newHighest.next(high, bar), oldHigh = m_oldHighest.next(high, bar);
    const std::size_t newLow = m_newLowest.next(low, bar), oldLow = m_oldLowest.next(low, bar);
    m_high = m_low = missing;
    if (bar < m_left + m_right)
        return;
    const std::size_t here = bar - m_right;
    if (newHigh == here && oldHigh == here)
        m_high = high[here];
    if (newLow == here && oldLow == here)
        m_low = low[here];
}

} // namespace studies
