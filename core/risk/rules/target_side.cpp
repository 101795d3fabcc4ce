#include "risk/rule.h"

namespace risk {

domain::RuleResult each::targetSide(const Case &c)
{
    if (!c.target || !c.entry)
        return notApplicable();
    if (c.targetDistance)
        return passed();
    return denied(c.isLong() ? "the target of a long must be above its entry"
                             : "the target of a short must be below its entry");
}

} // namespace risk
