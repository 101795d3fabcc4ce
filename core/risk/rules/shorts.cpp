#include "risk/rule.h"

namespace risk {

domain::RuleResult each::shorts(const Case &c)
{
    if (c.isLong())
        return notApplicable();
    return c.options.allowShorts ? passed() : denied("short selling is switched off");
}

} // namespace risk
