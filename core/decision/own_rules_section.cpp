#include "decision/sections.h"

namespace decision {

/// The trader's own rules and what they read; only where these rules decide.
void writeOwnRules(const Briefing &briefing, QuestionWriter &writer)
{
    if (briefing.rules.empty())
        return;
    writer.heading("Rules that decide, and what they read");
    for (const std::string &rule : briefing.rules)
        writer.line(rule);
    for (const StudyReading &value : briefing.ruleValues) {
        const std::string whole = value.ref + '@' + std::string(briefing.watch.timeframe.name());
        const auto &known = writer.readings();
        const bool shown = std::any_of(known.begin(), known.end(),
                                       [&](const domain::Reading &one) { return one.ref == whole; });
        if (!value.now)
            writer.line(value.title + ": not known");
        else if (!shown)
            writer.number(value.title, value.ref, *value.now);
    }
}

} // namespace decision
