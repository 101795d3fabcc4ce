// From which bar on the market can have met an order. Pure; any thread.
#pragma once

#include "domain/timeframe.h"

namespace execution {

/// The opening time of the first bar that counts for an order of `decided`: the next one to open, or the one
/// that holds it where it had only just opened (by 3 s or a sixtieth of its step, as after a close): what
/// else a bar did before the order was there cannot have filled it.
[[nodiscard]] base::UtcTime firstBar(domain::Timeframe timeframe, base::UtcTime decided);

} // namespace execution
