#include "risk/rule.h"

namespace risk {

domain::RuleResult each::drawdown(const Case &c)
{
    if (inForce(c.state, domain::HaltKind::Drawdown))
        return unlessHalted(c, domain::HaltKind::Drawdown);
    const auto fallen = lossPercent(c.state.account.highWater, c.state.account.equity);
    if (!fallen)
        return notApplicable("no high-water mark yet");
    return below(*fallen, c.options.maxDrawdownPercent, "%");
}

} // namespace risk
