#include "studies/line.h"

#include "studies/lanes.h"

namespace studies {
namespace {

/// Level 1 of a column: sums and moments of two values.
STUDIES_KERNEL
void foldValues(const double *x, std::size_t count, double *__restrict sums, double *__restrict leans)
{
    const double *older = x - 1;
    for (std::size_t i = 0; i < count; ++i) {
        sums[i] = x[i] + older[i];
        leans[i] = 0.5 * (x[i] - older[i]);
    }
}

/// The next level: two pieces of `step` bars, each half as far from their common middle.
STUDIES_KERNEL
void foldPieces(const double *s, const double *m, std::size_t step, std::size_t count,
                double *__restrict sums, double *__restrict leans)
{
    const double *olderS = s - step, *olderM = m - step;
    const double half = static_cast<double>(step) / 2;
    for (std::size_t i = 0; i < count; ++i) {
        sums[i] = s[i] + olderS[i];
        leans[i] = (m[i] + olderM[i]) + half * (s[i] - olderS[i]);
    }
}

struct Part
{
    const double *sum, *lean;
    double distance; // of its middle from the middle of the window, forwards
};

/// Of single bars.
alignas(64) constexpr std::array<double, chunkBars> noLeans{};

[[gnu::always_inline]] inline double settled(double mean, double rise, double rounding)
{
    const double noise = rounding * (mean < 0 ? -mean : mean);
    return (rise < 0 ? -rise : rise) <= noise ? 0 : rise;
}

template <std::size_t count>
[[gnu::always_inline]] inline void joinParts(const Part *given, std::size_t bars, const LineScales &scales,
                                             double *__restrict mean, double *__restrict slope)
{
    Part part[count];
    std::copy_n(given, count, part);
    const LineScales by = scales;
    for (std::size_t i = 0; i < bars; ++i) {
        double sum = part[0].sum[i], moment = part[0].lean[i] + part[0].distance * part[0].sum[i];
        for (std::size_t p = 1; p < count; ++p) {
            sum += part[p].sum[i];
            moment += part[p].lean[i] + part[p].distance * part[p].sum[i];
        }
        mean[i] = sum * by.share;
        slope[i] = settled(mean[i], moment * by.steepness, by.rounding);
    }
}

/// More parts than the others take: one after the other, in the same order.
[[gnu::always_inline]] inline void joinMany(const Part *part, std::size_t count, std::size_t bars,
                                            const LineScales &by, double *__restrict mean,
                                            double *__restrict slope)
{
    for (std::size_t i = 0; i < bars; ++i) {
        mean[i] = part[0].sum[i];
        slope[i] = part[0].lean[i] + part[0].distance * part[0].sum[i];
    }
    for (std::size_t p = 1; p < count; ++p)
        for (std::size_t i = 0; i < bars; ++i) {
            mean[i] += part[p].sum[i];
            slope[i] += part[p].lean[i] + part[p].distance * part[p].sum[i];
        }
    for (std::size_t i = 0; i < bars; ++i) {
        mean[i] *= by.share;
        slope[i] = settled(mean[i], slope[i] * by.steepness, by.rounding);
    }
}

STUDIES_KERNEL
void join(const Part *parts, std::size_t count, std::size_t bars, const LineScales &by, double *mean,
          double *slope)
{
    switch (count) {
    case 1:
        return joinParts<1>(parts, bars, by, mean, slope);
    case 2:
        return joinParts<2>(parts, bars, by, mean, slope);
    case 3:
        return joinParts<3>(parts, bars, by, mean, slope);
    case 4:
        return joinParts<4>(parts, bars, by, mean, slope);
    default:
        return joinMany(parts, count, bars, by, mean, slope);
    }
}

STUDIES_KERNEL
void extend(const double *slope, double distance, std::size_t count, double *__restrict mean)
{
    for (std::size_t i = 0; i < count; ++i)
        mean[i] += distance * slope[i];
}

/// Sum and moment of a piece.
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
        half[i] = {now + before, 0.5 * (now - before)};
    }
    std::size_t span = 2;
    for (std::size_t left = size / 4; left > 0; left /= 2, span *= 2)
        for (std::size_t i = 0; i < left; ++i) {
            const Both newer = half[2 * i], older = half[2 * i + 1];
            half[i] = {newer.first + older.first,
                       (newer.second + older.second) +
                           static_cast<double>(span) / 2 * (newer.first - older.first)};
        }
    return half[0];
}

} // namespace

