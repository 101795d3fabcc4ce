#include "engine/placing.h"

#include "base/text.h"
#include "brain/layout.h"
#include "brain/lesson.h"
#include "engine/study_board.h"
#include "engine/window.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace engine {
namespace {

using brain::ForeignTrade;
using domain::Experience;

constexpr double offMarket = 0.10; // of a candle's range beyond itself: another market's price
constexpr double atLevel = 0.0005; // of a price: an exit at its stop or target

/// Index of the last bar that had closed at `at`; none if there is none.
std::optional<std::size_t> lastClosed(const domain::CandleSeries &candles, base::UtcTime at)
{
    const auto step = candles.timeframe().step();
    const std::size_t end = candles.lowerBound(at - step + base::Milliseconds(1));
    return end > 0 ? std::optional(std::min(end, candles.closed()) - 1) : std::nullopt;
}

domain::RawState readings(StudyBoard &board, const domain::CandleSeries &candles, std::size_t bar)
{
    board.look(windowAt(candles, bar));
    std::vector<domain::Reading> out{{"close", base::asPrinted(candles.close()[bar])}};
    for (const decision::StudyReading &study : board.readings())
        if (study.now)
            out.push_back({study.ref, base::asPrinted(*study.now)});
    brain::addCalendar(out, candles.timeframe().closeOf(candles.openTime(bar)));
    return domain::rawState(std::move(out));
}

std::string reasonOf(const ForeignTrade &trade)
{
    if (!trade.reason.empty())
        return trade.reason;
    const auto near = [&](std::optional<double> level) {
        return level && std::abs(trade.exit - *level) <= atLevel * trade.exit;
    };
    return near(trade.stop) ? "stop" : near(trade.target) ? "target" : "closed";
}

/// Worst and best on the way, from the candles between entry and exit, or as the other program says.
void addExcursion(Experience &one, const ForeignTrade &trade, const domain::CandleSeries &candles)
{
    const domain::Timeframe step = candles.timeframe();
    double low = std::min(trade.entry, trade.exit), high = std::max(trade.entry, trade.exit);
    for (std::size_t i = candles.lowerBound(step.floor(trade.opened) + step.step());
         i < candles.size() && candles.openTime(i) < step.floor(trade.closed); ++i) {
        low = std::min(low, candles.low()[i]);
        high = std::max(high, candles.high()[i]);
    }
    low = std::min(low, trade.lowest.value_or(low));
    high = std::max(high, trade.highest.value_or(high));
    const double down = 100 * (low / trade.entry - 1), up = 100 * (high / trade.entry - 1);
    const bool isLong = trade.side == domain::PositionSide::Long;
    one.maePercent = std::min(0.0, isLong ? down : -up);
    one.mfePercent = std::max(0.0, isLong ? up : -down);
}

std::optional<std::string> misplaced(const ForeignTrade &trade, const exchange::CandleFile &file)
{
    const domain::CandleSeries &candles = file.candles;
    const domain::Symbol &symbol = file.instrument->symbol;
    if (!trade.symbol.empty() && symbol.base != "FILE" &&
        !base::equalsIgnoringCase(trade.symbol, symbol.text()))
        return "another market: " + base::sanitised(trade.symbol, 40);
    const domain::Timeframe step = candles.timeframe();
    if (trade.opened < step.closeOf(candles.openTime(0)))
        return "entered before the first candle had closed";
    if (trade.closed > step.closeOf(candles.openTime(candles.size() - 1)))
        return "left after the last candle";
    const auto off = [&](base::UtcTime time, double price) {
        const std::size_t bar = candles.lowerBound(step.floor(time));
        const std::size_t at = std::min(bar, candles.size() - 1);
        return price > candles.high()[at] * (1 + offMarket) || price < candles.low()[at] * (1 - offMarket);
    };
    if (off(trade.opened, trade.entry))
        return "the entry price is not of this market";
    if (off(trade.closed, trade.exit))
        return "the exit price is not of this market";
    return std::nullopt;
}

Experience experienceOf(const ForeignTrade &trade, const exchange::CandleFile &file, domain::RawState state)
{
    const domain::Timeframe step = file.candles.timeframe();
    Experience out;
    out.id = idOf(trade);
    out.origin = trade.origin;
    out.venue = file.instrument->venue;
    out.symbol = trade.symbol.empty() ? file.instrument->symbol.text() : trade.symbol;
    out.timeframe = step;
    out.side = trade.side;
    out.opened = trade.opened;
    out.closed = trade.closed;
    out.known = std::max(trade.closed, step.closeOf(step.floor(trade.closed)));
    const double sign = trade.side == domain::PositionSide::Long ? 1 : -1;
    const double gross = 100 * sign * (trade.exit / trade.entry - 1);
    out.netPercent = trade.netPercent.value_or(gross - trade.feesPercent);
    out.reason = reasonOf(trade);
    out.confidence = trade.confidence;
    const auto away = [&](std::optional<double> level) {
        return level ? std::optional(100 * std::abs(*level / trade.entry - 1)) : std::nullopt;
    };
    out.stopPercent = away(trade.stop);
    out.targetPercent = away(trade.target);
    if (out.stopPercent && *out.stopPercent > 0)
        out.rMultiple = out.netPercent / *out.stopPercent;
    addExcursion(out, trade, file.candles);
    out.state = std::move(state);
    out.reasoning = trade.reasoning;
    out.insight = brain::lessonOf(out);
    return out;
}

} // namespace

base::Result<domain::RawState> stateAt(const domain::CandleSeries &candles, base::UtcTime at)
{
    const auto bar = candles.isEmpty() ? std::nullopt : lastClosed(candles, at);
    if (!bar)
        return base::fail(base::ErrorCode::BadData, "no candle had closed by then", "at");
    StudyBoard board;
    return readings(board, candles, *bar);
}

Placed placed(const brain::ForeignTrades &trades, const exchange::CandleFile &file)
{
    Placed out;
    out.skipped = trades.skipped;
    std::vector<const ForeignTrade *> order;
    for (const ForeignTrade &trade : trades.trades)
        order.push_back(&trade);
    // By entry, so that one stretch of studies serves its neighbours.
    std::stable_sort(order.begin(), order.end(),
                     [](const ForeignTrade *a, const ForeignTrade *b) { return a->opened < b->opened; });
    StudyBoard board;
    std::set<std::string> ids;
    for (const ForeignTrade *trade : order) {
        std::optional<std::string> why = misplaced(*trade, file);
        if (!why && !ids.insert(idOf(*trade)).second)
            why = "the same trade twice";
        const auto bar = why ? std::nullopt : lastClosed(file.candles, trade->opened);
        domain::RawState state;
        if (bar)
            state = readings(board, file.candles, *bar);
        if (!why && !std::isfinite(domain::reading(state, "atr:14")))
            why = "too few candles before the entry";
        if (why)
            out.skipped.push_back({trade->row, *why});
        else
            out.experiences.push_back(experienceOf(*trade, file, std::move(state)));
    }
    std::stable_sort(out.experiences.begin(), out.experiences.end(),
                     [](const Experience &a, const Experience &b) { return a.closed < b.closed; });
    std::stable_sort(out.skipped.begin(), out.skipped.end(),
                     [](const brain::Skipped &a, const brain::Skipped &b) { return a.row < b.row; });
    return out;
}

} // namespace engine
