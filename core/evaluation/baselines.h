// What the same money would have done without the mind: cash, buy-and-hold, random entries. Pure; the pool.
#pragma once

#include "base/random.h"
#include "domain/candle_series.h"
#include "domain/position.h"
#include "domain/statistics.h"
#include "execution/costs.h"

#include <vector>

namespace evaluation {

struct BaselineInput
{
    domain::CandleSeries candles; // the bars of the run, closed
    domain::InstrumentPtr instrument;
    std::vector<domain::Trade> trades; // of the run: their count, side mix, exits and sizes are matched
    double capital = 0;
    double exposure = 0; // share of bars in the market, 0–1
    execution::CostOptions costs;
    int randomSets = 1000;
};

/// Cash, buy-and-hold (full and exposure-matched) and random entries with the same exits (stop, target and
/// horizon distances drawn from the run's trades), side mix and count, all with the same fills and costs.
[[nodiscard]] std::vector<domain::Baseline> baselines(const BaselineInput &input, base::Random random);
/// Share of random sets that ended at least as high as the run; none without trades.
[[nodiscard]] std::optional<double> randomPValue(const BaselineInput &input, double runReturnPercent,
                                                 base::Random random);

} // namespace evaluation