Line::Line(std::size_t period) : m_period(period), m_stride(columnRoom(period)), m_pieces(period) {}

/// As in Window.
std::size_t Line::foldQuickly(const double *x, std::size_t count, double *scratch) const
{
    const Lanes *wide = lanes();
    if (wide == nullptr || m_pieces.levels == 0)
        return 0;
    std::array<double *, 2 * quickLevels> columns{};
    const std::size_t made = std::min(m_pieces.levels, quickLevels);
    for (std::size_t l = 1; l <= made; ++l)
        if (m_pieces.has(l) || (l == quickLevels && m_pieces.levels > quickLevels)) {
            columns[2 * l - 2] = sums(scratch, l);
            columns[2 * l - 1] = leans(scratch, l);
        }
    wide->lines[made - 1](x, count, columns.data());
    return made;
}

void Line::fold(const double *x, std::size_t bars, double *scratch) const
{
    const double *start = x - (m_period - 1);
    const std::size_t count = bars + m_period - 1;
    for (std::size_t l = foldQuickly(start, count, scratch) + 1; l <= m_pieces.levels; ++l) {
        const std::size_t step = Pieces::span(l - 1), first = 2 * step - 1;
        if (l == 1)
            foldValues(start + first, count - first, sums(scratch, l) + first, leans(scratch, l) + first);
        else
            foldPieces(sums(scratch, l - 1) + first, leans(scratch, l - 1) + first, step, count - first,
                       sums(scratch, l) + first, leans(scratch, l) + first);
    }
}

LineScales Line::scales(double reach) const
{
    const double period = static_cast<double>(m_period);
    return {1 / period, m_period > 1 ? 12 / (period * (period * period - 1)) : 0,
            16 * std::numeric_limits<double>::epsilon() / period, reach};
}

void Line::run(const double *x, std::size_t bars, double *mean, double *slope)
{
    if (bars == 0)
        return;
    const bool single = bars == 1 && m_period < longestSingle;
    if (!single && m_pieces.quick())
        return lanes()->lineWindows[m_pieces.levels - 1](x, bars, m_pieces, scales(0), mean, slope);
    Scratch<8 * (chunkBars + 64)> room(single ? 0 : 2 * m_pieces.levels * m_stride);
    double *const scratch = room.data();
    std::array<Both, 20> folded;
    if (!single)
        fold(x, bars, scratch);
    std::array<Part, 20> parts;
    for (std::size_t p = 0; p < m_pieces.count; ++p) {
        const auto [level, offset] = m_pieces.piece[p];
        const std::size_t bar = m_period - 1 - offset;
        if (single)
            folded[p] = pieceOf(x - offset, Pieces::span(level));
        parts[p] = {single       ? &folded[p].first
                    : level == 0 ? x - offset
                                 : sums(scratch, level) + bar,
                    single       ? &folded[p].second
                    : level == 0 ? noLeans.data()
                                 : leans(scratch, level) + bar,
                    m_pieces.distance(p)};
    }
    join(parts.data(), m_pieces.count, bars, scales(0), mean, slope);
}

void Line::at(const double *x, std::size_t bars, double reach, double *out)
{
    if (bars > 1 && m_pieces.quick())
        return lanes()->lineWindows[m_pieces.levels - 1](x, bars, m_pieces, scales(reach), out, nullptr);
    std::array<double, chunkBars> slope;
    eachChunk(bars, [&](std::size_t from, std::size_t some) {
        run(x + from, some, out + from, slope.data());
        extend(slope.data(), reach, some, out + from);
    });
}

void lineAt(std::span<const double> x, std::size_t period, double bars, std::span<double> out, Walk &walk)
{
    Line &line = walk.keep([&] { return Line(period); });
    walk.blank(out, period - 1);
    const std::size_t from = std::max(period - 1, walk.from());
    if (from < x.size())
        line.at(x.data() + from, x.size() - from, bars, out.data() + from);
}

} // namespace studies
