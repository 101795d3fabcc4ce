#include "domain/candle_series.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace domain {

namespace {

constexpr std::int64_t latestMs = 7'258'118'400'000; // the year 2200

struct Column
{
    const char *name;
    std::vector<double> CandleColumns::*values;
};
constexpr std::array<Column, 5> columnTable{{{"open", &CandleColumns::open},
                                             {"high", &CandleColumns::high},
                                             {"low", &CandleColumns::low},
                                             {"close", &CandleColumns::close},
                                             {"volume", &CandleColumns::volume}}};

tl::unexpected<base::Error> wrong(std::size_t row, const char *column, std::string detail)
{
    return base::fail(base::ErrorCode::BadData, std::move(detail),
                      "row " + std::to_string(row + 1) + ' ' + column);
}

base::Result<void> checkShape(const CandleColumns &columns, std::size_t closed)
{
    for (const Column &column : columnTable)
        if ((columns.*column.values).size() != columns.size())
            return base::fail(base::ErrorCode::BadData, "as many values as times are needed", column.name);
    if (closed > columns.size() || columns.size() - closed > 1)
        return base::fail(base::ErrorCode::BadData, "only the last bar may still be forming", "closed");
    return {};
}

base::Result<void> checkTime(Timeframe timeframe, const CandleColumns &columns, std::size_t row)
{
    const std::int64_t ms = columns.time[row];
    if (ms < 0 || ms >= latestMs)
        return wrong(row, "time", "not between 1970 and 2200");
    if (base::toMs(timeframe.floor(base::fromMs(ms))) != ms)
        return wrong(row, "time", "not on the grid of " + std::string(timeframe.name()));
    if (row > 0 && ms <= columns.time[row - 1])
        return wrong(row, "time", "not after the row before");
    return {};
}

base::Result<void> checkValues(const CandleColumns &columns, std::size_t row)
{
    for (const Column &column : columnTable) {
        const double value = (columns.*column.values)[row];
        if (!std::isfinite(value))
            return wrong(row, column.name, "not a finite number");
        const bool isVolume = column.values == &CandleColumns::volume;
        if (isVolume ? value < 0 : value <= 0)
            return wrong(row, column.name, isVolume ? "negative" : "not positive");
    }
    const double o = columns.open[row], c = columns.close[row];
    if (columns.high[row] < std::max(o, c))
        return wrong(row, "high", "below the open or the close");
    if (columns.low[row] > std::min(o, c))
        return wrong(row, "low", "above the open or the close");
    return {};
}

} // namespace

void CandleColumns::reserve(std::size_t count)
{
    time.reserve(count);
    for (const Column &column : columnTable)
        (this->*column.values).reserve(count);
}

void CandleColumns::add(std::int64_t ms, double o, double h, double l, double c, double v)
{
    time.push_back(ms);
    open.push_back(o);
    high.push_back(h);
    low.push_back(l);
    close.push_back(c);
    volume.push_back(v);
}

base::Result<CandleSeries> CandleSeries::make(Timeframe timeframe, CandleColumns columns, std::size_t closed)
{
    if (const base::Result<void> shape = checkShape(columns, closed); !shape)
        return base::fail(shape);
    for (std::size_t row = 0; row < columns.size(); ++row) {
        if (const base::Result<void> time = checkTime(timeframe, columns, row); !time)
            return base::fail(time);
        if (const base::Result<void> values = checkValues(columns, row); !values)
            return base::fail(values);
    }
    CandleSeries series;
    series.m_timeframe = timeframe;
    series.m_count = columns.size();
    series.m_closed = series.m_wholeClosed = closed;
    series.m_columns = std::make_shared<const CandleColumns>(std::move(columns));
    return series;
}

Candle CandleSeries::at(std::size_t index) const
{
    return {openTime(index), open()[index], high()[index], low()[index], close()[index], volume()[index]};
}

CandleSeries CandleSeries::slice(std::size_t first, std::size_t count) const
{
    CandleSeries out = *this;
    const std::size_t begin = std::min(first, m_count);
    out.m_first = m_first + begin;
    out.m_count = std::min(count, m_count - begin);
    const std::size_t closedFromHere = m_wholeClosed > out.m_first ? m_wholeClosed - out.m_first : 0;
    out.m_closed = std::min(closedFromHere, out.m_count);
    return out;
}

std::size_t CandleSeries::lowerBound(base::UtcTime wanted) const
{
    const auto times = time();
    const auto found = std::lower_bound(times.begin(), times.end(), base::toMs(wanted));
    return std::size_t(found - times.begin());
}

std::size_t CandleSeries::missing() const
{
    if (m_count == 0)
        return 0;
    const std::int64_t steps = (time().back() - time().front()) / m_timeframe.step().count();
    return std::size_t(steps) + 1 - m_count;
}

std::size_t CandleSeries::gaps() const
{
    const auto times = time();
    std::size_t found = 0;
    for (std::size_t i = 1; i < times.size(); ++i)
        found += times[i] - times[i - 1] != m_timeframe.step().count();
    return found;
}

CandleSeries CandleSeries::whole() const
{
    CandleSeries out = *this;
    out.m_first = 0;
    out.m_count = m_columns ? m_columns->size() : 0;
    out.m_closed = m_wholeClosed;
    return out;
}

} // namespace domain
