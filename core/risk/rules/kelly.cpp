#include "risk/rule.h"

#include <cmath>

namespace risk {

/// Kelly (1956): the share of capital to risk is f = p − (1 − p) ÷ b for a chance p to win b times what is
/// lost. A share of it caps what is *risked*; where there is no edge the smallest size is left, so that the
/// desk can learn its way back.
domain::RuleResult each::kelly(const Case &c)
{
    const AccountState &account = c.state.account;
    if (account.outcomes < c.options.kellyOutcomes)
        return notApplicable("not enough outcomes: " + std::to_string(account.outcomes) + " of " +
                             std::to_string(c.options.kellyOutcomes));
    const std::optional<double> loss = c.lossAtStop();
    if (!loss || !account.winLow || !account.winLossRatio)
        return notApplicable("no chance or no ratio of wins to losses is known");
    const double p = *account.winLow, b = *account.winLossRatio;
    if (!(p >= 0 && p <= 1) || !std::isfinite(b) || b <= 0)
        return notApplicable("the chance or the ratio is not a number");
    const double fraction = p - (1 - p) / b;
    const double smallest = c.options.minPositionPercent / 100 * c.equity;
    const double risked = c.options.kellyShare * std::max(0.0, fraction) * c.equity;
    return cappedAt(c, std::max(smallest, risked / *loss), fraction < 0 ? "no edge: the smallest size" : "");
}

} // namespace risk
