#include "risk/rule.h"

namespace risk {

/// Size = risked share of equity ÷ (distance to stop + round trip + gap allowance).
domain::RuleResult each::riskPerTrade(const Case &c)
{
    const std::optional<double> loss = c.lossAtStop();
    return loss ? cappedAt(c, c.options.riskPercent / 100 * c.equity / *loss) : notApplicable();
}

} // namespace risk
