// Gate.io, spot and perpetuals settled in USDT, over its public REST interface. Source: "Spot", "Futures" and
// "Rate limit" of the Gate API v4 reference, gate.com/docs/developers/apiv4. Any thread.
//
// History of candles: the newest 10,000 bars of each step and no more, on spot and futures alike; an older
// range is refused. `limit` excludes `from` and `to`, so pages are ranges: at most 1,000 bars on spot and
// 2,000 on futures. Steps: 1m 5m 15m 30m 1h 4h 8h 1d (3m, 2h, 6h, 12h, 3d and 1w are built). Its budget of
// requests is in the x-gate-ratelimit headers of every answer, which the door to the network heeds.
#pragma once

#include "exchange/rest_exchange.h"

namespace exchange::gateio {

[[nodiscard]] const VenueTable &table();

/// The row of the catalogue.
[[nodiscard]] std::unique_ptr<Exchange> make(Surroundings surroundings);
[[nodiscard]] base::Result<std::string> decode(const DecodeQuery &query, std::string_view body);

} // namespace exchange::gateio
