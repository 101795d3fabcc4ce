// Swing highs and lows, told at the bar at which they are known. Inside `studies` only; a value of one call,
// one thread.
#pragma once

#include "studies/window.h"

namespace studies {

/// A swing high is a bar whose high is above those of the `left` bars before and of the `right` bars after
/// it; a swing low likewise. Source: Bill Williams' fractals, with sides of any length.
class SwingWatch
{
public:
    SwingWatch(std::size_t left, std::size_t right);
    /// For chunks in order. Afterwards high(bar) and low(bar) of these bars are the prices of a swing whose
    /// right side is complete with that bar, missing if there is none; it happened `right` bars before.
    void next(const Input &input, std::size_t from, std::size_t bars);
    [[nodiscard]] double high(std::size_t bar) const { return m_high[bar - m_from]; }
    [[nodiscard]] double low(std::size_t bar) const { return m_low[bar - m_from]; }

private:
    std::size_t m_left, m_right, m_from = 0;
    Window m_highBefore, m_highAfter, m_lowBefore, m_lowAfter;
    std::array<double, chunkBars> m_high, m_low, m_before, m_after;
};

} // namespace studies
