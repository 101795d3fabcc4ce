#include "risk/rule.h"

namespace risk {

namespace {

/// Bars between two entries on one instrument: the faster the timeframe, the more of them.
int barsFor(domain::Timeframe timeframe)
{
    using std::chrono::hours;
    if (timeframe.step() < hours(1))
        return 4;
    if (timeframe.step() < hours(4))
        return 3;
    return timeframe.step() < hours(24) ? 2 : 1;
}

} // namespace

domain::RuleResult each::cooldown(const Case &c)
{
    if (!c.options.cooldowns)
        return notApplicable("switched off");
    if (!c.state.account.lastEntry)
        return notApplicable();
    return atLeast(hoursBetween(*c.state.account.lastEntry, c.state.now),
                   barsFor(c.proposal.timeframe) * c.step(), "h");
}

} // namespace risk
