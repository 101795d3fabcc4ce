#include "studies/line.h"

namespace studies {
namespace {

/// Level 1 of a column: sums and moments of four values.
STUDIES_KERNEL
void foldValues(const double *x, std::size_t bars, double *__restrict sums, double *__restrict leans)
{
    const double *x1 = x - 1, *x2 = x - 2, *x3 = x - 3;
    for (std::size_t i = 0; i < bars; ++i) {
        sums[i] = (x[i] + x1[i]) + (x2[i] + x3[i]);
        leans[i] = 1.5 * (x[i] - x3[i]) + 0.5 * (x1[i] - x2[i]);
    }
}

/// The next level: four pieces of `step` bars.
STUDIES_KERNEL
void foldPieces(const double *s, const double *m, std::size_t step, std::size_t bars, double *__restrict sums,
                double *__restrict leans)
{
    const double *s1 = s - step, *s2 = s1 - step, *s3 = s2 - step;
    const double *m1 = m - step, *m2 = m1 - step, *m3 = m2 - step;
    const double width = static_cast<double>(step);
    for (std::size_t i = 0; i < bars; ++i) {
        sums[i] = (s[i] + s1[i]) + (s2[i] + s3[i]);
        leans[i] =
            ((m[i] + m1[i]) + (m2[i] + m3[i])) + width * (1.5 * (s[i] - s3[i]) + 0.5 * (s1[i] - s2[i]));
    }
}

STUDIES_KERNEL
void add(const double *sum, const double *lean, double distance, std::size_t bars, double *__restrict total,
         double *__restrict moment)
{
    for (std::size_t i = 0; i < bars; ++i)
        total[i] += sum[i];
    for (std::size_t i = 0; i < bars; ++i)
        moment[i] += distance * sum[i];
    for (std::size_t i = 0; lean != nullptr && i < bars; ++i)
        moment[i] += lean[i];
}

STUDIES_KERNEL
void settle(std::size_t bars, double share, double steepness, double rounding, double *__restrict mean,
            double *__restrict slope)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double middle = mean[i] * share, rise = slope[i] * steepness;
        const double noise = rounding * (middle < 0 ? -middle : middle);
        mean[i] = middle;
        slope[i] = (rise < 0 ? -rise : rise) <= noise ? 0 : rise;
    }
}

STUDIES_KERNEL
void extend(const double *slope, double distance, std::size_t count, double *__restrict mean)
{
    for (std::size_t i = 0; i < count; ++i)
        mean[i] += distance * slope[i];
}

} // namespace

Line::Line(std::size_t period)
    : m_period(period), m_stride(chunkBars + period), m_pieces(period),
      m_scratch(2 * m_pieces.levels * m_stride)
{
}

double *Line::sums(std::size_t level)
{
    return m_scratch.data() + 2 * (level - 1) * m_stride + (m_period - Pieces::span(level));
}

void Line::fold(const double *x, std::size_t bars)
{
    for (std::size_t level = 1; level <= m_pieces.levels; ++level) {
        const std::size_t reach = m_period - Pieces::span(level), all = bars + reach;
        double *s = sums(level) - reach, *m = leans(level) - reach;
        if (level == 1)
            foldValues(x - reach, all, s, m);
        else
            foldPieces(sums(level - 1) - reach, leans(level - 1) - reach, Pieces::span(level - 1), all, s, m);
    }
}

void Line::run(const double *x, std::size_t bars, double *mean, double *slope)
{
    fold(x, bars);
    std::fill_n(mean, bars, 0.0);
    std::fill_n(slope, bars, 0.0);
    const double period = static_cast<double>(m_period);
    for (std::size_t p = 0; p < m_pieces.count; ++p) {
        const auto [level, offset] = m_pieces.piece[p];
        const double distance =
            (period - static_cast<double>(Pieces::span(level))) / 2 - static_cast<double>(offset);
        add((level == 0 ? x : sums(level)) - offset, level == 0 ? nullptr : leans(level) - offset, distance,
            bars, mean, slope);
    }
    const double steepness = m_period > 1 ? 12 / (period * (period * period - 1)) : 0;
    settle(bars, 1 / period, steepness, 16 * std::numeric_limits<double>::epsilon() / period, mean, slope);
}

void lineAt(std::span<const double> x, std::size_t period, double bars, std::span<double> out)
{
    Line line(period);
    std::array<double, chunkBars> slope;
    blank(out, period - 1);
    eachChunk(period - 1, x.size(), [&](std::size_t from, std::size_t count) {
        line.run(x.data() + from, count, out.data() + from, slope.data());
        extend(slope.data(), bars, count, out.data() + from);
    });
}

} // namespace studies
