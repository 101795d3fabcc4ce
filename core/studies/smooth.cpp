#include "studies/smooth.h"

namespace studies {
/// Columns of 2, 4, 8 and 16 values, each a little shorter at the front than the one it is made of.
STUDIES_KERNEL
void sixteenthsPlain(const double *x, std::size_t bars, const SmootherWeights &weights, double *y)
{
    alignas(64) double some[chunkBars + 16], more[chunkBars + 16];
    const SmootherWeights w = weights;
    const double *from = x - 15;
    for (std::size_t i = 0; i < bars + 14; ++i)
        some[i] = w.take * from[i + 1] + w.next * from[i];
    for (std::size_t i = 0; i < bars + 12; ++i)
        more[i] = some[i + 2] + w.two * some[i];
    for (std::size_t i = 0; i < bars + 8; ++i)
        some[i] = more[i + 4] + w.four * more[i];
    for (std::size_t i = 0; i < bars; ++i)
        more[i] = some[i + 8] + w.eight * some[i];
    for (std::size_t i = 0; i < bars; ++i)
        y[i] = more[i] + w.sixteen * *(y + i - 16);
}

namespace {

/// One bar, in the same order.
double sixteenth(const double *x, const SmootherWeights &w, double before)
{
    double some[8];
    for (std::ptrdiff_t i = 0; i < 8; ++i)
        some[i] = w.take * *(x - 2 * i) + w.next * *(x - 2 * i - 1);
    for (std::size_t i = 0; i < 4; ++i)
        some[i] = some[2 * i] + w.two * some[2 * i + 1];
    for (std::size_t i = 0; i < 2; ++i)
        some[i] = some[2 * i] + w.four * some[2 * i + 1];
    return (some[0] + w.eight * some[1]) + w.sixteen * before;
}

} // namespace

void sixteenths(const double *x, std::size_t bars, const SmootherWeights &weights, double *y)
{
    if (bars == 1) {
        *y = sixteenth(x, weights, *(y - 16));
        return;
    }
    const Lanes *wide = lanes();
    wide != nullptr ? wide->sixteenths(x, bars, weights, y) : sixteenthsPlain(x, bars, weights, y);
}

Smoother::Smoother(double keep, double take, std::size_t first, std::size_t count, double divisor)
    : m_keep(keep), m_take(take), m_first(first), m_seed(first + count - 1), m_divisor(divisor)
{
    const double two = keep * keep, four = two * two, eight = four * four;
    m_weights = {take, take * keep, two, four, eight, eight * eight};
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
        sixteenths(x + i, bars - i, m_weights, y + i);
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
    const std::size_t end = std::min(bars, m_seed + 1 - m_bar);
    const std::size_t first = std::min(end, m_first > m_bar ? m_first - m_bar : 0);
    double sum = m_sum; // not in memory that y might be, which would be read again after every value
    for (std::size_t i = first; i < end; ++i)
        sum += x[i];
    m_sum = sum;
    std::fill_n(y, end, missing);
    if (m_bar + end == m_seed + 1)
        y[end - 1] = sum / m_divisor;
    return end;
}

std::size_t Smoother::plain(const double *x, std::size_t from, std::size_t bars, double *y)
{
    const std::size_t end = std::min(bars, from + m_plain);
    if (from == end)
        return from;
    const double take = m_take, keep = m_keep;
    double last = *(y + from - 1);
    for (std::size_t i = from; i < end; ++i)
        y[i] = last = take * x[i] + keep * last;
    m_plain -= end - from;
    return end;
}

} // namespace studies
