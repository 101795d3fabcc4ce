#include "risk/rule.h"

namespace risk {

domain::RuleResult each::lossStreak(const Case &c)
{
    const AccountState &account = c.state.account;
    if (inForce(c.state, domain::HaltKind::LossStreak))
        return unlessHalted(c, domain::HaltKind::LossStreak);
    if (account.lossesInRow < c.options.lossStreak)
        return below(account.lossesInRow, c.options.lossStreak, "losses");
    const std::string note = std::to_string(account.lossesInRow) + " losses in a row";
    if (!account.lastLoss)
        return denied(note);
    const double pause = streakPauseHours(c.state, c.options, c.proposal.timeframe);
    domain::RuleResult out = atLeast(hoursBetween(*account.lastLoss, c.state.now), pause, "h");
    out.note = note;
    return out;
}

} // namespace risk
