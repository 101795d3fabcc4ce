// The step from a size in money to an amount on the venue's grid. Internal to risk; pure; any thread.
#pragma once

#include "risk/rule.h"

namespace risk {

/// The size through the instrument's door: rounded down to the lot. None where there is no entry or no
/// number.
[[nodiscard]] std::optional<domain::Quantity> quantityOf(const Case &c);
/// Rewrites the rows of the size rules so that each shows the size as it ended against its own bound.
void settleSizes(const Case &c, std::vector<domain::RuleResult> &table);

} // namespace risk
