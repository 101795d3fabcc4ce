#include "base/text.h"
#include "decision/sections.h"

namespace decision {

void writeAccount(const Briefing &briefing, QuestionWriter &writer)
{
    writer.heading("Account (paper)");
    writer.number("Equity", "equity", briefing.equity, briefing.currency);
    writer.number("Cash", "cash", briefing.cash, briefing.currency);
    writer.line("Open positions: " + std::to_string(briefing.openPositions));
    writer.number("Cost of a round trip", "cost:round_trip", briefing.roundTripCostPercent, "% of price");
    if (briefing.done.empty())
        return;
    writer.line("What was done here before, newest last:");
    for (const DoneDecision &done : briefing.done)
        writer.line("- " + base::iso(done.time) + ": " + base::shortened(base::sanitised(done.done), 200));
}

} // namespace decision
