#include "exchange/candle_pager.h"

#include <algorithm>

namespace exchange {

namespace {

using base::ErrorCode;

/// How long after its close a bar that no other follows is waited for.
constexpr base::Milliseconds grace(20'000);

void copy(domain::CandleColumns &to, const domain::CandleColumns &from, std::size_t i)
{
    to.add(from.time[i], from.open[i], from.high[i], from.low[i], from.close[i], from.volume[i]);
}

base::Result<void> convert(WireCandles &page, const domain::Instrument &instrument)
{
    for (std::size_t i = 0; i < page.columns.size(); ++i) {
        const double middle = (page.columns.high[i] + page.columns.low[i]) / 2;
        const std::optional<double> volume =
            inBase(page.columns.volume[i], page.volumeUnit, middle, instrument);
        if (!volume)
            return base::fail(ErrorCode::BadData,
                              "candles of " + instrument.symbol.text() + " without volume", "volume");
        page.columns.volume[i] = *volume;
    }
    return {};
}

} // namespace

CandlePager::CandlePager(domain::Timeframe timeframe, std::optional<base::UtcTime> since, std::size_t limit,
                         std::size_t pageSize, base::UtcTime now)
    : m_timeframe(timeframe), m_since(since), m_limit(limit), m_pageSize(pageSize), m_now(now)
{
    m_done = limit == 0 || pageSize == 0 || (since && *since > now);
}

std::optional<PageAsk> CandlePager::next() const
{
    if (m_done)
        return std::nullopt;
    const std::size_t limit = std::min(m_limit - m_columns.size(), m_pageSize);
    if (!forward())
        return PageAsk{std::nullopt, m_until, limit};
    const base::UtcTime from =
        m_columns.time.empty() ? *m_since : m_timeframe.closeOf(base::fromMs(m_columns.time.back()));
    return PageAsk{from, std::nullopt, limit};
}

/// Adds the bars that open after `after` and not after now; says how many.
std::size_t CandlePager::append(const domain::CandleColumns &page, std::int64_t after)
{
    const std::size_t before = m_columns.size();
    for (std::size_t i = 0; i < page.size() && m_columns.size() < m_limit; ++i) {
        const bool future = page.time[i] > base::toMs(m_now);
        m_followed = m_followed || (future && m_columns.size() > 0);
        if (page.time[i] > after && !future)
            copy(m_columns, page, i);
    }
    return m_columns.size() - before;
}

base::Result<void> CandlePager::take(WireCandles page, const domain::Instrument &instrument)
{
    const std::size_t asked = next() ? next()->limit : 0;
    if (const base::Result<void> converted = convert(page, instrument); !converted)
        return converted;
    const domain::CandleColumns &bars = page.columns;
    if (forward()) {
        const std::int64_t after = m_columns.time.empty() ? base::toMs(*m_since) - 1 : m_columns.time.back();
        const std::size_t added = append(bars, after);
        m_done = added == 0 || bars.size() < asked || m_columns.size() >= m_limit;
        return {};
    }
    // Backwards: the page goes in front of what is there. A page that lies wholly after now (a clock that was
    // set back on purpose) is passed over by asking for what was there by then.
    if (!m_until && !bars.time.empty() && bars.time.front() > base::toMs(m_now)) {
        m_until = m_now;
        return {};
    }
    domain::CandleColumns later;
    std::swap(later, m_columns);
    const std::int64_t end = later.time.empty() ? INT64_MAX : later.time.front();
    for (std::size_t i = 0; i < bars.size(); ++i)
        if (bars.time[i] <= base::toMs(m_now) && bars.time[i] < end)
            copy(m_columns, bars, i);
        else
            m_followed = m_followed || later.time.empty();
    const std::size_t added = m_columns.size();
    m_reachedBeginning = bars.size() < asked;
    for (std::size_t i = 0; i < later.size(); ++i)
        copy(m_columns, later, i);
    m_done = added == 0 || m_reachedBeginning || m_columns.size() >= m_limit;
    if (!m_columns.time.empty())
        m_until = base::fromMs(m_columns.time.front() - 1);
    return {};
}

base::Result<domain::CandleSeries> CandlePager::series() const
{
    domain::CandleColumns columns = m_columns;
    const std::size_t count = columns.size();
    bool closed = count == 0;
    if (count > 0) {
        const base::UtcTime close = m_timeframe.closeOf(base::fromMs(columns.time.back()));
        closed = m_now >= close + grace || (m_followed && m_now >= close);
    }
    base::Result<domain::CandleSeries> all =
        domain::CandleSeries::make(m_timeframe, std::move(columns), closed ? count : count - 1);
    if (!all || forward() || count <= m_limit)
        return all;
    return all->slice(count - m_limit, m_limit);
}

} // namespace exchange
