// Local dates of the time axis: a fixed zone offset, and the ladder of calendar units. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>

namespace chart {

/// Milliseconds since 1970 in the axis' zone.
using LocalMs = std::int64_t;

struct LocalDate
{
    int year = 1970;
    unsigned month = 1, day = 1; // from 1
    int minuteOfDay = 0;

    [[nodiscard]] static LocalDate of(LocalMs time);
};

/// A distance of ticks: so many minutes (dividing a day), days (of the month: 1, 1 + n, …), months or years.
struct CalendarUnit
{
    enum class Field { Minutes, Days, Months, Years };
    Field field = Field::Days;
    int count = 1;

    /// From one minute to a thousand years, ascending.
    [[nodiscard]] static std::span<const CalendarUnit> ladder();
    [[nodiscard]] std::int64_t typicalMs() const;
    /// The last boundary at or before `time`.
    [[nodiscard]] LocalMs floor(LocalMs time) const;
    /// The first boundary after `time`.
    [[nodiscard]] LocalMs next(LocalMs time) const;
};

} // namespace chart
