// KuCoin, spot and perpetuals settled in the quote currency, over its public REST interface. Sources: "Get
// Klines", "Get Part OrderBook", "Get Trade History", "Get 24hr Stats" and "Get Symbol" of Spot and Futures
// market data, "Get Current Funding Rate", "Get Public Funding History" and "Rate Limit", kucoin.com/docs-new
// and kucoin.com/docs. Any thread.
#pragma once

#include "exchange/rest_exchange.h"

namespace exchange::kucoin {

/// Spot bars are kept from the listing on; bars of contracts are handed out 200 at a time. Intervals without
/// trades have no bar. Weeks begin on Thursday there, so that 3d and 1w are made of days. Each public answer
/// tells what is left of 2,000 weights in 30 s (gw-ratelimit-remaining, -reset), which `net` honours.
[[nodiscard]] const VenueTable &table();

/// The row of the catalogue.
[[nodiscard]] std::unique_ptr<Exchange> make(Surroundings surroundings);
[[nodiscard]] base::Result<std::string> decode(const DecodeQuery &query, std::string_view body);

} // namespace exchange::kucoin
