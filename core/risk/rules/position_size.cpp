#include "risk/rule.h"

namespace risk {

domain::RuleResult each::positionSize(const Case &c)
{
    return cappedAt(c, positionPercent(c.options) / 100 * c.equity);
}

} // namespace risk
