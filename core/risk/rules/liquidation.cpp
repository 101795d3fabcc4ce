#include "risk/rule.h"

namespace risk {

/// An isolated position of leverage L with maintenance margin m (a share of notional) is taken away where its
/// margin is down to that share: a long at entry × (1 − 1/L) ÷ (1 − m), a short at entry × (1 + 1/L) ÷ (1 +
/// m). A long without borrowed money cannot be.
std::optional<domain::Price> liquidationPrice(const Case &c)
{
    if (!c.entry)
        return std::nullopt;
    const bool perpetual = c.proposal.instrument->kind == domain::MarketKind::Perpetual;
    const double times = perpetual ? std::max(1.0, c.options.maxLeverage) : 1;
    const double kept = c.options.maintenanceMarginPercent / 100;
    if (c.isLong() && times <= 1)
        return std::nullopt;
    const double price =
        c.isLong() ? c.entryAt * (1 - 1 / times) / (1 - kept) : c.entryAt * (1 + 1 / times) / (1 + kept);
    const auto nearer = c.isLong() ? base::Rounding::Ceiling : base::Rounding::Floor;
    const base::Result<domain::Price> there = c.proposal.instrument->price(price, nearer);
    return there ? std::optional(*there) : std::nullopt;
}

domain::RuleResult each::liquidation(const Case &c)
{
    const std::optional<domain::Price> taken = liquidationPrice(c);
    if (!taken)
        return notApplicable("nothing is borrowed");
    if (!c.stopDistance)
        return notApplicable();
    const double away =
        (c.isLong() ? c.entryAt - taken->toDouble() : taken->toDouble() - c.entryAt) / c.entryAt;
    return below(100 * *c.stopDistance, 100 * away, "%");
}

} // namespace risk
