#include "domain/model_score.h"

#include <algorithm>
#include <cmath>

namespace domain {
namespace {

std::optional<double> share(long long part, long long whole)
{
    return whole > 0 ? std::optional(double(part) / double(whole)) : std::nullopt;
}

base::Json orNull(const std::optional<double> &value)
{
    return value ? base::number(*value) : base::Json();
}

base::Json orNull(const std::optional<long long> &value)
{
    return value ? base::Json(*value) : base::Json();
}

} // namespace

std::optional<double> ModelScore::parseFailureRate() const
{
    return share(unreadable, read + unreadable);
}

std::optional<double> ModelScore::repairRate() const
{
    return share(repaired, unreadable);
}

std::optional<double> ModelScore::refusalRate() const
{
    return share(refused, calls);
}

std::optional<long long> ModelScore::latency(double percentile) const
{
    if (latencies.empty())
        return std::nullopt;
    std::vector<long long> sorted = latencies;
    const double rank = std::ceil(std::clamp(percentile, 0.0, 100.0) / 100 * double(sorted.size()));
    const std::size_t at = std::size_t(std::max(rank, 1.0)) - 1;
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(at), sorted.end());
    return sorted[at];
}

base::Json toJson(const ModelScore &score)
{
    const bool unknown = score.unknownCosts > 0 && score.cost.amount().isZero();
    return {{"provider", score.provider},
            {"model", score.model},
            {"calls", score.calls},
            {"answered", score.answered},
            {"refused", score.refused},
            {"failed", score.failed},
            {"not_asked", score.notAsked},
            {"errors", score.codes},
            {"read", score.read},
            {"unreadable", score.unreadable},
            {"repaired", score.repaired},
            {"parse_failure_rate", orNull(score.parseFailureRate())},
            {"repair_rate", orNull(score.repairRate())},
            {"refusal_rate", orNull(score.refusalRate())},
            {"latency_ms",
             {{"p50", orNull(score.latency(50))},
              {"p90", orNull(score.latency(90))},
              {"p99", orNull(score.latency(99))}}},
            {"input_tokens", score.inputTokens},
            {"output_tokens", score.outputTokens},
            {"cost", unknown ? base::Json() : base::Json(score.cost.amount().toString())},
            {"currency", score.cost.currency()},
            {"unknown_costs", score.unknownCosts}};
}

} // namespace domain
