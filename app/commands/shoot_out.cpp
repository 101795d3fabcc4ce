#include "app/commands/shoot_out.h"

#include "base/text.h"

namespace app {
namespace {

using base::Json;

Json orNull(const std::optional<double> &value)
{
    return value ? base::number(*value) : Json();
}

std::optional<double> returnOf(const engine::ReplayResult &result, double capital)
{
    const auto &equity = result.performance.equity;
    return equity.empty() || capital <= 0 ? std::nullopt
                                          : std::optional(100 * (equity.back().equity / capital - 1));
}

Json resultJson(const engine::ReplayResult &result, double capital)
{
    Json out = engine::toJson(result)["model"];
    out["trades"] = result.trades.size();
    out["outcomes"] = result.outcomes;
    out["return_percent"] = orNull(returnOf(result, capital));
    for (const domain::Statistic &one : result.performance.statistics)
        for (const char *id : {"win_rate", "profit_factor", "max_drawdown", "sharpe", "model_cost_bps"})
            if (one.id == id)
                out[id] = domain::toJson(one);
    out["balanced"] = result.balanced;
    out["journal_sha256"] = result.journalSha256;
    out["capsules_sha256"] = result.capsulesSha256;
    return out;
}

} // namespace

std::optional<double> flips(const engine::ModelTally &first, const engine::ModelTally &other)
{
    std::size_t both = 0, different = 0;
    for (const auto &[close, action] : other.actions) {
        const auto found = first.actions.find(close);
        const auto decided = [](const std::string &what) { return what != "failed" && what != "refused"; };
        if (found == first.actions.end() || !decided(found->second) || !decided(action))
            continue;
        ++both;
        different += found->second != action;
    }
    return both > 0 ? std::optional(double(different) / double(both)) : std::nullopt;
}

Json shootOut(const std::vector<Contestant> &contestants, double capital)
{
    Json rows = Json::array(), baselines = Json::array();
    const engine::ModelTally *first = nullptr;
    for (const Contestant &one : contestants) {
        Json row{{"provider", one.provider}, {"model", one.model}};
        if (!one.result) {
            row["error"] = domain::toJson(one.result.error());
            rows.push_back(std::move(row));
            continue;
        }
        row.update(resultJson(*one.result, capital));
        row["error"] = Json();
        row["flips"] = first ? orNull(flips(*first, one.result->tally)) : Json();
        if (!first) {
            first = &one.result->tally;
            for (const domain::Baseline &baseline : one.result->performance.baselines)
                baselines.push_back(domain::toJson(baseline, false));
        }
        rows.push_back(std::move(row));
    }
    return {{"models", rows}, {"baselines", baselines}};
}

} // namespace app
