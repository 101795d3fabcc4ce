#include "risk/rule.h"

namespace risk {

domain::RuleResult each::stop(const Case &c)
{
    if (c.stop)
        return passed(c.stopByDesk ? "placed by the desk" : "");
    return denied(c.proposal.stop ? "the stop is not a price" : "no stop, and the desk could not place one");
}

} // namespace risk
