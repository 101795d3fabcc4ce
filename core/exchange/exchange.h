// A venue as the desk sees it: market data in, values out; and where simulated time comes from when the venue
// is not real. Owned by composition; engine thread.
#pragma once

#include "base/clock.h"
#include "base/task.h"
#include "domain/candle_series.h"
#include "domain/instrument.h"
#include "domain/market.h"
#include "net/http.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace exchange {

struct CandleQuery
{
    domain::InstrumentPtr instrument;
    domain::Timeframe timeframe;
    std::optional<base::UtcTime> since; // opening time of the first bar wanted; none: the newest `limit`
    std::size_t limit = 1000;           // bars, a forming one counted; paged as needed
};

/// Beyond this much the clocks differ enough to confuse one bar with the next.
constexpr base::Milliseconds largestClockSkew{2'000};
/// Whether our clock agrees with a venue's, which answered `server` to a question sent at `sent` and answered
/// at `received`. Errors: ClockSkew saying by how much.
[[nodiscard]] base::Result<void> checkClock(base::UtcTime server, base::UtcTime sent, base::UtcTime received);

/// The open positions of a perpetual, in base units.
struct OpenInterest
{
    std::optional<double> amount;
    std::optional<base::UtcTime> time;
};

class Exchange
{
public:
    virtual ~Exchange() = default;
    [[nodiscard]] virtual std::string id() const = 0;    // "binance"
    [[nodiscard]] virtual std::string title() const = 0; // "Binance"
    [[nodiscard]] virtual bool synthetic() const { return false; }
    [[nodiscard]] virtual base::Task<std::vector<domain::InstrumentPtr>> instruments() = 0;
    /// Errors: BadSymbol naming the symbol.
    [[nodiscard]] virtual base::Task<domain::InstrumentPtr> instrument(domain::Symbol symbol,
                                                                       domain::MarketKind kind) = 0;
    [[nodiscard]] virtual base::Task<base::UtcTime> serverTime() = 0;
    /// Oldest first; the last bar may be forming (see CandleSeries::closed). A bar counts as closed by the
    /// venue's flag or once `clock.now()` is past its close and the next bar is served; a bar that no other
    /// follows counts as closed 20 s after its close. Bars that open after `clock.now()` are never served.
    [[nodiscard]] virtual base::Task<domain::CandleSeries> candles(CandleQuery query) = 0;
    // Optional senses; a venue without one answers Unsupported.
    [[nodiscard]] virtual base::Task<domain::Ticker> ticker(domain::InstrumentPtr instrument) = 0;
    [[nodiscard]] virtual base::Task<domain::OrderBook> book(domain::InstrumentPtr instrument,
                                                             int levels) = 0;
    [[nodiscard]] virtual base::Task<std::vector<domain::PublicTrade>>
    trades(domain::InstrumentPtr instrument, int limit) = 0;
    [[nodiscard]] virtual base::Task<domain::Funding> funding(domain::InstrumentPtr instrument);
    /// The newest `limit` settled rates, oldest first, as far as the venue hands them out in one answer.
    [[nodiscard]] virtual base::Task<std::vector<domain::Funding>>
    fundingHistory(domain::InstrumentPtr instrument, int limit);
    [[nodiscard]] virtual base::Task<OpenInterest> openInterest(domain::InstrumentPtr instrument);
};

/// What a venue is made from. The URL of a host is that of "id.host" ("binance.perpetual"), else that of the
/// bare id, else the venue's own.
struct Surroundings
{
    net::Http *http = nullptr;
    const base::Clock *clock = nullptr;
    std::map<std::string, std::string> baseUrls; // id or id.host -> URL override
};

/// `decode`: one recorded body, read as `fetch` would read it but in the venue's own units.
struct DecodeQuery
{
    std::string what;   // "candles" "book" "trades" "ticker" "tickers" "instruments" "time" …
    std::string market; // "spot" "perpetual" "inverse"
    std::string symbol; // the venue's own; picks one of a list
    int status = 200;
};

/// A row of the catalogue of venues that are reached over the network.
struct Venue
{
    const char *id;    // "binance"
    const char *title; // "Binance"
    std::unique_ptr<Exchange> (*make)(Surroundings surroundings);
    /// JSON of §11. A refusal by the venue is `{"error":{…}}` as a result; errors are for bodies that cannot
    /// be read: Malformed, Schema, BadData, Unsupported.
    base::Result<std::string> (*decode)(const DecodeQuery &query, std::string_view body);
};
[[nodiscard]] std::span<const Venue> venues();
/// Errors: Unsupported naming the id.
[[nodiscard]] base::Result<const Venue *> findVenue(std::string_view id);

} // namespace exchange
