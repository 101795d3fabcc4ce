// A venue that is reached over public REST, from a table: where it is, how each question becomes a request,
// how each answer is read. Paging, fallback hosts, closed bars, steps that the venue lacks, and caching are
// here, once for all venues. Owned by composition through the catalogue; engine thread.
#pragma once

#include "exchange/candle_pager.h"
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
    TickerRest, // what the ticker lacks and another answer holds
    Funding,
    FundingIntervals,
    FundingHistory,
    OpenInterest
};

/// What the client wants to know; only what the question needs is set.
struct Ask
{
    Question question = Question::Time;
    domain::MarketKind kind = domain::MarketKind::Spot;
    std::string symbol;                       // the venue's own; empty for lists
    domain::Timeframe timeframe;              // Candles
    std::optional<base::UtcTime> from, until; // Candles: of the first and the last bar's opening
    std::size_t limit = 0;                    // rows or levels wanted
    base::UtcTime now;                        // for venues that take no question without a time
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
    int minuteWeight = 0; // that its answers count to, where they count
};

/// An asset that the venue calls otherwise than the desk.
struct Renamed
{
    const char *venue, *desk; // "XBT", "BTC"
};

/// The candles of one kind of market.
struct CandleRules
{
    PageRules pages;
    /// The venue's word for a step ("60m"); null where it has no such step. Steps of more than a day are
    /// never asked for: venues begin their weeks on different days.
    const char *(*step)(domain::Timeframe timeframe) = nullptr;
};

struct VenueTable
{
    const char *id;
    const char *title;
    std::span<const Host> hosts;
    CandleRules spotCandles, perpetualCandles;
    /// The request of a question. Errors: Unsupported.
    base::Result<Call> (*call)(const Ask &ask);
    /// The venue's name of a pair before it has been looked up; empty where only the list of instruments
    /// tells it.
    std::string (*symbolOf)(const domain::Symbol &symbol, domain::MarketKind kind);
    /// Whether an answer refuses the caller's region.
    bool (*refusesRegion)(int status, std::string_view body);
    Decoders decoders;
    double fundingHours; // where a perpetual's own interval is not in the list of those that differ
    std::span<const Renamed> renamed = {};
    int minNotional = 0; // in quote units, where the venue documents one that its instruments do not tell
    bool marksInTicker = false; // mark and index price stand in the ticker and not with the funding
    /// Which answers are worth a retry, where the status does not tell; null: see net::Request.
    bool (*retryWhen)(const net::Response &response) = nullptr;

    [[nodiscard]] const CandleRules &candles(domain::MarketKind kind) const
    {
        return kind == domain::MarketKind::Spot ? spotCandles : perpetualCandles;
    }
};

/// `table` must outlive the exchange: tables are constants.
[[nodiscard]] std::unique_ptr<Exchange> makeRestExchange(const VenueTable &table, Surroundings surroundings);

/// What bars of `wanted` are made of: themselves, or else the largest step within a day that the venue has
/// and that divides them. Errors: Unsupported naming the timeframe.
[[nodiscard]] base::Result<domain::Timeframe> sourceOf(const VenueTable &table, domain::MarketKind kind,
                                                       domain::Timeframe wanted);

/// The instrument of one listing. Errors: BadSymbol for names that the desk cannot write.
[[nodiscard]] base::Result<domain::InstrumentPtr>
instrumentOf(const VenueTable &table, domain::MarketKind kind, const WireInstrument &wire);

} // namespace exchange
