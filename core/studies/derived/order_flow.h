// What an order book and the recent trades say, as numbers: spread, depth, imbalance, walls, pressure. Every
// number is missing where the book or the trades cannot tell it. Pure; any thread.
#pragma once

#include "domain/market.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace studies {

/// The amounts (base units) of both sides and how they lean: (bids − asks) ÷ (bids + asks), −1 … 1.
struct Depth
{
    double bids = 0, asks = 0;
    [[nodiscard]] std::optional<double> imbalance() const
    {
        return bids + asks > 0 ? std::optional((bids - asks) / (bids + asks)) : std::nullopt;
    }
};

/// A level that holds far more than its neighbours.
struct Wall
{
    domain::Side side = domain::Side::Buy; // Buy: among the bids
    double price = 0, amount = 0;          // quote units, base units
    double timesMedian = 0; // its amount ÷ the median amount of the levels looked at on its side
    double distanceBps = 0; // from the middle, always positive
};

struct BookMetrics
{
    static constexpr std::array<std::size_t, 3> levelCounts{5, 10, 20};
    static constexpr std::array<double, 2> reaches{10, 25}; // bps from the middle

    std::optional<double> bid, ask, middle, spread, spreadBps;
    /// The price between the two best that leans to the thinner side: (bid · ask amount + ask · bid amount) ÷
    /// both amounts. Source: S. Stoikov, The micro-price (2018), first approximation.
    std::optional<double> microPrice;
    /// Over the best 5, 10 and 20 levels of each side; missing where a side has fewer.
    std::array<std::optional<Depth>, 3> nearest;
    /// Within 10 and 25 bps of the middle; missing where the book served does not reach that far on a side.
    std::array<std::optional<Depth>, 2> within;
    std::vector<Wall> walls; // nearest first, at most 3 a side
};

/// A book with one empty side has no middle and hence only what needs none.
[[nodiscard]] BookMetrics bookMetrics(const domain::OrderBook &book);

/// What changed between two looks at the same book.
struct BookChange
{
    std::optional<double> middleBps;  // of the earlier middle
    std::optional<double> bids, asks; // change of the amount within 25 bps, base units
    std::optional<double> imbalance;  // change of the imbalance within 25 bps
    std::optional<double> seconds;    // between the looks, where both say their time
};
[[nodiscard]] BookChange bookChange(const domain::OrderBook &before, const domain::OrderBook &after);

/// The trades of one look, taker's sides.
struct TradeFlow
{
    std::size_t count = 0;
    double bought = 0, sold = 0;        // base units
    std::optional<double> pressure;     // (bought − sold) ÷ (bought + sold)
    std::optional<double> averageSize;  // base units
    std::optional<double> averagePrice; // weighted by amount
    std::optional<double> largest;      // base units
    std::optional<double> perMinute;    // trades; missing where all bear one time
    std::optional<double> seconds;      // from the first to the last trade
};
[[nodiscard]] TradeFlow tradeFlow(std::span<const domain::PublicTrade> trades);

/// Funding per year as a fraction, without compounding: rate · 24 ÷ interval hours · 365. Missing without the
/// rate or its interval.
[[nodiscard]] std::optional<double> annualised(const domain::Funding &funding);
/// How far the mark price stands above the index, in bps of the index.
[[nodiscard]] std::optional<double> premiumBps(const domain::Funding &funding);

} // namespace studies
