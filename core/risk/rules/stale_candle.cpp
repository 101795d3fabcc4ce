#include "risk/rule.h"

namespace risk {

domain::RuleResult each::staleCandle(const Case &c)
{
    const double age = hoursBetween(c.state.market.lastClosedOpen, c.state.now) / c.step();
    if (age < 0)
        return denied("the last closed candle opens in the future");
    return atMost(age, c.options.staleSteps, "bars");
}

} // namespace risk
