#include "risk/rule.h"

#include <cmath>

namespace risk {

domain::RuleResult each::entryDistance(const Case &c)
{
    if (!c.atr || !c.entry)
        return notApplicable();
    return atMost(std::abs(c.entryAt - c.state.market.last) / *c.atr, c.options.entryAtrMost, "ATR");
}

} // namespace risk
