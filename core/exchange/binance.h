// Binance, spot and perpetuals settled in the quote currency, over its public REST interface. Sources:
// "Market Data endpoints", "General API Information", "Limits" and "Market Data Only URLs" of the spot API
// docs, and "Market Data" of USDⓈ-M Futures, developers.binance.com. Any thread.
#pragma once

#include "exchange/rest_exchange.h"

namespace exchange::binance {

/// Where Binance refuses a region, the hosts of public market data alone ("mirror") still serve spot.
[[nodiscard]] const VenueTable &table();

/// The row of the catalogue.
[[nodiscard]] std::unique_ptr<Exchange> make(Surroundings surroundings);
[[nodiscard]] base::Result<std::string> decode(const DecodeQuery &query, std::string_view body);

} // namespace exchange::binance
