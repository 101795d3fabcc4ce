// Markets drawn by hand for the tests of patterns. Values; any thread.
#pragma once

#include "candles.h"

#include "studies/patterns/market.h"

/// Candles along straight legs: each opens where the last one closed and has a shadow of `shadow` on both
/// sides.
class Drawing
{
public:
    explicit Drawing(double price, double shadow = 0.3) : m_price(price), m_shadow(shadow) {}
    /// `bars` candles to `price`, each with this volume.
    Drawing &to(double price, std::size_t bars, double volume = 100);
    /// `bars` candles up and down by `step` around the present price: a market that moves and goes nowhere.
    Drawing &rest(std::size_t bars, double step, double volume = 100);
    /// One candle as given.
    Drawing &candle(double open, double high, double low, double close, double volume = 100);
    /// Upside down: every price p becomes `axis` − p.
    [[nodiscard]] Drawing mirrored(double axis) const;

    [[nodiscard]] const Candles &candles() const { return m_candles; }
    [[nodiscard]] std::size_t size() const { return m_candles.size(); }

private:
    Candles m_candles;
    double m_price, m_shadow;
};

/// The events of these kinds, in order.
[[nodiscard]] std::vector<studies::PatternEvent> ofKinds(const std::vector<studies::PatternEvent> &events,
                                                         const std::vector<std::string> &kinds);
[[nodiscard]] std::vector<studies::PatternEvent> eventsOf(const Candles &candles,
                                                          const std::vector<std::string> &kinds);
/// A detail; NaN if there is none of this name.
[[nodiscard]] double detail(const studies::PatternEvent &event, std::string_view name);
