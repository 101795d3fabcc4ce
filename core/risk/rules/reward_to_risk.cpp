#include "risk/rule.h"

namespace risk {

/// (distance to target − round trip) ÷ (distance to stop + round trip): what is won against what is lost,
/// both after the fees, spread and slippage of both ways.
domain::RuleResult each::rewardToRisk(const Case &c)
{
    if (!c.stopDistance || !c.targetDistance)
        return notApplicable();
    const std::optional<double> choppiness = c.state.market.choppiness;
    const bool ranging = choppiness && *choppiness > c.options.rangingChoppiness;
    const double least = ranging ? c.options.rewardToRiskLeastRanging : c.options.rewardToRiskLeast;
    domain::RuleResult out = atLeast((*c.targetDistance - c.cost) / (*c.stopDistance + c.cost), least, "x");
    if (ranging)
        out.note = "ranging market";
    return out;
}

} // namespace risk
