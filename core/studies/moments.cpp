#include "studies/moments.h"

#include "studies/fused.h"

#include <cmath>

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

STUDIES_KERNEL
void lay(const double *mean, const double *variance, std::size_t bars, double up, double down,
         double *__restrict upper, double *__restrict middle, double *__restrict lower)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double deviation = std::sqrt(variance[i]);
        upper[i] = mean[i] + up * deviation;
        middle[i] = mean[i];
        lower[i] = mean[i] - down * deviation;
    }
}

STUDIES_KERNEL
void roots(const double *variance, std::size_t bars, double deviations, double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = deviations * std::sqrt(variance[i]);
}

/// Sum and squares of a piece.
struct Both
{
    double first, second;
};

/// `span` values, a power of two below longestSingle, that end with this one; newest pairs first, as the
/// columns have them.
Both pieceOf(const double *newest, std::size_t size)
{
    if (size == 1)
        return {*newest, 0};
    std::array<Both, longestSingle / 2> half;
    for (std::size_t i = 0; i < size / 2; ++i) {
        const double now = *(newest - 2 * i), before = *(newest - 2 * i - 1);
        half[i] = {now + before, (now - before) * (now - before)};
    }
    std::size_t span = 2;
    for (std::size_t left = size / 4; left > 0; left /= 2, span *= 2)
        for (std::size_t i = 0; i < left; ++i) {
            const Both newer = half[2 * i], older = half[2 * i + 1];
            half[i] = {newer.first + older.first,
                       ((newer.second + older.second) + (newer.second + older.second)) +
                           (newer.first - older.first) * (newer.first - older.first)};
        }
    return half[0];
}

} // namespace

Moments::Moments(std::size_t period) : m_period(period), m_stride(columnRoom(period)), m_pieces(period) {}

/// As in Window.
std::size_t Moments::foldQuickly(const double *x, std::size_t count, double *scratch) const
{
    const Lanes *wide = lanes();
    if (wide == nullptr || m_pieces.levels == 0)
        return 0;
    std::array<double *, 2 * quickLevels> columns{};
    const std::size_t made = std::min(m_pieces.levels, quickLevels);
    for (std::size_t l = 1; l <= made; ++l)
        if (m_pieces.has(l) || (l == quickLevels && m_pieces.levels > quickLevels)) {
            columns[2 * l - 2] = sums(scratch, l);
            columns[2 * l - 1] = squares(scratch, l);
        }
    wide->moments[made - 1](x, count, columns.data());
    return made;
}

void Moments::fold(const double *x, std::size_t bars, double *scratch) const
{
    const double *start = x - (m_period - 1);
    const std::size_t count = bars + m_period - 1;
    for (std::size_t l = foldQuickly(start, count, scratch) + 1; l <= m_pieces.levels; ++l) {
        const std::size_t step = Pieces::span(l - 1), first = 2 * step - 1;
        if (l == 1)
            foldValues(start + first, count - first, sums(scratch, l) + first, squares(scratch, l) + first);
        else
            foldPieces(sums(scratch, l - 1) + first, squares(scratch, l - 1) + first, step, count - first,
                       sums(scratch, l) + first, squares(scratch, l) + first);
    }
}

void Moments::run(const double *x, std::size_t bars, double *mean, double *variance)
{
    if (bars == 0)
        return;
    const bool single = bars == 1 && m_period < longestSingle;
    if (!single && m_pieces.quick())
        return lanes()->momentWindows[m_pieces.levels - 1](x, bars, m_pieces, rounding, mean, variance);
    Scratch<8 * (chunkBars + 64)> room(single ? 0 : 2 * m_pieces.levels * m_stride);
    double *const scratch = room.data();
    std::array<Both, 20> folded;
    if (!single)
        fold(x, bars, scratch);
    const double period = static_cast<double>(m_period);
    std::array<Part, 20> parts;
    for (std::size_t p = 0; p < m_pieces.count; ++p) {
        const auto [level, offset] = m_pieces.piece[p];
        const double size = static_cast<double>(Pieces::span(level));
        const std::size_t bar = m_period - 1 - offset;
        if (single)
            folded[p] = pieceOf(x - offset, Pieces::span(level));
        parts[p] = {single       ? &folded[p].first
                    : level == 0 ? x - offset
                                 : sums(scratch, level) + bar,
                    single       ? &folded[p].second
                    : level == 0 ? noSquares.data()
                                 : squares(scratch, level) + bar,
                    size, 1 / (size * period)};
    }
    join(parts.data(), m_pieces.count, bars, 1 / period, mean, variance);
}

void Moments::bands(const double *x, std::size_t bars, const Bands &by)
{
    if (bars > 1 && fused() != nullptr && m_pieces.quick())
        return fused()->bands[m_pieces.levels - 1](x, bars, m_pieces, rounding, by);
    std::array<double, chunkBars> mean, variance;
    eachChunk(bars, [&](std::size_t from, std::size_t some) {
        run(x + from, some, mean.data(), variance.data());
        by.middle == nullptr ? roots(variance.data(), some, by.up, by.upper + from)
                             : lay(mean.data(), variance.data(), some, by.up, by.down, by.upper + from,
                                   by.middle + from, by.lower + from);
    });
}

} // namespace studies
