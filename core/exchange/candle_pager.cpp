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
                         PageRules rules, base::UtcTime now)
    : m_timeframe(timeframe), m_since(since), m_limit(limit), m_rules(rules), m_now(now)
{
    m_done = limit == 0 || rules.size == 0 || (since && *since > now);
    // The first bar that opens then or later.
    m_from = timeframe.floor(since.value_or(now) + timeframe.step() - base::Milliseconds(1));
    if (rules.kept == 0)
        return;
    const base::UtcTime oldest = timeframe.floor(now) - timeframe.step() * std::int64_t(rules.kept - 1);
    m_cut = since ? m_from < oldest : limit > rules.kept;
    m_from = std::max(m_from, oldest);
    m_limit = std::min(m_limit, rules.kept);
}

/// Where a window of the wanted pages from `m_from` ends, in bars that open there or before.
base::UtcTime CandlePager::windowEnd() const
{
    const std::size_t bars = std::min(m_limit - m_columns.size(), m_rules.size);
    return m_from + m_timeframe.step() * (std::int64_t(bars) * m_pages - 1);
}

std::optional<PageAsk> CandlePager::next() const
{
    if (m_done)
        return std::nullopt;
    const std::size_t limit = std::min(m_limit - m_columns.size(), m_rules.size);
    if (forward())
        return PageAsk{m_from, m_rules.window ? std::optional(std::min(windowEnd(), m_now)) : std::nullopt,
                       limit};
    if (m_rules.window && m_until)
        return PageAsk{*m_until + base::Milliseconds(1) - m_timeframe.step() * std::int64_t(limit), m_until,
                       limit};
    return PageAsk{std::nullopt, m_until, limit};
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
    if (page.newestClosed && page.columns.size() > 0)
        m_saidClosed = std::max(m_saidClosed.value_or(0), page.columns.time.back());
    if (forward() && m_rules.window)
        takeWindow(page.columns);
    else if (forward())
        takeForward(page.columns, asked);
    else
        takeBackward(page.columns, asked);
    return {};
}

void CandlePager::takeForward(const domain::CandleColumns &page, std::size_t asked)
{
    const std::size_t added = append(page, base::toMs(m_from) - 1);
    if (added > 0)
        m_from = m_timeframe.closeOf(base::fromMs(m_columns.time.back()));
    m_done = added == 0 || page.size() < asked || m_columns.size() >= m_limit;
}

/// An empty window is not the end: the venue may have listed the instrument later. Windows double while they
/// are empty, and once a large one holds anything they are halved, so that the first bar is found in few
/// steps and none is passed over.
void CandlePager::takeWindow(const domain::CandleColumns &page)
{
    const base::UtcTime end = windowEnd();
    const bool any =
        page.size() > 0 && page.time.back() >= base::toMs(m_from) && page.time.front() <= base::toMs(end);
    if (any && m_pages > 1) {
        m_narrowing = true;
        m_pages /= 2;
        return;
    }
    const std::size_t added = any ? append(page, base::toMs(m_from) - 1) : 0;
    m_from = m_timeframe.closeOf(added > 0 ? base::fromMs(m_columns.time.back()) : end);
    m_narrowing = m_narrowing && added == 0 && m_pages > 1;
    if (m_narrowing)
        m_pages /= 2;
    else
        m_pages = m_columns.size() == 0 && m_rules.kept == 0 ? m_pages * 2 : 1;
    m_done = m_from > m_now || m_columns.size() >= m_limit;
}

/// The page goes in front of what is there. A page that lies wholly after now (a clock that was set back on
/// purpose) is passed over by asking for what was there by then.
void CandlePager::takeBackward(const domain::CandleColumns &page, std::size_t asked)
{
    if (!m_until && !page.time.empty() && page.time.front() > base::toMs(m_now)) {
        m_until = m_now;
        return;
    }
    domain::CandleColumns later;
    std::swap(later, m_columns);
    const std::int64_t end = later.time.empty() ? INT64_MAX : later.time.front();
    for (std::size_t i = 0; i < page.size(); ++i)
        if (page.time[i] <= base::toMs(m_now) && page.time[i] < end)
            copy(m_columns, page, i);
        else
            m_followed = m_followed || later.time.empty();
    const std::size_t added = m_columns.size();
    const bool last = m_rules.window ? page.size() == 0 : page.size() < asked;
    m_reachedBeginning = last && !m_cut;
    for (std::size_t i = 0; i < later.size(); ++i)
        copy(m_columns, later, i);
    m_done = added == 0 || last || m_columns.size() >= m_limit;
    if (!m_columns.time.empty())
        m_until = base::fromMs(m_columns.time.front() - 1);
}

base::Result<domain::CandleSeries> CandlePager::series() const
{
    domain::CandleColumns columns = m_columns;
    const std::size_t count = columns.size();
    bool closed = count == 0;
    if (count > 0) {
        const base::UtcTime close = m_timeframe.closeOf(base::fromMs(columns.time.back()));
        const bool said = m_saidClosed == columns.time.back();
        closed = m_now >= close + grace || ((m_followed || said) && m_now >= close);
    }
    base::Result<domain::CandleSeries> all =
        domain::CandleSeries::make(m_timeframe, std::move(columns), closed ? count : count - 1);
    if (!all || forward() || count <= m_limit)
        return all;
    return all->slice(count - m_limit, m_limit);
}

} // namespace exchange
