#include "studies/derived/order_flow.h"

#include <algorithm>
#include <cmath>

namespace studies {
namespace {

using Levels = std::vector<domain::BookLevel>;

constexpr std::size_t wallLevels = 20, wallsShown = 3;
constexpr double wallTimes = 5; // a wall holds at least five times the median level
constexpr double bps = 1e-4;

double amountOf(const Levels &levels, std::size_t count)
{
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += levels[i].amount;
    return sum;
}

std::optional<Depth> nearestDepth(const domain::OrderBook &book, std::size_t count)
{
    if (book.bids.size() < count || book.asks.size() < count)
        return std::nullopt;
    return Depth{amountOf(book.bids, count), amountOf(book.asks, count)};
}

/// The amount of one side within `reach` (a share of the middle); missing where the side ends before.
std::optional<double> reachable(const Levels &levels, double middle, double reach)
{
    double sum = 0;
    for (const domain::BookLevel &level : levels) {
        if (std::abs(level.price - middle) > reach * middle)
            return sum;
        sum += level.amount;
    }
    return std::nullopt;
}

std::optional<Depth> depthWithin(const domain::OrderBook &book, double middle, double reach)
{
    const auto bids = reachable(book.bids, middle, reach), asks = reachable(book.asks, middle, reach);
    return bids && asks ? std::optional(Depth{*bids, *asks}) : std::nullopt;
}

double medianAmount(const Levels &levels, std::size_t count)
{
    std::vector<double> amounts;
    for (std::size_t i = 0; i < count; ++i)
        amounts.push_back(levels[i].amount);
    const auto half = amounts.begin() + std::ptrdiff_t(count / 2);
    std::nth_element(amounts.begin(), half, amounts.end());
    return *half;
}

void addWalls(std::vector<Wall> &walls, const Levels &levels, domain::Side side, double middle)
{
    const std::size_t count = std::min(wallLevels, levels.size());
    if (count < 5)
        return; // a median of fewer levels says nothing
    const double median = medianAmount(levels, count);
    std::size_t found = 0;
    for (std::size_t i = 0; i < count && found < wallsShown; ++i) {
        const domain::BookLevel &level = levels[i];
        if (median <= 0 || level.amount < wallTimes * median)
            continue;
        walls.push_back({side, level.price, level.amount, level.amount / median,
                         std::abs(level.price - middle) / middle / bps});
        ++found;
    }
}

} // namespace

BookMetrics bookMetrics(const domain::OrderBook &book)
{
    BookMetrics out;
    if (!book.bids.empty())
        out.bid = book.bids.front().price;
    if (!book.asks.empty())
        out.ask = book.asks.front().price;
    for (std::size_t i = 0; i < out.nearest.size(); ++i)
        out.nearest[i] = nearestDepth(book, BookMetrics::levelCounts[i]);
    if (!out.bid || !out.ask)
        return out;
    const double middle = (*out.bid + *out.ask) / 2;
    out.middle = middle;
    out.spread = *out.ask - *out.bid;
    out.spreadBps = *out.spread / middle / bps;
    const double bidAmount = book.bids.front().amount, askAmount = book.asks.front().amount;
    if (bidAmount + askAmount > 0)
        out.microPrice = (*out.bid * askAmount + *out.ask * bidAmount) / (bidAmount + askAmount);
    for (std::size_t i = 0; i < out.within.size(); ++i)
        out.within[i] = depthWithin(book, middle, BookMetrics::reaches[i] * bps);
    addWalls(out.walls, book.bids, domain::Side::Buy, middle);
    addWalls(out.walls, book.asks, domain::Side::Sell, middle);
    return out;
}

BookChange bookChange(const domain::OrderBook &before, const domain::OrderBook &after)
{
    const BookMetrics then = bookMetrics(before), now = bookMetrics(after);
    BookChange out;
    if (then.middle && now.middle)
        out.middleBps = (*now.middle / *then.middle - 1) / bps;
    const std::optional<Depth> &was = then.within.back(), &is = now.within.back();
    if (was && is) {
        out.bids = is->bids - was->bids;
        out.asks = is->asks - was->asks;
        const auto leanBefore = was->imbalance(), leanNow = is->imbalance();
        if (leanBefore && leanNow)
            out.imbalance = *leanNow - *leanBefore;
    }
    if (before.time && after.time)
        out.seconds = double((*after.time - *before.time).count()) / 1e3;
    return out;
}

TradeFlow tradeFlow(std::span<const domain::PublicTrade> trades)
{
    TradeFlow out;
    out.count = trades.size();
    if (trades.empty())
        return out;
    double paid = 0, largest = 0;
    base::UtcTime first = trades.front().time, last = first;
    for (const domain::PublicTrade &trade : trades) {
        (trade.side == domain::Side::Buy ? out.bought : out.sold) += trade.amount;
        paid += trade.price * trade.amount;
        largest = std::max(largest, trade.amount);
        first = std::min(first, trade.time);
        last = std::max(last, trade.time);
    }
    const double all = out.bought + out.sold, seconds = double((last - first).count()) / 1e3;
    out.seconds = seconds;
    if (all > 0) {
        out.pressure = (out.bought - out.sold) / all;
        out.averageSize = all / double(out.count);
        out.averagePrice = paid / all;
        out.largest = largest;
    }
    if (seconds > 0)
        out.perMinute = 60 * double(out.count - 1) / seconds; // gaps between trades, not trades
    return out;
}

std::optional<double> annualised(const domain::Funding &funding)
{
    if (!funding.rate || !funding.intervalHours || *funding.intervalHours <= 0)
        return std::nullopt;
    return *funding.rate * 24 / *funding.intervalHours * 365;
}

std::optional<double> premiumBps(const domain::Funding &funding)
{
    if (!funding.markPrice || !funding.indexPrice || *funding.indexPrice <= 0)
        return std::nullopt;
    return (*funding.markPrice / *funding.indexPrice - 1) / bps;
}

} // namespace studies
