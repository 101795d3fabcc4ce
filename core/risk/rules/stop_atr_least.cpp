#include "risk/rule.h"

namespace risk {

domain::RuleResult each::stopAtrLeast(const Case &c)
{
    if (!c.atr || !c.stopDistance)
        return notApplicable();
    return atLeast(*c.stopDistance * c.entryAt / *c.atr, c.options.stopAtrLeast, "ATR");
}

} // namespace risk
