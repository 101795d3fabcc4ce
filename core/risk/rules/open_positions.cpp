#include "risk/rule.h"

namespace risk {

domain::RuleResult each::openPositions(const Case &c)
{
    return atMost(c.state.account.openPositions + 1, c.options.maxOpenPositions, "positions");
}

} // namespace risk
