#include "risk/rule.h"

namespace risk {

/// An isolated position of leverage L with maintenance margin m (a share of notional) is taken away where its
/// margin is down to that share: a long at entry × (1 − 1/L) ÷ (1 − m), a short at entry × (1 + 1/L) ÷ (1 +
/// m). A long without borrowed money cannot be.
std::optional<double> liquidationDistance(const Case &c)
{
    const bool perpetual =
        c.proposal.instrument && c.proposal.instrument->kind == domain::MarketKind::Perpetual;
    const double times = perpetual ? std::max(1.0, c.options.maxLeverage) : 1;
    const double kept = c.options.maintenanceMarginPercent / 100;
    if (c.isLong())
        return times > 1 ? std::optional(100 * (1 - (1 - 1 / times) / (1 - kept))) : std::nullopt;
    return 100 * ((1 + 1 / times) / (1 + kept) - 1);
}

domain::RuleResult each::liquidation(const Case &c)
{
    const std::optional<double> distance = liquidationDistance(c);
    if (!distance)
        return notApplicable("nothing is borrowed");
    if (!c.stopDistance)
        return notApplicable();
    return below(100 * *c.stopDistance, *distance, "%");
}

} // namespace risk
