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
/// "spot" "perpetual" "inverse"; "unified" for bodies that say themselves what they are about. Errors:
/// BadRequest naming the text.
[[nodiscard]] base::Result<MarketSort> marketSort(std::string_view name);

class JsonScratch;

/// One answer and what was asked for.
struct Answer
{
    std::string_view body;
    MarketSort market = MarketSort::Spot;
    std::string symbol;             // the venue's own, may be empty
    JsonScratch *scratch = nullptr; // for decoders to read with; may be missing
    std::size_t spare = 0;          // bytes behind the body that may be read, whatever they hold
};

struct WireCandles
{
    domain::CandleColumns columns; // oldest first
    Unit volumeUnit = Unit::Base;
    bool newestClosed = false; // the venue says that the newest bar is over
};

struct WireBook
{
    domain::OrderBook book;
    Unit amountUnit = Unit::Base;
    std::optional<std::int64_t> updateId;
};

struct WireTrades
{
    std::vector<domain::PublicTrade> trades; // in the order in which they were sent
    Unit amountUnit = Unit::Base;
};

struct WireTicker
{
    std::string symbol;
    domain::Ticker values;
    std::optional<double> markPrice, indexPrice, openInterest, fundingRate;
    std::optional<double> midPrice, previousDayPrice; // between bid and ask; 24 hours ago
    std::optional<double> contracts; // traded in 24 h, where that is counted in contracts; not printed
};

struct WireInstrument
{
    std::string id, base, quote;
    std::string kind = "spot"; // "spot" "perpetual" "future" "inverse" (among others that are linear)
    bool active = true;
    /// Lots and minima count contracts where there is a contract size (base units in one), else base units.
    std::optional<base::Decimal> tick, lot, minAmount, minNotional, contractSize;
    std::optional<base::Decimal> makerFee, takerFee; // fractions, where the venue tells them; not printed
    std::optional<double> markPrice, indexPrice, openInterest, fundingRate;
    std::optional<base::UtcTime> nextFunding;
    int significantFigures = 0; // of prices, where the venue counts them; `tick` is then the smallest step
};

struct WireFunding
{
    std::string symbol;
    domain::Funding values;
    std::optional<double> predictedRate, premium; // of the next stamp; of the price over the index
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
/// Checks that prices are positive, amounts not negative, both sides strictly best first.
/// Errors: BadData naming the side and level.
[[nodiscard]] base::Result<void> check(const domain::OrderBook &book);
/// Whether somebody bids what somebody asks, or more: no market to trade on, though it can be printed.
[[nodiscard]] bool isCrossed(const domain::OrderBook &book);
/// A history of one symbol, which some venues send newest first; lists of several symbols stay as they are.
void putOldestFirst(std::vector<WireFunding> &rates);
/// Checks prices and amounts. Errors: BadData naming the row.
[[nodiscard]] base::Result<void> check(const WireTrades &trades);

/// An amount in base units; `price` is that of the same row. Nothing for Unit::None.
[[nodiscard]] std::optional<double> inBase(double amount, Unit unit, double price,
                                           const domain::Instrument &instrument);

} // namespace exchange
