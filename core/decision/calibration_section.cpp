#include "base/text.h"
#include "decision/sections.h"

#include <cmath>

namespace decision {
namespace {

std::string percent(double share)
{
    return base::printed(std::round(1000 * share) / 10) + " %";
}

} // namespace

/// How claimed confidences came out, and the numbers that follow the evidence.
void writeCalibration(const Briefing &briefing, QuestionWriter &writer)
{
    const domain::MemoryBrief &memory = briefing.memory;
    if (!memory.on || memory.known == 0)
        return;
    bool headed = false;
    const auto head = [&] {
        if (!std::exchange(headed, true))
            writer.heading("Calibration (what was claimed against what came)");
    };
    for (const domain::Bucket &bucket : memory.confidence) {
        if (!bucket.share.known())
            continue;
        head();
        writer.line("- Confidence " + bucket.title + ": " + std::to_string(bucket.share.wins) + " of " +
                    std::to_string(bucket.share.n) + " won, " + percent(*bucket.share.rate) +
                    " (95 % interval " + percent(*bucket.share.low) + " to " + percent(*bucket.share.high) +
                    ")");
    }
    for (const domain::Threshold &one : memory.thresholds) {
        if (one.state == "standard" || one.state == "reset")
            continue;
        head();
        writer.number(one.title + (one.state == "frozen" ? " (set by a person)" : " (follows the evidence)"),
                      "threshold:" + one.id, one.value, one.unit);
    }
}

} // namespace decision
