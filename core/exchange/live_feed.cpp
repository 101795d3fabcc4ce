#include "exchange/live_feed.h"

#include "base/log.h"

#include <algorithm>

namespace exchange {

namespace {

Q_LOGGING_CATEGORY(room, "desk.feed", QtInfoMsg)

using base::Result;

constexpr std::chrono::seconds beatEvery{1};

domain::Timeframe sourceStep(const StreamTable &table, const domain::InstrumentPtr &instrument,
                             domain::Timeframe wanted)
{
    const Result<domain::Timeframe> source = sourceOf(table.venue(), instrument->kind, wanted);
    return source.value_or(wanted);
}

void widen(domain::Candle &bar, const domain::Candle &next)
{
    bar.high = std::max(bar.high, next.high);
    bar.low = std::min(bar.low, next.low);
    bar.close = next.close;
    bar.volume += next.volume;
}

bool earlier(const domain::PublicTrade &a, const domain::PublicTrade &b)
{
    return a.time < b.time;
}

} // namespace

LiveFeed::LiveFeed(Exchange &exchange, const StreamTable &table, domain::InstrumentPtr instrument,
                   domain::Timeframe timeframe, StreamSurroundings around, FeedOptions options)
    : m_exchange(exchange), m_instrument(instrument), m_timeframe(timeframe),
      m_source(sourceStep(table, instrument, timeframe)), m_clock(around.clock), m_options(options),
      m_stream(table, std::move(instrument), m_source, std::move(around))
{
    m_timer.setInterval(beatEvery);
    connect(&m_timer, &QTimer::timeout, this, &LiveFeed::beat);
    connect(&m_stream, &Stream::traded, this, &LiveFeed::hearTrade);
    connect(&m_stream, &Stream::barMoved, this, &LiveFeed::hearBar);
    connect(&m_stream, &Stream::topMoved, this, &LiveFeed::hearTop);
    connect(&m_stream, &Stream::stateChanged, this, &LiveFeed::changed);
    connect(&m_stream, &Stream::ticketEnded, this, &LiveFeed::idle);
    connect(&m_stream, &Stream::doubted, this, [this](Stream::Doubt why) {
        if (why == Stream::Doubt::Connected) { // the venue may count anew
            m_topId.reset();
            m_topTime.reset();
        }
        doubt();
    });
}

LiveFeed::~LiveFeed()
{
    *m_alive = false;
}

void LiveFeed::start()
{
    if (m_started)
        return;
    m_started = true;
    m_doubt = true;
    m_askedAt = base::UtcTime();
    m_timer.start();
    m_stream.start();
    beat();
}

void LiveFeed::stop()
{
    m_started = false;
    m_timer.stop();
    m_stream.stop();
}

void LiveFeed::doubt()
{
    m_doubt = true;
    look();
}

void LiveFeed::beat()
{
    if (m_started)
        m_stream.beat();
    look();
}

/// Asks REST where there is a reason, and not more often than the options say.
void LiveFeed::look()
{
    const base::UtcTime now = m_clock->now();
    const bool over = !m_bars.empty() && now >= m_source.closeOf(m_bars.rbegin()->first);
    const bool due = m_doubt || over || now - m_askedAt >= m_options.auditEvery;
    if (!m_started || m_busy || !due || now - m_askedAt < m_options.betweenFetches)
        return;
    m_busy = true;
    m_doubt = false;
    m_askedAt = now;
    m_barMeanwhile.reset();
    m_tradesMeanwhile.clear();
    m_topMeanwhile = false;
    m_fetch = fetch(m_alive, this);
}

// --- what the stream says

void LiveFeed::hearTrade(const domain::PublicTrade &trade)
{
    if (!trade.id.empty() && !m_tradeIds.insert(trade.id).second)
        return;
    if (m_busy)
        m_tradesMeanwhile.push_back(trade);
    m_trades.insert(std::upper_bound(m_trades.begin(), m_trades.end(), trade, &earlier), trade);
    if (m_trades.size() > m_options.trades) {
        m_tradeIds.erase(m_trades.front().id);
        m_trades.erase(m_trades.begin());
    }
    Q_EMIT changed();
}

/// Within a bar volume only grows, so that a frame with less of it is an old one.
void LiveFeed::hearBar(const StreamBar &bar)
{
    const base::UtcTime open = bar.candle.time;
    const bool newest = m_bars.empty() || open >= m_bars.rbegin()->first;
    const auto held = m_bars.find(open);
    const bool known = held != m_bars.end();
    if (!newest || (known && (held->second.closed || bar.candle.volume < held->second.candle.volume)))
        return;
    m_barMeanwhile = bar;
    m_bars[open] = {bar.candle, false};
    Q_EMIT changed();
    if (bar.closed || !known)
        doubt(); // REST has the last word about a bar that is over
}

void LiveFeed::hearTop(const TopOfBook &top)
{
    const bool old =
        top.updateId && m_topId ? *top.updateId <= *m_topId : top.time && m_topTime && *top.time < *m_topTime;
    m_topPassedOver = old;
    if (old)
        return;
    m_topId = top.updateId;
    m_topTime = top.time;
    m_topMeanwhile = true;
    m_top = top;
    Q_EMIT changed();
}

// --- what REST says

/// From the end of the last bar that was told, however long ago that is.
CandleQuery LiveFeed::query() const
{
    constexpr std::size_t most = 100'000;
    const std::size_t each = std::size_t(m_timeframe.step() / m_source.step());
    CandleQuery out{m_instrument, m_source, std::nullopt, 2 * each + 1};
    if (!m_toldClosed)
        return out;
    out.since = m_timeframe.closeOf(*m_toldClosed);
    out.limit = most;
    return out;
}

QCoro::Task<void> LiveFeed::fetch(std::shared_ptr<bool> alive, LiveFeed *self)
{
    Exchange &exchange = self->m_exchange;
    const domain::InstrumentPtr instrument = self->m_instrument;
    const CandleQuery asked = self->query();
    const int wanted = int(self->m_options.trades);
    const Result<domain::CandleSeries> bars = co_await exchange.candles(asked);
    if (!*alive)
        co_return;
    if (bars)
        self->setBars(*bars);
    Result<std::vector<domain::PublicTrade>> trades = co_await exchange.trades(instrument, wanted);
    if (!*alive)
        co_return;
    if (trades)
        self->setTrades(std::move(*trades));
    const Result<domain::OrderBook> book = co_await exchange.book(instrument, 1);
    if (!*alive)
        co_return;
    if (book)
        self->setTop(*book);
    self->finish(bars && trades && book);
}

/// What was heard while REST was asked is newer than its answer, if it is more of the same bar.
void LiveFeed::setBars(const domain::CandleSeries &bars)
{
    std::map<base::UtcTime, Held> all;
    for (std::size_t i = 0; i < bars.size(); ++i)
        all[bars.openTime(i)] = {bars.at(i), i < bars.closed()};
    if (m_barMeanwhile && !all.empty()) {
        const domain::Candle &heard = m_barMeanwhile->candle;
        const base::UtcTime newest = all.rbegin()->first;
        const Held &held = all.rbegin()->second;
        const bool more = heard.time == newest && !held.closed && heard.volume >= held.candle.volume;
        if (heard.time > newest || more)
            all[heard.time] = {heard, false};
    }
    if (!all.empty())
        m_bars = std::move(all);
    tellClosed();
}

void LiveFeed::setTrades(std::vector<domain::PublicTrade> trades)
{
    if (trades.empty())
        return;
    const base::UtcTime newest = trades.back().time;
    std::stable_sort(m_tradesMeanwhile.begin(), m_tradesMeanwhile.end(), &earlier);
    for (const domain::PublicTrade &heard : m_tradesMeanwhile)
        if (heard.time > newest)
            trades.push_back(heard);
    if (trades.size() > m_options.trades)
        trades.erase(trades.begin(), trades.end() - std::ptrdiff_t(m_options.trades));
    m_trades = std::move(trades);
    m_tradeIds.clear();
    for (const domain::PublicTrade &trade : m_trades)
        if (!trade.id.empty())
            m_tradeIds.insert(trade.id);
}

void LiveFeed::setTop(const domain::OrderBook &book)
{
    if (m_topMeanwhile)
        return;
    if (m_topPassedOver) { // perhaps the newest was a garbled one
        m_topId.reset();
        m_topTime.reset();
        m_topPassedOver = false;
    }
    TopOfBook top;
    top.time = book.time;
    if (!book.bids.empty())
        top.bid = book.bids.front();
    if (!book.asks.empty())
        top.ask = book.asks.front();
    m_top = top;
}

void LiveFeed::finish(bool whole)
{
    m_busy = false;
    if (whole)
        m_confirmedAt = m_askedAt;
    m_doubt = m_doubt || !whole; // asked again after the usual pause
    if (!whole)
        qCInfo(room, "%s could not be confirmed", m_instrument->key().c_str());
    Q_EMIT changed();
    Q_EMIT idle();
}

// --- bars of the wanted timeframe

std::optional<domain::Candle> LiveFeed::barOf(base::UtcTime open, bool closedOnly) const
{
    std::optional<domain::Candle> out;
    const base::UtcTime end = m_timeframe.closeOf(open);
    for (auto one = m_bars.lower_bound(open); one != m_bars.end() && one->first < end; ++one) {
        if (closedOnly && !one->second.closed)
            return std::nullopt;
        if (out)
            widen(*out, one->second.candle);
        else
            out = one->second.candle;
    }
    if (out)
        out->time = open;
    return out;
}

std::optional<domain::Candle> LiveFeed::forming() const
{
    if (m_bars.empty() || m_bars.rbegin()->second.closed)
        return std::nullopt;
    return barOf(m_timeframe.floor(m_bars.rbegin()->first), false);
}

/// Tells the bars that REST calls over, from the one that was forming when REST was first asked.
void LiveFeed::tellClosed()
{
    std::vector<domain::Candle> told;
    std::optional<base::UtcTime> newest;
    for (const auto &[open, held] : m_bars) {
        const base::UtcTime whole = m_timeframe.floor(open);
        const bool next = m_timeframe.floor(m_bars.rbegin()->first) != whole;
        const bool ends = m_source.closeOf(open) == m_timeframe.closeOf(whole);
        if (!held.closed || (!ends && !next) || newest == whole)
            continue;
        const std::optional<domain::Candle> bar = barOf(whole, true);
        if (bar && m_toldClosed && whole > *m_toldClosed)
            told.push_back(*bar);
        newest = whole;
    }
    if (!m_toldClosed && !m_bars.empty()) {
        const base::UtcTime last = m_timeframe.floor(m_bars.rbegin()->first);
        m_toldClosed = newest == last ? last : last - m_timeframe.step();
    } else if (newest) {
        m_toldClosed = std::max(*m_toldClosed, *newest);
    }
    for (const domain::Candle &bar : told)
        Q_EMIT barClosed(bar);
}

} // namespace exchange
