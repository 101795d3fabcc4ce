#include "domain/statistics.h"

#include <cmath>

namespace domain {

namespace {

base::Json figure(const std::optional<double> &value)
{
    if (!value || std::isnan(*value))
        return {};
    if (std::isinf(*value))
        return *value > 0 ? "inf" : "-inf";
    return *value;
}

} // namespace

base::Json toJson(const Statistic &statistic)
{
    return {
        {"id", statistic.id},           {"unit", statistic.unit},         {"value", figure(statistic.value)},
        {"low", figure(statistic.low)}, {"high", figure(statistic.high)}, {"n", statistic.n},
        {"note", statistic.note}};
}

base::Json toJson(const Baseline &baseline, bool withEquity)
{
    base::Json out{{"id", baseline.id},
                   {"return_percent", figure(baseline.returnPercent)},
                   {"low", figure(baseline.low)},
                   {"high", figure(baseline.high)},
                   {"note", baseline.note}};
    if (!withEquity)
        return out;
    base::Json points = base::Json::array();
    for (const EquityPoint &point : baseline.equity)
        points.push_back(base::Json::array({base::toMs(point.time), figure(point.equity)}));
    out["equity"] = std::move(points);
    return out;
}

} // namespace domain
