// What the desk calls assets that venues name otherwise, and the other names under which an instrument is
// found: XBT is BTC, and 1000SHIB or kPEPE are found as SHIB and PEPE (prices and amounts stay those of a
// thousand). Pure; any thread.
#pragma once

#include "exchange/rest_exchange.h"

namespace exchange {

/// The symbol with the desk's names of both assets.
[[nodiscard]] domain::Symbol deskSymbol(const VenueTable &table, const domain::Symbol &symbol);
/// "SHIB" of "1000SHIB", "PEPE" of "kPEPE"; empty for an asset that is counted by the piece.
[[nodiscard]] std::string singleAsset(std::string_view asset);
/// The venue's own writing of a symbol where it differs, and the pair of the single asset.
[[nodiscard]] std::vector<std::string> aliasesOf(const domain::Symbol &venues, const domain::Symbol &desks);

} // namespace exchange
