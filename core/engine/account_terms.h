// What an account that has begun holds the settings to: the capital it began with and the currency it is kept
// in. Reads the journal; the database's thread.
#pragma once

#include "engine/settings.h"
#include "store/database.h"

namespace engine {

/// The run in which the desk keeps the account of this market: "demo", "file", or "live" for every real
/// venue.
[[nodiscard]] std::string runOf(const std::string &exchange);

/// Whether the account of `next`'s market, if it has begun, can follow the change. Capital is what an account
/// begins with: changing it later would make up a gain or a loss, so it is refused. Errors: Unsupported with
/// the field and how to begin anew; what the journal says.
[[nodiscard]] base::Result<void> fitsAccount(const Settings &before, const Settings &next,
                                             store::Database &database);

} // namespace engine
