#include "base/text.h"
#include "decision/sections.h"

namespace decision {

/// How the last trade ended: what was done, not what was said.
void writeOutcome(const Briefing &briefing, QuestionWriter &writer)
{
    if (!briefing.memory.on || !briefing.memory.last)
        return;
    const domain::Experience &last = *briefing.memory.last;
    writer.heading("Last closed trade (as done)");
    std::string line = std::string(domain::name(last.side)) + ' ' + base::sanitised(last.symbol, 40) +
                       " from " + base::iso(last.opened) + " to " + base::iso(last.closed) + ", left by " +
                       base::sanitised(last.reason, 40) + ": net " +
                       writer.cite("last_trade:net", last.netPercent, "memory") + " %";
    if (last.maePercent && last.mfePercent)
        line += ", worst " + writer.cite("last_trade:mae", *last.maePercent, "memory") + " %, best " +
                writer.cite("last_trade:mfe", *last.mfePercent, "memory") + " %";
    writer.line(line + '.');
}

} // namespace decision
