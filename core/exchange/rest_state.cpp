#include "exchange/rest_state.h"

#include "base/log.h"
#include "exchange/clock_skew.h"
#include "exchange/fee_table.h"
#include "exchange/naming.h"

#include <algorithm>

Q_LOGGING_CATEGORY(exchangeLog, "desk.exchange")

namespace exchange {

using base::ErrorCode;
using base::fail;
using base::Result;
using domain::MarketKind;

namespace {

constexpr base::Milliseconds cacheLife(86'400'000); // of instruments and funding intervals
constexpr base::Milliseconds listDeadline(30'000);  // lists of instruments are megabytes

std::string withoutSlash(std::string url)
{
    while (!url.empty() && url.back() == '/')
        url.pop_back();
    return url;
}

Place placeOf(std::string url)
{
    std::string host = net::hostOf(url);
    if (host.empty())
        host = url;
    return {std::move(url), std::move(host)};
}

/// Whether a refusal of a question about one instrument means that there is no such instrument.
bool refusesSymbol(ErrorCode code)
{
    return code == ErrorCode::BadSymbol || code == ErrorCode::NotFound || code == ErrorCode::BadRequest;
}

/// The first stamp after `now` of those that come every `hours` before and after `known`.
base::UtcTime stampAfter(base::UtcTime now, base::UtcTime known, double hours)
{
    constexpr double hour = 3'600'000; // ms
    const std::int64_t step = std::int64_t(hours * hour);
    if (step <= 0 || known > now)
        return known;
    return known + base::Milliseconds(((base::toMs(now) - base::toMs(known)) / step + 1) * step);
}

/// A fee as the venue tells it, a rebate as none.
base::Decimal feeOf(const base::Decimal &told)
{
    return told.isNegative() ? base::Decimal() : told;
}

} // namespace

RestState::RestState(const VenueTable &table, const base::Clock *clock,
                     std::map<std::string, std::string> urls)
    : m_table(table), m_clock(clock), m_urls(std::move(urls))
{
}

void RestState::heardClock(base::UtcTime server, base::UtcTime sent, base::UtcTime received)
{
    const base::Milliseconds skew = clockSkew(server, sent, received);
    m_ahead = std::chrono::abs(skew) > largestClockSkew ? skew : base::Milliseconds(0);
}

Ask RestState::askFor(Question question, const domain::InstrumentPtr &instrument, std::size_t limit) const
{
    Ask out;
    out.question = question;
    out.kind = instrument->kind;
    out.symbol = instrument->venueId;
    out.limit = limit;
    out.now = now();
    return out;
}

Result<void> RestState::check(const domain::InstrumentPtr &instrument) const
{
    if (instrument && instrument->venue == m_table.id)
        return {};
    return fail(ErrorCode::BadSymbol, std::string("not an instrument of ") + m_table.title,
                instrument ? instrument->key() : "");
}

// --- hosts

std::vector<Place> RestState::placesOf(MarketKind kind) const
{
    std::vector<Place> out;
    for (const Host &host : m_table.hosts) {
        if (host.kind != kind)
            continue;
        const std::string venue = m_table.id, own = venue + '.' + host.name;
        std::string url = host.url;
        for (const std::string &key : {venue, own})
            if (const auto found = m_urls.find(key); found != m_urls.end())
                url = found->second;
        url = withoutSlash(url);
        const bool known =
            std::any_of(out.begin(), out.end(), [&](const Place &one) { return one.url == url; });
        if (!known)
            out.push_back(placeOf(url));
    }
    return out;
}

std::size_t RestState::firstPlace(MarketKind kind) const
{
    const auto found = m_place.find(kind);
    return found == m_place.end() ? 0 : found->second;
}

Result<net::Request> RestState::requestOf(const Ask &ask, const Place &place) const
{
    const Result<Call> call = m_table.call(ask);
    if (!call)
        return fail(call);
    net::Request out;
    out.url = place.url + call->path;
    out.weight = call->weight;
    out.maxBytes = call->maxBytes;
    out.retryWhen = m_table.retryWhen;
    if (ask.question == Question::Instruments)
        out.deadline = listDeadline;
    if (!call->body.isEmpty()) {
        out.method = "POST";
        out.body = call->body;
        out.headers.emplace_back("content-type", "application/json");
    }
    return out;
}

bool RestState::refusesRegion(const net::Response &response) const
{
    return m_table.refusesRegion(response.status,
                                 {response.body.constData(), std::size_t(response.body.size())});
}

Result<std::string> RestState::accepted(MarketKind kind, std::size_t place, const net::Response &response)
{
    m_place[kind] = place;
    const std::string_view body(response.body.constData(), std::size_t(response.body.size()));
    const std::vector<Place> places = placesOf(kind);
    const std::string host = place < places.size() ? places[place].host : std::string(m_table.id);
    const base::Error byStatus = net::errorOfStatus(response, host);
    std::optional<base::Error> refusal = m_table.decoders.refusal(response.status, body);
    if (!refusal && (response.status < 200 || response.status >= 300))
        refusal = byStatus;
    if (!refusal) {
        std::string out;
        out.reserve(body.size() + JsonReader::overread); // so that it is read where it stands
        out = body;
        return out;
    }
    return tl::unexpected<base::Error>(
        base::Error{refusal->code, host + ": " + refusal->detail, host, byStatus.retryAfter});
}

base::Error RestState::refusedEverywhere(MarketKind kind) const
{
    std::string hosts;
    for (const Place &one : placesOf(kind)) {
        if (!hosts.empty())
            hosts += " and ";
        hosts += one.host;
    }
    return {ErrorCode::Forbidden,
            std::string(m_table.title) + " does not serve this region: refused by " + hosts, hosts,
            std::nullopt};
}

/// A decoder's error with the host that sent what cannot be read.
base::Error RestState::sentBy(MarketKind kind, base::Error error) const
{
    const std::vector<Place> places = placesOf(kind);
    const std::size_t place = firstPlace(kind);
    const std::string host = place < places.size() ? places[place].host : std::string(m_table.id);
    error.detail = host + " sent " + error.detail;
    if (error.field.empty())
        error.field = host;
    return error;
}

// --- answers

Result<domain::OrderBook> RestState::bookOf(const Ask &ask, const std::string &body,
                                            const domain::Instrument &instrument) const
{
    Result<WireBook> wire = decoded(m_table.decoders.book, ask, body);
    if (!wire)
        return fail(wire);
    for (std::vector<domain::BookLevel> *side : {&wire->book.bids, &wire->book.asks}) {
        for (domain::BookLevel &level : *side)
            level.amount = inBase(level.amount, wire->amountUnit, level.price, instrument).value_or(0);
        side->erase(std::remove_if(side->begin(), side->end(),
                                   [](const domain::BookLevel &level) { return level.amount <= 0; }),
                    side->end());
        side->resize(std::min(side->size(), ask.limit));
    }
    if (isCrossed(wire->book))
        return fail(base::ErrorCode::BadData, "the best bid is not below the best ask", "bids");
    return wire->book;
}

Result<std::vector<domain::PublicTrade>> RestState::tradesOf(const Ask &ask, const std::string &body,
                                                             const domain::Instrument &instrument) const
{
    Result<WireTrades> wire = decoded(m_table.decoders.trades, ask, body);
    if (!wire)
        return fail(wire);
    std::vector<domain::PublicTrade> &trades = wire->trades;
    if (trades.size() > 1 && trades.front().time > trades.back().time)
        std::reverse(trades.begin(), trades.end()); // those of one instant too
    std::stable_sort(trades.begin(), trades.end(),
                     [](const auto &a, const auto &b) { return a.time < b.time; });
    if (trades.size() > ask.limit) // the newest
        trades.erase(trades.begin(), trades.end() - std::ptrdiff_t(ask.limit));
    for (domain::PublicTrade &trade : trades)
        trade.amount = inBase(trade.amount, wire->amountUnit, trade.price, instrument).value_or(0);
    return trades;
}

Result<domain::Ticker> RestState::tickerOf(const Result<WireTicker> &read,
                                           const domain::Instrument &instrument) const
{
    if (!read)
        return fail(read);
    domain::Ticker out = read->values;
    if (!out.baseVolume && read->contracts)
        out.baseVolume = inBase(*read->contracts, Unit::Contracts, 0, instrument);
    // Where the venue tells no last trade, the middle of the book is the nearest that it tells.
    out.last = out.last ? out.last : read->midPrice;
    out.open = out.open ? out.open : read->previousDayPrice;
    if (!out.changePercent && out.last && out.open && *out.open > 0)
        out.changePercent = (*out.last - *out.open) / *out.open * 100;
    return out;
}

bool RestState::answers(Question question, MarketKind kind) const
{
    Ask ask;
    ask.question = question;
    ask.kind = kind;
    ask.now = now();
    return m_table.call(ask).has_value();
}

Result<std::vector<domain::Funding>> RestState::historyOf(const Ask &ask, const std::string &body) const
{
    const Result<std::vector<WireFunding>> read = decoded(m_table.decoders.funding, ask, body);
    if (!read)
        return fail(read);
    std::vector<domain::Funding> out;
    for (const WireFunding &one : *read)
        if (one.values.rate && one.values.time && (one.symbol.empty() || one.symbol == ask.symbol))
            out.push_back(one.values);
    std::stable_sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return *a.time < *b.time; });
    if (out.size() > ask.limit)
        out.erase(out.begin(), out.end() - std::ptrdiff_t(ask.limit));
    return out;
}

