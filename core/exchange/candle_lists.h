// Candles kept as a JSON list of lists, as Freqtrade keeps them: [[ms, open, high, low, close, volume], …]. Pure; any
// thread.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace exchange {

/// Whether a text is such a list rather than CSV.
[[nodiscard]] bool isCandleLists(std::string_view text);
/// The same candles as CSV without a header, every number as it is written. Errors: BadData naming the row.
[[nodiscard]] base::Result<std::string> csvOfCandleLists(std::string_view text);

} // namespace exchange
