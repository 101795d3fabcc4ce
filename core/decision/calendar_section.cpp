#include "base/outside.h"
#include "decision/sections.h"

namespace decision {

void writeCalendar(const Briefing &briefing, QuestionWriter &writer)
{
    const domain::Surroundings &world = briefing.world;
    if (world.calendar.empty() && world.events.empty())
        return;
    writer.heading("Calendar");
    for (const std::string &sentence : world.calendar)
        writer.line(sentence);
    for (const std::string &event : world.events) {
        std::string line = "Event, entered by the user: <" + briefing.fence + ">";
        line += base::quotable(event, 240);
        writer.line(line + "</" + briefing.fence + ">");
    }
}

} // namespace decision
