// How a model has done so far: what the scorecard shows. Values; any thread.
#pragma once

#include "domain/model_call.h"

#include <map>
#include <string>
#include <vector>

namespace domain {

struct ModelScore
{
    std::string provider, model;
    long long calls = 0; // that were made; `notAsked` are further ones
    long long answered = 0, refused = 0, failed = 0;
    long long notAsked = 0;                 // over budget, or the provider was being left alone
    std::map<std::string, long long> codes; // of what failed: "timeout" → 3
    long long read = 0, unreadable = 0;     // answers that were read as a decision, and that could not be
    long long repaired = 0;                 // read after having been asked again
    long long inputTokens = 0, outputTokens = 0;
    Money cost = Money::zero("USD");  // of the calls whose cost is known
    long long unknownCosts = 0;       // calls that nobody knows the cost of
    std::vector<long long> latencies; // ms, of the latest answers, oldest first

    /// The share of answers that could not be read; none without answers that were to be read.
    [[nodiscard]] std::optional<double> parseFailureRate() const;
    /// The share of unreadable answers that were mended by asking again.
    [[nodiscard]] std::optional<double> repairRate() const;
    [[nodiscard]] std::optional<double> refusalRate() const; // of the calls
    /// Milliseconds; the nearest-rank percentile of the latest answers.
    [[nodiscard]] std::optional<long long> latency(double percentile) const;
};
[[nodiscard]] base::Json toJson(const ModelScore &score);

} // namespace domain
