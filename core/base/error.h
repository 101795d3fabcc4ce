// What can go wrong, as a closed list of codes with the facts that a person needs. A value; any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// The closed list of failures. `ui/wording` gives each its sentence; the command line prints `name()`.
enum class ErrorCode {
    Cancelled, Timeout, Network, Tls, RateLimit, Quota, Auth, Forbidden, NotFound, BadRequest, BadSymbol,
    ContextLength, Moderation, Payment, Overloaded, Server, IpBan, ClockSkew, Loading, BadData, Malformed, Schema,
    Ambiguous, OutOfRange, Unsupported, OverBudget, Storage, NewerSchema, Internal
};

/// The code as the command line and the journal write it: `rate_limit`, `bad_data`, …
[[nodiscard]] std::string_view name(ErrorCode code);
/// The code of a written name; empty if there is no such code.
[[nodiscard]] std::optional<ErrorCode> errorCode(std::string_view name);
/// Whether the same call may succeed later without a change: timeouts, network, rate limits, overload, 5xx, loading.
[[nodiscard]] bool retryable(ErrorCode code);

/// A failure as a value. `detail` is for people and logs and never holds a secret; `field` names the field, file or
/// host at fault; `retryAfter` is what the other side asked for.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
    std::string field;
    std::optional<std::chrono::milliseconds> retryAfter;

    bool operator==(const Error &) const = default;
};

} // namespace base
