// UTF-8 text: numbers in and out in the C locale, and the one sanitiser for text from outside. Pure; any thread.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace base {

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string lower(std::string_view ascii);
[[nodiscard]] std::string upper(std::string_view ascii);
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);

/// The whole text as a finite double in the C locale. Errors: BadData.
[[nodiscard]] Result<double> parseDouble(std::string_view text);
[[nodiscard]] Result<long long> parseInt(std::string_view text);

/// As printf's %.{significant}g would write it but never with an exponent between 1e-12 and 1e15: "0.0000012", "98000".
[[nodiscard]] std::string printed(double value, int significant = 7);
/// The double that `printed(value, 7)` reads back as: what a model and `technical` see. NaN stays NaN.
[[nodiscard]] double asPrinted(double value);

/// Text from outside made harmless: control characters (but tab and newline), zero-width and bidi marks, chat-template
/// tokens and tool tags removed, invalid UTF-8 replaced, at most `maxBytes` kept (cut at a character).
[[nodiscard]] std::string sanitised(std::string_view outside, std::size_t maxBytes = 1 << 20);
/// At most `maxBytes` bytes, cut at a character, "…" added when cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t maxBytes);

} // namespace base
