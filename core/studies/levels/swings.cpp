#include "studies/levels/swings.h"

namespace studies {
namespace {

STUDIES_KERNEL
void above(const double *price, const double *before, const double *after, std::size_t bars,
           double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double other = before[i] > after[i] ? before[i] : after[i];
        out[i] = price[i] > other ? price[i] : missing;
    }
}

STUDIES_KERNEL
void below(const double *price, const double *before, const double *after, std::size_t bars,
           double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double other = before[i] < after[i] ? before[i] : after[i];
        out[i] = price[i] < other ? price[i] : missing;
    }
}

} // namespace

SwingWatch::SwingWatch(std::size_t left, std::size_t right)
    : m_left(left), m_right(right), m_highBefore(Fold::Max, left), m_highAfter(Fold::Max, right),
      m_lowBefore(Fold::Min, left), m_lowAfter(Fold::Min, right)
{
}

void SwingWatch::next(const Input &input, std::size_t from, std::size_t bars)
{
    m_from = from;
    const std::size_t reach = m_left + m_right, skip = reach > from ? std::min(bars, reach - from) : 0;
    std::fill_n(m_high.data(), skip, missing);
    std::fill_n(m_low.data(), skip, missing);
    if (skip == bars)
        return;
    const double *high = input.high.data() + from + skip, *low = input.low.data() + from + skip;
    const std::size_t rest = bars - skip;
    m_highBefore.run(high - m_right - 1, rest, m_before.data());
    m_highAfter.run(high, rest, m_after.data());
    above(high - m_right, m_before.data(), m_after.data(), rest, m_high.data() + skip);
    m_lowBefore.run(low - m_right - 1, rest, m_before.data());
    m_lowAfter.run(low, rest, m_after.data());
    below(low - m_right, m_before.data(), m_after.data(), rest, m_low.data() + skip);
}

} // namespace studies
