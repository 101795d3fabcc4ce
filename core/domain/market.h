// What a venue publishes beside candles. Values; any thread.
#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

struct BookLevel
{
    double price = 0, amount = 0; // quote units, base units
    bool operator==(const BookLevel &) const = default;
};

/// Best first on both sides; prices strictly monotone; the best bid below the best ask.
struct OrderBook
{
    std::vector<BookLevel> bids, asks;
    std::optional<base::UtcTime> time;
};

enum class Side { Buy, Sell };
[[nodiscard]] constexpr std::string_view name(Side side)
{
    return side == Side::Buy ? "buy" : "sell";
}

struct PublicTrade
{
    std::string id;
    base::UtcTime time;
    double price = 0, amount = 0; // base units
    Side side = Side::Buy;        // the taker's
};

struct Ticker
{
    std::optional<double> last, bid, ask, open, high, low, baseVolume, quoteVolume,
        changePercent; // over 24 h
    std::optional<base::UtcTime> time;
};

struct Funding
{
    std::optional<double> rate; // per interval, as a fraction
    std::optional<double> intervalHours;
    std::optional<base::UtcTime> next;
    std::optional<double> markPrice, indexPrice;
    std::optional<base::UtcTime> time;
};

} // namespace domain
