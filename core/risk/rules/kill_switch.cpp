#include "risk/rule.h"

namespace risk {

domain::RuleResult each::killSwitch(const Case &c)
{
    return unlessHalted(c, domain::HaltKind::KillSwitch);
}

} // namespace risk
