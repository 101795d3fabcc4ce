#include "risk/rule.h"

namespace risk {

domain::RuleResult each::onePosition(const Case &c)
{
    if (c.state.account.instrumentHeld)
        return denied("a position on this instrument is open");
    return c.state.account.orderPending ? denied("an order on this instrument is open") : passed();
}

} // namespace risk
