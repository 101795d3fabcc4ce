#include "risk/rule.h"

#include <cmath>

namespace risk {

domain::RuleResult each::sizeAdvice(const Case &c)
{
    const std::optional<double> fraction = c.proposal.sizeFraction;
    if (!fraction)
        return notApplicable();
    if (!std::isfinite(*fraction) || *fraction < 0)
        return denied("the size asked for is not a fraction of equity");
    return cappedAt(c, *fraction * c.equity);
}

} // namespace risk