Result<OpenInterest> RestState::interestOf(const Result<WireInterest> &read,
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

// --- instruments

bool RestState::isFresh(const std::optional<base::UtcTime> &at) const
{
    return at && now() >= *at && now() - *at < cacheLife;
}

const RestState::Kept *RestState::keptOf(MarketKind kind) const
{
    const auto found = m_kept.find(kind);
    return found == m_kept.end() ? nullptr : &found->second;
}

const Listing *RestState::fresh(MarketKind kind) const
{
    const Kept *kept = keptOf(kind);
    return kept && isFresh(kept->at) ? &kept->listing : nullptr;
}

domain::Symbol RestState::named(const domain::Symbol &symbol) const
{
    return deskSymbol(m_table, symbol);
}

domain::InstrumentPtr RestState::remembered(const domain::Symbol &symbol, MarketKind kind) const
{
    const Kept *kept = keptOf(kind);
    const auto read =
        kept ? kept->one.find(symbol.text()) : std::map<std::string, base::UtcTime>::const_iterator();
    if (!kept || read == kept->one.end() || !isFresh(read->second))
        return nullptr;
    return kept->listing.at(symbol.text());
}

Result<Listing> RestState::keep(const Ask &ask, const std::string &body)
{
    const Result<std::vector<WireInstrument>> wires = decoded(m_table.decoders.instruments, ask, body);
    if (!wires)
        return fail(wires);
    Kept &kept = m_kept[ask.kind];
    if (ask.symbol.empty()) {
        kept.listing.clear();
        kept.one.clear();
        kept.at = now();
    }
    for (const WireInstrument &wire : *wires) {
        if (wire.kind != domain::name(ask.kind))
            continue;
        const Result<domain::InstrumentPtr> one = instrumentOf(m_table, ask.kind, wire);
        if (!one)
            continue;
        kept.listing[(*one)->symbol.text()] = *one;
        kept.one[(*one)->symbol.text()] = now();
    }
    return kept.listing;
}

Result<domain::InstrumentPtr> RestState::find(const Result<Listing> &listing, const domain::Symbol &symbol,
                                              MarketKind kind) const
{
    const Kept *kept = keptOf(kind);
    if (!listing && !refusesSymbol(listing.error().code)) {
        const auto old = kept ? kept->listing.find(symbol.text()) : Listing::const_iterator();
        return kept && old != kept->listing.end() ? Result<domain::InstrumentPtr>(old->second)
                                                  : fail(listing);
    }
    const auto found = listing ? listing->find(symbol.text()) : Listing::const_iterator();
    if (listing && found != listing->end())
        return found->second;
    for (const auto &[pair, one] : listing ? *listing : Listing())
        if (std::find(one->aliases.begin(), one->aliases.end(), symbol.text()) != one->aliases.end())
            return one;
    return fail(ErrorCode::BadSymbol,
                std::string(m_table.title) + " lists no " + symbol.text() + " (" +
                    std::string(domain::name(kind)) + ')',
                symbol.text());
}

Result<domain::Timeframe> sourceOf(const VenueTable &table, MarketKind kind, domain::Timeframe wanted)
{
    constexpr base::Milliseconds day(86'400'000);
    const CandleRules &rules = table.candles(kind);
    const std::span<const domain::Timeframe> all = domain::Timeframe::all();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        const bool divides = one->step() <= day && wanted.step() % one->step() == base::Milliseconds(0);
        if (divides && rules.step(*one))
            return *one;
    }
    return fail(ErrorCode::Unsupported,
                std::string(table.title) + " has no candles of " + std::string(wanted.name()), "timeframe");
}

