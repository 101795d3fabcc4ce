// Rises and falls of a column, averaged: what RSI and its relatives are made of. Inside `studies` only;
// values of one call, one thread.
#pragma once

#include "studies/smooth.h"
#include "studies/window.h"

namespace studies {

/// Wilder's averages of the rises and of the falls of a column over `lag` bars.
class Gains
{
public:
    /// `first`: the bar of the column's first change. Seed: the plain means of the first `period` changes.
    Gains(std::size_t period, std::size_t lag, std::size_t first);
    /// The next chunk; the first `skip` bars of it have no change. x[skip] has `lag` readable values in
    /// front.
    void next(const double *x, std::size_t skip, std::size_t bars);
    [[nodiscard]] const double *rises() const { return m_rises; }
    [[nodiscard]] const double *falls() const { return m_falls; }

private:
    std::size_t m_lag;
    Smoothed m_up, m_down;
    const double *m_rises = nullptr, *m_falls = nullptr;
};

/// 100 · rises ÷ (rises + falls), 0 where both together are no more than noMovement of the scale.
void strengthOf(const Gains &gains, const double *scale, std::size_t bars, double *out);

/// Where a value stands in the range of its moving window: 0 at the lowest low, 100 at the highest high.
class Place
{
public:
    explicit Place(std::size_t period) : m_highs(Fold::Max, period), m_lows(Fold::Min, period) {}
    /// high and low have period − 1 readable values in front. A range of `none` or less has no places: 0.
    void run(const double *value, const double *high, const double *low, std::size_t bars, double *out,
             double none = 0);
    [[nodiscard]] const double *highest() const { return m_highest.data(); }
    [[nodiscard]] const double *lowest() const { return m_lowest.data(); }

private:
    Window m_highs, m_lows;
    std::array<double, chunkBars> m_highest, m_lowest;
};

} // namespace studies
