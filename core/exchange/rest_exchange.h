// A venue that is reached over public REST, from a table: where it is, how each question becomes a request,
// how each answer is read. Paging, fallback hosts, closed bars, 3d and 1w from days, and caching are here,
// once for all venues. Owned by composition through the catalogue; engine thread.
#pragma once

#include "exchange/decode.h"

#include <span>

namespace exchange {

enum class Question {
    Time,
    Instruments,
    Candles,
    Book,
    Trades,
    Ticker,
    Funding,
    FundingIntervals,
    OpenInterest
};

/// What the client wants to know; only what the question needs is set.
struct Ask
{
    Question question = Question::Time;
    domain::MarketKind kind = domain::MarketKind::Spot;
    std::string symbol;          // the venue's own; empty for lists
    domain::Timeframe timeframe; // Candles
    std::optional<base::UtcTime> from, until;
    std::size_t limit = 0; // rows or levels wanted
};

/// A request of one venue without its host.
struct Call
{
    std::string path; // with its query
    QByteArray body;  // empty: GET, else POST of JSON
    int weight = 1;
    qint64 maxBytes = 32 << 20;
};

/// Where one kind of market is served. Rows of the same kind are tried in order while the one before refuses
/// the caller's region.
struct Host
{
    domain::MarketKind kind;
    const char *name; // "spot", "mirror": overridden by "<venue>.<name>"
    const char *url;
};

/// What the venue's price list says for its lowest tier, in millionths; never told by the venue itself, so
/// assumed.
struct Fees
{
    int spotMaker, spotTaker, perpetualMaker, perpetualTaker;
};

struct VenueTable
{
    const char *id;
    const char *title;
    std::span<const Host> hosts;
    std::size_t candlesPerPage;
    /// The request of a question. Errors: Unsupported.
    base::Result<Call> (*call)(const Ask &ask);
    /// The venue's name of a pair before it has been looked up; empty where only the list of instruments
    /// tells it.
    std::string (*symbolOf)(const domain::Symbol &symbol, domain::MarketKind kind);
    /// Whether an answer refuses the caller's region.
    bool (*refusesRegion)(int status, std::string_view body);
    Decoders decoders;
    Fees fees;
    double fundingHours; // where a perpetual's own interval is not told
};

/// `table` must outlive the exchange: tables are constants.
[[nodiscard]] std::unique_ptr<Exchange> makeRestExchange(const VenueTable &table, Surroundings surroundings);

/// The instrument of one listing. Errors: BadSymbol for names that the desk cannot write.
[[nodiscard]] base::Result<domain::InstrumentPtr>
instrumentOf(const VenueTable &table, domain::MarketKind kind, const WireInstrument &wire);

} // namespace exchange
