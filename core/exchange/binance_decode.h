// How Binance's answers are read: spot (api/v3), perpetuals settled in the quote currency (fapi/v1) and
// contracts settled in the base currency (dapi/v1), which share their shapes. Sources: "Market Data
// endpoints" and "Error codes for Binance" of the spot API docs, "Market Data" of USDⓈ-M and COIN-M Futures,
// developers.binance.com. Pure; any thread.
#pragma once

#include "exchange/decode.h"

namespace exchange::binance {

/// `{"code":-1121,"msg":"Invalid symbol."}`, an HTTP status of refusal, or neither.
[[nodiscard]] std::optional<base::Error> refusal(int status, std::string_view body);
/// Whether this refusal is about where the caller is: HTTP 451, or 403 with a text that says so.
[[nodiscard]] bool refusesRegion(int status, std::string_view body);

/// klines, continuousKlines, markPriceKlines, indexPriceKlines, premiumIndexKlines. Volume is in base units,
/// in contracts on inverse markets, and none where only prices were counted.
[[nodiscard]] base::Result<WireCandles> candles(const Answer &answer);
/// depth.
[[nodiscard]] base::Result<WireBook> book(const Answer &answer);
/// trades, historicalTrades, aggTrades.
[[nodiscard]] base::Result<WireTrades> trades(const Answer &answer);
/// ticker, ticker/24hr, ticker/tradingDay, ticker/price, ticker/bookTicker: one or a list.
[[nodiscard]] base::Result<std::vector<WireTicker>> tickers(const Answer &answer);
/// exchangeInfo.
[[nodiscard]] base::Result<std::vector<WireInstrument>> instruments(const Answer &answer);
/// time.
[[nodiscard]] base::Result<base::UtcTime> time(const Answer &answer);
/// premiumIndex, fundingRate, fundingInfo: one or a list.
[[nodiscard]] base::Result<std::vector<WireFunding>> funding(const Answer &answer);
/// openInterest, openInterestHist.
[[nodiscard]] base::Result<std::vector<WireInterest>> interest(const Answer &answer);

[[nodiscard]] constexpr Decoders decoders()
{
    return {&refusal, &candles, &book, &trades, &tickers, &instruments, &time, &funding, &interest};
}

} // namespace exchange::binance
