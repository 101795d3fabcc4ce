// Statistics on demand: how trades came out by what they had in common, each with its count and interval.
// Pure; any thread.
#pragma once

#include "brain/thresholds.h"

namespace brain {

/// Groups in the order of the table in buckets.cpp: confidence, adx, rsi, volatility, trend, factor,
/// direction, regime, weekday, reason, stop, sentiment, origin; classes without a trade are left out.
[[nodiscard]] std::vector<domain::Bucket> buckets(Experiences experiences);
/// How claims came out, for a question: the group "confidence" alone.
[[nodiscard]] std::vector<domain::Bucket> confidenceBuckets(Experiences experiences);

} // namespace brain
