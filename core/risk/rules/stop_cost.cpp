#include "risk/rule.h"

namespace risk {

domain::RuleResult each::stopCost(const Case &c)
{
    if (!c.stopDistance)
        return notApplicable();
    return atLeast(100 * *c.stopDistance, 100 * c.cost * c.options.stopCostLeast, "%");
}

} // namespace risk
