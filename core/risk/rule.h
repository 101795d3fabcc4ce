// One rule: what it is called and how it judges. The table in rules.cpp holds them in the order in which they
// are asked; each is one file in rules/. Internal to risk; pure; any thread.
#pragma once

#include "risk/case.h"

#include <span>

namespace risk {

/// Gates first, then the rules that lower the size, then those that judge the size that is left.
enum class Stage { Gate, Size, Final };

struct Rule
{
    const char *id;
    const char *title;
    Stage stage;
    domain::RuleResult (*check)(const Case &);
};
[[nodiscard]] std::span<const Rule> rules();

namespace each {

// What is asked for, and what is known
domain::RuleResult proposal(const Case &c);
domain::RuleResult market(const Case &c);
domain::RuleResult account(const Case &c);
domain::RuleResult shorts(const Case &c);
// Halts
domain::RuleResult killSwitch(const Case &c);
domain::RuleResult paused(const Case &c);
domain::RuleResult safeMode(const Case &c);
domain::RuleResult drawdown(const Case &c);
domain::RuleResult dailyLoss(const Case &c);
domain::RuleResult lossStreak(const Case &c);
// Timing and number
domain::RuleResult cooldown(const Case &c);
domain::RuleResult onePosition(const Case &c);
domain::RuleResult openPositions(const Case &c);
domain::RuleResult staleCandle(const Case &c);
// Levels
domain::RuleResult atr(const Case &c);
domain::RuleResult entryDistance(const Case &c);
domain::RuleResult stop(const Case &c);
domain::RuleResult stopSide(const Case &c);
domain::RuleResult stopAtrLeast(const Case &c);
domain::RuleResult stopAtrMost(const Case &c);
domain::RuleResult stopCost(const Case &c);
domain::RuleResult stopPercent(const Case &c);
domain::RuleResult liquidation(const Case &c);
domain::RuleResult target(const Case &c);
domain::RuleResult targetSide(const Case &c);
domain::RuleResult targetCost(const Case &c);
domain::RuleResult rewardToRisk(const Case &c);
// Size
domain::RuleResult sizeAdvice(const Case &c);
domain::RuleResult riskPerTrade(const Case &c);
domain::RuleResult positionSize(const Case &c);
domain::RuleResult exposure(const Case &c);
domain::RuleResult leverage(const Case &c);
domain::RuleResult cash(const Case &c);
domain::RuleResult barVolume(const Case &c);
domain::RuleResult kelly(const Case &c);
// What is left
domain::RuleResult minimumSize(const Case &c);

} // namespace each

} // namespace risk
