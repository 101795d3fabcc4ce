// How Gate.io's answers are read: spot (api/v4/spot) and futures settled in USDT or in BTC
// (api/v4/futures/usdt and /btc). Sources: "Spot" and "Futures" of the Gate API v4 reference,
// gate.com/docs/developers/apiv4, and its models CurrencyPair, Contract, FuturesCandlestick, FuturesTicker,
// ContractStat. Pure; any thread.
#pragma once

#include "exchange/decode.h"

namespace exchange::gateio {

/// `{"label":"INVALID_CURRENCY_PAIR","message":"…"}`, an HTTP status of refusal, or neither.
[[nodiscard]] std::optional<base::Error> refusal(int status, std::string_view body);
/// HTTP 451; a 403 is about a key or an address list.
[[nodiscard]] bool refusesRegion(int status, std::string_view body);

/// Spot rows are time (s), quote volume, close, high, low, open, base volume and whether the bar is over;
/// rows of before the base volume was added count in quote units. Futures are objects whose `v` counts
/// contracts; those of mark, index and premium have none.
[[nodiscard]] base::Result<WireCandles> candles(const Answer &answer);
/// order_book. Spot levels are [price, amount], futures levels {"p":price,"s":contracts}.
[[nodiscard]] base::Result<WireBook> book(const Answer &answer);
/// trades. A futures size is negative where the taker sold.
[[nodiscard]] base::Result<WireTrades> trades(const Answer &answer);
/// tickers of spot and futures.
[[nodiscard]] base::Result<std::vector<WireTicker>> tickers(const Answer &answer);
/// spot/currency_pairs, futures/{settle}/contracts: one or a list. Lots and minima of contracts count
/// contracts; one inverse contract is one unit of the quote currency.
[[nodiscard]] base::Result<std::vector<WireInstrument>> instruments(const Answer &answer);
/// spot/time.
[[nodiscard]] base::Result<base::UtcTime> time(const Answer &answer);
/// contracts and tickers (the rate in force), funding_rate (settled rates): one or a list.
[[nodiscard]] base::Result<std::vector<WireFunding>> funding(const Answer &answer);
/// contract_stats, tickers and contracts: one or a list, in contracts.
[[nodiscard]] base::Result<std::vector<WireInterest>> interest(const Answer &answer);

[[nodiscard]] constexpr Decoders decoders()
{
    return {&refusal, &candles, &book, &trades, &tickers, &instruments, &time, &funding, &interest};
}

} // namespace exchange::gateio
