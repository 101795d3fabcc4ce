#include "base/outside.h"
#include "base/text.h"
#include "decision/sections.h"

namespace decision {

void writePosition(const Briefing &briefing, QuestionWriter &writer)
{
    writer.heading("Open position");
    if (!briefing.position) {
        writer.line("None in this market.");
        return;
    }
    const OpenPosition &open = *briefing.position;
    const domain::Position &position = open.position;
    writer.line(std::string(domain::name(position.side)) + ' ' + position.quantity.toString() + " since " +
                base::iso(position.opened) + ", " + std::to_string(open.barsHeld) + " candles");
    writer.number("Entry price", "position:entry", position.entryPrice.toDouble());
    if (position.plan.stop)
        writer.number("Stop", "position:stop", position.plan.stop->toDouble());
    if (position.plan.target)
        writer.number("Target", "position:target", position.plan.target->toDouble());
    writer.line("Time exit: " + base::iso(position.plan.horizonEnds));
    writer.number("Unrealised result, net of all fees", "position:net", open.unrealisedPercent,
                  "% of its cost");
    writer.number("Way from entry to target", "position:progress", open.progressPercent, "%");
    if (open.maePercent && open.mfePercent)
        writer.line("Worst move so far " + writer.cite("position:mae", *open.maePercent) + " %, best " +
                    writer.cite("position:mfe", *open.mfePercent) + " %");
    if (position.invalidation) // a model's words
        writer.line("Its thesis was to be wrong if: <" + briefing.fence + ">" +
                    base::quotable(*position.invalidation, 300) + "</" + briefing.fence + ">");
}

} // namespace decision
