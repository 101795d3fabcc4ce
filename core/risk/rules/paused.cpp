#include "risk/rule.h"

namespace risk {

domain::RuleResult each::paused(const Case &c)
{
    return unlessHalted(c, domain::HaltKind::Paused);
}

} // namespace risk
