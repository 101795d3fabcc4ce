// Sums, highs and lows of a moving window, chunk by chunk. Inside `studies` only; values of one call, one
// thread.
#pragma once

#include "studies/walk.h"

namespace studies {

enum class Fold { Sum, Max, Min };

/// A window of one bar up to here is folded by itself, without columns.
inline constexpr std::size_t longestSingle = 512;

/// How a window is put together from columns of 2, 4, 8, … values (level 1, 2, 3, …); level 0 is the column
/// itself. The pieces stand next to each other, the newest first.
struct Pieces
{
    struct Piece
    {
        std::uint32_t level, offset; // it ends `offset` bars before the window ends
    };
    explicit Pieces(std::size_t bars);
    [[nodiscard]] static constexpr std::size_t span(std::size_t level) { return std::size_t(1) << level; }
    [[nodiscard]] bool has(std::size_t level) const;
    /// Of the middle of a piece from the middle of the window, forwards, in bars.
    [[nodiscard]] double distance(std::size_t p) const;
    /// Whether the kernels of lanes.h take such windows whole.
    [[nodiscard]] bool quick() const;

    std::size_t period;
    std::size_t levels = 0; // columns beside the column itself
    std::size_t count = 0;
    std::array<Piece, 20> piece{};
};

/// How long a column of a level must be: a chunk with the bars before it, and what the lanes write beyond.
inline constexpr std::size_t columnRoom(std::size_t period)
{
    return (chunkBars + period + 14) / 8 * 8;
}

/// out[i] = the sum (times `scale`), highest or lowest of x[i−period+1] … x[i].
///
/// The window is folded by doubling: of 2 bars, of 4, of 8, …, and then covered with few such pieces (for a
/// high or a low two of the largest do, overlapping). Every value is made of its own window alone, in an
/// order that depends on the period alone: nothing runs along the series, so nothing drifts, and a value
/// never changes when bars are added before or after it.
class Window
{
public:
    Window(Fold fold, std::size_t period, double scale = 1);
    /// x has period − 1 readable values in front; out is none of x.
    void run(const double *x, std::size_t bars, double *out);
    /// The same over a whole column: missing where the window is not full.
    void column(std::span<const double> x, std::span<double> out);
    void column(std::span<const double> x, std::span<double> out, const Walk &walk);

private:
    [[nodiscard]] double *level(double *scratch, std::size_t level) const
    {
        return scratch + (level - 1) * m_stride;
    }
    void columnFrom(std::size_t start, std::span<const double> x, std::span<double> out);
    std::size_t foldQuickly(const double *x, std::size_t count, double *scratch) const;
    void fold(const double *x, std::size_t bars, double *scratch) const;
    void join(const double *x, std::size_t bars, double *scratch, double *out) const;
    void one(const double *x, double *out) const;

    Fold m_fold;
    std::size_t m_period, m_stride;
    double m_scale;
    Pieces m_pieces;
};

} // namespace studies
