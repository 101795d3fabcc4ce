#include "studies/extreme.h"

namespace studies {
namespace {

std::size_t powerOfTwo(std::size_t least)
{
    std::size_t power = 1;
    while (power < least)
        power *= 2;
    return power;
}

} // namespace

Extreme::Extreme(bool highest, std::size_t period, Equals equals)
    : m_highest(highest), m_newest(equals == Equals::Newest), m_period(period),
      m_mask(powerOfTwo(period + 1) - 1), m_ring(m_mask + 1)
{
}

bool Extreme::beaten(double old, double now) const
{
    return (m_highest ? old < now : old > now) || (m_newest && old == now);
}

std::size_t Extreme::next(const double *x, std::size_t bar)
{
    if (m_front < m_back && at(m_front) + m_period <= bar)
        ++m_front;
    while (m_front < m_back && beaten(x[at(m_back - 1)], x[bar]))
        --m_back;
    at(m_back++) = bar;
    return at(m_front);
}

} // namespace studies
