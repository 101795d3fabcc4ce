#include "exchange/wire.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/text.h"

namespace exchange {

namespace {

using base::ErrorCode;
using base::fail;

constexpr double largest = std::numeric_limits<double>::max();

tl::unexpected<base::Error> wrong(std::size_t row, const char *column, const char *sentence)
{
    const std::string where = "row " + std::to_string(row + 1) + ' ' + column;
    return fail(ErrorCode::BadData, where + ": " + sentence, where);
}

template <class T>
void reverse(std::vector<T> &values)
{
    std::reverse(values.begin(), values.end());
}

/// What a row that does not hold what it must holds instead.
base::Result<void> faultOfBar(const domain::CandleColumns &columns, std::size_t row)
{
    const double o = columns.open[row], h = columns.high[row], l = columns.low[row], c = columns.close[row];
    for (const double value : {o, h, l, c, columns.volume[row]})
        if (!std::isfinite(value))
            return wrong(row, "value", "not a finite number");
    if (h < std::max(o, c))
        return wrong(row, "high", "below the open or the close");
    if (l > std::min(o, c))
        return wrong(row, "low", "above the open or the close");
    if (columns.volume[row] < 0)
        return wrong(row, "volume", "negative");
    if (row > 0 && columns.time[row] <= columns.time[row - 1])
        return wrong(row, "timestamp", "not after the row before");
    return {};
}

/// Comparisons alone, because nearly all rows are sound: they are false for what is no number, and the open
/// and the close are finite where the high and the low are.
bool isSound(const domain::CandleColumns &columns, std::size_t row)
{
    const double h = columns.high[row], l = columns.low[row], volume = columns.volume[row];
    const bool enclosed = h >= columns.open[row] && h >= columns.close[row] && l <= columns.open[row] &&
                          l <= columns.close[row];
    const bool finite = h <= largest && l >= -largest && volume >= 0 && volume <= largest;
    return enclosed && finite && (row == 0 || columns.time[row] > columns.time[row - 1]);
}

/// `direction`: 1 where prices must rise from level to level, -1 where they must fall.
base::Result<void> checkSide(const std::vector<domain::BookLevel> &side, const char *name, double direction)
{
    for (std::size_t i = 0; i < side.size(); ++i) {
        if (!std::isfinite(side[i].price) || side[i].price <= 0)
            return wrong(i, name, "a price must be above zero");
        if (!std::isfinite(side[i].amount) || side[i].amount < 0)
            return wrong(i, name, "an amount cannot be negative");
        if (i > 0 && (side[i].price - side[i - 1].price) * direction <= 0)
            return wrong(i, name, "not behind the level before");
    }
    return {};
}

} // namespace

std::string_view name(Unit unit)
{
    constexpr std::array<std::string_view, 4> names{"base", "quote", "contracts", "none"};
    return names[std::size_t(unit)];
}

base::Result<MarketSort> marketSort(std::string_view name)
{
    if (name == "spot" || name == "unified" || name.empty())
        return MarketSort::Spot;
    if (name == "perpetual")
        return MarketSort::Perpetual;
    if (name == "inverse")
        return MarketSort::Inverse;
    const std::string shown = base::sanitised(name, 40);
    return fail(ErrorCode::BadRequest, "no market '" + shown + "': spot, perpetual or inverse", "market");
}

base::Result<void> settle(WireCandles &candles)
{
    domain::CandleColumns &columns = candles.columns;
    if (columns.size() > 1 && columns.time.front() > columns.time.back()) {
        reverse(columns.time);
        for (auto *column : {&columns.open, &columns.high, &columns.low, &columns.close, &columns.volume})
            reverse(*column);
    }
    for (std::size_t row = 0; row < columns.size(); ++row)
        if (!isSound(columns, row))
            return faultOfBar(columns, row);
    return {};
}

base::Result<void> check(const domain::OrderBook &book)
{
    if (const base::Result<void> bids = checkSide(book.bids, "bids", -1); !bids)
        return bids;
    if (const base::Result<void> asks = checkSide(book.asks, "asks", 1); !asks)
        return asks;
    return {};
}

bool isCrossed(const domain::OrderBook &book)
{
    return !book.bids.empty() && !book.asks.empty() && book.bids.front().price >= book.asks.front().price;
}

void putOldestFirst(std::vector<WireFunding> &rates)
{
    if (rates.size() > 1 && rates.front().symbol == rates.back().symbol)
        std::stable_sort(rates.begin(), rates.end(), [](const WireFunding &a, const WireFunding &b) {
            return a.values.time < b.values.time;
        });
}

base::Result<void> check(const WireTrades &wire)
{
    for (std::size_t row = 0; row < wire.trades.size(); ++row) {
        if (!std::isfinite(wire.trades[row].price) || wire.trades[row].price <= 0)
            return wrong(row, "price", "a price must be above zero");
        if (!std::isfinite(wire.trades[row].amount) || wire.trades[row].amount < 0)
            return wrong(row, "amount", "an amount cannot be negative");
    }
    return {};
}

std::optional<double> inBase(double amount, Unit unit, double price, const domain::Instrument &instrument)
{
    switch (unit) {
    case Unit::Base:
        return amount;
    case Unit::Quote:
        return price > 0 ? std::optional<double>(amount / price) : std::nullopt;
    case Unit::Contracts:
        return amount * instrument.multiplier.toDouble();
    case Unit::None:
        break;
    }
    return std::nullopt;
}

} // namespace exchange
