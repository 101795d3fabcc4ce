#include "risk/rule.h"

namespace risk {

domain::RuleResult each::safeMode(const Case &c)
{
    if (inForce(c.state, domain::HaltKind::SafeMode))
        return unlessHalted(c, domain::HaltKind::SafeMode);
    return below(c.state.account.failedCyclesInRow, c.options.failedCycles, "failed cycles");
}

} // namespace risk
