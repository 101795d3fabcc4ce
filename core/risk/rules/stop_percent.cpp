#include "risk/rule.h"

namespace risk {

domain::RuleResult each::stopPercent(const Case &c)
{
    if (!c.stopDistance)
        return notApplicable();
    return atMost(100 * *c.stopDistance, c.options.stopPercentMost, "%");
}

} // namespace risk
