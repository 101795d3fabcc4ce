// Trades, equity curves and candles for the tests of evaluation.
#pragma once

#include "base/random.h"
#include "domain/candle_series.h"
#include "domain/position.h"
#include "domain/statistics.h"

#include <vector>

namespace samples {

[[nodiscard]] base::UtcTime at(const char *iso);
[[nodiscard]] domain::Money usdt(double amount);
[[nodiscard]] domain::Price price(double value);
/// "demo:BTC/USDT:spot", tick 0.0001.
[[nodiscard]] domain::InstrumentPtr bitcoin();

/// A closed long of `quantity` at `entry` with this net result, on 4h.
[[nodiscard]] domain::Trade trade(double net, double entry = 100, double quantity = 1);
/// A trade from bar `from` to bar `to` of `walk` with levels this far away, as fractions.
[[nodiscard]] domain::Trade tradeOn(const domain::CandleSeries &bars, std::size_t from, std::size_t to,
                                    domain::PositionSide side, double stop, double target,
                                    domain::ExitReason reason);
/// One point a day at 12:00, from 2024-01-01.
[[nodiscard]] std::vector<domain::EquityPoint> daily(const std::vector<double> &equity);

struct Bar
{
    double open, high, low, close;
};
/// 4h bars from 2024-01-01, all closed, with a volume of a million.
[[nodiscard]] domain::CandleSeries bars(const std::vector<Bar> &rows);
/// A random walk of 4h bars.
[[nodiscard]] domain::CandleSeries walk(std::size_t count, std::uint64_t seed, double drift = 0);

[[nodiscard]] const domain::Statistic *find(const std::vector<domain::Statistic> &all, const char *id);
[[nodiscard]] bool near(std::optional<double> value, double wanted, double relative = 1e-9);

} // namespace samples
