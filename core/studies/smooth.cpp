#include "studies/smooth.h"

#include "studies/lanes.h"

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

#if STUDIES_LANES
namespace {

/// The columns of the doubling as they pass by, four bars in each; a column of 8 reaches back by two.
struct Passing
{
    Four two{}, four{}, eight{}, eightBefore{};
};

/// The next four bars: `x` and, one bar older each, `older`. Gives the column of 16.
[[gnu::always_inline]] STUDIES_AVX2 inline void pass(const double *x, const double *older,
                                                     const SmootherWeights &w, Passing &at, Four &out)
{
    Four now, before;
    std::memcpy(&now, x, sizeof now);
    std::memcpy(&before, older, sizeof before);
    const Four two = w.take * now + w.next * before;
    const Four four = two + w.two * __builtin_shufflevector(at.two, two, 2, 3, 4, 5);
    const Four eight = four + w.four * at.four;
    out = eight + w.eight * at.eightBefore;
    at = {two, four, eight, at.eight};
}

/// Whole sixteens only.
STUDIES_AVX2
void sixteenthsWide(const double *x, std::size_t bars, const SmootherWeights &weights, double *y)
{
    const SmootherWeights w = weights;
    const double front[4] = {0, *(x - 16), *(x - 15), *(x - 14)}; // nothing before is read, nor needed
    Passing at;
    Four sum, last[4];
    pass(x - 16, front, w, at, sum);
    for (std::ptrdiff_t i = -12; i < 0; i += 4)
        pass(x + i, x + i - 1, w, at, sum);
#pragma GCC unroll 4
    for (std::size_t part = 0; part < 4; ++part)
        std::memcpy(&last[part], y - 16 + 4 * part, sizeof(Four));
    for (std::size_t i = 0; i < bars; i += 16) {
#pragma GCC unroll 4
        for (std::size_t part = 0; part < 4; ++part) {
            pass(x + i + 4 * part, x + i + 4 * part - 1, w, at, sum);
            last[part] = sum + w.sixteen * last[part];
            std::memcpy(y + i + 4 * part, &last[part], sizeof(Four));
        }
    }
}

} // namespace
#endif

void sixteenths(const double *x, std::size_t bars, const SmootherWeights &weights, double *y)
{
#if STUDIES_LANES
    const std::size_t wide = wideLanes() ? bars - bars % 16 : 0;
    if (wide > 0)
        sixteenthsWide(x, wide, weights, y);
#else
    const std::size_t wide = 0;
#endif
    if (wide < bars)
        sixteenthsPlain(x + wide, bars - wide, weights, y + wide);
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
