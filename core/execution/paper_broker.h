// Fills orders on paper. Pure functions of the order and the market; the engine journals what they return.
// Any thread.
#pragma once

#include "domain/candle_series.h"
#include "domain/position.h"
#include "execution/costs.h"

#include <optional>
#include <span>

namespace execution {

/// A market order filled whole at `reference` moved against it by half-spread and slippage, on the tick
/// (rounded away from us), with the taker fee. Errors: OutOfRange when the price leaves Decimal.
[[nodiscard]] base::Result<domain::Fill> fillAtMarket(const domain::Order &order,
                                                      const domain::Price &reference, const Costs &costs,
                                                      base::UtcTime time);
/// A limit order filled at its limit by the first bar that opens at or after `since` and trades *through* it,
/// or nothing; the fill has that bar's opening time. Errors: BadData without a limit.
[[nodiscard]] base::Result<std::optional<domain::Fill>> fillLimit(const domain::Order &order,
                                                                  const domain::CandleSeries &bars,
                                                                  base::UtcTime since, const Costs &costs);

/// The first exit that the bars call for.
struct ExitHit
{
    domain::ExitReason reason = domain::ExitReason::Stop;
    base::UtcTime time{};    // of the trade, or the opening time of the bar, that called for it
    domain::Price reference; // the level, or the open after a gap (stops only)
    bool stopAndTargetInOneCandle = false;
};
/// Looks at closed bars that opened at or after `since` (the fill, or the last change of the plan; the bar in
/// which it happened is skipped unless it opened exactly then). Stop and target in one bar → the stop. A gap
/// through the stop fills at the open, a gap through the target at the target. The horizon fills at the first
/// open at or after it. In the bar in which a resting limit was filled only the stop counts: what the bar did
/// before is not known.
[[nodiscard]] std::optional<ExitHit> firstExit(const domain::Position &position,
                                               const domain::CandleSeries &bars, base::UtcTime since);

/// The same from single trades, oldest first, at or after `since`: a stop fills at the trade that reached it,
/// which is its level or worse, a target at its level, the horizon at the first trade at or after it.
[[nodiscard]] std::optional<ExitHit>
firstExit(const domain::Position &position, std::span<const domain::PublicTrade> trades, base::UtcTime since);

/// Worst (≤ 0) and best (≥ 0) move from entry in percent over the bars that opened from the entry on and
/// before `until`. None if there are none.
struct Excursion
{
    double maePercent = 0, mfePercent = 0;
};
[[nodiscard]] std::optional<Excursion> excursion(const domain::Position &position,
                                                 const domain::CandleSeries &bars, base::UtcTime until);

/// The funding payment of a perpetual for one stamp: positive rate, longs pay shorts, on mark notional.
[[nodiscard]] domain::Money fundingPayment(const domain::Position &position, double rate,
                                           const domain::Price &mark);

} // namespace execution
