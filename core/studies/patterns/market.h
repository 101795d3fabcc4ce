// The candles with the columns and turning points that the detectors of patterns share, computed once. Inside
// `studies` only; built by detectAll() for one call, one thread.
#pragma once

#include "studies/chunk.h"
#include "studies/pattern.h"

namespace studies {

/// A high above the five highs before it and not below the five after it (a low likewise). It is known when
/// the fifth bar after it closes.
struct Pivot
{
    std::size_t bar;
    double price;
    bool high;
    static constexpr std::size_t wing = 5;
    [[nodiscard]] std::size_t known() const { return bar + wing; }
};

/// Columns are as long as the candles, missing where they have no value.
class Market
{
public:
    explicit Market(const Input &candles);
    Market(const Market &) = delete;
    Market &operator=(const Market &) = delete;

    const Input input;
    [[nodiscard]] std::size_t size() const { return input.size(); }

    /// What moves are measured by: ATR of 14 bars. Missing while nothing moves (below a billionth of the
    /// price, where only rounding is left), so that every comparison with it is false.
    std::span<double> unit;
    std::span<double> sma20, sma50, sma100, sma200;
    std::span<double> upperBand, lowerBand; // Bollinger's, 20 bars, two deviations
    std::span<double> rsi, mfi;             // 14
    std::span<double> macd, signal;         // 12, 26, 9
    std::span<double> stochK, stochD;       // 14, 3, 3
    std::span<double> plusDi, minusDi, adx; // 14
    std::span<double> obv;
    std::span<double> volume20, volume50; // mean volume of the last 20 and 50 bars
    std::span<double> highest, lowest;    // of the last `stretch` bars, this one included
    static constexpr std::size_t stretch = 12;
    std::vector<Pivot> pivots; // by bar; of two at one bar the one that came first within it, by its colour

    /// The volume of this bar over the mean of the 20 before it, from 0 at the mean to 1 at twice as much.
    [[nodiscard]] double busy(std::size_t bar) const;

private:
    void averages();
    void oscillators();
    void findPivots();
    std::unique_ptr<double[]> m_columns;
};

/// 0 at `none`, 1 at `full`, in proportion between them; 0 where the value is missing.
[[nodiscard]] inline double share(double value, double none, double full)
{
    const double part = (value - none) / (full - none);
    return part > 0 ? std::min(part, 1.0) : 0;
}
[[nodiscard]] inline Direction directionOf(double sign)
{
    return sign > 0 ? Direction::Bullish : sign < 0 ? Direction::Bearish : Direction::Neutral;
}

using Details = std::initializer_list<std::pair<const char *, double>>;
/// Appends an event.
void publish(std::vector<PatternEvent> &events, const char *id, const char *kind, std::size_t bar,
             Direction direction, double confidence, Details details);

} // namespace studies
