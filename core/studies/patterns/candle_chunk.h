// The candles of one chunk and everything candlesticks measure on them: bodies, shadows and the averages that
// tell long from short. Inside `studies` only; a value of one call, one thread.
#pragma once

#include "studies/chunk.h"

#include <cassert>

namespace studies {

/// Totals of the `period` values before each bar, running ones that begin at bar `start`: TA-Lib takes in
/// the newest value less the oldest, and where its total begins depends on the pattern that uses it. Ties
/// between a body and its threshold are common (prices have few decimals), so the rounding of these totals
/// decides matches, and is TA-Lib's to the last bit. What lay before the window leaves a trace of that
/// rounding.
///
/// Lanes run side by side: lane l begins at bar starts[l].
template <std::size_t period, std::size_t... starts>
class RunningTotals
{
public:
    static constexpr std::array<std::size_t, sizeof...(starts)> start{starts...};
    static constexpr std::ptrdiff_t history = 4;

    [[nodiscard]] static constexpr std::size_t laneOf(std::size_t first)
    {
        for (std::size_t lane = 0; lane < start.size(); ++lane)
            if (start[lane] == first)
                return lane;
        return start.size();
    }
    /// x has 16 readable values in front; the chunk begins at bar `from` of the series.
    void next(const double *x, std::size_t from, std::size_t bars)
    {
        for (auto &lane : m_column)
            std::memmove(lane.data(), lane.data() + m_bars, history * sizeof(double));
        m_bars = bars;
        std::size_t i = 0;
        for (; i < bars && from + i < start.back() + period; ++i)
            for (std::size_t lane = 0; lane < start.size(); ++lane)
                early(x + i, from + i, i, lane);
        totals(x, i, bars);
    }
    /// Of lane `lane`, beginning with the first bar of the chunk; four values before it can be read.
    [[nodiscard]] const double *total(std::size_t lane) const { return m_column[lane].data() + history; }

private:
    void early(const double *x, std::size_t bar, std::size_t i, std::size_t lane)
    {
        m_column[lane][history + i] = m_total[lane];
        if (bar < start[lane])
            return;
        const bool full = bar >= start[lane] + period;
        m_total[lane] += full ? *x - *(x - period) : *x;
    }
    void totals(const double *x, std::size_t first, std::size_t bars)
    {
        std::array<double, start.size()> total = m_total;
        for (std::size_t i = first; i < bars; ++i) {
            const double change = x[i] - *(x + i - period);
            for (std::size_t lane = 0; lane < start.size(); ++lane) {
                m_column[lane][history + i] = total[lane];
                total[lane] += change;
            }
        }
        m_total = total;
    }

    std::array<double, start.size()> m_total{};
    std::size_t m_bars = 0;
    // No initial value on purpose: it would cost more than the work.
    std::array<std::array<double, history + chunkBars>, start.size()> m_column;
};

/// The averages that a pattern asks for.
namespace candles {
enum Need : unsigned { Nothing = 0, Body = 1, Range = 2, Shadow = 4, Five = 8, Everything = 15 };
}

/// The columns of the present chunk. All pointers are to its first bar, with at least four values in front of
/// it (of bars of the series).
class CandleChunk
{
public:
    CandleChunk() {} // not defaulted: that would set the columns to 0, which costs more than the work
    CandleChunk(const CandleChunk &) = delete;
    CandleChunk &operator=(const CandleChunk &) = delete;
    /// Chunk after chunk, from the first bar on, always with the same needs.
    void next(const Input &input, std::size_t from, std::size_t bars, unsigned needs);

    [[nodiscard]] std::size_t from() const { return m_from; }
    [[nodiscard]] std::size_t bars() const { return m_bars; }

