// Experiences made up for tests: reproducible from a seed.
#pragma once

#include "base/random.h"
#include "domain/memory.h"

namespace samples {

constexpr std::int64_t dayMs = 86'400'000;

/// Day `day` after 2024-01-01 (a Monday).
[[nodiscard]] base::UtcTime day(double day);

/// A closed trade with a random state; it is entered on `day` and known a day later.
[[nodiscard]] domain::Experience experience(base::Random &random, int number, double onDay);

/// The same with a trend and a volatility that were chosen: 0, 1 or 2 each.
[[nodiscard]] domain::Experience inRegime(base::Random &random, int number, double onDay, int trend,
                                          int volatility);
void setOutcome(domain::Experience &one, bool won);

} // namespace samples
