// Reading what JSON services send: numbers that may be texts, times in seconds, lists in one text, refusals.
// Internal to context. Pure; any thread.
#pragma once

#include "base/json.h"
#include "base/time.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace context {

constexpr std::size_t largestAnswer = 32 << 20;

/// The document of an answer, unless its status is a refusal. Errors: as the status says with the service's
/// own words, Malformed, BadData.
[[nodiscard]] base::Result<base::Json> documentOf(int status, std::string_view body);

/// The field of an object, or null.
[[nodiscard]] const base::Json &at(const base::Json &object, const char *field);
/// A finite number, also written as a text; empty when it is neither.
[[nodiscard]] std::optional<double> numberIn(const base::Json &value);
/// The number as JSON, else null.
[[nodiscard]] base::Json number(const base::Json &value);
/// Plain text of a value, cleaned; empty when it is not a text.
[[nodiscard]] std::string textIn(const base::Json &value, std::size_t maxBytes = 400);
/// The same as JSON; null when there is none.
[[nodiscard]] base::Json text(const base::Json &value, std::size_t maxBytes = 400);
/// The time of a number or text of seconds or milliseconds since 1970, or ISO-8601.
[[nodiscard]] std::optional<base::UtcTime> timeIn(const base::Json &value);
[[nodiscard]] base::Json time(const base::Json &value);
/// "A|B|C" or a list of texts.
[[nodiscard]] std::vector<std::string> wordsIn(const base::Json &value);
/// {name: number} for the numbers of an object.
[[nodiscard]] base::Json numbersIn(const base::Json &object);
/// [[ms, value]] of a list of pairs of a time and a number; bad ones are left out.
[[nodiscard]] base::Json pairsIn(const base::Json &list);
/// The fields that were sent, renamed: {"tvl_usd", "tvl"} copies a number.
[[nodiscard]] base::Json numbersOf(const base::Json &object,
                                   std::initializer_list<std::pair<const char *, const char *>> names);

/// A refusal in a service's own words; the code is told from words and `otherwise`.
[[nodiscard]] base::Error refusal(std::string_view message, base::ErrorCode otherwise);

} // namespace context
