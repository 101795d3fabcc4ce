#include "risk/rule.h"

namespace risk {

domain::RuleResult each::cash(const Case &c)
{
    const bool spot = c.proposal.instrument && c.proposal.instrument->kind == domain::MarketKind::Spot;
    if (!c.isLong() || !(spot || c.options.maxLeverage <= 1))
        return notApplicable("on margin");
    const AccountState &account = c.state.account;
    const double there = account.cash.value_or(c.equity - account.exposure);
    return cappedAt(c, there / (1 + c.cost)); // what it costs to get in must be there as well
}

} // namespace risk
