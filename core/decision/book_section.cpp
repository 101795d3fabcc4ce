#include "decision/sections.h"

namespace decision {
namespace {

double depth(const std::vector<domain::BookLevel> &levels, std::size_t count)
{
    double sum = 0;
    for (std::size_t i = 0; i < std::min(count, levels.size()); ++i)
        sum += levels[i].amount;
    return sum;
}

void writeTrades(const std::vector<domain::PublicTrade> &trades, QuestionWriter &writer)
{
    double bought = 0, all = 0;
    for (const domain::PublicTrade &trade : trades) {
        all += trade.amount;
        bought += trade.side == domain::Side::Buy ? trade.amount : 0;
    }
    if (all > 0)
        writer.number("Taker buys among the last " + std::to_string(trades.size()) + " trades",
                      "flow:buy_share", 100 * bought / all, "%");
}

} // namespace

void writeBook(const Briefing &briefing, QuestionWriter &writer)
{
    const bool book = briefing.book && !briefing.book->bids.empty() && !briefing.book->asks.empty();
    if (!book && briefing.trades.empty())
        return; // the market section says what is missing
    writer.heading("Order book and trades (a moment, not a candle)");
    if (book) {
        const domain::OrderBook &levels = *briefing.book;
        const double bid = levels.bids.front().price, ask = levels.asks.front().price, mid = (bid + ask) / 2;
        writer.line("Best bid " + writer.cite("book:bid", bid) + ", best ask " +
                    writer.cite("book:ask", ask) + ", spread " +
                    writer.cite("book:spread_bps", 1e4 * (ask - bid) / mid) + " bps");
        const double bids = depth(levels.bids, 10), asks = depth(levels.asks, 10);
        if (bids + asks > 0)
            writer.number("Imbalance of the top 10 levels (−1 all asks, 1 all bids)", "book:imbalance_10",
                          (bids - asks) / (bids + asks));
    }
    writeTrades(briefing.trades, writer);
}

} // namespace decision
