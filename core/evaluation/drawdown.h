// How deep an equity curve fell and what was earned for it. Internal to evaluation; pure; any thread.
#pragma once

#include "domain/statistics.h"

#include <optional>
#include <span>

namespace evaluation {

/// The deepest fall from an earlier peak, in percent of that peak (≥ 0).
struct Drawdown
{
    double percent = 0;
    base::UtcTime peak{}, trough{};
};
/// None for an empty curve or one that starts without money.
[[nodiscard]] std::optional<Drawdown> maxDrawdown(std::span<const domain::EquityPoint> equity);

/// (last ÷ first)^(365 days ÷ elapsed) − 1 in percent. None under a day, or for a curve that starts without
/// money.
[[nodiscard]] std::optional<double> annualReturn(std::span<const domain::EquityPoint> equity);
/// Annual return ÷ maximum drawdown (Young 1991). Infinite without a drawdown; none where the return is zero
/// as well.
[[nodiscard]] std::optional<double> calmar(std::span<const domain::EquityPoint> equity);

} // namespace evaluation
