#include "studies/moments.h"

namespace studies {
namespace {

/// Level 1 of a column: sums and squares of four values.
STUDIES_KERNEL
void foldValues(const double *x, std::size_t bars, double *__restrict sums, double *__restrict squares)
{
    const double *x1 = x - 1, *x2 = x - 2, *x3 = x - 3;
    for (std::size_t i = 0; i < bars; ++i) {
        const double newer = x[i] + x1[i], older = x2[i] + x3[i], across = newer - older;
        const double newerGap = x[i] - x1[i], olderGap = x2[i] - x3[i];
        const double inside = newerGap * newerGap + olderGap * olderGap;
        sums[i] = newer + older;
        squares[i] = (inside + inside) + across * across;
    }
}

/// The next level: four pieces of `step` bars. Merging two equal ones: Q = 2 (Qa + Qb) + (Sa − Sb)².
STUDIES_KERNEL
void foldPieces(const double *s, const double *q, std::size_t step, std::size_t bars, double *__restrict sums,
                double *__restrict squares)
{
    const double *s1 = s - step, *s2 = s1 - step, *s3 = s2 - step;
    const double *q1 = q - step, *q2 = q1 - step, *q3 = q2 - step;
    for (std::size_t i = 0; i < bars; ++i) {
        const double newer = s[i] + s1[i], older = s2[i] + s3[i], across = newer - older;
        const double newerGap = s[i] - s1[i], olderGap = s2[i] - s3[i];
        const double inside = ((q[i] + q1[i]) + (q2[i] + q3[i])) * 2;
        const double gaps = newerGap * newerGap + olderGap * olderGap;
        sums[i] = newer + older;
        squares[i] = (inside + gaps) * 2 + across * across;
    }
}

struct Part
{
    const double *sum, *square; // square: null for single bars
    double bars, weight;        // weight: 1 ÷ (bars · period)
};

STUDIES_KERNEL
void meanOf(const Part *parts, std::size_t count, std::size_t bars, double scale, double *__restrict mean)
{
    const double *first = parts[0].sum;
    for (std::size_t i = 0; i < bars; ++i)
        mean[i] = first[i];
    for (std::size_t p = 1; p < count; ++p) {
        const double *sum = parts[p].sum;
        for (std::size_t i = 0; i < bars; ++i)
            mean[i] += sum[i];
    }
    for (std::size_t i = 0; i < bars; ++i)
        mean[i] *= scale;
}

STUDIES_KERNEL
void addSpread(const Part &part, const double *mean, std::size_t bars, double *__restrict variance)
{
    const double *sum = part.sum, *square = part.square;
    const double size = part.bars, weight = part.weight;
    if (square == nullptr) {
        for (std::size_t i = 0; i < bars; ++i) {
            const double away = sum[i] - mean[i];
            variance[i] += weight * (away * away);
        }
        return;
    }
    for (std::size_t i = 0; i < bars; ++i) {
        const double away = sum[i] - size * mean[i];
        variance[i] += weight * (square[i] + away * away);
    }
}

constexpr double rounding = 4 * std::numeric_limits<double>::epsilon();

STUDIES_KERNEL
void settle(const double *mean, std::size_t bars, double *__restrict variance)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double noise = rounding * mean[i];
        variance[i] = variance[i] <= noise * noise ? 0 : variance[i];
    }
}

} // namespace

Moments::Moments(std::size_t period)
    : m_period(period), m_stride(chunkBars + period), m_pieces(period),
      m_scratch(2 * m_pieces.levels * m_stride)
{
}

double *Moments::sums(std::size_t level)
{
    return m_scratch.data() + 2 * (level - 1) * m_stride + (m_period - Pieces::span(level));
}

void Moments::fold(const double *x, std::size_t bars)
{
    for (std::size_t level = 1; level <= m_pieces.levels; ++level) {
        const std::size_t before = m_period - Pieces::span(level), all = bars + before;
        double *s = sums(level) - before, *q = squares(level) - before;
        if (level == 1)
            foldValues(x - before, all, s, q);
        else
            foldPieces(sums(level - 1) - before, squares(level - 1) - before, Pieces::span(level - 1), all, s,
                       q);
    }
}

void Moments::run(const double *x, std::size_t bars, double *mean, double *variance)
{
    fold(x, bars);
    const double period = static_cast<double>(m_period);
    std::array<Part, 40> parts;
    for (std::size_t p = 0; p < m_pieces.count; ++p) {
        const auto [level, offset] = m_pieces.piece[p];
        const double size = static_cast<double>(Pieces::span(level));
        parts[p] = {(level == 0 ? x : sums(level)) - offset, level == 0 ? nullptr : squares(level) - offset,
                    size, 1 / (size * period)};
    }
    meanOf(parts.data(), m_pieces.count, bars, 1 / period, mean);
    std::fill_n(variance, bars, 0.0);
    for (std::size_t p = 0; p < m_pieces.count; ++p)
        addSpread(parts[p], mean, bars, variance);
    settle(mean, bars, variance);
}

} // namespace studies
