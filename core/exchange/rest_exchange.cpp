#include "exchange/rest_exchange.h"

#include "base/log.h"
#include "exchange/candle_pager.h"
#include "exchange/resample.h"
#include "exchange/rest_state.h"

#include <algorithm>

Q_DECLARE_LOGGING_CATEGORY(exchangeLog)

namespace exchange {

namespace {

using base::Result;
using base::Task;
using domain::MarketKind;

constexpr std::size_t mostCandles = 2'000'000; // in one query
constexpr std::array<MarketKind, 2> kinds{MarketKind::Spot, MarketKind::Perpetual};

/// Coroutines that only ask and hand on what they got: GCC 12 miscompiles those that do more.
class RestExchange final : public Exchange
{
public:
    RestExchange(const VenueTable &table, Surroundings around)
        : m_state(table, around.clock, std::move(around.baseUrls)), m_http(around.http)
    {
    }

    [[nodiscard]] std::string id() const override { return m_state.table().id; }
    [[nodiscard]] std::string title() const override { return m_state.table().title; }
    [[nodiscard]] Task<std::vector<domain::InstrumentPtr>> instruments() override;
    [[nodiscard]] Task<domain::InstrumentPtr> instrument(domain::Symbol symbol, MarketKind kind) override;
    [[nodiscard]] Task<base::UtcTime> serverTime() override;
    [[nodiscard]] Task<domain::CandleSeries> candles(CandleQuery query) override;
    [[nodiscard]] Task<domain::Ticker> ticker(domain::InstrumentPtr instrument) override;
    [[nodiscard]] Task<domain::OrderBook> book(domain::InstrumentPtr instrument, int levels) override;
    [[nodiscard]] Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr instrument,
                                                                int limit) override;
    [[nodiscard]] Task<domain::Funding> funding(domain::InstrumentPtr instrument) override;
    [[nodiscard]] Task<std::vector<domain::Funding>> fundingHistory(domain::InstrumentPtr instrument,
                                                                    int limit) override;
    [[nodiscard]] Task<OpenInterest> openInterest(domain::InstrumentPtr instrument) override;

private:
    [[nodiscard]] Task<std::string> answer(Ask ask);
    /// The answer about one instrument, which must be of this venue.
    [[nodiscard]] Task<std::string> answerAbout(domain::InstrumentPtr instrument, Question question,
                                                std::size_t limit);
    /// All instruments of a kind, or at least those that an answer about `symbol` holds.
    [[nodiscard]] Task<Listing> listing(MarketKind kind, std::string symbol);
    [[nodiscard]] Task<domain::CandleSeries> pages(CandleQuery query, std::shared_ptr<bool> whole);
    [[nodiscard]] Task<domain::CandleSeries> fromFiner(CandleQuery query, domain::Timeframe source);
    [[nodiscard]] Task<WireTicker> withRest(domain::InstrumentPtr instrument, WireTicker ticker);
    [[nodiscard]] Task<domain::Funding> withMarks(domain::InstrumentPtr instrument, domain::Funding funding);

