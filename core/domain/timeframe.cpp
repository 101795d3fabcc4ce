#include "domain/timeframe.h"

#include "base/text.h"

#include <array>
#include <string>

namespace domain {

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour, week = 7 * day;
constexpr std::int64_t firstMonday = 4 * day; // 1970-01-01 was a Thursday
constexpr double yearDays = 365.0;

constexpr std::int64_t floored(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

} // namespace

struct TimeframeTable
{
    struct Row
    {
        Timeframe timeframe;
        std::string_view name;
    };
    static constexpr std::size_t size = 14;
    static constexpr std::array<Row, size> rows()
    {
        return {{{Timeframe(minute), "1m"},
                 {Timeframe(3 * minute), "3m"},
                 {Timeframe(5 * minute), "5m"},
                 {Timeframe(15 * minute), "15m"},
                 {Timeframe(30 * minute), "30m"},
                 {Timeframe(hour), "1h"},
                 {Timeframe(2 * hour), "2h"},
                 {Timeframe(4 * hour), "4h"},
                 {Timeframe(6 * hour), "6h"},
                 {Timeframe(8 * hour), "8h"},
                 {Timeframe(12 * hour), "12h"},
                 {Timeframe(day), "1d"},
                 {Timeframe(3 * day), "3d"},
                 {Timeframe(week), "1w"}}};
    }
    static constexpr std::array<Timeframe, size> timeframes()
    {
        std::array<Timeframe, size> out;
        for (std::size_t i = 0; i < size; ++i)
            out[i] = rows()[i].timeframe;
        return out;
    }
};

namespace {

constexpr auto table = TimeframeTable::rows();
constexpr auto everyTimeframe = TimeframeTable::timeframes();

} // namespace

base::Result<Timeframe> Timeframe::parse(std::string_view text)
{
    const std::string wanted = base::lower(text);
    const bool months = text == "1M" || text == "3M"; // elsewhere these are months
    for (const TimeframeTable::Row &row : table)
        if (row.name == wanted && !months)
            return row.timeframe;
    return base::fail(base::ErrorCode::Unsupported,
                      "the desk has no timeframe '" + base::sanitised(text.substr(0, 32), 32) + "'",
                      "timeframe");
}

base::Result<Timeframe> Timeframe::ofStep(base::Milliseconds step)
{
    for (const TimeframeTable::Row &row : table)
        if (row.timeframe.step() == step)
            return row.timeframe;
    return base::fail(base::ErrorCode::Unsupported,
                      "the desk has no timeframe of " + std::to_string(step.count()) + " ms", "timeframe");
}

std::span<const Timeframe> Timeframe::all()
{
    return everyTimeframe;
}

std::string_view Timeframe::name() const
{
    for (const TimeframeTable::Row &row : table)
        if (row.timeframe == *this)
            return row.name;
    return "?";
}

base::Milliseconds Timeframe::step() const
{
    return base::Milliseconds(m_ms);
}

base::UtcTime Timeframe::floor(base::UtcTime time) const
{
    const std::int64_t origin = m_ms == week ? firstMonday : 0;
    return base::fromMs(floored(base::toMs(time) - origin, m_ms) + origin);
}

double Timeframe::barsPerYear() const
{
    return yearDays * double(day) / double(m_ms);
}

} // namespace domain
