#include "risk/rule.h"

namespace risk {

domain::RuleResult each::proposal(const Case &c)
{
    constexpr int longest = 500; // bars
    const Proposal &asked = c.proposal;
    if (!asked.instrument)
        return denied("no instrument");
    if (!asked.instrument->active)
        return denied(asked.instrument->symbol.text() + " is not traded at the moment");
    if (!c.entry)
        return denied("the entry is not a price of " + asked.instrument->symbol.text());
    if (asked.horizonBars < 1 || asked.horizonBars > longest)
        return denied("the horizon must be from 1 to 500 bars");
    if (!(asked.confidence >= 0 && asked.confidence <= 1))
        return denied("the confidence is not a probability");
    return passed();
}

} // namespace risk
