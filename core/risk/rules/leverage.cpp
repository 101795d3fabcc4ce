#include "risk/rule.h"

namespace risk {

domain::RuleResult each::leverage(const Case &c)
{
    const bool perpetual =
        c.proposal.instrument && c.proposal.instrument->kind == domain::MarketKind::Perpetual;
    const double times = perpetual ? c.options.maxLeverage : std::min(1.0, c.options.maxLeverage);
    return cappedAt(c, times * c.equity - c.state.account.exposure);
}

} // namespace risk
