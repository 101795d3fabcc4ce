// How a market did over the last days, whatever the timeframe of its candles; and one line about each
// timeframe. Every number is missing where the candles do not reach back far enough. Pure; any thread.
#pragma once

#include "domain/candle_series.h"
#include "studies/pattern.h"

#include <array>
#include <optional>
#include <string>

namespace studies {

/// The `days` days that end with the last closed bar.
struct PeriodMetrics
{
    int days = 0;
    std::size_t bars = 0;                // closed bars inside
    std::optional<double> changePercent; // last close against the close before the period
    std::optional<double> high, low;
    std::optional<double> placePercent; // of the last close between low (0) and high (100)
    std::optional<double> volumePerDay; // base units
    std::optional<double> volumeChange; // percent against the period before of the same length
    std::optional<double>
        volatilityPercent; // standard deviation of log returns per bar, scaled to a day, in percent
};

inline constexpr std::array<int, 5> periodDays{1, 2, 3, 7, 30};
/// 1, 2, 3, 7 and 30 days. A period that begins before the first candle is missing as a whole, and so is one
/// with fewer than two bars.
[[nodiscard]] std::array<std::optional<PeriodMetrics>, 5> periodMetrics(const domain::CandleSeries &candles);

/// One timeframe in one line.
struct TimeframeSummary
{
    domain::Timeframe timeframe;
    base::UtcTime barClose{};
    double close = 0;
    std::optional<double> changePercent; // of the last closed bar
    std::optional<double> rsi, adx, macdHistogram;
    std::optional<double> toSma20Percent, toSma50Percent; // the close's distance from its averages
    /// Bullish where the close stands over its 20- and 50-bar averages and the MACD histogram is not
    /// negative, bearish the other way round, neutral between; missing before any of the three is there.
    std::optional<Direction> leaning;
};
/// Nothing for a series without a closed bar.
[[nodiscard]] std::optional<TimeframeSummary> summarise(const domain::CandleSeries &candles);

/// The long view over daily or weekly candles.
struct MacroTrend
{
    struct Average
    {
        int period = 0;
        std::optional<double> value, distancePercent; // of the last close from it
        std::optional<double> slopePercent;           // of the average over its last 5 bars
    };
    struct Cross
    {
        bool golden = false;  // the 50 rose over the 200
        std::size_t age = 0;  // in bars; 0: on the last closed bar
        base::UtcTime time{}; // when that bar closed
    };
    std::array<Average, 4> averages; // 20, 50, 100, 200
    std::optional<Cross> cross;      // the last one of 50 and 200
    /// Bullish: the averages that exist (at least two) stand in the order 20 > 50 > 100 > 200; bearish: the
    /// reverse.
    std::optional<Direction> alignment;
    [[nodiscard]] std::optional<double> distanceTo200Percent() const { return averages[3].distancePercent; }
};
[[nodiscard]] MacroTrend macroTrend(const domain::CandleSeries &candles);

} // namespace studies
