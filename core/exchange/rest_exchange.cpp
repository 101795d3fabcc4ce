#include "exchange/rest_exchange.h"

#include "base/log.h"
#include "exchange/candle_pager.h"
#include "exchange/resample.h"

#include <algorithm>

Q_LOGGING_CATEGORY(exchangeLog, "desk.exchange")

namespace exchange {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Task;
using domain::MarketKind;

constexpr base::Milliseconds dayLength(86'400'000);
constexpr base::Milliseconds cacheLife = dayLength; // of instruments and funding intervals
constexpr base::Milliseconds listDeadline(30'000);  // lists of instruments are megabytes
constexpr std::size_t mostCandles = 2'000'000;      // in one query

/// A base URL that is asked, and its host for messages.
struct Place
{
    std::string url, host;
};

class RestExchange final : public Exchange
{
public:
    RestExchange(const VenueTable &table, Surroundings surroundings)
        : m_table(table), m_http(surroundings.http), m_clock(surroundings.clock),
          m_urls(std::move(surroundings.baseUrls))
    {
    }

    [[nodiscard]] std::string id() const override { return m_table.id; }
    [[nodiscard]] std::string title() const override { return m_table.title; }
    [[nodiscard]] Task<std::vector<domain::InstrumentPtr>> instruments() override;
    [[nodiscard]] Task<domain::InstrumentPtr> instrument(domain::Symbol symbol, MarketKind kind) override;
    [[nodiscard]] Task<base::UtcTime> serverTime() override;
    [[nodiscard]] Task<domain::CandleSeries> candles(CandleQuery query) override;
    [[nodiscard]] Task<domain::Ticker> ticker(domain::InstrumentPtr instrument) override;
    [[nodiscard]] Task<domain::OrderBook> book(domain::InstrumentPtr instrument, int levels) override;
    [[nodiscard]] Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr instrument,
                                                                int limit) override;
    [[nodiscard]] Task<domain::Funding> funding(domain::InstrumentPtr instrument) override;
    [[nodiscard]] Task<OpenInterest> openInterest(domain::InstrumentPtr instrument) override;

private:
    using Listing = std::map<std::string, domain::InstrumentPtr>; // by pair
    struct Kept
    {
        std::optional<base::UtcTime> at; // when the whole list was read
        Listing listing;
    };

    // What the coroutines do between two awaits; they only hand on, as GCC 12 miscompiles coroutines that do
    // more.
    [[nodiscard]] std::vector<Place> placesOf(MarketKind kind) const;
    [[nodiscard]] Result<net::Request> requestOf(const Ask &ask, const Place &place) const;
    [[nodiscard]] Result<std::string> accepted(const net::Response &response, const std::string &host) const;
    [[nodiscard]] base::Error blocked(const std::vector<Place> &places) const;
    [[nodiscard]] Answer answerTo(const Ask &ask, const std::string &body) const;
    [[nodiscard]] bool isFresh(const std::optional<base::UtcTime> &at) const;
    [[nodiscard]] Result<Listing> keep(const Ask &ask, const std::string &body);
    [[nodiscard]] Result<domain::InstrumentPtr> find(const Listing &listing, const domain::Symbol &symbol,
                                                     MarketKind kind) const;
    [[nodiscard]] base::Error unknown(const domain::Symbol &symbol, MarketKind kind) const;
    [[nodiscard]] Ask askFor(Question question, const domain::InstrumentPtr &instrument,
                             std::size_t limit = 0) const;
    [[nodiscard]] Result<void> check(const domain::InstrumentPtr &instrument) const;
    template <class T>
    [[nodiscard]] Result<T> decoded(Result<T> (*read)(const Answer &), const Ask &ask,
                                    const std::string &body) const;
    template <class T>
    [[nodiscard]] Result<T> decodedOne(Result<std::vector<T>> (*read)(const Answer &), const Ask &ask,
                                       const std::string &body) const;
    [[nodiscard]] Result<domain::OrderBook> bookOf(const Ask &ask, const std::string &body,
                                                   const domain::Instrument &instrument) const;
    [[nodiscard]] Result<std::vector<domain::PublicTrade>>
    tradesOf(const Ask &ask, const std::string &body, const domain::Instrument &instrument) const;
    void keepIntervals(const Ask &ask, const Result<std::string> &body);
    [[nodiscard]] Result<domain::Funding> withInterval(Result<WireFunding> read,
                                                       const std::string &symbol) const;
    [[nodiscard]] Result<OpenInterest> interestOf(const Result<WireInterest> &read,
                                                  const domain::Instrument &instrument) const;

    [[nodiscard]] Task<std::string> ask(Ask ask);
    [[nodiscard]] Task<RestExchange::Listing> listing(MarketKind kind, std::string symbol);
    [[nodiscard]] Task<domain::CandleSeries> pages(CandleQuery query, std::shared_ptr<bool> whole);
    [[nodiscard]] Task<domain::CandleSeries> fromDays(CandleQuery query);

    const VenueTable &m_table;
    net::Http *m_http;
    const base::Clock *m_clock;
    std::map<std::string, std::string> m_urls;
    std::map<MarketKind, std::size_t> m_place; // the host that did not refuse the region, for the session
    std::map<MarketKind, Kept> m_kept;
    std::optional<base::UtcTime> m_intervalsAt;
    std::map<std::string, double> m_intervals; // hours between two fundings, by the venue's symbol
};

std::string hostOr(const std::string &url)
{
    const std::string host = net::hostOf(url);
    return host.empty() ? url : host;
}

// --- asking

std::vector<Place> RestExchange::placesOf(MarketKind kind) const
{
    std::vector<Place> out;
    for (const Host &host : m_table.hosts) {
        if (host.kind != kind)
            continue;
        std::string url = host.url;
        for (const std::string &key : {std::string(m_table.id), std::string(m_table.id) + '.' + host.name})
            if (const auto found = m_urls.find(key); found != m_urls.end())
                url = found->second;
        while (!url.empty() && url.back() == '/')
            url.pop_back();
        const bool known =
            std::any_of(out.begin(), out.end(), [&](const Place &one) { return one.url == url; });
        if (!known)
            out.push_back({url, hostOr(url)});
    }
    return out;
}

Result<net::Request> RestExchange::requestOf(const Ask &ask, const Place &place) const
{
    const Result<Call> call = m_table.call(ask);
    if (!call)
        return fail(call);
    net::Request out;
    out.url = place.url + call->path;
    out.weight = call->weight;
    out.maxBytes = call->maxBytes;
    if (ask.question == Question::Instruments)
        out.deadline = listDeadline;
    if (!call->body.isEmpty()) {
        out.method = "POST";
        out.body = call->body;
        out.headers.emplace_back("content-type", "application/json");
    }
    return out;
}

/// The body, or the venue's refusal with the wait that its headers ask for.
Result<std::string> RestExchange::accepted(const net::Response &response, const std::string &host) const
{
    const std::string_view body(response.body.constData(), std::size_t(response.body.size()));
    std::optional<base::Error> refusal = m_table.decoders.refusal(response.status, body);
    if (!refusal && (response.status < 200 || response.status >= 300))
        refusal = net::errorOfStatus(response, host);
    if (!refusal)
        return std::string(body);
    refusal->detail = host + ": " + refusal->detail;
    refusal->field = host;
    refusal->retryAfter = net::errorOfStatus(response, host).retryAfter;
    return tl::unexpected<base::Error>(*refusal);
}

base::Error RestExchange::blocked(const std::vector<Place> &places) const
{
    std::string hosts;
    for (const Place &one : places)
        hosts += (hosts.empty() ? "" : " and ") + one.host;
    return {ErrorCode::Forbidden, title() + " does not serve this region: refused by " + hosts,
            places.back().host, std::nullopt};
}

Task<std::string> RestExchange::ask(Ask ask)
{
    const std::vector<Place> places = placesOf(ask.kind);
    for (std::size_t i = m_place[ask.kind]; i < places.size(); ++i) {
        const Result<net::Request> request = requestOf(ask, places[i]);
        if (!request)
            co_return fail(request);
        const net::Request sent = *request;
        const Result<net::Response> response = co_await m_http->send(sent);
        if (!response)
            co_return fail(response);
        const std::string_view body(response->body.constData(), std::size_t(response->body.size()));
        if (m_table.refusesRegion(response->status, body))
            continue;
        m_place[ask.kind] = i;
        Result<std::string> out = accepted(*response, places[i].host);
        co_return out;
    }
    const base::Error error = blocked(places);
    co_return tl::unexpected<base::Error>(error);
}

Answer RestExchange::answerTo(const Ask &ask, const std::string &body) const
{
    return {body, ask.kind == MarketKind::Spot ? MarketSort::Spot : MarketSort::Perpetual, ask.symbol};
}

template <class T>
Result<T> RestExchange::decoded(Result<T> (*read)(const Answer &), const Ask &ask,
                                const std::string &body) const
{
    if (!read)
        return fail(ErrorCode::Unsupported, title() + " has no such answer", m_table.id);
    Result<T> out = read(answerTo(ask, body));
    if (out)
        return out;
    const std::vector<Place> places = placesOf(ask.kind);
    const auto chosen = m_place.find(ask.kind);
    const std::size_t place = chosen == m_place.end() ? 0 : chosen->second;
    base::Error error = out.error();
    error.detail = (place < places.size() ? places[place].host : id()) + " sent " + error.detail;
    return tl::unexpected<base::Error>(error);
}

/// The entry of the asked symbol, or the only one.
template <class T>
Result<T> RestExchange::decodedOne(Result<std::vector<T>> (*read)(const Answer &), const Ask &ask,
                                   const std::string &body) const
{
    const Result<std::vector<T>> all = decoded(read, ask, body);
    if (!all)
        return fail(all);
    for (const T &one : *all)
        if (one.symbol == ask.symbol || (one.symbol.empty() && all->size() == 1))
            return one;
    return fail(ErrorCode::BadSymbol, title() + " did not answer for " + ask.symbol, ask.symbol);
}

Ask RestExchange::askFor(Question question, const domain::InstrumentPtr &instrument, std::size_t limit) const
{
    Ask out;
    out.question = question;
    out.kind = instrument->kind;
    out.symbol = instrument->venueId;
    out.limit = limit;
    return out;
}

Result<void> RestExchange::check(const domain::InstrumentPtr &instrument) const
{
    if (instrument && instrument->venue == m_table.id)
        return {};
    return fail(ErrorCode::BadSymbol, "not an instrument of " + title(), instrument ? instrument->key() : "");
}

// --- instruments

bool RestExchange::isFresh(const std::optional<base::UtcTime> &at) const
{
    return at && m_clock->now() >= *at && m_clock->now() - *at < cacheLife;
}

/// Reads a listing and remembers it. Listings that the desk cannot name, and contracts of other kinds, are
/// passed over.
Result<RestExchange::Listing> RestExchange::keep(const Ask &ask, const std::string &body)
{
    const Result<std::vector<WireInstrument>> wires = decoded(m_table.decoders.instruments, ask, body);
    if (!wires)
        return fail(wires);
    Kept &kept = m_kept[ask.kind];
    if (ask.symbol.empty()) {
        kept.listing.clear();
        kept.at = m_clock->now();
    }
    for (const WireInstrument &wire : *wires) {
        if (wire.kind != domain::name(ask.kind))
            continue;
        const Result<domain::InstrumentPtr> one = instrumentOf(m_table, ask.kind, wire);
        if (one)
            kept.listing[(*one)->symbol.text()] = *one;
    }
    return kept.listing;
}

base::Error RestExchange::unknown(const domain::Symbol &symbol, MarketKind kind) const
{
    const std::string sort(domain::name(kind));
    return {ErrorCode::BadSymbol, title() + " lists no " + symbol.text() + " (" + sort + ')', symbol.text(),
            std::nullopt};
}

Result<domain::InstrumentPtr> RestExchange::find(const Listing &listing, const domain::Symbol &symbol,
                                                 MarketKind kind) const
{
    const auto found = listing.find(symbol.text());
    if (found == listing.end())
        return tl::unexpected<base::Error>(unknown(symbol, kind));
    return found->second;
}

/// All instruments of a kind, or those that an answer about one symbol holds.
Task<RestExchange::Listing> RestExchange::listing(MarketKind kind, std::string symbol)
{
    if (isFresh(m_kept[kind].at)) {
        const Listing known = m_kept[kind].listing;
        co_return known;
    }
    Ask question;
    question.question = Question::Instruments;
    question.kind = kind;
    question.symbol = symbol;
    const Result<std::string> body = co_await ask(question);
    if (!body)
        co_return fail(body);
    Result<Listing> out = keep(question, *body);
    co_return out;
}

Task<std::vector<domain::InstrumentPtr>> RestExchange::instruments()
{
    std::vector<domain::InstrumentPtr> out;
    for (const MarketKind kind : {MarketKind::Spot, MarketKind::Perpetual}) {
        const std::string every;
        const Result<Listing> listed = co_await listing(kind, every);
        if (!listed && kind == MarketKind::Spot)
            co_return fail(listed);
        if (!listed) // many regions are served spot only
            qCWarning(exchangeLog, "%s lists no perpetuals: %s", m_table.id, listed.error().detail.c_str());
        for (auto one = listed ? listed->begin() : Listing::const_iterator(); listed && one != listed->end();
             ++one)
            out.push_back(one->second);
    }
    co_return out;
}

Task<domain::InstrumentPtr> RestExchange::instrument(domain::Symbol symbol, MarketKind kind)
{
    const Listing &known = m_kept[kind].listing;
    const auto found = known.find(symbol.text());
    if (found != known.end()) {
        const domain::InstrumentPtr one = found->second;
        co_return one;
    }
    const std::string own = m_table.symbolOf(symbol, kind);
    const Result<Listing> listed = co_await listing(kind, own);
    if (!listed && listed.error().code != ErrorCode::BadSymbol)
        co_return fail(listed);
    const Listing none;
    Result<domain::InstrumentPtr> out = find(listed ? *listed : none, symbol, kind);
    co_return out;
}

Task<base::UtcTime> RestExchange::serverTime()
{
    const Ask question;
    const Result<std::string> body = co_await ask(question);
    if (!body)
        co_return fail(body);
    Result<base::UtcTime> out = decoded(m_table.decoders.time, question, *body);
    co_return out;
}

// --- candles

/// Pages until the query is met; `whole` says whether the venue has nothing before the first bar.
Task<domain::CandleSeries> RestExchange::pages(CandleQuery query, std::shared_ptr<bool> whole)
{
    const std::size_t limit = std::min(query.limit, mostCandles);
    CandlePager pager(query.timeframe, query.since, limit, m_table.candlesPerPage, m_clock->now());
    for (std::optional<PageAsk> page = pager.next(); page; page = pager.next()) {
        Ask question = askFor(Question::Candles, query.instrument, page->limit);
        question.timeframe = query.timeframe;
        question.from = page->from;
        question.until = page->until;
        const Result<std::string> body = co_await ask(question);
        if (!body)
            co_return fail(body);
        const Result<WireCandles> read = decoded(m_table.decoders.candles, question, *body);
        if (!read)
            co_return fail(read);
        const Result<void> taken = pager.take(*read, *query.instrument);
        if (!taken)
            co_return fail(taken);
    }
    *whole = pager.reachedBeginning();
    Result<domain::CandleSeries> out = pager.series();
    co_return out;
}

/// The query for days that holds a query for bars of several days.
CandleQuery daysFor(const CandleQuery &query)
{
    CandleQuery out = query;
    const domain::Timeframe step = query.timeframe;
    const std::size_t each = std::size_t(step.step() / dayLength);
    out.timeframe = *domain::Timeframe::ofStep(dayLength);
    out.limit = std::min(query.limit, mostCandles) * each;
    if (query.since) // the first whole bar that opens at or after `since`
        out.since = step.floor(*query.since + step.step() - base::Milliseconds(1));
    else
        out.limit += each - 1;
    return out;
}

Result<domain::CandleSeries> ofDays(const Result<domain::CandleSeries> &days, const CandleQuery &query,
                                    bool whole)
{
    if (!days)
        return fail(days);
    const domain::Timeframe day = days->timeframe();
    const base::UtcTime until =
        days->closed() == 0 ? base::UtcTime() : day.closeOf(days->openTime(days->closed() - 1));
    const FirstBar first = whole || query.since ? FirstBar::Keep : FirstBar::DropIfPartial;
    const Result<domain::CandleSeries> all = resample(*days, query.timeframe, until, first);
    if (!all)
        return all;
    const std::size_t count = std::min(all->size(), query.limit);
    return all->slice(query.since ? 0 : all->size() - count, count);
}

Task<domain::CandleSeries> RestExchange::fromDays(CandleQuery query)
{
    const CandleQuery days = daysFor(query);
    const std::shared_ptr<bool> whole = std::make_shared<bool>(false);
    const Result<domain::CandleSeries> fine = co_await pages(days, whole);
    Result<domain::CandleSeries> out = ofDays(fine, query, *whole);
    co_return out;
}

Task<domain::CandleSeries> RestExchange::candles(CandleQuery query)
{
    const Result<void> own = check(query.instrument);
    if (!own)
        co_return fail(own);
    if (query.timeframe.step() > dayLength) {
        Result<domain::CandleSeries> large = co_await fromDays(query);
        co_return large;
    }
    const std::shared_ptr<bool> whole = std::make_shared<bool>(false);
    Result<domain::CandleSeries> out = co_await pages(query, whole);
    co_return out;
}

// --- the other senses

Task<domain::Ticker> RestExchange::ticker(domain::InstrumentPtr instrument)
{
    const Result<void> own = check(instrument);
    if (!own)
        co_return fail(own);
    const Ask question = askFor(Question::Ticker, instrument);
    const Result<std::string> body = co_await ask(question);
    if (!body)
        co_return fail(body);
    const Result<WireTicker> read = decodedOne(m_table.decoders.tickers, question, *body);
    if (!read)
        co_return fail(read);
    const domain::Ticker out = read->values;
    co_return out;
}

Result<domain::OrderBook> RestExchange::bookOf(const Ask &ask, const std::string &body,
                                               const domain::Instrument &instrument) const
{
    Result<WireBook> wire = decoded(m_table.decoders.book, ask, body);
    if (!wire)
        return fail(wire);
    for (std::vector<domain::BookLevel> *side : {&wire->book.bids, &wire->book.asks}) {
        side->resize(std::min(side->size(), ask.limit));
        for (domain::BookLevel &level : *side)
            level.amount = inBase(level.amount, wire->amountUnit, level.price, instrument).value_or(0);
    }
    return wire->book;
}

Task<domain::OrderBook> RestExchange::book(domain::InstrumentPtr instrument, int levels)
{
    const Result<void> own = check(instrument);
    if (!own)
        co_return fail(own);
    const Ask question = askFor(Question::Book, instrument, std::size_t(std::max(levels, 1)));
    const Result<std::string> body = co_await ask(question);
    if (!body)
        co_return fail(body);
    Result<domain::OrderBook> out = bookOf(question, *body, *instrument);
    co_return out;
}

Result<std::vector<domain::PublicTrade>> RestExchange::tradesOf(const Ask &ask, const std::string &body,
                                                                const domain::Instrument &instrument) const
{
    Result<WireTrades> wire = decoded(m_table.decoders.trades, ask, body);
    if (!wire)
        return fail(wire);
    std::vector<domain::PublicTrade> &trades = wire->trades;
    if (trades.size() > ask.limit) // the newest
        trades.erase(trades.begin(), trades.end() - std::ptrdiff_t(ask.limit));
    for (domain::PublicTrade &trade : trades)
        trade.amount = inBase(trade.amount, wire->amountUnit, trade.price, instrument).value_or(0);
    return trades;
}

Task<std::vector<domain::PublicTrade>> RestExchange::trades(domain::InstrumentPtr instrument, int limit)
{
    const Result<void> own = check(instrument);
    if (!own)
        co_return fail(own);
    const Ask question = askFor(Question::Trades, instrument, std::size_t(std::max(limit, 1)));
    const Result<std::string> body = co_await ask(question);
    if (!body)
        co_return fail(body);
    Result<std::vector<domain::PublicTrade>> out = tradesOf(question, *body, *instrument);
    co_return out;
}

/// Venues list only the perpetuals whose interval is not the usual one. Without the list the interval is
/// unknown.
void RestExchange::keepIntervals(const Ask &ask, const Result<std::string> &body)
{
    const Result<std::vector<WireFunding>> read =
        body ? decoded(m_table.decoders.funding, ask, *body) : Result<std::vector<WireFunding>>(fail(body));
    if (!read) {
        qCWarning(exchangeLog, "%s tells no funding intervals: %s", m_table.id, read.error().detail.c_str());
        return;
    }
    m_intervals.clear();
    for (const WireFunding &one : *read)
        if (one.values.intervalHours)
            m_intervals[one.symbol] = *one.values.intervalHours;
    m_intervalsAt = m_clock->now();
}

Result<domain::Funding> RestExchange::withInterval(Result<WireFunding> read, const std::string &symbol) const
{
    if (!read)
        return fail(read);
    domain::Funding out = read->values;
    const auto own = m_intervals.find(symbol);
    if (!out.intervalHours && m_intervalsAt)
        out.intervalHours = own == m_intervals.end() ? m_table.fundingHours : own->second;
    return out;
}

Task<domain::Funding> RestExchange::funding(domain::InstrumentPtr instrument)
{
    const Result<void> own = check(instrument);
    if (!own)
        co_return fail(own);
    const Ask question = askFor(Question::Funding, instrument);
    const Result<std::string> body = co_await ask(question);
    if (!body)
        co_return fail(body);
    const Ask list = askFor(Question::FundingIntervals, instrument);
    const bool listed = m_table.call(list).has_value();
    if (listed && !isFresh(m_intervalsAt)) {
        const Result<std::string> intervals = co_await ask(list);
        keepIntervals(list, intervals);
    }
    Result<WireFunding> read = decodedOne(m_table.decoders.funding, question, *body);
    Result<domain::Funding> out = withInterval(read, instrument->venueId);
    co_return out;
}

Result<OpenInterest> RestExchange::interestOf(const Result<WireInterest> &read,
                                              const domain::Instrument &instrument) const
{
    if (!read)
        return fail(read);
    const Unit unit = instrument.multiplier == base::Decimal::of(1) ? Unit::Base : Unit::Contracts;
    OpenInterest out;
    out.time = read->time;
    if (read->amount)
        out.amount = inBase(*read->amount, unit, 0, instrument);
    return out;
}

Task<OpenInterest> RestExchange::openInterest(domain::InstrumentPtr instrument)
{
    const Result<void> own = check(instrument);
    if (!own)
        co_return fail(own);
    const Ask question = askFor(Question::OpenInterest, instrument);
    const Result<std::string> body = co_await ask(question);
    if (!body)
        co_return fail(body);
    const Result<WireInterest> read = decodedOne(m_table.decoders.interest, question, *body);
    Result<OpenInterest> out = interestOf(read, *instrument);
    co_return out;
}

} // namespace

