// Several venues in an order of preference behind one door: each symbol is served by the first that lists it.
// Owned by composition; engine thread.
#pragma once

#include "exchange/exchange.h"

namespace exchange {

/// Id "auto". The first question about a symbol goes along `venues` until one lists it; a venue that does not
/// have the market, or refuses the caller's region, is passed over, while one that cannot be reached is an
/// error and no reason to trade somewhere else. From then on the symbol stays with its venue, which every
/// instrument names. Errors: BadSymbol naming the symbol and the venues that were asked; those of the venue.
[[nodiscard]] std::unique_ptr<Exchange> makeChosenExchange(std::vector<std::unique_ptr<Exchange>> venues);

} // namespace exchange
