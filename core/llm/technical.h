// The built-in baseline: decides on the question's readings alone, offline and deterministic. Pure; any thread.
#pragma once

#include "domain/decision.h"
#include "llm/provider.h"

namespace llm {

/// The readings that it uses, NaN where the question has none; values as printed.
struct TechnicalView
{
    double close, atr, rsi, adx, plusDi, minusDi, smaFast, smaSlow, macdHistogram, macdHistogramBefore, chop, volumeRatio;
    bool positionOpen = false, positionIsLong = true, shortsAllowed = false;
};

/// The refs of a view's numbers without their "@timeframe", in the order of the fields: "close" "atr:14" …
[[nodiscard]] std::span<const char *const> technicalRefs();
[[nodiscard]] TechnicalView technicalView(const Question &question);
/// The decision of the baseline. Errors: NotFound naming the first reading that it needs and the question lacks.
[[nodiscard]] base::Result<domain::DecisionRecord> technicalDecision(const TechnicalView &view);

} // namespace llm
