// How the answers of Hyperliquid's POST /info are read. Sources: "Info endpoint" with its pages "Perpetuals"
// and "Spot", "Notation" (side B is a bid, A an ask), "Tick and lot size",
// hyperliquid.gitbook.io/hyperliquid-docs. Amounts are in base units throughout. Pure; any thread.
#pragma once

#include "exchange/decode.h"

namespace exchange::hyperliquid {

/// `null` where there is no such market, a sentence of plain text with HTTP status 422, {"status":"err"}, or
/// nothing of these.
[[nodiscard]] std::optional<base::Error> refusal(int status, std::string_view body);
/// HTTP 403 or 451.
[[nodiscard]] bool refusesRegion(int status, std::string_view body);

/// candleSnapshot.
[[nodiscard]] base::Result<WireCandles> candles(const Answer &answer);
/// l2Book.
[[nodiscard]] base::Result<WireBook> book(const Answer &answer);
/// recentTrades.
[[nodiscard]] base::Result<WireTrades> trades(const Answer &answer);
/// metaAndAssetCtxs and spotMetaAndAssetCtxs, which know no last trade; allMids; l2Book for its best levels.
[[nodiscard]] base::Result<std::vector<WireTicker>> tickers(const Answer &answer);
/// meta, spotMeta, allPerpMetas, and those with contexts. Perpetuals are settled in USDC (elsewhere in the
/// token whose number stands in `quote`).
[[nodiscard]] base::Result<std::vector<WireInstrument>> instruments(const Answer &answer);
/// exchangeStatus, and whatever else has a `time`.
[[nodiscard]] base::Result<base::UtcTime> time(const Answer &answer);
/// metaAndAssetCtxs, fundingHistory, predictedFundings (those of Hyperliquid itself).
[[nodiscard]] base::Result<std::vector<WireFunding>> funding(const Answer &answer);
/// metaAndAssetCtxs.
[[nodiscard]] base::Result<std::vector<WireInterest>> interest(const Answer &answer);

[[nodiscard]] constexpr Decoders decoders()
{
    return {&refusal, &candles, &book, &trades, &tickers, &instruments, &time, &funding, &interest};
}

} // namespace exchange::hyperliquid
