// One symbol on several venues at one moment: price, spread, funding, and which way the books lean; a venue
// that is late or cannot be read is left out and named. Engine thread; the reckoning itself is pure.
#pragma once

#include "exchange/exchange.h"

namespace exchange {

/// What one venue says.
struct VenueView
{
    std::string venue;
    base::UtcTime time{}; // of the book, or when it came where the book does not say
    std::optional<double> middle, spreadBps;
    std::optional<double> imbalance; // within 25 bps, −1 … 1; of the best 10 levels where the book is shorter
    std::optional<double> fundingYearly; // as a fraction; perpetuals
    std::optional<base::Error> error;    // why there is no book
};

/// What they say together. A venue counts when its book is there and at most `staleAfter` old.
struct AcrossView
{
    std::vector<VenueView> venues;
    std::vector<std::string> excluded; // "kucoin: stale (12.5 s)" "mexc: timeout"
    std::size_t counted = 0;
    std::optional<double> price;                               // the median of the middles
    std::optional<double> dispersionBps;                       // highest against lowest middle, of the median
    std::optional<double> spreadBps, imbalance, fundingYearly; // medians
};

inline constexpr auto staleAfter = std::chrono::seconds(10);

[[nodiscard]] AcrossView acrossOf(std::vector<VenueView> views, base::UtcTime now);

/// Asks all `venues` at once. A venue that does not list the symbol is excluded like one that fails.
[[nodiscard]] QCoro::Task<AcrossView> lookAcross(std::vector<Exchange *> venues, domain::Symbol symbol,
                                                 domain::MarketKind kind, const base::Clock *clock);

} // namespace exchange
