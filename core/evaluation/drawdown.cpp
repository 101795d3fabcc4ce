#include "evaluation/drawdown.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace evaluation {

namespace {

constexpr double msPerDay = 86'400'000, daysPerYear = 365;

bool funded(std::span<const domain::EquityPoint> equity)
{
    return !equity.empty() && equity.front().equity > 0;
}

} // namespace

std::optional<Drawdown> maxDrawdown(std::span<const domain::EquityPoint> equity)
{
    if (!funded(equity))
        return std::nullopt;
    domain::EquityPoint peak = equity.front();
    Drawdown out{0, peak.time, peak.time};
    for (const domain::EquityPoint &point : equity) {
        if (point.equity > peak.equity)
            peak = point;
        const double fallen = 100 * (peak.equity - point.equity) / peak.equity;
        if (fallen > out.percent)
            out = {fallen, peak.time, point.time};
    }
    return out;
}

std::optional<double> annualReturn(std::span<const domain::EquityPoint> equity)
{
    if (!funded(equity))
        return std::nullopt;
    const double days = double((equity.back().time - equity.front().time).count()) / msPerDay;
    if (days < 1)
        return std::nullopt;
    const double grown = std::max(0.0, equity.back().equity / equity.front().equity);
    return 100 * (std::pow(grown, daysPerYear / days) - 1);
}

std::optional<double> calmar(std::span<const domain::EquityPoint> equity)
{
    const std::optional<double> yearly = annualReturn(equity);
    const std::optional<Drawdown> fallen = maxDrawdown(equity);
    if (!yearly || !fallen)
        return std::nullopt;
    if (fallen->percent > 0)
        return *yearly / fallen->percent;
    return *yearly > 0 ? std::optional(std::numeric_limits<double>::infinity()) : std::nullopt;
}

} // namespace evaluation
