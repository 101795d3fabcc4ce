// Numbers in the question that follow the evidence: from which ADX on a trend is strong, which reward to risk
// is worth it, which confidence. Proposed only where the interval of the difference leaves out zero; no limit
// of risk follows them. Pure; any thread.
#pragma once

#include "domain/memory.h"

#include <span>

namespace brain {

using Experiences = std::span<const std::shared_ptr<const domain::Experience>>;

struct ThresholdKind
{
    const char *id, *title, *unit;
    double standard;
    std::span<const double> candidates;          // ascending
    double (*of)(const domain::Experience &one); // NaN where it is not known
};
[[nodiscard]] std::span<const ThresholdKind> thresholdKinds();

/// Every threshold with what the evidence proposes; `value` and `state` as if nobody had said anything.
[[nodiscard]] std::vector<domain::Threshold> thresholds(Experiences experiences);

} // namespace brain
