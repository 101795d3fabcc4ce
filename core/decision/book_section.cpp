#include "decision/sections.h"

namespace decision {
namespace {

using studies::BookMetrics;
using studies::Depth;

void leaning(QuestionWriter &writer, const std::string &title, const std::string &ref,
             const std::optional<Depth> &depth)
{
    if (depth && depth->imbalance())
        writer.number(title, ref, *depth->imbalance());
}

void writeLevels(const BookMetrics &metrics, QuestionWriter &writer)
{
    writer.line("Best bid " + writer.cite("book:bid", *metrics.bid) + ", best ask " +
                writer.cite("book:ask", *metrics.ask) + ", spread " +
                writer.cite("book:spread_bps", *metrics.spreadBps) + " bps");
    for (std::size_t i = 0; i < metrics.nearest.size(); ++i) {
        const std::string count = std::to_string(BookMetrics::levelCounts[i]);
        leaning(writer, "Imbalance of the best " + count + " levels (−1 all asks, 1 all bids)",
                "book:imbalance_" + count, metrics.nearest[i]);
    }
    for (std::size_t i = 0; i < metrics.within.size(); ++i) {
        const std::string reach = std::to_string(int(BookMetrics::reaches[i]));
        leaning(writer, "Imbalance within " + reach + " bps", "book:imbalance_" + reach + "bps",
                metrics.within[i]);
    }
}

void writeWalls(const BookMetrics &metrics, QuestionWriter &writer)
{
    int number = 0;
    for (const studies::Wall &wall : metrics.walls) {
        const std::string ref = "book:wall_" + std::to_string(++number);
        writer.line(std::string(wall.side == domain::Side::Buy ? "Bid" : "Ask") + " wall at " +
                    writer.cite(ref, wall.price) + ": " + writer.cite(ref + ".times", wall.timesMedian) +
                    " times the usual level");
    }
}

void writeChange(const studies::BookChange &change, QuestionWriter &writer)
{
    if (change.middleBps)
        writer.number("Middle price since the last look", "book:change", *change.middleBps, "bps");
    if (change.imbalance)
        writer.number("Imbalance within 25 bps since the last look", "book:imbalance_change",
                      *change.imbalance);
}

void writeTrades(const std::vector<domain::PublicTrade> &trades, QuestionWriter &writer)
{
    const studies::TradeFlow flow = studies::tradeFlow(trades);
    if (!flow.pressure)
        return;
    writer.number("Taker buys among the last " + std::to_string(flow.count) + " trades", "flow:buy_share",
                  50 * (1 + *flow.pressure), "%");
    if (flow.perMinute)
        writer.number("Trades a minute", "flow:rate", *flow.perMinute);
    writer.number("Average size of a trade", "flow:average_size", *flow.averageSize);
}

} // namespace

void writeBook(const Briefing &briefing, QuestionWriter &writer)
{
    const bool book = briefing.book && !briefing.book->bids.empty() && !briefing.book->asks.empty();
    if (!book && briefing.trades.empty())
        return; // the market section says what is missing
    writer.heading("Order book and trades (a moment, not a candle)");
    if (book) {
        const BookMetrics metrics = studies::bookMetrics(*briefing.book);
        writeLevels(metrics, writer);
        writeWalls(metrics, writer);
        if (briefing.bookChange)
            writeChange(*briefing.bookChange, writer);
    }
    writeTrades(briefing.trades, writer);
}

} // namespace decision
