// A venue as the desk sees it: market data in, values out; and where simulated time comes from when the venue is not
// real. Owned by composition; engine thread.
#pragma once

#include "base/clock.h"
#include "base/task.h"
#include "domain/candle_series.h"
#include "domain/instrument.h"
#include "domain/market.h"
#include "net/http.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace exchange {

struct CandleQuery
{
    domain::InstrumentPtr instrument;
    domain::Timeframe timeframe;
    std::optional<base::UtcTime> since; // opening time of the first bar wanted; none: the newest `limit`
    std::size_t limit = 1000;           // bars; paged as needed
};

class Exchange
{
public:
    virtual ~Exchange() = default;
    [[nodiscard]] virtual std::string id() const = 0;     // "binance"
    [[nodiscard]] virtual std::string title() const = 0;  // "Binance"
    [[nodiscard]] virtual bool synthetic() const { return false; }
    [[nodiscard]] virtual base::Task<std::vector<domain::InstrumentPtr>> instruments() = 0;
    /// Errors: BadSymbol naming the symbol.
    [[nodiscard]] virtual base::Task<domain::InstrumentPtr> instrument(domain::Symbol symbol,
                                                                       domain::MarketKind kind) = 0;
    [[nodiscard]] virtual base::Task<base::UtcTime> serverTime() = 0;
    /// Oldest first; the last bar may be forming (see CandleSeries::closed). A bar counts as closed by the venue's flag
    /// or once `clock.now()` is past its close and the next bar is served.
    [[nodiscard]] virtual base::Task<domain::CandleSeries> candles(CandleQuery query) = 0;
    // Optional senses; a venue without one answers Unsupported.
    [[nodiscard]] virtual base::Task<domain::Ticker> ticker(domain::InstrumentPtr instrument) = 0;
    [[nodiscard]] virtual base::Task<domain::OrderBook> book(domain::InstrumentPtr instrument, int levels) = 0;
    [[nodiscard]] virtual base::Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr instrument,
                                                                              int limit) = 0;
    [[nodiscard]] virtual base::Task<domain::Funding> funding(domain::InstrumentPtr instrument);
};

/// What a venue is made from.
struct Surroundings
{
    net::Http *http = nullptr;
    const base::Clock *clock = nullptr;
    std::map<std::string, std::string> baseUrls; // id or id.host -> URL override
};

/// A row of the catalogue of venues that are reached over the network.
struct Venue
{
    const char *id;    // "binance"
    const char *title; // "Binance"
    std::unique_ptr<Exchange> (*make)(Surroundings surroundings);
    base::Result<std::string> (*decode)(const struct DecodeQuery &query, std::string_view body); // JSON of §11
};
[[nodiscard]] std::span<const Venue> venues();
[[nodiscard]] base::Result<const Venue *> findVenue(std::string_view id);

/// `decode`: one recorded body, read as `fetch` would read it but in the venue's own units.
struct DecodeQuery
{
    std::string what;   // "candles" "book" "trades" "ticker" "tickers" "instruments" "time" …
    std::string market; // "spot" "perpetual" "inverse"
    std::string symbol;
    int status = 200;
};

} // namespace exchange
