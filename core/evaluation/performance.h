// How well a run did, with its uncertainty. Pure; the pool.
#pragma once

#include "base/random.h"
#include "domain/position.h"
#include "domain/statistics.h"

#include <vector>

namespace evaluation {

struct Run
{
    std::vector<domain::Trade> trades;       // closed
    std::vector<domain::EquityPoint> equity; // marked to market, net of everything, oldest first
    double capital = 0;
    double modelCost = 0;
    double turnover = 0; // sum of |fill notional|
    double barsInMarket = 0, bars = 0;
    double daysPerYear = 365; // 252 for markets with weekends
    std::string currency;
};

/// Win rate, expectancy, profit factor, Sharpe and Sortino (daily UTC, annualised, stationary-bootstrap
/// interval; the per-trade form labelled), max drawdown, Calmar, exposure, turnover, MAE/MFE, share of
/// stop-and-target candles; each with n and an interval where one is defined, and its formula in the source.
[[nodiscard]] std::vector<domain::Statistic> statistics(const Run &run, base::Random random);

/// Wilson score interval of a proportion (Wilson 1927), z = 1.96.
struct Interval
{
    double low = 0, high = 1;
};
[[nodiscard]] Interval wilson(std::size_t successes, std::size_t n, double z = 1.96);

} // namespace evaluation
