// The straight line through a moving window, chunk by chunk. Inside `studies` only; a value of one call, one
// thread.
#pragma once

#include "studies/lanes.h"
#include "studies/window.h"

namespace studies {

/// mean[i] and slope[i] (per bar) of the least-squares line through x[i−period+1] … x[i]. At the newest bar
/// the line stands at mean + slope · (period − 1) ÷ 2.
///
/// The window is put together from pieces of 2, 4, 8, … bars, each with its sum S and its moment M = Σ
/// (bar − middle of the piece) · x. Every value is made of its own window alone and never changes when bars
/// are added. A slope within the rounding of the mean is 0; a window of one bar has none.
class Line
{
public:
    explicit Line(std::size_t period);
    /// x has period − 1 readable values in front.
    void run(const double *x, std::size_t bars, double *mean, double *slope);
    /// out[i] = where the line stands `reach` bars after the middle of the window; likewise, of any number of
    /// bars.
    void at(const double *x, std::size_t bars, double reach, double *out);

private:
    [[nodiscard]] LineScales scales(double reach) const;
    [[nodiscard]] double *sums(double *scratch, std::size_t level) const
    {
        return scratch + 2 * (level - 1) * m_stride;
    }
    [[nodiscard]] double *leans(double *scratch, std::size_t level) const
    {
        return sums(scratch, level) + m_stride;
    }
    std::size_t foldQuickly(const double *x, std::size_t count, double *scratch) const;
    void fold(const double *x, std::size_t bars, double *scratch) const;

    std::size_t m_period, m_stride;
    Pieces m_pieces;
};

/// out[i] = where the line through the last `period` values of a whole column stands `bars` after the middle
/// of the window; missing where the window is not full.
void lineAt(std::span<const double> x, std::size_t period, double bars, std::span<double> out, Walk &walk);

} // namespace studies
