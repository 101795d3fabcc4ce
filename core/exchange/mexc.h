// MEXC, spot and perpetuals settled in the quote currency, over its public REST interface. Sources: "Market
// Data Endpoints" and "LIMITS" of the spot v3 docs, mexcdevelop.github.io/apidocs/spot_v3_en, and "Market
// endpoints" of the contract v1 docs, mexcdevelop.github.io/apidocs/contract_v1_en. Any thread.
//
// Spot steps: 1m 5m 15m 30m 60m 4h 1d; contract steps: Min1 Min5 Min15 Min30 Min60 Hour4 Hour8 Day1; the
// others are built. History goes back as far as the venue keeps it, which its documentation does not limit;
// ranges are asked for with both ends, since an open end is answered from either side. 500 requests in 10 s
// on spot, 20 in 2 s on contracts; a contract's refusal for too many comes with status 200.
#pragma once

#include "exchange/rest_exchange.h"

namespace exchange::mexc {

[[nodiscard]] const VenueTable &table();

/// The row of the catalogue.
[[nodiscard]] std::unique_ptr<Exchange> make(Surroundings surroundings);
[[nodiscard]] base::Result<std::string> decode(const DecodeQuery &query, std::string_view body);

} // namespace exchange::mexc
