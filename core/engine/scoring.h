// From a run's trades and equity to its performance with baselines: for replays and for the desk's own
// account. Pure; any thread.
#pragma once

#include "base/random.h"
#include "domain/account.h"
#include "domain/candle_series.h"
#include "domain/statistics.h"
#include "execution/costs.h"

namespace engine {

struct ScoreInput
{
    domain::CandleSeries candles; // the bars of the run, for the baselines; may be empty
    domain::InstrumentPtr instrument;
    std::vector<domain::Trade> trades;
    std::vector<domain::EquityPoint> equity;
    double capital = 0, modelCost = 0, turnover = 0;
    std::size_t barsHeld = 0;
    execution::CostOptions costs;
    bool baselines = true;
};

/// When something was held; no end: it still is.
struct Stretch
{
    base::UtcTime from{};
    std::optional<base::UtcTime> until;
};
/// In how many of these bars something was held, in whatever market.
[[nodiscard]] std::size_t barsHeld(const domain::CandleSeries &candles,
                                   const std::vector<Stretch> &stretches);
/// The stretches of an account: its closed trades and its open positions.
[[nodiscard]] std::vector<Stretch> stretchesOf(const domain::Account &account);
[[nodiscard]] domain::Performance scored(const ScoreInput &input, base::Random random);
/// 365 for markets that trade on weekends, 252 for those that do not.
[[nodiscard]] double daysPerYear(const domain::CandleSeries &candles);

} // namespace engine
