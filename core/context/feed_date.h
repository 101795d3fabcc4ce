// Dates as feeds write them. Pure; any thread.
#pragma once

#include "base/time.h"

#include <optional>
#include <string_view>

namespace context {

/// "Wed, 09 Sep 2026 21:30:00 +0000" (RFC 822 and 2822: day names, seconds and the zone may be left out,
/// years may have two digits, zones may have the names of North America; also "2026-09-09 21:30:00 +0000", "Wed Sep  9 21:30:00 UTC 2026"
/// and "September 9, 2026 - 9:30 PM"), or what base::parseTime reads.
/// Empty when it is neither: a missing date is missing, never now.
[[nodiscard]] std::optional<base::UtcTime> feedDate(std::string_view text);

} // namespace context