    const double *open = nullptr, *high = nullptr, *low = nullptr, *close = nullptr;
    const double *top = nullptr, *bottom = nullptr;  // of the body
    const double *body = nullptr;                    // |close − open|
    const double *upper = nullptr, *lower = nullptr; // shadows
    RunningTotals<10, 0, 1, 2, 3, 4> bodies, ranges; // of the body; of high − low
    RunningTotals<10, 0, 1, 2> shadows;              // of both shadows together
    RunningTotals<5, 0, 1, 5, 6> fiveRanges;         // of high − low

private:
    static constexpr std::size_t history = 16;
    std::size_t m_from = 0, m_bars = 0;
    Rolling m_top{history}, m_bottom{history}, m_body{history}, m_upper{history}, m_lower{history};
    Rolling m_range{history}, m_shadows{history};
};

/// The candles that end with one bar, as a pattern sees them: k bars back. `lookback` is the first bar at
/// which TA-Lib looks for the pattern; where the totals begin follows from it.
///
/// TA-Lib's candle settings: a body is long or short against the mean body of the 10 bars before; a doji's is
/// at most a tenth of their mean range, as is a very short shadow; a short shadow is below half the mean of
/// their shadows together; a long one is longer than the body, a very long one twice as long. Near, far and
/// equal are 0.2, 0.6 and 0.05 of the mean range of the 5 bars before.
template <std::size_t lookback, unsigned needs = candles::Nothing>
class Bars
{
public:
    Bars(const CandleChunk &chunk, std::size_t i) : c(chunk), m_i(static_cast<std::ptrdiff_t>(i)) {}

    [[nodiscard]] double open(int k) const { return c.open[m_i - k]; }
    [[nodiscard]] double high(int k) const { return c.high[m_i - k]; }
    [[nodiscard]] double low(int k) const { return c.low[m_i - k]; }
    [[nodiscard]] double close(int k) const { return c.close[m_i - k]; }
    [[nodiscard]] double top(int k) const { return c.top[m_i - k]; }
    [[nodiscard]] double bottom(int k) const { return c.bottom[m_i - k]; }
    [[nodiscard]] double body(int k) const { return c.body[m_i - k]; }
    [[nodiscard]] double upper(int k) const { return c.upper[m_i - k]; }
    [[nodiscard]] double lower(int k) const { return c.lower[m_i - k]; }
    [[nodiscard]] bool white(int k) const { return close(k) >= open(k); }
    [[nodiscard]] bool black(int k) const { return !white(k); }
    [[nodiscard]] int color(int k) const { return white(k) ? 1 : -1; }

    /// The body k bars back lies above (below) the one m bars back; whole ranges for the clear gaps.
    [[nodiscard]] bool gapUp(int k, int m) const { return bottom(k) > top(m); }
    [[nodiscard]] bool gapDown(int k, int m) const { return top(k) < bottom(m); }
    [[nodiscard]] bool clearGapUp(int k, int m) const { return low(k) > high(m); }
    [[nodiscard]] bool clearGapDown(int k, int m) const { return high(k) < low(m); }

    [[nodiscard]] double meanBody(int k) const { return at<candles::Body>(c.bodies, 10, k); }
    [[nodiscard]] double veryShort(int k) const { return 0.1 * at<candles::Range>(c.ranges, 10, k); }
    [[nodiscard]] double shortShadow(int k) const { return at<candles::Shadow>(c.shadows, 10, k) / 2; }
    [[nodiscard]] double near(int k) const { return 0.2 * at<candles::Five>(c.fiveRanges, 5, k); }
    [[nodiscard]] double far(int k) const { return 0.6 * at<candles::Five>(c.fiveRanges, 5, k); }
    [[nodiscard]] double equal(int k) const { return 0.05 * at<candles::Five>(c.fiveRanges, 5, k); }

    [[nodiscard]] bool isLong(int k) const { return body(k) > meanBody(k); }
    [[nodiscard]] bool isShort(int k) const { return body(k) < meanBody(k); }
    [[nodiscard]] bool notLong(int k) const { return body(k) <= meanBody(k); }
    [[nodiscard]] bool isDoji(int k) const { return body(k) <= veryShort(k); }
    [[nodiscard]] bool noUpper(int k) const { return upper(k) < veryShort(k); }
    [[nodiscard]] bool noLower(int k) const { return lower(k) < veryShort(k); }
    [[nodiscard]] bool longUpper(int k) const { return upper(k) > body(k); }
    [[nodiscard]] bool longLower(int k) const { return lower(k) > body(k); }

private:
    template <unsigned need, class Totals>
    [[nodiscard]] double at(const Totals &totals, std::size_t period, int k) const
    {
        static_assert((needs & need) != 0, "the pattern does not say that it needs this average");
        const std::size_t lane = Totals::laneOf(lookback - period - static_cast<std::size_t>(k));
        assert(lane < Totals::start.size());
        return totals.total(lane)[m_i - k] / static_cast<double>(period);
    }

    const CandleChunk &c;
    std::ptrdiff_t m_i;
};

} // namespace studies
