// The run's own trades at random instants: same count, sides, sizes, exits and costs. Internal to evaluation;
// pure; the pool.
#pragma once

#include "evaluation/baselines.h"

#include <vector>

namespace evaluation {

/// The return of each set in percent of the capital, in the order they were drawn. Empty without trades,
/// capital, or two bars. The stream of `random` for this is the same wherever it is called with the same
/// seed.
[[nodiscard]] std::vector<double> randomReturns(const BaselineInput &input, const base::Random &random);

} // namespace evaluation
