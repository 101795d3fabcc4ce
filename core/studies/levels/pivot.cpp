#include "studies/levels/pivot.h"

#include "studies/chunk.h"

#include <chrono>

namespace studies {
namespace {

constexpr std::int64_t dayMs = 86'400'000;
constexpr double month = 30;

std::int64_t sessionOf(std::int64_t ms, double days)
{
    const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(ms)));
    if (days == month) {
        const std::chrono::year_month_day date(day);
        return std::int64_t(int(date.year())) * 12 + unsigned(date.month());
    }
    const auto length = static_cast<std::int64_t>(days);
    const std::int64_t number = day.time_since_epoch().count() + 3; // 1970-01-01 was a Thursday
    return number >= 0 ? number / length : (number - length + 1) / length;
}

PivotLevels classic(double pp, const PivotRange &range)
{
    const double reach = range.high - range.low;
    return {pp,      pp * 2 - range.high, pp - reach, range.low - 2 * (range.high - pp),
            missing, pp * 2 - range.low,  pp + reach, range.high + 2 * (pp - range.low),
            missing};
}

/// Levels below and above `pp` by shares of the range; a share of 0 is no level.
PivotLevels spread(double pp, double reach, const std::array<double, 4> &shares)
{
    PivotLevels levels{pp};
    for (std::size_t i = 0; i < shares.size(); ++i) {
        levels[1 + i] = shares[i] == 0 ? missing : pp - shares[i] * reach;
        levels[5 + i] = shares[i] == 0 ? missing : pp + shares[i] * reach;
    }
    return levels;
}

PivotLevels demark(const PivotRange &range)
{
    const double x = range.close < range.open   ? range.high + 2 * range.low + range.close
                     : range.close > range.open ? 2 * range.high + range.low + range.close
                                                : range.high + range.low + 2 * range.close;
    return {x / 4,  x / 2 - range.high, missing, missing, missing, x / 2 - range.low, missing, missing,
            missing};
}

} // namespace

PivotLevels pivotLevels(PivotKind kind, const PivotRange &range)
{
    const double typical = (range.high + range.low + range.close) / 3, reach = range.high - range.low;
    switch (kind) {
    case PivotKind::Camarilla:
        return spread(range.close, reach, {1.1 / 12, 1.1 / 6, 1.1 / 4, 1.1 / 2});
    case PivotKind::Demark:
        return demark(range);
    case PivotKind::Fibonacci:
        return spread(typical, reach, {0.382, 0.618, 1, 0});
    case PivotKind::Woodie:
        return classic((range.high + range.low + 2 * range.open) / 4, range);
    case PivotKind::Classic:
        break;
    }
    return classic(typical, range);
}

void sessionPivots(const Input &input, PivotKind kind, double days, std::span<const std::size_t> which,
                   std::span<const std::span<double>> outputs, Walk &walk)
{
    PivotLevels &levels = walk.keep([] {
        PivotLevels none;
        none.fill(missing);
        return none;
    });
    PivotRange &present = walk.keep([] { return PivotRange(); });
    std::int64_t &session = walk.keep([] { return std::int64_t(0); });
    for (std::size_t bar = walk.from(); bar < input.size(); ++bar) {
        const std::int64_t now = sessionOf(input.time[bar], days);
        if (bar > 0 && now != session)
            levels = pivotLevels(kind, {kind == PivotKind::Woodie ? input.open[bar] : present.open,
                                        present.high, present.low, present.close});
        if (bar == 0 || now != session)
            present = {input.open[bar], input.high[bar], input.low[bar], input.close[bar]};
        session = now;
        present.high = std::max(present.high, input.high[bar]);
        present.low = std::min(present.low, input.low[bar]);
        present.close = input.close[bar];
        for (std::size_t i = 0; i < which.size(); ++i)
            outputs[i][bar] = levels[which[i]];
    }
}

} // namespace studies