    RestState m_state;
    net::Http *m_http;
};

Task<std::string> RestExchange::answer(Ask ask)
{
    const std::vector<Place> places = m_state.placesOf(ask.kind);
    for (std::size_t i = m_state.firstPlace(ask.kind); i < places.size(); ++i) {
        const Result<net::Request> request = m_state.requestOf(ask, places[i]);
        if (!request)
            co_return base::fail(request);
        const net::Request sent = *request;
        const Result<net::Response> response = co_await m_http->send(sent);
        if (!response)
            co_return base::fail(response);
        if (m_state.refusesRegion(*response))
            continue;
        Result<std::string> out = m_state.accepted(ask.kind, i, *response);
        co_return out;
    }
    const base::Error error = m_state.refusedEverywhere(ask.kind);
    co_return tl::unexpected<base::Error>(error);
}

Task<std::string> RestExchange::answerAbout(domain::InstrumentPtr instrument, Question question,
                                            std::size_t limit)
{
    const Result<void> own = m_state.check(instrument);
    if (!own)
        co_return base::fail(own);
    const Ask asked = m_state.askFor(question, instrument, limit);
    Result<std::string> out = co_await answer(asked);
    co_return out;
}

// --- instruments and time

Task<Listing> RestExchange::listing(MarketKind kind, std::string symbol)
{
    if (const Listing *known = m_state.fresh(kind)) {
        const Listing copy = *known;
        co_return copy;
    }
    Ask asked;
    asked.question = Question::Instruments;
    asked.kind = kind;
    asked.symbol = symbol;
    asked.now = m_state.now();
    const Result<std::string> body = co_await answer(asked);
    if (!body)
        co_return base::fail(body);
    Result<Listing> out = m_state.keep(asked, *body);
    co_return out;
}

Task<std::vector<domain::InstrumentPtr>> RestExchange::instruments()
{
    std::vector<domain::InstrumentPtr> out;
    const std::string every;
    for (const MarketKind kind : kinds) {
        const Result<Listing> listed = co_await listing(kind, every);
        if (!listed && kind == MarketKind::Spot)
            co_return base::fail(listed);
        if (!listed) { // many regions are served spot only
            qCWarning(exchangeLog, "no perpetuals are listed: %s", listed.error().detail.c_str());
            continue;
        }
        for (const auto &[pair, one] : *listed)
            out.push_back(one);
    }
    co_return out;
}

Task<domain::InstrumentPtr> RestExchange::instrument(domain::Symbol asked, MarketKind kind)
{
    const domain::Symbol symbol = m_state.named(asked);
    const domain::InstrumentPtr known = m_state.remembered(symbol, kind);
    if (known)
        co_return known;
    const std::string own = m_state.table().symbolOf(symbol, kind);
    const Result<Listing> listed = co_await listing(kind, own);
    Result<domain::InstrumentPtr> out = m_state.find(listed, symbol, kind);
    co_return out;
}

Task<base::UtcTime> RestExchange::serverTime()
{
    const Ask asked;
    const base::UtcTime sent = m_state.now();
    const Result<std::string> body = co_await answer(asked);
    if (!body)
        co_return base::fail(body);
    Result<base::UtcTime> out = m_state.decoded(m_state.table().decoders.time, asked, *body);
    if (out)
        m_state.heardClock(*out, sent, m_state.now());
    co_return out;
}

// --- candles

/// Pages until the query is met; `whole` says whether the venue has nothing before the first bar.
Task<domain::CandleSeries> RestExchange::pages(CandleQuery query, std::shared_ptr<bool> whole)
{
    const std::size_t limit = std::min(query.limit, mostCandles);
    const PageRules rules = m_state.table().candles(query.instrument->kind).pages;
    CandlePager pager(query.timeframe, query.since, limit, rules, m_state.venueNow());
    for (std::optional<PageAsk> page = pager.next(); page; page = pager.next()) {
        Ask question = m_state.askFor(Question::Candles, query.instrument, page->limit);
        question.timeframe = query.timeframe;
        question.from = page->from;
        question.until = page->until;
        const Result<std::string> body = co_await answer(question);
        if (!body)
            co_return base::fail(body);
        const Result<WireCandles> read = m_state.decoded(m_state.table().decoders.candles, question, *body);
        if (!read)
            co_return base::fail(read);
        const Result<void> taken = pager.take(*read, *query.instrument);
        if (!taken)
            co_return base::fail(taken);
    }
    *whole = pager.reachedBeginning();
    Result<domain::CandleSeries> out = pager.series();
    co_return out;
}

// Steps that a venue lacks are made of the largest of its steps that divides them, not of the finest. Within a day all
// venues' bars stand on the same grid of UTC, so that both make the same bar (a test holds them to it for every pair of
// steps); the largest takes the fewest requests out of the budget, and has the venue's own high and low in it.

/// The query for bars of `source` that holds a query for larger ones.
CandleQuery finerQuery(const CandleQuery &query, domain::Timeframe source)
{
    CandleQuery out = query;
    const domain::Timeframe step = query.timeframe;
    const std::size_t each = std::size_t(step.step() / source.step());
    out.timeframe = source;
    out.limit = std::min(query.limit, mostCandles) * each;
    if (query.since) // the first whole bar that opens at or after `since`
        out.since = step.floor(*query.since + step.step() - base::Milliseconds(1));
    else
        out.limit += each - 1;
    return out;
}

Result<domain::CandleSeries> ofFiner(const Result<domain::CandleSeries> &fine, const CandleQuery &query,
                                     bool whole)
{
    if (!fine)
        return base::fail(fine);
    const domain::Timeframe step = fine->timeframe();
    const base::UtcTime until =
        fine->closed() == 0 ? base::UtcTime() : step.closeOf(fine->openTime(fine->closed() - 1));
    const FirstBar first = whole ? FirstBar::Keep : FirstBar::DropIfPartial;
    const Result<domain::CandleSeries> all = resample(*fine, query.timeframe, until, first);
    if (!all)
        return all;
    const std::size_t count = std::min(all->size(), query.limit);
    return all->slice(query.since ? 0 : all->size() - count, count);
}

Task<domain::CandleSeries> RestExchange::fromFiner(CandleQuery query, domain::Timeframe source)
{
    const CandleQuery finer = finerQuery(query, source);
    const std::shared_ptr<bool> whole = std::make_shared<bool>(false);
    const Result<domain::CandleSeries> fine = co_await pages(finer, whole);
    Result<domain::CandleSeries> out = ofFiner(fine, query, *whole);
    co_return out;
}

Task<domain::CandleSeries> RestExchange::candles(CandleQuery query)
{
    const Result<void> own = m_state.check(query.instrument);
    if (!own)
        co_return base::fail(own);
    const Result<domain::Timeframe> source =
        sourceOf(m_state.table(), query.instrument->kind, query.timeframe);
    if (!source)
        co_return base::fail(source);
    const domain::Timeframe finest = *source;
    if (finest != query.timeframe) {
        Result<domain::CandleSeries> large = co_await fromFiner(query, finest);
        co_return large;
    }
    const std::shared_ptr<bool> whole = std::make_shared<bool>(false);
    Result<domain::CandleSeries> out = co_await pages(query, whole);
    co_return out;
}

// --- the other senses

Task<domain::Ticker> RestExchange::ticker(domain::InstrumentPtr instrument)
{
    const Result<std::string> body = co_await answerAbout(instrument, Question::Ticker, 0);
    if (!body)
        co_return base::fail(body);
    const Ask asked = m_state.askFor(Question::Ticker, instrument);
    const Result<WireTicker> read = m_state.decodedOne(m_state.table().decoders.tickers, asked, *body);
    if (!read || !m_state.answers(Question::TickerRest, instrument->kind)) {
        Result<domain::Ticker> alone = m_state.tickerOf(read, *instrument);
        co_return alone;
    }
    const WireTicker first = *read;
    const Result<WireTicker> both = co_await withRest(instrument, first);
    Result<domain::Ticker> out = m_state.tickerOf(both, *instrument);
    co_return out;
}

template <class T>
void complete(std::optional<T> &value, const std::optional<T> &rest)
{
    if (!value)
        value = rest;
}

/// What another answer adds to a ticker; without that answer the values are missing.
Task<WireTicker> RestExchange::withRest(domain::InstrumentPtr instrument, WireTicker ticker)
{
    Result<WireTicker> out = ticker;
    const Result<std::string> body = co_await answerAbout(instrument, Question::TickerRest, 0);
    if (!body)
        co_return out;
    const Ask asked = m_state.askFor(Question::TickerRest, instrument);
    const Result<WireTicker> rest = m_state.decodedOne(m_state.table().decoders.tickers, asked, *body);
    if (!rest)
        co_return out;
    domain::Ticker &v = out->values;
    const domain::Ticker &more = rest->values;
    complete(v.last, more.last);
    complete(v.bid, more.bid);
    complete(v.ask, more.ask);
    complete(v.high, more.high);
    complete(v.low, more.low);
    complete(v.baseVolume, more.baseVolume);
    complete(v.quoteVolume, more.quoteVolume);
    complete(v.changePercent, more.changePercent);
    complete(v.time, more.time);
    co_return out;
}

Task<domain::OrderBook> RestExchange::book(domain::InstrumentPtr instrument, int levels)
{
    const std::size_t limit = std::size_t(std::max(levels, 1));
    const Result<std::string> body = co_await answerAbout(instrument, Question::Book, limit);
    if (!body)
        co_return base::fail(body);
    const Ask asked = m_state.askFor(Question::Book, instrument, limit);
    Result<domain::OrderBook> out = m_state.bookOf(asked, *body, *instrument);
    co_return out;
}

Task<std::vector<domain::PublicTrade>> RestExchange::trades(domain::InstrumentPtr instrument, int limit)
{
    const std::size_t wanted = std::size_t(std::max(limit, 1));
    const Result<std::string> body = co_await answerAbout(instrument, Question::Trades, wanted);
    if (!body)
        co_return base::fail(body);
    const Ask asked = m_state.askFor(Question::Trades, instrument, wanted);
    Result<std::vector<domain::PublicTrade>> out = m_state.tradesOf(asked, *body, *instrument);
    co_return out;
}

Task<domain::Funding> RestExchange::funding(domain::InstrumentPtr instrument)
{
    const Result<std::string> body = co_await answerAbout(instrument, Question::Funding, 0);
    if (!body)
        co_return base::fail(body);
    if (m_state.wantsIntervals()) {
        const Ask list = m_state.askFor(Question::FundingIntervals, instrument);
        const Result<std::string> intervals = co_await answer(list);
        m_state.keepIntervals(list, intervals);
    }
    const Ask asked = m_state.askFor(Question::Funding, instrument);
    const Result<WireFunding> read = m_state.decodedOne(m_state.table().decoders.funding, asked, *body);
    Result<domain::Funding> out = m_state.withInterval(read, instrument->venueId);
    if (!out || !m_state.table().marksInTicker || out->markPrice)
        co_return out;
    const domain::Funding unmarked = *out;
    Result<domain::Funding> marked = co_await withMarks(instrument, unmarked);
    co_return marked;
}

/// Without the ticker the funding is still told, and the marks are missing.
Task<domain::Funding> RestExchange::withMarks(domain::InstrumentPtr instrument, domain::Funding funding)
{
    Result<domain::Funding> out = funding;
    const Result<std::string> body = co_await answerAbout(instrument, Question::Ticker, 0);
    if (!body)
        co_return out;
    const Ask asked = m_state.askFor(Question::Ticker, instrument);
    const Result<WireTicker> read = m_state.decodedOne(m_state.table().decoders.tickers, asked, *body);
    if (read) {
        out->markPrice = read->markPrice;
        out->indexPrice = read->indexPrice;
    }
    co_return out;
}

Task<std::vector<domain::Funding>> RestExchange::fundingHistory(domain::InstrumentPtr instrument, int limit)
{
    const std::size_t wanted = std::size_t(std::max(limit, 1));
    const Result<std::string> body = co_await answerAbout(instrument, Question::FundingHistory, wanted);
    if (!body)
        co_return base::fail(body);
    const Ask asked = m_state.askFor(Question::FundingHistory, instrument, wanted);
    Result<std::vector<domain::Funding>> out = m_state.historyOf(asked, *body);
    co_return out;
}

Task<OpenInterest> RestExchange::openInterest(domain::InstrumentPtr instrument)
{
    const Result<std::string> body = co_await answerAbout(instrument, Question::OpenInterest, 0);
    if (!body)
        co_return base::fail(body);
    const Ask asked = m_state.askFor(Question::OpenInterest, instrument);
    const Result<WireInterest> read = m_state.decodedOne(m_state.table().decoders.interest, asked, *body);
    Result<OpenInterest> out = m_state.interestOf(read, *instrument);
    co_return out;
}

} // namespace

std::unique_ptr<Exchange> makeRestExchange(const VenueTable &table, Surroundings surroundings)
{
    return std::make_unique<RestExchange>(table, std::move(surroundings));
}

} // namespace exchange