Result<domain::InstrumentPtr> instrumentOf(const VenueTable &table, MarketKind kind,
                                           const WireInstrument &wire)
{
    const Result<domain::Symbol> symbol = domain::Symbol::parse(wire.base + '/' + wire.quote);
    if (!symbol)
        return fail(symbol);
    domain::Instrument out;
    out.venue = table.id;
    out.symbol = *symbol;
    out.kind = kind;
    out.venueId = wire.id;
    out.active = wire.active;
    out.tick.step = wire.tick.value_or(out.tick.step);
    out.lot = wire.lot.value_or(out.lot);
    out.minQuantity = wire.minAmount.value_or(out.lot);
    out.minNotional = wire.minNotional.value_or(base::Decimal());
    out.multiplier = wire.contractSize.value_or(base::Decimal::of(1));
    const bool spot = kind == MarketKind::Spot;
    const Fees &fees = table.fees;
    out.fees.push_back({{},
                        base::Decimal::of(spot ? fees.spotMaker : fees.perpetualMaker, -6).trimmed(),
                        base::Decimal::of(spot ? fees.spotTaker : fees.perpetualTaker, -6).trimmed(),
                        true});
    return std::make_shared<const domain::Instrument>(std::move(out));
}

std::unique_ptr<Exchange> makeRestExchange(const VenueTable &table, Surroundings surroundings)
{
    return std::make_unique<RestExchange>(table, std::move(surroundings));
}

} // namespace exchange
