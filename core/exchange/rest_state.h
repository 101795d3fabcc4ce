// What a REST client knows between two requests, and everything it does without waiting: URLs, refusals,
// decoding, remembered instruments and intervals. The coroutines of rest_exchange.cpp only ask and hand on.
// Owned by the REST client; engine thread.
#pragma once

#include "exchange/json_reader.h"
#include "exchange/rest_exchange.h"

#include <map>

namespace exchange {

/// A base URL that is asked, and its host for messages.
struct Place
{
    std::string url, host;
};

using Listing = std::map<std::string, domain::InstrumentPtr>; // by pair

class RestState
{
public:
    RestState(const VenueTable &table, const base::Clock *clock, std::map<std::string, std::string> urls);

    [[nodiscard]] const VenueTable &table() const { return m_table; }
    [[nodiscard]] base::UtcTime now() const { return m_clock->now(); }
    /// Notes what an answer tells of the venue's clock.
    void heardClock(base::UtcTime server, base::UtcTime sent, base::UtcTime received);
    /// Now by the venue's clock, as far as it is known to differ: what has closed, has closed there.
    [[nodiscard]] base::UtcTime venueNow() const { return now() - m_ahead; }
    [[nodiscard]] Ask askFor(Question question, const domain::InstrumentPtr &instrument,
                             std::size_t limit = 0) const;
    /// Errors: BadSymbol for an instrument of another venue.
    [[nodiscard]] base::Result<void> check(const domain::InstrumentPtr &instrument) const;

    /// Where a kind of market is asked, in order; those before `firstPlace` refused this region.
    [[nodiscard]] std::vector<Place> placesOf(domain::MarketKind kind) const;
    [[nodiscard]] std::size_t firstPlace(domain::MarketKind kind) const;
    [[nodiscard]] base::Result<net::Request> requestOf(const Ask &ask, const Place &place) const;
    [[nodiscard]] bool refusesRegion(const net::Response &response) const;
    /// The body of an answer from this place, which is asked first from now on; or the venue's refusal, with
    /// the wait that its headers ask for.
    [[nodiscard]] base::Result<std::string> accepted(domain::MarketKind kind, std::size_t place,
                                                     const net::Response &response);
    [[nodiscard]] base::Error refusedEverywhere(domain::MarketKind kind) const;

    /// An answer read by one of the venue's decoders; errors name the host.
    template <class T>
    [[nodiscard]] base::Result<T> decoded(base::Result<T> (*read)(const Answer &), const Ask &ask,
                                          const std::string &body) const;
    /// The entry of the asked symbol, or the only one. Errors: BadSymbol when there is none.
    template <class T>
    [[nodiscard]] base::Result<T> decodedOne(base::Result<std::vector<T>> (*read)(const Answer &),
                                             const Ask &ask, const std::string &body) const;
    [[nodiscard]] base::Result<domain::OrderBook> bookOf(const Ask &ask, const std::string &body,
                                                         const domain::Instrument &instrument) const;
    [[nodiscard]] base::Result<std::vector<domain::PublicTrade>>
    tradesOf(const Ask &ask, const std::string &body, const domain::Instrument &instrument) const;

    [[nodiscard]] base::Result<domain::Ticker> tickerOf(const base::Result<WireTicker> &read,
                                                        const domain::Instrument &instrument) const;
    /// Whether the venue has an answer to this question about a kind of market.
    [[nodiscard]] bool answers(Question question, domain::MarketKind kind) const;

    /// The whole list of a kind, if it was read within a day.
    [[nodiscard]] const Listing *fresh(domain::MarketKind kind) const;
    /// The symbol with the desk's names of its assets.
    [[nodiscard]] domain::Symbol named(const domain::Symbol &symbol) const;
    /// An instrument that an answer told within a day; null if none did.
    [[nodiscard]] domain::InstrumentPtr remembered(const domain::Symbol &symbol,
                                                   domain::MarketKind kind) const;
    /// Reads a list of instruments and remembers it. Those that the desk cannot name are passed over.
    [[nodiscard]] base::Result<Listing> keep(const Ask &ask, const std::string &body);
    [[nodiscard]] base::Result<domain::InstrumentPtr>
    find(const base::Result<Listing> &listing, const domain::Symbol &symbol, domain::MarketKind kind) const;

    [[nodiscard]] bool wantsIntervals() const;
    void keepIntervals(const Ask &ask, const base::Result<std::string> &body);
    [[nodiscard]] base::Result<domain::Funding> withInterval(const base::Result<WireFunding> &read,
                                                             const std::string &symbol) const;
    /// The settled rates of the asked symbol, oldest first, the newest `ask.limit` of them.
    [[nodiscard]] base::Result<std::vector<domain::Funding>> historyOf(const Ask &ask,
                                                                       const std::string &body) const;
    [[nodiscard]] base::Result<OpenInterest> interestOf(const base::Result<WireInterest> &read,
                                                        const domain::Instrument &instrument) const;

private:
    struct Kept
    {
        std::optional<base::UtcTime> at;          // when the whole list was read
        std::map<std::string, base::UtcTime> one; // when each was read last
        Listing listing;
    };
    [[nodiscard]] bool isFresh(const std::optional<base::UtcTime> &at) const;
    [[nodiscard]] const Kept *keptOf(domain::MarketKind kind) const;
    [[nodiscard]] base::Error sentBy(domain::MarketKind kind, base::Error error) const;

    std::unique_ptr<JsonScratch> m_scratch = std::make_unique<JsonScratch>();
    const VenueTable &m_table;
    const base::Clock *m_clock;
    base::Milliseconds m_ahead{0}; // our clock is, where it matters
    std::map<std::string, std::string> m_urls;
    std::map<domain::MarketKind, std::size_t> m_place;
    std::map<domain::MarketKind, Kept> m_kept;
    std::optional<base::UtcTime> m_intervalsAt;
    struct Interval
    {
        double hours;
        std::optional<base::UtcTime> next; // when the list was read
    };
    std::map<std::string, Interval> m_intervals; // between two fundings, by the venue's symbol
};

template <class T>
base::Result<T> RestState::decoded(base::Result<T> (*read)(const Answer &), const Ask &ask,
                                   const std::string &body) const
{
    if (!read)
        return base::fail(base::ErrorCode::Unsupported, std::string(m_table.title) + " has no such answer",
                          m_table.id);
    const bool spot = ask.kind == domain::MarketKind::Spot;
    base::Result<T> out = read(Answer{body, spot ? MarketSort::Spot : MarketSort::Perpetual, ask.symbol,
                                      m_scratch.get(), body.capacity() - body.size()});
    if (!out)
        return tl::unexpected<base::Error>(sentBy(ask.kind, out.error()));
    return out;
}

template <class T>
base::Result<T> RestState::decodedOne(base::Result<std::vector<T>> (*read)(const Answer &), const Ask &ask,
                                      const std::string &body) const
{
    const base::Result<std::vector<T>> all = decoded(read, ask, body);
    if (!all)
        return base::fail(all);
    for (const T &one : *all)
        if (one.symbol == ask.symbol || (one.symbol.empty() && all->size() == 1))
            return one;
    return base::fail(base::ErrorCode::BadSymbol,
                      std::string(m_table.title) + " did not answer for " + ask.symbol, ask.symbol);
}

} // namespace exchange
