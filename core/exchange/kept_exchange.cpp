#include "exchange/kept_exchange.h"

#include <QLoggingCategory>

#include "base/text.h"
#include "store/candle_store.h"

namespace exchange {

namespace {

Q_LOGGING_CATEGORY(room, "desk.exchange")

using domain::CandleSeries;
using store::Stretch;

/// The stored bars and, after them, the venue's forming bar if it opens before `until`.
base::Result<CandleSeries> joined(const CandleSeries &kept, const CandleSeries &tail,
                                  const CandleQuery &query, base::UtcTime until)
{
    domain::CandleColumns columns;
    columns.reserve(kept.size() + 1);
    const auto append = [&columns](const CandleSeries &from, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            columns.add(from.time()[i], from.open()[i], from.high()[i], from.low()[i], from.close()[i],
                        from.volume()[i]);
    };
    const std::size_t closed = std::min(kept.size(), query.limit);
    append(kept, 0, closed);
    const bool forming = tail.closed() < tail.size() && tail.openTime(tail.closed()) < until;
    if (forming && closed < query.limit)
        append(tail, tail.closed(), tail.closed() + 1);
    return CandleSeries::make(query.timeframe, std::move(columns), closed);
}

class KeptExchange final : public Exchange
{
public:
    KeptExchange(std::unique_ptr<Exchange> venue, QString path, const base::Clock *clock)
        : m_venue(std::move(venue)), m_path(std::move(path)), m_clock(*clock)
    {
    }
    [[nodiscard]] std::string id() const override { return m_venue->id(); }
    [[nodiscard]] std::string title() const override { return m_venue->title(); }
    [[nodiscard]] bool synthetic() const override { return m_venue->synthetic(); }
    [[nodiscard]] base::Task<std::vector<domain::InstrumentPtr>> instruments() override
    {
        return m_venue->instruments();
    }
    [[nodiscard]] base::Task<domain::InstrumentPtr> instrument(domain::Symbol symbol,
                                                               domain::MarketKind kind) override
    {
        return m_venue->instrument(std::move(symbol), kind);
    }
    [[nodiscard]] base::Task<base::UtcTime> serverTime() override { return m_venue->serverTime(); }
    [[nodiscard]] base::Task<CandleSeries> candles(CandleQuery query) override;
    [[nodiscard]] base::Task<domain::Ticker> ticker(domain::InstrumentPtr instrument) override
    {
        return m_venue->ticker(std::move(instrument));
    }
    [[nodiscard]] base::Task<domain::OrderBook> book(domain::InstrumentPtr instrument, int levels) override
    {
        return m_venue->book(std::move(instrument), levels);
    }
    [[nodiscard]] base::Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr instrument,
                                                                      int limit) override
    {
        return m_venue->trades(std::move(instrument), limit);
    }
    [[nodiscard]] base::Task<domain::Funding> funding(domain::InstrumentPtr instrument) override
    {
        return m_venue->funding(std::move(instrument));
    }
    [[nodiscard]] base::Task<std::vector<domain::Funding>> fundingHistory(domain::InstrumentPtr instrument,
                                                                          int limit) override
    {
        return m_venue->fundingHistory(std::move(instrument), limit);
    }
    [[nodiscard]] base::Task<OpenInterest> openInterest(domain::InstrumentPtr instrument) override
    {
        return m_venue->openInterest(std::move(instrument));
    }

private:
    [[nodiscard]] base::Result<void> open();
    [[nodiscard]] base::Result<void> keep(const CandleQuery &query, const CandleSeries &answer,
                                          Stretch asked);
    [[nodiscard]] base::Result<std::vector<Stretch>> wanted(const CandleQuery &query, Stretch whole) const;

