#include "exchange/file_exchange.h"

#include "exchange/resample.h"

#include <algorithm>

namespace exchange {

namespace {

using base::ErrorCode;
using base::fail;

constexpr base::Milliseconds day(86'400'000);

/// The bars of a whole file at one timeframe, of which every answer is a slice, so that caches may go by the
/// columns.
class FileExchange final : public Exchange
{
public:
    FileExchange(CandleFile file, const base::Clock *clock) : m_file(std::move(file)), m_clock(clock)
    {
        m_series.emplace(m_file.candles.timeframe(), m_file.candles);
    }

    [[nodiscard]] std::string id() const override { return "file"; }
    [[nodiscard]] std::string title() const override { return "Candle file"; }
    [[nodiscard]] base::Task<std::vector<domain::InstrumentPtr>> instruments() override
    {
        co_return std::vector<domain::InstrumentPtr>{m_file.instrument};
    }
    [[nodiscard]] base::Task<domain::InstrumentPtr> instrument(domain::Symbol symbol,
                                                               domain::MarketKind kind) override
    {
        co_return found(symbol, kind);
    }
    [[nodiscard]] base::Task<base::UtcTime> serverTime() override { co_return m_clock->now(); }
    [[nodiscard]] base::Task<domain::CandleSeries> candles(CandleQuery query) override
    {
        co_return served(query);
    }
    [[nodiscard]] base::Task<domain::Ticker> ticker(domain::InstrumentPtr instrument) override
    {
        co_return lastDay(instrument);
    }
    [[nodiscard]] base::Task<domain::OrderBook> book(domain::InstrumentPtr, int) override
    {
        co_return unsupported("book");
    }
    [[nodiscard]] base::Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr, int) override
    {
        co_return unsupported("trades");
    }

private:
    [[nodiscard]] base::Result<void> check(const domain::InstrumentPtr &instrument) const
    {
        if (instrument && instrument->key() == m_file.instrument->key())
            return {};
        return fail(ErrorCode::BadSymbol, "the file holds " + m_file.instrument->key(),
                    instrument ? instrument->key() : "");
    }
    // The coroutines above only hand on: GCC 12 miscompiles coroutines that do more.
    [[nodiscard]] static tl::unexpected<base::Error> unsupported(const char *what)
    {
        return fail(ErrorCode::Unsupported, std::string("a candle file has no ") + what, what);
    }
    [[nodiscard]] base::Result<domain::InstrumentPtr> found(const domain::Symbol &symbol,
                                                            domain::MarketKind kind) const;
    [[nodiscard]] base::Result<domain::CandleSeries> whole(domain::Timeframe timeframe);
    [[nodiscard]] std::size_t closedBy(const domain::CandleSeries &series, base::UtcTime now) const;
    [[nodiscard]] base::Result<domain::CandleSeries> served(const CandleQuery &query);
    [[nodiscard]] base::Result<domain::Ticker> lastDay(const domain::InstrumentPtr &instrument) const;

    CandleFile m_file;
    const base::Clock *m_clock;
    std::map<domain::Timeframe, domain::CandleSeries> m_series; // the file's own, and those made of it
};

base::Result<domain::InstrumentPtr> FileExchange::found(const domain::Symbol &symbol,
                                                        domain::MarketKind kind) const
{
    if (symbol == m_file.instrument->symbol && kind == m_file.instrument->kind)
        return m_file.instrument;
    return fail(ErrorCode::BadSymbol,
                "the file holds " + m_file.instrument->key() + ", not " + symbol.text() + ':' +
                    std::string(domain::name(kind)),
                symbol.text());
}

/// The file at this timeframe, made once. A bar that the file ends within is left out.
base::Result<domain::CandleSeries> FileExchange::whole(domain::Timeframe timeframe)
{
    if (const auto found = m_series.find(timeframe); found != m_series.end())
        return found->second;
    const domain::CandleSeries &own = m_file.candles;
    const base::UtcTime end = own.timeframe().closeOf(own.openTime(own.size() - 1));
    base::Result<domain::CandleSeries> made = resample(own, timeframe, end, FirstBar::DropIfPartial);
    if (!made)
        return made;
    return m_series.emplace(timeframe, made->closedOnly()).first->second;
}

std::size_t FileExchange::closedBy(const domain::CandleSeries &series, base::UtcTime now) const
{
    return series.lowerBound(now - series.timeframe().step() + base::Milliseconds(1));
}

base::Result<domain::CandleSeries> FileExchange::served(const CandleQuery &query)
{
    if (const base::Result<void> known = check(query.instrument); !known)
        return fail(known);
    const base::Result<domain::CandleSeries> all = whole(query.timeframe);
    if (!all)
        return all;
    const std::size_t end = closedBy(*all, m_clock->now());
    if (query.since) {
        const std::size_t first = std::min(all->lowerBound(*query.since), end);
        return all->slice(first, std::min(query.limit, end - first));
    }
    const std::size_t count = std::min(query.limit, end);
    return all->slice(end - count, count);
}

/// What the bars that closed within the last 24 hours tell. No quotes: a file knows none.
base::Result<domain::Ticker> FileExchange::lastDay(const domain::InstrumentPtr &instrument) const
{
    if (const base::Result<void> known = check(instrument); !known)
        return fail(known);
    const domain::CandleSeries &all = m_file.candles;
    const std::size_t end = closedBy(all, m_clock->now());
    if (end == 0)
        return fail(ErrorCode::NotFound, "no bar has closed yet", "ticker");
    const std::size_t last = end - 1;
    const base::UtcTime closed = all.timeframe().closeOf(all.openTime(last));
    const std::size_t first = std::min(all.lowerBound(closed - day), last);
    domain::Ticker out;
    out.time = closed;
    out.last = all.close()[last];
    out.open = all.open()[first];
    out.high = *std::max_element(all.high().begin() + long(first), all.high().begin() + long(end));
    out.low = *std::min_element(all.low().begin() + long(first), all.low().begin() + long(end));
    double volume = 0;
    for (std::size_t i = first; i < end; ++i)
        volume += all.volume()[i];
    out.baseVolume = volume;
    out.changePercent = (*out.last / *out.open - 1) * 100;
    return out;
}

} // namespace

std::unique_ptr<Exchange> makeFileExchange(CandleFile file, const base::Clock *clock)
{
    return std::make_unique<FileExchange>(std::move(file), clock);
}

} // namespace exchange