Result<domain::InstrumentPtr> instrumentOf(const VenueTable &table, MarketKind kind,
                                           const WireInstrument &wire)
{
    const Result<domain::Symbol> symbol = domain::Symbol::parse(wire.base + '/' + wire.quote);
    if (!symbol)
        return fail(symbol);
    domain::Instrument out;
    out.venue = table.id;
    out.symbol = deskSymbol(table, *symbol);
    out.aliases = aliasesOf(*symbol, out.symbol);
    out.kind = kind;
    out.venueId = wire.id;
    out.active = wire.active;
    out.tick.step = wire.tick.value_or(out.tick.step);
    out.tick.significantFigures = wire.significantFigures;
    out.multiplier = wire.contractSize.value_or(base::Decimal::of(1));
    out.lot = wire.lot ? (*wire.lot * out.multiplier).trimmed() : out.lot;
    out.minQuantity = wire.minAmount ? (*wire.minAmount * out.multiplier).trimmed() : out.lot;
    out.minNotional = wire.minNotional.value_or(base::Decimal::of(table.minNotional));
    if (!out.lot.isPositive() || !out.minQuantity.valid())
        return fail(ErrorCode::BadData, "a lot that is no number", wire.id);
    out.fees = feesOf(table.id, kind);
    if (wire.makerFee && wire.takerFee)
        out.fees = {{{}, feeOf(*wire.makerFee), feeOf(*wire.takerFee), false}};
    for (domain::FeeRow &row : out.fees) { // one of the two is told: the other is still assumed
        row.maker = wire.makerFee ? feeOf(*wire.makerFee) : row.maker;
        row.taker = wire.takerFee ? feeOf(*wire.takerFee) : row.taker;
    }
    return std::make_shared<const domain::Instrument>(std::move(out));
}