    std::unique_ptr<Exchange> m_venue;
    QString m_path;
    const base::Clock &m_clock;
    std::unique_ptr<store::Database> m_database;
    std::optional<store::CandleStore> m_store;
};

store::SeriesKey keyOf(const CandleQuery &query)
{
    return {query.instrument->key(), query.timeframe};
}

base::Result<void> KeptExchange::open()
{
    if (m_store)
        return {};
    auto database = store::Database::open(m_path, store::Access::ReadWrite, store::Content::Candles);
    if (!database)
        return base::fail(database);
    m_database = std::move(*database);
    m_store.emplace(*m_database);
    return {};
}

base::Result<void> KeptExchange::keep(const CandleQuery &query, const CandleSeries &answer, Stretch asked)
{
    const auto kept = m_store->keep(keyOf(query), answer, asked, m_clock.now());
    if (!kept)
        return base::fail(kept);
    for (const store::CandleRevision &one : kept->revised)
        qCWarning(room, "%s tells the %s candle of %s differently now: it closed at %s, not %s", id().c_str(),
                  query.instrument->symbol.text().c_str(), base::iso(one.after.time).c_str(),
                  base::printed(one.after.close).c_str(), base::printed(one.before.close).c_str());
    return {};
}

/// What has to be asked for: the holes of `whole`, the last of them from one known bar earlier.
base::Result<std::vector<Stretch>> KeptExchange::wanted(const CandleQuery &query, Stretch whole) const
{
    base::Result<std::vector<Stretch>> holes = m_store->unasked(keyOf(query), whole);
    if (!holes)
        return holes;
    const base::Milliseconds step = query.timeframe.step();
    if (holes->empty() || holes->back().until < whole.until)
        holes->push_back({whole.until, whole.until}); // all is known; the newest is asked for all the same
    holes->back().since = std::max(whole.since, holes->back().since - step);
    if (holes->back().since == holes->back().until)
        holes->pop_back();
    return holes;
}

base::Task<CandleSeries> KeptExchange::candles(CandleQuery query)
{
    if (!query.since) {
        const base::Result<CandleSeries> answer = co_await m_venue->candles(query);
        if (!answer || answer->closed() == 0)
            co_return answer;
        const Stretch asked{answer->openTime(0),
                            query.timeframe.closeOf(answer->openTime(answer->closed() - 1))};
        base::Result<void> kept = open();
        if (kept)
            kept = keep(query, *answer, asked);
        if (!kept)
            co_return base::fail(kept);
        co_return answer;
    }
    if (const base::Result<void> opened = open(); !opened)
        co_return base::fail(opened);
    const base::UtcTime first =
        query.timeframe.floor(*query.since + query.timeframe.step() - base::Milliseconds(1));
    const base::UtcTime now = m_clock.now();
    const base::UtcTime end =
        std::min(first + std::int64_t(query.limit) * query.timeframe.step(), now + base::Milliseconds(1));
    if (end <= first)
        co_return CandleSeries::make(query.timeframe, {}, 0);
    const Stretch whole{first, end};
    const base::Result<std::vector<Stretch>> holes = wanted(query, whole);
    if (!holes)
        co_return base::fail(holes);
    CandleSeries tail;
    for (const Stretch &hole : *holes) {
        CandleQuery part = query;
        part.since = hole.since;
        part.limit = std::size_t((hole.until - hole.since) / query.timeframe.step()) + 1;
        const base::Result<CandleSeries> answer = co_await m_venue->candles(part);
        if (!answer)
            co_return base::fail(answer);
        tail = *answer;
        // Up to the last bar that has closed the venue has told all it has; an older hole it has answered as
        // a whole.
        Stretch asked{hole.since, hole.since};
        if (hole.until <= query.timeframe.floor(now))
            asked.until = hole.until;
        if (answer->closed() < answer->size()) // not over by the venue's clock, whatever ours says
            asked.until = std::min(asked.until, answer->openTime(answer->closed()));
        if (answer->closed() > 0)
            asked.until =
                std::max(asked.until, query.timeframe.closeOf(answer->openTime(answer->closed() - 1)));
        if (const base::Result<void> kept = keep(query, *answer, asked); !kept)
            co_return base::fail(kept);
    }
    const base::Result<CandleSeries> kept = m_store->read(keyOf(query), whole);
    if (!kept)
        co_return base::fail(kept);
    co_return joined(*kept, tail, query, whole.until);
}

} // namespace

std::unique_ptr<Exchange> makeKeptExchange(std::unique_ptr<Exchange> venue, QString path,
                                           const base::Clock *clock)
{
    return std::make_unique<KeptExchange>(std::move(venue), std::move(path), clock);
}

} // namespace exchange
