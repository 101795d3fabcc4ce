// Reads one JSON-like object out of a model's text, event by event: strict about numbers, tolerant about what
// cannot change one. For this room's sources only. Pure; any thread.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace decision {

/// What a reader tells. Every call may refuse with an error, which ends the reading.
class ReaderEvents
{
public:
    virtual ~ReaderEvents() = default;
    [[nodiscard]] virtual base::Result<void> startObject() = 0;
    [[nodiscard]] virtual base::Result<void> key(std::string text) = 0;
    [[nodiscard]] virtual base::Result<void> endObject() = 0;
    [[nodiscard]] virtual base::Result<void> startArray() = 0;
    [[nodiscard]] virtual base::Result<void> endArray() = 0;
    [[nodiscard]] virtual base::Result<void> text(std::string text) = 0;
    [[nodiscard]] virtual base::Result<void> number(std::string_view digits, double value) = 0;
    [[nodiscard]] virtual base::Result<void> boolean(bool value) = 0;
    [[nodiscard]] virtual base::Result<void> null() = 0;
};

struct ReaderLimits
{
    int depth = 24;
    std::size_t *work = nullptr; // bytes that may still be looked at, over all readings of one text
};

/// Reads the object that opens at `start` and returns where it ends. Mended: trailing commas, comments (// #
/// and slash-star), full-width and typographic punctuation, single quotes, and the one last brace if nothing
/// else is cut off. Not mended: anything about a number, a cut-off text. Errors: Malformed, and OutOfRange
/// for NaN, infinity and numbers beyond double.
[[nodiscard]] base::Result<std::size_t> readObject(std::string_view text, std::size_t start,
                                                   ReaderEvents &events, ReaderLimits limits);

} // namespace decision
