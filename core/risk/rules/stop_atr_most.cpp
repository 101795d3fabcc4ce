#include "risk/rule.h"

namespace risk {

domain::RuleResult each::stopAtrMost(const Case &c)
{
    if (!c.atr || !c.stopDistance)
        return notApplicable();
    return atMost(*c.stopDistance * c.entryAt / *c.atr, c.options.stopAtrMost, "ATR");
}

} // namespace risk
