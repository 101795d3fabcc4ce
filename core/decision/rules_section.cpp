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

/// What reflection found, with its evidence. It advises: limits are the desk's own.
void writeRules(const Briefing &briefing, QuestionWriter &writer)
{
    if (!briefing.memory.on || briefing.memory.rules.empty())
        return;
    writer.heading("Rules learned from closed trades (they advise; limits are not theirs)");
    for (const domain::Rule &rule : briefing.memory.rules) {
        std::string line = rule.mandatory ? "- MANDATORY: " : "- Observed, not proven: ";
        line += base::shortened(base::sanitised(rule.text), 300);
        if (rule.share.known() && rule.base.known())
            line += " Rate " + percent(*rule.share.rate) + " (95 % interval " + percent(*rule.share.low) +
                    " to " + percent(*rule.share.high) + "), base rate " + percent(*rule.base.rate) +
                    ", effective n " + base::printed(std::round(rule.effective)) + '.';
        if (rule.contradictions > 0)
            line += " Contradicted " + std::to_string(rule.contradictions) + " times since it was found.";
        if (rule.surprise && *rule.surprise > 1.5)
            line += " Results were far from what was aimed at: luck is likely.";
        writer.line(line);
    }
}

} // namespace decision
