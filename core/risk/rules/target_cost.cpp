#include "risk/rule.h"

namespace risk {

domain::RuleResult each::targetCost(const Case &c)
{
    if (!c.targetDistance)
        return notApplicable();
    return atLeast(100 * *c.targetDistance, 100 * c.cost * c.options.targetCostLeast, "%");
}

} // namespace risk
