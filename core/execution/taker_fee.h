// What a fill at the market pays the venue. Pure; any thread.
#pragma once

#include "execution/costs.h"

namespace execution {

/// As a fraction of its notional: the instrument's own where it says one, else that of the settings.
[[nodiscard]] double takerFee(const domain::Instrument &instrument, base::UtcTime time,
                              const CostOptions &options);

} // namespace execution
