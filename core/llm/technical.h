// The built-in baseline: decides on the question's readings alone, offline and deterministic. Pure; any
// thread.
#pragma once

#include "domain/decision.h"
#include "llm/provider.h"

namespace llm {

/// The readings that it uses, NaN where the question has none; values as printed.
struct TechnicalView
{
    double close, atr, rsi, adx, plusDi, minusDi, smaFast, smaSlow, macdHistogram, macdHistogramBefore, chop,
        volumeRatio;
    bool positionOpen = false, positionIsLong = true, shortsAllowed = false;
    std::string timeframe = {}; // "4h": what the refs of its evidence end with
};

/// The refs of a view's numbers without their "@timeframe", in the order of the fields: "close" "atr:14" …
[[nodiscard]] std::span<const char *const> technicalRefs();
[[nodiscard]] TechnicalView technicalView(const Question &question);

/// What the baseline would do, without a text and without an allocation, so that a fast replay can pass over
/// the bars that hold. Equal to the action of technicalDecision; Hold where that has an error.
[[nodiscard]] domain::Action technicalAction(const TechnicalView &view);

/// The decision of the baseline, with the rules of technical_rules.h. A young series, in which sma:200 and
/// the like are not there yet, is held with the reason. Errors: NotFound naming the price ("close") when
/// there is none.
[[nodiscard]] base::Result<domain::DecisionRecord> technicalDecision(const TechnicalView &view);

} // namespace llm
