// How far our clock and a venue's are apart, as far as one answer proves it. Pure; any thread.
#pragma once

#include "exchange/exchange.h"

namespace exchange {

/// By how much our clock is ahead of the venue's; below zero: behind. Zero where the venue, which answered
/// `server`, may have read its clock at some instant between `sent` and `received`.
[[nodiscard]] base::Milliseconds clockSkew(base::UtcTime server, base::UtcTime sent, base::UtcTime received);

} // namespace exchange
