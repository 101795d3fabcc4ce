#include "studies/extreme.h"

#include "studies/fused.h"

namespace studies {
namespace {

constexpr std::size_t longestSearch = 64;

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
      m_mask(powerOfTwo(period + 1) - 1), m_ring(period > longestSearch ? m_mask + 1 : 0), m_pieces(period)
{
}

bool Extreme::beaten(double old, double now) const
{
    return (m_highest ? old < now : old > now) || (m_newest && old == now);
}

std::size_t Extreme::next(const double *x, std::size_t bar)
{
    if (m_period > longestSearch)
        return queued(x, bar);
    if (bar == 0 || beaten(x[m_best], x[bar]))
        return m_best = bar;
    return m_best = m_best + m_period <= bar ? search(x, bar) : m_best;
}

void Extreme::run(const double *x, std::size_t from, std::size_t bars, double *ages)
{
    std::size_t i = 0;
    const auto alone = [&](std::size_t end) {
        for (; i < end; ++i)
            ages[i] = static_cast<double>(from + i - next(x, from + i));
    };
    alone(from + 1 < m_period ? std::min(bars, m_period - 1 - from) : 0);
    if (bars > i + 1 && fused() != nullptr && m_pieces.quick()) {
        fused()->ages[m_highest][m_newest][m_pieces.levels - 1](x + from + i, bars - i, m_pieces, ages + i);
        m_best = from + bars - 1 - whole(ages[bars - 1]);
    } else
        alone(bars);
}

/// The value first, which needs no decisions, then its place.
std::size_t Extreme::search(const double *x, std::size_t bar) const
{
    const std::size_t first = bar + 1 > m_period ? bar + 1 - m_period : 0;
    double best = x[first];
    for (std::size_t i = first + 1; i <= bar; ++i)
        best = (m_highest ? x[i] > best : x[i] < best) ? x[i] : best;
    std::size_t place = m_newest ? bar : first;
    for (std::size_t left = bar - first; left > 0 && !(x[place] == best); --left)
        m_newest ? --place : ++place;
    return place;
}

std::size_t Extreme::queued(const double *x, std::size_t bar)
{
    if (m_front < m_back && at(m_front) + m_period <= bar)
        ++m_front;
    while (m_front < m_back && beaten(x[at(m_back - 1)], x[bar]))
        --m_back;
    at(m_back++) = bar;
    return at(m_front);
}

} // namespace studies
