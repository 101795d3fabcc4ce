// Hyperliquid, spot and the perpetuals of its own list, over POST /info. Sources: "Info endpoint", its pages
// "Perpetuals" and "Spot", "Tick and lot size", "Rate limits" and "Notation" for developers, "Funding" and
// "Fees" for traders, hyperliquid.gitbook.io/hyperliquid-docs. Any thread.
#pragma once

#include "exchange/rest_exchange.h"

namespace exchange::hyperliquid {

/// Only the newest 5,000 bars of each step are kept. Prices have five significant figures, or are whole;
/// books have 20 levels a side; funding is paid hourly (until 2023 every eight hours, which its history
/// shows). Weeks begin on Thursday there. The ticker has no last trade: its `last` is the middle between bid
/// and ask.
[[nodiscard]] const VenueTable &table();

/// The row of the catalogue.
[[nodiscard]] std::unique_ptr<Exchange> make(Surroundings surroundings);
[[nodiscard]] base::Result<std::string> decode(const DecodeQuery &query, std::string_view body);

} // namespace exchange::hyperliquid
