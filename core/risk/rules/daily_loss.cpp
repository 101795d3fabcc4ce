#include "risk/rule.h"

namespace risk {

domain::RuleResult each::dailyLoss(const Case &c)
{
    if (inForce(c.state, domain::HaltKind::DailyLoss))
        return unlessHalted(c, domain::HaltKind::DailyLoss);
    const auto lost = lossPercent(c.state.account.dayOpenEquity, c.state.account.equity);
    if (!lost)
        return notApplicable("the day's opening equity is not known");
    return below(*lost, c.options.dailyLossPercent, "%");
}

} // namespace risk
