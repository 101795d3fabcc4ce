// Instants in UTC, their text, and nothing else: QDateTime stays inside time.cpp and ui. Values; any thread.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

using Milliseconds = std::chrono::milliseconds;
using UtcTime = std::chrono::sys_time<Milliseconds>;

[[nodiscard]] constexpr UtcTime fromMs(std::int64_t sinceEpoch) { return UtcTime(Milliseconds(sinceEpoch)); }
[[nodiscard]] constexpr std::int64_t toMs(UtcTime time) { return time.time_since_epoch().count(); }

/// "2024-03-01T12:00:00Z", with ".123" only when there are milliseconds.
[[nodiscard]] std::string iso(UtcTime time);
/// Milliseconds since 1970 (12 to 14 digits; 9 to 11 digits are seconds), or ISO-8601 with an optional zone
/// (none means UTC; "YYYY-MM-DD" and a blank instead of T are read too). Errors: BadData; years 1970 to 2200 only.
[[nodiscard]] Result<UtcTime> parseTime(std::string_view text);
/// 00:00 UTC of the day of `time`.
[[nodiscard]] UtcTime startOfDay(UtcTime time);

} // namespace base
