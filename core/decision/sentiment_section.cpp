#include "base/outside.h"
#include "base/text.h"
#include "decision/sections.h"

namespace decision {
namespace {

/// The numbers, and after those of one fetch how old it is, where it is old.
void writeFacts(const std::vector<domain::Fact> &facts, base::UtcTime now, QuestionWriter &writer)
{
    for (const domain::Fact &fact : facts) {
        std::string unit = fact.unit;
        if (fact.stale) {
            const long long hours = std::max<long long>(1, (now - fact.asOf).count() / 3'600'000);
            unit += (unit.empty() ? "(" : " (") + std::to_string(hours) + " h old)";
        }
        writer.number(fact.title, fact.ref, fact.value, unit);
    }
}

} // namespace

void writeSentiment(const Briefing &briefing, QuestionWriter &writer)
{
    if (briefing.world.sentiment.empty())
        return;
    writer.heading("Sentiment");
    writeFacts(briefing.world.sentiment, briefing.now, writer);
}

void writeFundamentals(const Briefing &briefing, QuestionWriter &writer)
{
    const domain::Surroundings &world = briefing.world;
    if (world.fundamentals.empty())
        return;
    writer.heading("Fundamentals");
    if (!world.about.empty()) {
        std::string line = "What it is, from outside: <" + briefing.fence + ">";
        line += base::quotable(world.about, 600);
        writer.line(line + "</" + briefing.fence + ">");
    }
    writeFacts(world.fundamentals, briefing.now, writer);
}

} // namespace decision