// --- funding

bool RestState::wantsIntervals() const
{
    return !isFresh(m_intervalsAt) && answers(Question::FundingIntervals, MarketKind::Perpetual);
}

/// Venues list only the perpetuals whose interval is not the usual one. Without the list the interval is
/// unknown.
void RestState::keepIntervals(const Ask &ask, const Result<std::string> &body)
{
    Result<std::vector<WireFunding>> read = std::vector<WireFunding>();
    if (body)
        read = decoded(m_table.decoders.funding, ask, *body);
    if (!body || !read) {
        const std::string &why = body ? read.error().detail : body.error().detail;
        qCWarning(exchangeLog, "%s tells no funding intervals: %s", m_table.id, why.c_str());
        return;
    }
    m_intervals.clear();
    for (const WireFunding &one : *read)
        if (one.values.intervalHours)
            m_intervals[one.symbol] = {*one.values.intervalHours, one.values.next};
    m_intervalsAt = now();
}

Result<domain::Funding> RestState::withInterval(const Result<WireFunding> &read,
                                                const std::string &symbol) const
{
    if (!read)
        return fail(read);
    domain::Funding out = read->values;
    const auto own = m_intervals.find(symbol);
    if (!out.intervalHours && m_intervalsAt)
        out.intervalHours = own == m_intervals.end() ? m_table.fundingHours : own->second.hours;
    if (!out.next && own != m_intervals.end() && own->second.next)
        out.next = stampAfter(now(), *own->second.next, own->second.hours);
    return out;
}

} // namespace exchange
