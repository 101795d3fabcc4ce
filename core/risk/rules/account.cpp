#include "risk/rule.h"

#include <cmath>

namespace risk {

domain::RuleResult each::account(const Case &c)
{
    const AccountState &account = c.state.account;
    if (!std::isfinite(account.equity) || account.equity <= 0)
        return denied("no equity");
    if (!std::isfinite(account.exposure) || account.exposure < 0)
        return denied("the exposure is not known");
    return passed();
}

} // namespace risk
