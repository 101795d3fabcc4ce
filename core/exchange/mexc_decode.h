// How MEXC's answers are read: spot (api/v3, the shapes of Binance) and contracts (api/v1/contract), which
// come in an envelope {"success":true,"code":0,"data":…}. Sources: "Market Data Endpoints" and "Error Code"
// of the spot v3 docs, mexcdevelop.github.io/apidocs/spot_v3_en, and "Market endpoints" and "Error code" of
// the contract v1 docs, mexcdevelop.github.io/apidocs/contract_v1_en. Pure; any thread.
#pragma once

#include "exchange/decode.h"

namespace net {
struct Response;
}

namespace exchange::mexc {

/// `{"code":10007,"msg":"bad symbol"}`, `{"success":false,"code":510,"message":"…"}`, an HTTP status of
/// refusal, or none of them.
[[nodiscard]] std::optional<base::Error> refusal(int status, std::string_view body);
/// HTTP 451; a 403 is the firewall's.
[[nodiscard]] bool refusesRegion(int status, std::string_view body);
/// Contracts refuse with status 200 what is worth a retry: too many requests, a busy system.
[[nodiscard]] bool worthARetry(const net::Response &response);

/// klines, in base units. Contract klines are columns, their times seconds and their volumes contracts; those
/// of fair and index prices have no volume.
[[nodiscard]] base::Result<WireCandles> candles(const Answer &answer);
/// depth. Levels of contracts are [price, contracts, number of orders].
[[nodiscard]] base::Result<WireBook> book(const Answer &answer);
/// trades, aggTrades, deals. Most trades have no identifier.
[[nodiscard]] base::Result<WireTrades> trades(const Answer &answer);
/// ticker/24hr, ticker/price, ticker/bookTicker, contract/ticker: one or a list. Changes are sent as
/// fractions.
[[nodiscard]] base::Result<std::vector<WireTicker>> tickers(const Answer &answer);
/// exchangeInfo, contract/detail. Contracts that are settled in their base are of kind "inverse".
[[nodiscard]] base::Result<std::vector<WireInstrument>> instruments(const Answer &answer);
/// time, contract/ping.
[[nodiscard]] base::Result<base::UtcTime> time(const Answer &answer);
/// funding_rate, funding_rate/history, index_price, fair_price, ticker: one or a list.
[[nodiscard]] base::Result<std::vector<WireFunding>> funding(const Answer &answer);
/// ticker, in contracts.
[[nodiscard]] base::Result<std::vector<WireInterest>> interest(const Answer &answer);

[[nodiscard]] constexpr Decoders decoders()
{
    return {&refusal, &candles, &book, &trades, &tickers, &instruments, &time, &funding, &interest};
}

} // namespace exchange::mexc
