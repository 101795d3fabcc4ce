// What a provider means when it refuses: its words and its status, sorted into our closed list. Pure; any
// thread.
#pragma once

#include "base/json.h"

namespace llm {

/// A failure as the service words it.
struct WireError
{
    std::string message, type, code, param;
    int status = 0;                                        // told inside the document; 0 when it is not
    std::optional<std::chrono::milliseconds> retryAfter{}; // as a field of the document
};

/// The failure that a document tells, in any of the shapes in use: {"error": {…}} and {"error": "…"} also
/// inside a 200 or a choice, {"message", "type", "code"} beside "object": "error", {"detail": …}, and a list
/// around one of these.
[[nodiscard]] std::optional<WireError> wireErrorOf(const base::Json &document);

/// How long a sentence asks to wait: "try again in 1.2s", "retry after 6m0s", "in 350ms", "in 20 seconds". At
/// most a day.
[[nodiscard]] std::optional<std::chrono::milliseconds> waitOf(std::string_view message);

/// The same of a duration alone: "34.4s", "1m30s"; none when it is no duration.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationOf(std::string_view text);

/// Its place in our list, by its words first and then by `status` (the HTTP status, or 200 when the failure
/// came inside a good answer; then the status inside the document counts).
[[nodiscard]] base::ErrorCode errorCodeOf(const WireError &error, int status);

/// As an error: the message sanitised and shortened, the parameter at fault as `field`.
[[nodiscard]] base::Error errorOf(const WireError &error, int status);
/// The error of a body that is no JSON: plain text or HTML, of which a little is quoted.
[[nodiscard]] base::Error errorOfText(std::string_view body, int status);

} // namespace llm
