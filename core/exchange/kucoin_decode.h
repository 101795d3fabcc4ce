// How KuCoin's answers are read: spot (api.kucoin.com, api/v1 to v3), contracts (api-futures.kucoin.com,
// api/v1) and the combined interface of the unified account (api/ua/v1), which says in `tradeType` what it is
// about. Everything comes in an envelope {"code":"200000","data":…}. Sources: "Get Klines", "Get Full
// OrderBook", "Get Trade History", "Get Symbol" of Spot, Futures and UA, "ERROR CODE" and "Rate Limit",
// kucoin.com/docs-new and kucoin.com/docs. Pure; any thread.
#pragma once

#include "exchange/decode.h"

namespace exchange::kucoin {

/// `{"code":"429000","msg":"Too Many Requests"}`, an HTTP status of refusal, or neither.
[[nodiscard]] std::optional<base::Error> refusal(int status, std::string_view body);
/// Whether this refusal is about where the caller is: the codes 4003xx, HTTP 403 or 451.
[[nodiscard]] bool refusesRegion(int status, std::string_view body);

/// Spot and unified rows are time, open, close, high, low, volume, newest first; rows of contracts are time,
/// open, high, low, close, volume, oldest first. Times are seconds or milliseconds.
[[nodiscard]] base::Result<WireCandles> candles(const Answer &answer);
/// level2, level2_20, level2_100; level2/snapshot and depth20 of contracts; amounts of contracts are counted
/// in contracts. Levels that are sent out of order are put in order.
[[nodiscard]] base::Result<WireBook> book(const Answer &answer);
/// histories; trade/history of contracts. Times are nanoseconds.
[[nodiscard]] base::Result<WireTrades> trades(const Answer &answer);
/// level1, stats, allTickers; ticker, allTickers and contracts of contracts.
[[nodiscard]] base::Result<std::vector<WireTicker>> tickers(const Answer &answer);
/// symbols; contracts/active, contracts/{symbol}. Contracts settled in their base are of kind "inverse".
[[nodiscard]] base::Result<std::vector<WireInstrument>> instruments(const Answer &answer);
/// timestamp.
[[nodiscard]] base::Result<base::UtcTime> time(const Answer &answer);
/// funding-rate/{symbol}/current, contract/funding-rates, mark-price/{symbol}/current, contracts.
[[nodiscard]] base::Result<std::vector<WireFunding>> funding(const Answer &answer);
/// contracts; open-interest of the unified account. In contracts, oldest first.
[[nodiscard]] base::Result<std::vector<WireInterest>> interest(const Answer &answer);

[[nodiscard]] constexpr Decoders decoders()
{
    return {&refusal, &candles, &book, &trades, &tickers, &instruments, &time, &funding, &interest};
}

} // namespace exchange::kucoin
