// Results with their uncertainty, as `evaluation` computes them and everything else shows them. Values; any
// thread.
#pragma once

#include "base/json.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

/// One figure. No value means undefined or not enough evidence (`note` says which); infinity is a value.
struct Statistic
{
    std::string id;   // "win_rate" "profit_factor" …
    std::string unit; // "%", "x", "USDT", ""
    std::optional<double> value;
    std::optional<double> low, high; // 95 % unless `note` says otherwise
    std::size_t n = 0;
    std::string note;
};

struct EquityPoint
{
    base::UtcTime time{};
    double equity = 0;
};

/// A baseline run on the same bars with the same costs.
struct Baseline
{
    std::string id; // "cash" "buy_and_hold" "buy_and_hold_matched" "random_entries" "technical"
    std::optional<double> returnPercent;
    std::optional<double> low, high; // for random entries: the middle 95 %
    std::vector<EquityPoint> equity; // may be empty
    std::string note;
};

struct Performance
{
    std::vector<Statistic> statistics;
    std::vector<Baseline> baselines;
    std::vector<EquityPoint> equity;
    /// Share of random-entry sets that did at least as well; none if there was nothing to compare.
    std::optional<double> randomPValue;
};
/// Infinity as the texts "inf" and "-inf"; undefined as null.
[[nodiscard]] base::Json toJson(const Statistic &statistic);
[[nodiscard]] base::Json toJson(const Baseline &baseline, bool withEquity = true);

} // namespace domain
