// Swing highs and lows, told at the bar at which they are known. Inside `studies` only; a value of one call,
// one thread.
#pragma once

#include "studies/extreme.h"

namespace studies {

/// A swing high is a bar whose high is above those of the `left` bars before and of the `right` bars after
/// it; a swing low likewise. Source: Bill Williams' fractals, with sides of any length.
class SwingWatch
{
public:
    SwingWatch(const Input &input, std::size_t left, std::size_t right);
    /// For each bar in turn, from 0 on. Afterwards high() and low() are the prices of a swing whose right
    /// side is just complete, missing if there is none; it happened `right` bars ago.
    void next(std::size_t bar);
    [[nodiscard]] double high() const { return m_high; }
    [[nodiscard]] double low() const { return m_low; }

private:
    const Input &m_input;
    std::size_t m_left, m_right;
    Extreme m_newHighest, m_oldHighest, m_newLowest, m_oldLowest; // alike: the extreme has no equal
    double m_high = missing, m_low = missing;
};

} // namespace studies
