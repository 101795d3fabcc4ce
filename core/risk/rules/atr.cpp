#include "risk/rule.h"

namespace risk {

domain::RuleResult each::atr(const Case &c)
{
    return c.atr ? passed() : denied("the average true range is not known, so no distance can be judged");
}

} // namespace risk
