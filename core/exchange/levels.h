// The two sides of an order book as most venues write them: lists of [price, amount, …]. Used by the decoders
// of venues. Pure; any thread.
#pragma once

#include "exchange/json_reader.h"
#include "exchange/wire.h"

namespace exchange {

/// Reads one side behind what is in `out`; cells after the amount are passed over. A fault names the row and
/// `side`.
[[nodiscard]] bool readLevels(JsonReader &reader, JsonReader::Value &array, std::string_view side,
                              std::vector<domain::BookLevel> &out);
/// Puts both sides in order, for venues that do not promise it.
void sortBestFirst(domain::OrderBook &book);

} // namespace exchange
