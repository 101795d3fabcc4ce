#include "risk/rule.h"

namespace risk {

domain::RuleResult each::target(const Case &c)
{
    if (c.target)
        return passed(c.targetByDesk ? "placed by the desk" : "");
    return denied(c.proposal.target ? "the target is not a price"
                                    : "no target, and the desk could not place one");
}

} // namespace risk
