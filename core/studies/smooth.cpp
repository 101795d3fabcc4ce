#include "studies/smooth.h"

namespace studies {
namespace {

/// e4 holds, from bar −12 on, the weighted sums of four values; y then takes four of those and itself 16 bars
/// ago.
STUDIES_KERNEL
void sixteenths(const double *x, std::size_t bars, const double *near, const double *far, double *y)
{
    alignas(64) double e4[chunkBars + 12];
    const double n0 = near[0], n1 = near[1], n2 = near[2], n3 = near[3];
    const double f4 = far[0], f8 = far[1], f12 = far[2], f16 = far[3];
    const double *from = x - 15;
    for (std::size_t i = 0; i < bars + 12; ++i)
        e4[i] = (n0 * from[i + 3] + n1 * from[i + 2]) + (n2 * from[i + 1] + n3 * from[i]);
    for (std::size_t i = 0; i < bars; ++i)
        y[i] = ((e4[i + 12] + f4 * e4[i + 8]) + (f8 * e4[i + 4] + f12 * e4[i])) + f16 * *(y + i - 16);
}

} // namespace

Smoother::Smoother(double keep, double take, std::size_t first, std::size_t count, double divisor)
    : m_keep(keep), m_take(take), m_first(first), m_seed(first + count - 1), m_divisor(divisor)
{
    const double two = keep * keep, four = two * two, eight = four * four;
    m_near = {take, take * keep, take * two, take * two * keep};
    m_far = {four, eight, eight * four, eight * eight};
}

Smoother Smoother::ema(std::size_t period, std::size_t first)
{
    const double p = static_cast<double>(period);
    return {(p - 1) / (p + 1), 2 / (p + 1), first, period, p};
}

Smoother Smoother::wilder(std::size_t period, std::size_t first)
{
    const double p = static_cast<double>(period);
    return {(p - 1) / p, 1 / p, first, period, p};
}

void Smoother::run(const double *x, std::size_t bars, double *y)
{
    std::size_t i = m_bar > m_seed ? 0 : seed(x, bars, y);
    i = plain(x, i, bars, y);
    if (i < bars)
        sixteenths(x + i, bars - i, m_near.data(), m_far.data(), y + i);
    m_bar += bars;
}

void Smoother::hold(double *y)
{
    *y = *(y - 1);
    m_plain = history;
    ++m_bar;
}

std::size_t Smoother::seed(const double *x, std::size_t bars, double *y)
{
    std::size_t i = 0;
    for (; i < bars && m_bar + i <= m_seed; ++i) {
        if (m_bar + i >= m_first)
            m_sum += x[i];
        y[i] = m_bar + i == m_seed ? m_sum / m_divisor : missing;
    }
    return i;
}

std::size_t Smoother::plain(const double *x, std::size_t from, std::size_t bars, double *y)
{
    std::size_t i = from;
    for (; i < bars && m_plain > 0; ++i, --m_plain)
        y[i] = m_take * x[i] + m_keep * *(y + i - 1);
    return i;
}

} // namespace studies
