// Several models over the same stretch, beside one another. Pure.
#pragma once

#include "engine/replay.h"

#include <string>
#include <vector>

namespace app {

struct Contestant
{
    std::string provider, model; // as asked for
    base::Result<engine::ReplayResult> result;
};

/// The share of bars at which `other` says something else than `first`, of those that both decided; none
/// without any.
[[nodiscard]] std::optional<double> flips(const engine::ModelTally &first, const engine::ModelTally &other);
/// {"models":[{provider,model,calls,malformed,refused,failed,latency_ms,cost,flips,trades,return_percent,…}],
/// "baselines":[…]}: every model with its results, the first one's baselines (technical among them) below.
[[nodiscard]] base::Json shootOut(const std::vector<Contestant> &contestants, double capital);

} // namespace app
