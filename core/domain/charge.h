// Which costs an account can bear. Pure; any thread.
#pragma once

#include "domain/money.h"

namespace domain {

/// Whether an account that is kept in `currency` can be charged this: in its own currency, or US dollars
/// where it is kept in one of the coins that stand for them. There is no rate between dollars and anything
/// else here.
[[nodiscard]] bool canBear(const std::string &currency, const Money &cost);

} // namespace domain
