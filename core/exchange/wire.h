// What venues send, read into values but still in each venue's own units and names: the step between a body
// and the desk's words. A venue's decoders make these; `decode` prints them; the REST client turns them into
// domain values. Values; any thread.
#pragma once

#include "base/result.h"
#include "domain/candle_series.h"
#include "domain/instrument.h"
#include "domain/market.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

/// What a volume or an amount is counted in. None: a series that has no volume, such as an index.
enum class Unit { Base, Quote, Contracts, None };
[[nodiscard]] std::string_view name(Unit unit); // "base" "quote" "contracts" "none"

/// Spot; perpetuals settled in the quote currency; contracts settled in the base currency.
enum class MarketSort { Spot, Perpetual, Inverse };
/// Errors: BadRequest naming the text.
[[nodiscard]] base::Result<MarketSort> marketSort(std::string_view name); // "spot" "perpetual" "inverse"

/// One answer and what was asked for.
struct Answer
{
    std::string_view body;
    MarketSort market = MarketSort::Spot;
    std::string symbol; // the venue's own, may be empty
};

struct WireCandles
{
    domain::CandleColumns columns; // oldest first
    Unit volumeUnit = Unit::Base;
};

struct WireBook
{
    domain::OrderBook book;
    Unit amountUnit = Unit::Base;
    std::optional<std::int64_t> updateId;
};

struct WireTrades
{
    std::vector<domain::PublicTrade> trades; // oldest first
    Unit amountUnit = Unit::Base;
};

struct WireTicker
{
    std::string symbol;
    domain::Ticker values;
    std::optional<double> markPrice, indexPrice, openInterest, fundingRate;
};

struct WireInstrument
{
    std::string id, base, quote;
    std::string kind = "spot"; // "spot" "perpetual" "future"
    bool active = true;
    std::optional<base::Decimal> tick, lot, minAmount, minNotional, contractSize;
    std::optional<double> markPrice, indexPrice, openInterest, fundingRate;
};

struct WireFunding
{
    std::string symbol;
    domain::Funding values;
};

struct WireInterest
{
    std::string symbol;
    std::optional<double> amount, value; // in the venue's unit; in quote currency
    std::optional<base::UtcTime> time;
};

/// Turns newest-first rows around and checks what every series of bars must hold: times strictly increase,
/// values are finite, the high and the low enclose the open and the close. Errors: BadData naming row and
/// column.
[[nodiscard]] base::Result<void> settle(WireCandles &candles);
/// Checks that prices are positive, amounts not negative, both sides strictly best first and not crossed.
/// Errors: BadData naming the side and level.
[[nodiscard]] base::Result<void> check(const domain::OrderBook &book);
/// Turns newest-first trades around (stable) and checks prices and amounts. Errors: BadData naming the row.
[[nodiscard]] base::Result<void> settle(WireTrades &trades);

/// An amount in base units; `price` is that of the same row. Nothing for Unit::None.
[[nodiscard]] std::optional<double> inBase(double amount, Unit unit, double price,
                                           const domain::Instrument &instrument);

} // namespace exchange
