// Steps that a derived column goes through, chunk by chunk. Inside `studies` only; values of one call, one
// thread.
#pragma once

#include "studies/line.h"
#include "studies/smooth.h"
#include "studies/window.h"

#include <variant>

namespace studies {

/// Two averages that differ by no more than their rounding do not differ: a flat market gives 0, not noise
/// with a sign.
[[gnu::always_inline]] inline double apart(double a, double b)
{
    const double difference = a - b, rounding = noMovement * (b < 0 ? -b : b);
    return (difference < 0 ? -difference : difference) <= rounding ? 0 : difference;
}

/// How many of the bars from … from + bars − 1 lie before bar `first`.
inline std::size_t leading(std::size_t first, std::size_t from, std::size_t bars)
{
    return first > from ? std::min(bars, first - from) : 0;
}

/// out[i] = x[from + i] − x[from + i − lag] of a whole column; missing for its first `lag` bars.
void changesOf(std::span<const double> x, std::size_t lag, std::size_t from, std::size_t bars, double *out);
/// The same as a percentage of the older value; 0 where that is 0.
void ratesOf(std::span<const double> x, std::size_t lag, std::size_t from, std::size_t bars, double *out);
/// (high + low) ÷ 2.
void mediansOf(const Input &input, std::size_t from, std::size_t bars, double *out);
/// (high + low + close) ÷ 3.
void typicalsOf(const Input &input, std::size_t from, std::size_t bars, double *out);

/// A column that is written chunk by chunk, and the sum, high or low of its moving window.
class Windowed
{
public:
    Windowed(Fold fold, std::size_t period, double scale = 1) : m_window(fold, period, scale), m_input(period)
    {
    }
    [[nodiscard]] static Windowed mean(std::size_t period)
    {
        return {Fold::Sum, period, 1 / static_cast<double>(period)};
    }
    /// Where the next chunk is to be written.
    double *input(std::size_t bars) { return m_bars = bars, m_x = m_input.next(bars); }
    /// Its folded form; good until the next one.
    const double *folded() { return m_window.run(m_x, m_bars, m_out.data()), m_out.data(); }

private:
    Window m_window;
    Rolling m_input;
    std::array<double, chunkBars> m_out;
    double *m_x = nullptr;
    std::size_t m_bars = 0;
};

/// A column and its linearly weighted average: the newest value counts `period` times, the oldest once.
class Weighted
{
public:
    explicit Weighted(std::size_t period) : m_line(period), m_input(period), m_period(period) {}
    double *input(std::size_t bars) { return m_bars = bars, m_x = m_input.next(bars); }
    const double *averaged();

private:
    Line m_line;
    Rolling m_input;
    std::size_t m_period;
    std::array<double, chunkBars> m_mean;
    double *m_x = nullptr;
    std::size_t m_bars = 0;
};

/// A column and its average of a chosen kind, TA-Lib's MAType: 0 simple, 1 exponential, 2 weighted.
class Average
{
public:
    /// `first`: the bar at which the column begins.
    Average(double kind, std::size_t period, std::size_t first);
    double *input(std::size_t bars);
    const double *averaged();

    static constexpr double kinds = 3;

private:
    std::variant<Windowed, Smoothed, Weighted> m_stage;
};

inline const double *smooth(Smoothed &stage, const double *x, std::size_t bars)
{
    std::copy_n(x, bars, stage.input(bars));
    return stage.smoothed();
}
inline const double *fold(Windowed &stage, const double *x, std::size_t bars)
{
    std::copy_n(x, bars, stage.input(bars));
    return stage.folded();
}
inline const double *average(Average &stage, const double *x, std::size_t bars)
{
    std::copy_n(x, bars, stage.input(bars));
    return stage.averaged();
}

} // namespace studies
