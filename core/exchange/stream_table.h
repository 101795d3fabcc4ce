// How one venue's live stream is asked and read, as a table of functions like VenueTable: where it is, what
// subscribes, what keeps it alive, what a frame tells. Values; any thread.
#pragma once

#include "exchange/rest_exchange.h"

#include <span>

namespace exchange {

/// The best price of each side; a side that is empty has no price.
struct TopOfBook
{
    std::optional<domain::BookLevel> bid, ask;
    std::optional<base::UtcTime> time;
    std::optional<std::int64_t> updateId; // rises with every change, where the venue counts them
};

struct StreamBar
{
    domain::Candle candle;
    bool closed = false; // the venue says so
};

/// What one frame tells, in the venue's own units. Pongs and confirmations tell nothing.
struct StreamNews
{
    std::vector<domain::PublicTrade> trades;
    std::vector<StreamBar> bars;
    std::optional<TopOfBook> top;
    Unit unit = Unit::Base;
    /// The first and last number of the trades, where the venue numbers an instrument's trades one by one.
    std::optional<std::int64_t> firstNumber, lastNumber;
};

/// What a stream is about.
struct StreamAsk
{
    domain::MarketKind kind = domain::MarketKind::Spot;
    std::string symbol;          // the venue's own
    domain::Timeframe timeframe; // of the bars; one that the venue has
    base::UtcTime now;           // some messages carry it
};

struct StreamFrame
{
    std::string_view bytes;
    bool binary = false;
};

struct StreamTable
{
    const char *id; // "binance"
    const VenueTable &(*venue)();
    /// By kind of market, tried in turn; overridden by the bare id or by "<venue>.<name>", where http becomes
    /// ws.
    std::span<const Host> hosts;
    /// The messages that ask for trades, bars and the top of the book.
    std::vector<std::string> (*subscribe)(const StreamAsk &ask);
    /// The message that keeps the connection alive; null: a ping of the protocol.
    std::string (*ping)(const StreamAsk &ask);
    base::Milliseconds pingEvery;
    /// Errors: Malformed, Schema, BadData for what cannot be read; BadSymbol, BadRequest, RateLimit and
    /// others for a refusal that the venue sends as a frame.
    base::Result<StreamNews> (*decode)(const StreamAsk &ask, const StreamFrame &frame);
    /// Where a ticket must be fetched over REST first: the request, and the address in its answer, of which
    /// `id` is the connection's own name. Null where the hosts are asked at once.
    Call (*ticket)(const StreamAsk &ask) = nullptr;
    base::Result<std::string> (*address)(std::string_view answer, const std::string &id) = nullptr;
};

/// Null for a venue without streams.
[[nodiscard]] const StreamTable *findStream(std::string_view venueId);

/// Checks what holds for all venues: times, finite prices and amounts above zero, bars whose high and low
/// enclose them, a bid below the ask. Errors: BadData.
[[nodiscard]] base::Result<void> check(const StreamNews &news);

} // namespace exchange
