#include "studies/moments.h"

#include "studies/lanes.h"

namespace studies {
namespace {

/// Level 1 of a column: sums and squares of two values.
STUDIES_KERNEL
void foldValues(const double *x, std::size_t count, double *__restrict sums, double *__restrict squares)
{
    const double *older = x - 1;
    for (std::size_t i = 0; i < count; ++i) {
        const double across = x[i] - older[i];
        sums[i] = x[i] + older[i];
        squares[i] = across * across;
    }
}

/// The next level: two pieces of `step` bars. Merging equal ones: Q = 2 (Qa + Qb) + (Sa − Sb)².
STUDIES_KERNEL
void foldPieces(const double *s, const double *q, std::size_t step, std::size_t count,
                double *__restrict sums, double *__restrict squares)
{
    const double *olderS = s - step, *olderQ = q - step;
    for (std::size_t i = 0; i < count; ++i) {
        const double across = s[i] - olderS[i], inside = q[i] + olderQ[i];
        sums[i] = s[i] + olderS[i];
        squares[i] = (inside + inside) + across * across;
    }
}

#if STUDIES_LANES
/// Sums and squares of four bars.
struct Both
{
    Four sum{}, square{};
};

/// The columns of the doubling as they pass by; a column of 8 reaches back by two.
struct Passing
{
    Both two, four, eight, eightBefore;
};

[[gnu::always_inline]] STUDIES_AVX2 inline void merge(const Both &newer, const Both &older, Both &out)
{
    const Four across = newer.sum - older.sum, inside = newer.square + older.square;
    out = {newer.sum + older.sum, (inside + inside) + across * across};
}

/// Four bars more; `older` is x one bar earlier. Even columns take sums, odd ones squares.
[[gnu::always_inline]] STUDIES_AVX2 inline void pass(const double *x, const double *older, std::size_t to,
                                                     Passing &at, double *const *columns)
{
    Four now, before;
    std::memcpy(&now, x, sizeof now);
    std::memcpy(&before, older, sizeof before);
    const Four across = now - before;
    Both four, eight, sixteen;
    const Both two{now + before, across * across};
    const Both twoBefore{__builtin_shufflevector(at.two.sum, two.sum, 2, 3, 4, 5),
                         __builtin_shufflevector(at.two.square, two.square, 2, 3, 4, 5)};
    merge(two, twoBefore, four);
    merge(four, at.four, eight);
    merge(eight, at.eightBefore, sixteen);
    const std::array<const Both *, quickLevels> made{&two, &four, &eight, &sixteen};
#pragma GCC unroll 4
    for (std::size_t l = 0; l < quickLevels; ++l)
        if (columns[2 * l] != nullptr) {
            std::memcpy(columns[2 * l] + to, &made[l]->sum, sizeof(Four));
            std::memcpy(columns[2 * l + 1] + to, &made[l]->square, sizeof(Four));
        }
    at = {two, four, eight, at.eight};
}

STUDIES_AVX2
void foldWide(const double *x, std::size_t count, double *const *given)
{
    std::array<double *, 2 * quickLevels> columns;
    std::copy_n(given, columns.size(), columns.begin());
    Passing at;
    double edge[5] = {}; // what lies outside of x is 0, and in no value that is used
    std::copy_n(x, std::min<std::size_t>(count, 4), edge + 1);
    pass(edge + 1, edge, 0, at, columns.data());
    std::size_t j = 4;
    for (; j + 4 <= count; j += 4)
        pass(x + j, x + j - 1, j, at, columns.data());
    if (j < count) {
        std::fill(std::begin(edge), std::end(edge), 0.0);
        std::copy(x + j - 1, x + count, edge);
        pass(edge + 1, edge, j, at, columns.data());
    }
}
#endif

struct Part
{
    const double *sum, *square;
    double bars, weight; // weight: 1 ÷ (bars · period)
};

constexpr double rounding = 4 * std::numeric_limits<double>::epsilon();

/// Of single bars.
alignas(64) constexpr std::array<double, chunkBars> noSquares{};

/// A spread within the rounding of the mean is none.
[[gnu::always_inline]] inline double settled(double mean, double variance)
{
    const double noise = rounding * mean;
    return variance <= noise * noise ? 0 : variance;
}

template <std::size_t count>
[[gnu::always_inline]] inline void joinParts(const Part *given, std::size_t bars, double scale,
                                             double *__restrict mean, double *__restrict variance)
{
    Part part[count];
    std::copy_n(given, count, part);
    for (std::size_t i = 0; i < bars; ++i) {
        double sum = part[0].sum[i], spread = 0;
        for (std::size_t p = 1; p < count; ++p)
            sum += part[p].sum[i];
        const double middle = sum * scale;
        for (std::size_t p = 0; p < count; ++p) {
            const double away = part[p].sum[i] - part[p].bars * middle;
            spread += part[p].weight * (part[p].square[i] + away * away);
        }
        mean[i] = middle;
        variance[i] = settled(middle, spread);
    }
}

/// More parts than the others take: one after the other, in the same order.
[[gnu::always_inline]] inline void joinMany(const Part *part, std::size_t count, std::size_t bars,
                                            double scale, double *__restrict mean,
                                            double *__restrict variance)
{
    std::copy_n(part[0].sum, bars, mean);
    for (std::size_t p = 1; p < count; ++p)
        for (std::size_t i = 0; i < bars; ++i)
            mean[i] += part[p].sum[i];
    for (std::size_t i = 0; i < bars; ++i)
        mean[i] *= scale;
    std::fill_n(variance, bars, 0.0);
    for (std::size_t p = 0; p < count; ++p)
        for (std::size_t i = 0; i < bars; ++i) {
            const double away = part[p].sum[i] - part[p].bars * mean[i];
            variance[i] += part[p].weight * (part[p].square[i] + away * away);
        }
    for (std::size_t i = 0; i < bars; ++i)
        variance[i] = settled(mean[i], variance[i]);
}

STUDIES_KERNEL
void join(const Part *parts, std::size_t count, std::size_t bars, double scale, double *mean,
          double *variance)
{
    switch (count) {
    case 1:
        return joinParts<1>(parts, bars, scale, mean, variance);
    case 2:
        return joinParts<2>(parts, bars, scale, mean, variance);
    case 3:
        return joinParts<3>(parts, bars, scale, mean, variance);
    case 4:
        return joinParts<4>(parts, bars, scale, mean, variance);
    default:
        return joinMany(parts, count, bars, scale, mean, variance);
    }
}

} // namespace

Moments::Moments(std::size_t period)
    : m_period(period), m_stride((chunkBars + period + 11) / 8 * 8), m_pieces(period),
      m_scratch(2 * m_pieces.levels * m_stride)
{
}

/// As in Window.
std::size_t Moments::foldQuickly(const double *x, std::size_t count)
{
#if STUDIES_LANES
    if (!wideLanes() || m_pieces.levels == 0)
        return 0;
    std::array<double *, 2 * quickLevels> columns{};
    const std::size_t made = std::min(m_pieces.levels, quickLevels);
    for (std::size_t l = 1; l <= made; ++l)
        if (m_pieces.has(l) || (l == quickLevels && m_pieces.levels > quickLevels)) {
            columns[2 * l - 2] = sums(l);
            columns[2 * l - 1] = squares(l);
        }
    foldWide(x, count, columns.data());
    return made;
#else
    return 0;
#endif
}

void Moments::fold(const double *x, std::size_t bars)
{
    const double *start = x - (m_period - 1);
    const std::size_t count = bars + m_period - 1;
    for (std::size_t l = foldQuickly(start, count) + 1; l <= m_pieces.levels; ++l) {
        const std::size_t step = Pieces::span(l - 1), first = 2 * step - 1;
        if (l == 1)
            foldValues(start + first, count - first, sums(l) + first, squares(l) + first);
        else
            foldPieces(sums(l - 1) + first, squares(l - 1) + first, step, count - first, sums(l) + first,
                       squares(l) + first);
    }
}

void Moments::run(const double *x, std::size_t bars, double *mean, double *variance)
{
    if (bars == 0)
        return;
    fold(x, bars);
    const double period = static_cast<double>(m_period);
    std::array<Part, 20> parts;
    for (std::size_t p = 0; p < m_pieces.count; ++p) {
        const auto [level, offset] = m_pieces.piece[p];
        const double size = static_cast<double>(Pieces::span(level));
        const std::size_t bar = m_period - 1 - offset;
        parts[p] = {level == 0 ? x - offset : sums(level) + bar,
                    level == 0 ? noSquares.data() : squares(level) + bar, size, 1 / (size * period)};
    }
    join(parts.data(), m_pieces.count, bars, 1 / period, mean, variance);
}

} // namespace studies
