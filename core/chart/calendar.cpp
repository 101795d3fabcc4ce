#include "chart/calendar.h"

#include <array>
#include <chrono>

namespace chart {

namespace {

using namespace std::chrono;
using Field = CalendarUnit::Field;

constexpr std::int64_t kMinute = 60'000, kDay = 86'400'000;

constexpr std::array<CalendarUnit, 30> kLadder = {{
    {Field::Minutes, 1},   {Field::Minutes, 2},   {Field::Minutes, 5},   {Field::Minutes, 10},
    {Field::Minutes, 15},  {Field::Minutes, 30},  {Field::Minutes, 60},  {Field::Minutes, 120},
    {Field::Minutes, 180}, {Field::Minutes, 240}, {Field::Minutes, 360}, {Field::Minutes, 720},
    {Field::Days, 1},      {Field::Days, 2},      {Field::Days, 3},      {Field::Days, 5},
    {Field::Days, 7},      {Field::Days, 14},     {Field::Months, 1},    {Field::Months, 2},
    {Field::Months, 3},    {Field::Months, 6},    {Field::Years, 1},     {Field::Years, 2},
    {Field::Years, 5},     {Field::Years, 10},    {Field::Years, 20},    {Field::Years, 50},
    {Field::Years, 100},   {Field::Years, 1000},
}};

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

year_month_day dateOf(LocalMs time)
{
    return sys_days(days(static_cast<int>(floorDiv(time, kDay))));
}

LocalMs startOf(year_month_day date)
{
    return static_cast<std::int64_t>(sys_days(date).time_since_epoch().count()) * kDay;
}

unsigned daysIn(year_month month)
{
    return static_cast<unsigned>(year_month_day_last(month / last).day());
}

/// Whether a day of the month bears a mark: 1, 1 + n, …, but none nearer to the next month's first than half
/// of n.
bool bearsMark(year_month_day date, int count)
{
    const int day = static_cast<int>(static_cast<unsigned>(date.day()));
    const int left = static_cast<int>(daysIn(date.year() / date.month())) + 1 - day;
    return (day - 1) % count == 0 && (day == 1 || 2 * left > count);
}

year_month_day floorDate(year_month_day date, CalendarUnit unit)
{
    switch (unit.field) {
    case Field::Days:
        while (!bearsMark(date, unit.count))
            date = sys_days(date) - days(1);
        return date;
    case Field::Months: {
        const unsigned index = static_cast<unsigned>(date.month()) - 1;
        return date.year() / month(index - index % static_cast<unsigned>(unit.count) + 1) / day(1);
    }
    default: {
        const int y = static_cast<int>(date.year());
        return year(static_cast<int>(floorDiv(y, unit.count)) * unit.count) / January / day(1);
    }
    }
}

year_month_day nextDate(year_month_day date, CalendarUnit unit)
{
    switch (unit.field) {
    case Field::Days:
        do {
            date = sys_days(date) + days(1);
        } while (!bearsMark(date, unit.count));
        return date;
    case Field::Months:
        return floorDate(date, unit) + months(unit.count);
    default:
        return floorDate(date, unit) + years(unit.count);
    }
}

} // namespace

LocalDate LocalDate::of(LocalMs time)
{
    const year_month_day date = dateOf(time);
    const auto inDay = time - floorDiv(time, kDay) * kDay;
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day()), static_cast<int>(inDay / kMinute)};
}

std::span<const CalendarUnit> CalendarUnit::ladder()
{
    return kLadder;
}

std::int64_t CalendarUnit::typicalMs() const
{
    switch (field) {
    case Field::Minutes:
        return count * kMinute;
    case Field::Days:
        return count * kDay;
    case Field::Months:
        return count * 30 * kDay;
    default:
        return count * 365 * kDay;
    }
}

LocalMs CalendarUnit::floor(LocalMs time) const
{
    if (field == Field::Minutes) // a day is a whole number of steps, so that midnight is always one
        return floorDiv(time, count * kMinute) * count * kMinute;
    return startOf(floorDate(dateOf(time), *this));
}

LocalMs CalendarUnit::next(LocalMs time) const
{
    if (field == Field::Minutes)
        return floor(time) + count * kMinute;
    return startOf(nextDate(dateOf(time), *this));
}

} // namespace chart
