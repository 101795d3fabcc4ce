#include "risk/rule.h"

namespace risk {

domain::RuleResult each::stopSide(const Case &c)
{
    if (!c.stop || !c.entry)
        return notApplicable();
    if (c.stopDistance)
        return passed();
    return denied(c.isLong() ? "the stop of a long must be below its entry"
                             : "the stop of a short must be above its entry");
}

} // namespace risk
