#include "decision/sections.h"

namespace decision {

void writePatterns(const Briefing &briefing, QuestionWriter &writer)
{
    writer.heading("Patterns");
    if (briefing.patterns.empty()) {
        writer.line("None in the last candles.");
        return;
    }
    const std::size_t last = briefing.candles.size() - 1;
    for (auto event = briefing.patterns.rbegin(); event != briefing.patterns.rend(); ++event) {
        const std::size_t age = last >= event->bar ? last - event->bar : 0;
        writer.line(event->kind + " (" + std::string(studies::name(event->direction)) + "), " +
                    writer.cite(event->id + ".age." + std::to_string(event->bar), double(age)) +
                    " candles ago");
    }
}

} // namespace decision
