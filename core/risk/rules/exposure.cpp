#include "risk/rule.h"

namespace risk {

domain::RuleResult each::exposure(const Case &c)
{
    return cappedAt(c, c.options.maxExposurePercent / 100 * c.equity - c.state.account.exposure);
}

} // namespace risk
