// Wilder's directional movements, from which +DI, −DI, DX, ADX and ADXR are made. Inside `studies` only; a
// value of one call, one thread.
#pragma once

#include "studies/smooth.h"
#include "studies/walk.h"

namespace studies {

/// The part of each bar's range that lies outside the range of the bar before: up if the rise of the high is
/// the larger and positive, down if the fall of the low is; never both, and neither when they are equal.
/// Smoothed by Wilder.
///
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, with TA-Lib's seed: the sum of the
/// first period − 1 movements stands at bar period − 1, and smoothing begins with the next bar, which is the
/// first one used. Kept as averages (TA-Lib keeps sums, `period` times as large), since only ratios are
/// wanted.
class Directional
{
public:
    explicit Directional(std::size_t period);
    [[nodiscard]] static Smoother smoother(std::size_t period);
    /// The next chunk. Afterwards up() and down() are its smoothed movements.
    void next(const Input &input, std::size_t from, std::size_t bars);
    [[nodiscard]] const double *up() const { return m_smoothUp; }
    [[nodiscard]] const double *down() const { return m_smoothDown; }

private:
    Smoothed m_up, m_down;
    const double *m_smoothUp = nullptr, *m_smoothDown = nullptr;
};

/// The movements themselves; missing for the first bar of the series.
void movements(const Input &input, std::size_t from, std::size_t bars, double *up, double *down);

/// DX of a chunk: 100 · |up − down| ÷ (up + down); missing in the warm-up and where nothing moved. Returns
/// whether nothing moved anywhere.
bool directionalIndex(const Directional &movement, const double *close, std::size_t bars, double *dx);

/// ADX: Wilder's average of DX, chunk by chunk. adx has 16 readable values in front.
class AdxLine
{
public:
    explicit AdxLine(std::size_t period);
    void next(const Input &input, std::size_t from, std::size_t bars, double *adx);

private:
    Directional m_movement;
    Smoother m_average;
    Rolling m_index{Smoother::history};
};

/// +DI (upward) or −DI over a whole column: 100 · movement ÷ true range, both smoothed; missing before bar
/// `period`.
void directionalShare(const Input &input, std::size_t period, bool upward, std::span<double> out, Walk &walk);

} // namespace studies
