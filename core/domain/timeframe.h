// The candle steps that the desk trades, and the grid they stand on. A value; any thread.
#pragma once

#include "base/time.h"

#include <span>
#include <string_view>

namespace domain {

/// 1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 3d 1w. Steps up to a day and 3d are multiples of the step since
/// 1970; weeks start on Monday 00:00 UTC.
class Timeframe
{
public:
    constexpr Timeframe() = default; // 1h
    /// "4h", without regard to case (but "1M" and "3M", months elsewhere, are refused). Errors: Unsupported
    /// naming the text.
    [[nodiscard]] static base::Result<Timeframe> parse(std::string_view text);
    /// The timeframe of exactly this step. Errors: Unsupported.
    [[nodiscard]] static base::Result<Timeframe> ofStep(base::Milliseconds step);
    [[nodiscard]] static std::span<const Timeframe> all();

    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] base::Milliseconds step() const;
    /// The opening time of the bar that holds `time`.
    [[nodiscard]] base::UtcTime floor(base::UtcTime time) const;
    /// The closing instant of the bar that opens at `open` (its next bar's opening time).
    [[nodiscard]] base::UtcTime closeOf(base::UtcTime open) const { return open + step(); }
    /// Number of bars in a year (365 days) of continuous trading.
    [[nodiscard]] double barsPerYear() const;

    auto operator<=>(const Timeframe &) const = default;

private:
    constexpr explicit Timeframe(std::int64_t ms) : m_ms(ms) {}
    friend struct TimeframeTable;
    std::int64_t m_ms = 3'600'000;
};

} // namespace domain
