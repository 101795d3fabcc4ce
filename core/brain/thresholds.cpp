#include "brain/thresholds.h"

#include "brain/evidence.h"

#include <cmath>

namespace brain {
namespace {

constexpr std::size_t leastSide = 20; // trades on each side of a candidate
constexpr double z = 2.576;           // 99 %: several candidates are looked at

constexpr double adxs[] = {18, 20, 22, 25, 30, 35};
constexpr double rewards[] = {1.2, 1.5, 1.8, 2.0, 2.5, 3.0};
constexpr double confidences[] = {0.50, 0.55, 0.60, 0.65, 0.70, 0.75, 0.80};

const ThresholdKind kinds[] = {
    {"adx_strong", "ADX of a strong trend", "", 25, adxs,
     [](const domain::Experience &one) { return one.reading("adx:14"); }},
    {"reward_to_risk", "Reward to risk that is worth it", "x", 1.5, rewards,
     [](const domain::Experience &one) { return one.rewardToRisk().value_or(std::nan("")); }},
    {"confidence", "Confidence that is enough", "", 0.60, confidences,
     [](const domain::Experience &one) { return one.confidence.value_or(std::nan("")); }},
};

domain::Threshold proposed(const ThresholdKind &kind, Experiences experiences)
{
    domain::Threshold out;
    out.id = kind.id;
    out.title = kind.title;
    out.unit = kind.unit;
    out.standard = out.value = kind.standard;
    out.state = "standard";
    double best = 0;
    for (const double candidate : kind.candidates) {
        Tally below, above;
        for (const auto &one : experiences)
            if (const double value = kind.of(*one); std::isfinite(value))
                (value < candidate ? below : above).add(*one);
        const domain::Share low = below.share(leastSide), high = above.share(leastSide);
        if (candidate == kind.standard && !out.proposed) {
            out.below = low;
            out.above = high;
        }
        if (!low.known() || !high.known())
            continue;
        const double gain = differenceOf(high, low, z).low;
        if (gain <= best)
            continue;
        best = gain;
        out.proposed = candidate;
        out.below = low;
        out.above = high;
    }
    if (out.proposed) {
        out.value = *out.proposed;
        out.state = "learned";
    }
    return out;
}

} // namespace

std::span<const ThresholdKind> thresholdKinds()
{
    return kinds;
}

std::vector<domain::Threshold> thresholds(Experiences experiences)
{
    std::vector<domain::Threshold> out;
    for (const ThresholdKind &kind : kinds)
        out.push_back(proposed(kind, experiences));
    return out;
}

} // namespace brain
