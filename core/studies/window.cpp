#include "studies/window.h"

#include "studies/lanes.h"

namespace studies {
namespace {

template <Fold fold>
[[gnu::always_inline]] inline double folded(double a, double b)
{
    if constexpr (fold == Fold::Sum)
        return a + b;
    else if constexpr (fold == Fold::Max)
        return a > b ? a : b;
    else
        return a < b ? a : b;
}

/// The newest first, one after the other.
template <Fold fold, std::size_t count>
[[gnu::always_inline]] inline double joined(const double *const *taps, std::size_t i)
{
    if constexpr (count == 1)
        return taps[0][i];
    else
        return folded<fold>(joined<fold, count - 1>(taps, i), taps[count - 1][i]);
}

template <Fold fold, std::size_t count>
[[gnu::always_inline]] inline void fold1(const double *const *given, std::size_t bars, double scale,
                                         double *__restrict out)
{
    const double *taps[count];
    for (std::size_t t = 0; t < count; ++t)
        taps[t] = given[t];
    for (std::size_t i = 0; i < bars; ++i)
        out[i] = fold == Fold::Sum ? scale * joined<fold, count>(taps, i) : joined<fold, count>(taps, i);
}

template <Fold fold>
[[gnu::always_inline]] inline void foldAny(const double *const *taps, std::size_t count, std::size_t bars,
                                           double scale, double *out)
{
    switch (count) {
    case 1:
        return fold1<fold, 1>(taps, bars, scale, out);
    case 2:
        return fold1<fold, 2>(taps, bars, scale, out);
    case 3:
        return fold1<fold, 3>(taps, bars, scale, out);
    case 4:
        return fold1<fold, 4>(taps, bars, scale, out);
    case 5:
        return fold1<fold, 5>(taps, bars, scale, out);
    case 6:
        return fold1<fold, 6>(taps, bars, scale, out);
    case 7:
        return fold1<fold, 7>(taps, bars, scale, out);
    default:
        return fold1<fold, 8>(taps, bars, scale, out);
    }
}

constexpr std::size_t mostTaps = 8;

STUDIES_KERNEL
void sums(const double *const *taps, std::size_t count, std::size_t bars, double scale, double *out)
{
    foldAny<Fold::Sum>(taps, count, bars, scale, out);
}

STUDIES_KERNEL
void highs(const double *const *taps, std::size_t count, std::size_t bars, double *out)
{
    foldAny<Fold::Max>(taps, count, bars, 1, out);
}

STUDIES_KERNEL
void lows(const double *const *taps, std::size_t count, std::size_t bars, double *out)
{
    foldAny<Fold::Min>(taps, count, bars, 1, out);
}

void combine(Fold fold, const double *const *taps, std::size_t count, std::size_t bars, double scale,
             double *out)
{
    if (fold == Fold::Sum)
        sums(taps, count, bars, scale, out);
    else if (fold == Fold::Max)
        highs(taps, count, bars, out);
    else
        lows(taps, count, bars, out);
}

/// `span` values, a power of two below longestSingle, that end with this one.
template <Fold fold>
double pieceOf(const double *newest, std::size_t span)
{
    if (span == 1)
        return *newest;
    std::array<double, longestSingle / 2> half;
    for (std::size_t i = 0; i < span / 2; ++i)
        half[i] = folded<fold>(*(newest - 2 * i), *(newest - 2 * i - 1));
    for (std::size_t left = span / 4; left > 0; left /= 2)
        for (std::size_t i = 0; i < left; ++i)
            half[i] = folded<fold>(half[2 * i], half[2 * i + 1]);
    return half[0];
}

double piece(Fold fold, const double *newest, std::size_t span)
{
    return fold == Fold::Sum   ? pieceOf<Fold::Sum>(newest, span)
           : fold == Fold::Max ? pieceOf<Fold::Max>(newest, span)
                               : pieceOf<Fold::Min>(newest, span);
}

} // namespace

Pieces::Pieces(std::size_t bars) : period(bars)
{
    while (span(levels + 1) <= period)
        ++levels;
    std::size_t covered = 0;
    for (std::size_t level = levels + 1; level-- > 0;)
        if ((period & span(level)) != 0) {
            piece[count++] = {static_cast<std::uint32_t>(level), static_cast<std::uint32_t>(covered)};
            covered += span(level);
        }
}

bool Pieces::has(std::size_t level) const
{
    return std::any_of(piece.begin(), piece.begin() + count,
                       [level](const Piece &one) { return one.level == level; });
}

double Pieces::distance(std::size_t p) const
{
    const auto [level, offset] = piece[p];
    return (static_cast<double>(period) - static_cast<double>(span(level))) / 2 - static_cast<double>(offset);
}

bool Pieces::quick() const
{
    return lanes() != nullptr && levels > 0 && levels <= quickLevels;
}

Window::Window(Fold fold, std::size_t period, double scale)
    : m_fold(fold), m_period(period), m_stride(columnRoom(period)), m_scale(scale), m_pieces(period)
{
    const std::size_t largest = Pieces::span(m_pieces.levels);
    if (fold == Fold::Sum || period == largest)
        return;
    // A high may count a bar twice: one more piece of the largest size instead of the small ones.
    m_pieces.count = 2;
    m_pieces.piece[1] = {static_cast<std::uint32_t>(m_pieces.levels),
                         static_cast<std::uint32_t>(period - largest)};
}

/// Makes the first levels in registers, keeping those that are needed; returns how many it made.
std::size_t Window::foldQuickly(const double *x, std::size_t count, double *scratch) const
{
    const Lanes *wide = lanes();
    if (wide == nullptr)
        return 0;
    std::array<double *, quickLevels> columns{};
    const std::size_t made = std::min(m_pieces.levels, quickLevels);
    for (std::size_t l = 1; l <= made; ++l)
        if (m_pieces.has(l) || (l == quickLevels && m_pieces.levels > quickLevels))
            columns[l - 1] = level(scratch, l);
    wide->folds[static_cast<std::size_t>(m_fold)][made - 1](x, count, columns.data());
    return made;
}

/// Every column begins with the first bar that is read, `period` − 1 before x; its first values, of fewer
/// bars than it says, are not used.
void Window::fold(const double *x, std::size_t bars, double *scratch) const
{
    const double *start = x - (m_period - 1);
    const std::size_t count = bars + m_period - 1;
    for (std::size_t l = foldQuickly(start, count, scratch) + 1; l <= m_pieces.levels; ++l) {
        const std::size_t step = Pieces::span(l - 1), first = 2 * step - 1;
        const double *finer = (l == 1 ? start : level(scratch, l - 1)) + first;
        const std::array<const double *, 2> halves{finer, finer - step};
        combine(m_fold, halves.data(), 2, count - first, 1, level(scratch, l) + first);
    }
}

/// A window of one bar: each piece by itself, newest pairs first, as the columns would have it.
void Window::one(const double *x, double *out) const
{
    std::array<double, mostTaps> folded;
    std::array<const double *, mostTaps> taps;
    for (std::size_t p = 0; p < m_pieces.count; ++p) {
        const auto [level, offset] = m_pieces.piece[p];
        folded[p] = piece(m_fold, x - offset, Pieces::span(level));
        taps[p] = &folded[p];
    }
    combine(m_fold, taps.data(), m_pieces.count, 1, m_scale, out);
}

void Window::run(const double *x, std::size_t bars, double *out)
{
    if (bars == 0)
        return;
    if (bars == 1 && m_period < longestSingle && m_pieces.count <= mostTaps)
        return one(x, out);
    if (m_pieces.quick())
        return lanes()->windows[static_cast<std::size_t>(m_fold)][m_pieces.levels - 1](x, bars, m_pieces,
                                                                                       m_scale, out);
    Scratch<4 * (chunkBars + 64)> scratch(m_pieces.levels * m_stride +
                                          (m_pieces.count > mostTaps ? 2 * chunkBars : 0));
    if (m_pieces.levels > 0)
        fold(x, bars, scratch.data());
    join(x, bars, scratch.data(), out);
}

void Window::join(const double *x, std::size_t bars, double *scratch, double *out) const
{
    std::array<const double *, mostTaps> taps;
    std::size_t count = 0, part = 0;
    for (std::size_t p = 0; p < m_pieces.count; ++p) {
        const Pieces::Piece &piece = m_pieces.piece[p];
        if (count == mostTaps) {
            double *half = scratch + m_pieces.levels * m_stride + (part++ % 2) * chunkBars;
            combine(m_fold, taps.data(), count, bars, 1, half);
            taps[0] = half;
            count = 1;
        }
        taps[count++] = (piece.level == 0 ? x : level(scratch, piece.level) + m_period - 1) - piece.offset;
    }
    combine(m_fold, taps.data(), count, bars, m_scale, out);
}

void Window::column(std::span<const double> x, std::span<double> out)
{
    blank(out, m_period - 1);
    columnFrom(m_period - 1, x, out);
}

void Window::column(std::span<const double> x, std::span<double> out, const Walk &walk)
{
    walk.blank(out, m_period - 1);
    columnFrom(std::max(m_period - 1, walk.from()), x, out);
}

/// In one go where nothing but registers is needed.
void Window::columnFrom(std::size_t start, std::span<const double> x, std::span<double> out)
{
    if (m_pieces.quick() && start < x.size())
        return run(x.data() + start, x.size() - start, out.data() + start);
    eachChunk(start, x.size(),
              [&](std::size_t from, std::size_t bars) { run(x.data() + from, bars, out.data() + from); });
}

} // namespace studies
