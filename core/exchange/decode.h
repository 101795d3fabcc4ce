// `decode`: how one venue's answers are read, as a table of functions, and their print as JSON in the venue's
// own units. A venue is such a table (see binance_decode.cpp); everything else is shared. Pure; any thread.
#pragma once

#include "exchange/exchange.h"
#include "exchange/wire.h"

namespace exchange {

/// The readers of one venue; null where it has no such answer. Errors of all: Malformed (not JSON), Schema
/// (not the documented shape), BadData (impossible values), each naming the row and field.
struct Decoders
{
    /// Whether an answer is a refusal, and which; nothing for data. `retryAfter` is left to the headers.
    std::optional<base::Error> (*refusal)(int status, std::string_view body) = nullptr;
    base::Result<WireCandles> (*candles)(const Answer &answer) = nullptr;
    base::Result<WireBook> (*book)(const Answer &answer) = nullptr;
    base::Result<WireTrades> (*trades)(const Answer &answer) = nullptr;
    base::Result<std::vector<WireTicker>> (*tickers)(const Answer &answer) = nullptr;
    base::Result<std::vector<WireInstrument>> (*instruments)(const Answer &answer) = nullptr;
    base::Result<base::UtcTime> (*time)(const Answer &answer) = nullptr;
    base::Result<std::vector<WireFunding>> (*funding)(const Answer &answer) = nullptr; // and its history
    base::Result<std::vector<WireInterest>> (*interest)(const Answer &answer) = nullptr;
};

/// What an HTTP status means that the venue does not explain.
[[nodiscard]] base::ErrorCode codeOfStatus(int status);

/// What `decode --what` prints for one body. Lists are `{"tickers":[…]}`, `{"rates":[…]}`, `{"points":[…]}`,
/// `{"instruments":[…]}`; where exactly one entry is left (of a symbol, if one was named), its fields stand
/// beside the list as well, so that a list of one reads like a single answer. Missing values are null. A
/// refusal is
/// `{"error":{code,message,retryable,retry_after_s}}`. Errors: those of the decoders; Unsupported for what
/// the venue has not; BadRequest for an unknown `what` or market.
[[nodiscard]] base::Result<std::string> decodeWith(const Decoders &decoders, const DecodeQuery &query,
                                                   std::string_view body);

} // namespace exchange
