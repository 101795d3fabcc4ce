// Limits that the others leave no work for. A limit is dead when no proposal could ever be stopped or lowered
// by it first, or when none could ever pass it.
#include "base/text.h"
#include "risk/case.h"

namespace risk {

namespace {

using Findings = std::vector<LintFinding>;

std::string percent(double value)
{
    return base::printed(value, 4) + " %";
}

void idle(const Options &options, Findings &out)
{
    const std::pair<const char *, double> distances[] = {
        {"stop_atr_least", options.stopAtrLeast},
        {"stop_cost_least", options.stopCostLeast},
        {"target_cost_least", options.targetCostLeast},
        {"reward_to_risk_least", options.rewardToRiskLeast},
        {"reward_to_risk_least_ranging", options.rewardToRiskLeastRanging}};
    for (const auto &[key, value] : distances)
        if (value <= 0)
            out.push_back({key, "a bound of zero stops nothing"});
}

void stops(const Options &options, Findings &out)
{
    if (options.stopAtrLeast >= options.stopAtrMost)
        out.push_back({"stop_atr_least", "no stop is at least " + base::printed(options.stopAtrLeast) +
                                             " and at most " + base::printed(options.stopAtrMost) +
                                             " ATR away"});
    if (options.stopPercentMost >= 100 && !options.allowShorts)
        out.push_back({"stop_percent_most", "a long cannot lose more than its price"});
    const double times = options.maxLeverage, kept = options.maintenanceMarginPercent / 100;
    const double taken = times > 1 ? 100 * (1 - (1 - 1 / times) / (1 - kept)) : 100;
    if (times > 1 && taken <= 0)
        out.push_back({"max_leverage", "at this leverage the maintenance margin is gone at the entry"});
    else if (taken <= options.stopPercentMost && times > 1)
        out.push_back({"stop_percent_most", "at a leverage of " + base::printed(times) +
                                                " the liquidation comes first, at " + percent(taken)});
}

void sizes(const Options &options, Findings &out)
{
    const double position = positionPercent(options), exposure = options.maxExposurePercent;
    const double gap = options.gapAllowancePercent;
    if (position < options.maxPositionPercent)
        out.push_back({"max_position_percent", "the cautious profile allows " + percent(position)});
    if (position > exposure)
        out.push_back({"max_position_percent", "all positions together are at most " + percent(exposure)});
    else if (gap > 0 && 100 * options.riskPercent / gap <= position)
        out.push_back(
            {"max_position_percent", "with this gap allowance the risk of one trade never allows more than " +
                                         percent(100 * options.riskPercent / gap)});
    if (position * options.maxOpenPositions < exposure)
        out.push_back({"max_exposure_percent",
                       "the positions allowed add up to " + percent(position * options.maxOpenPositions)});
    if (exposure > 100 * options.maxLeverage)
        out.push_back({"max_exposure_percent", "the leverage allows " + percent(100 * options.maxLeverage)});
    // A stop is at least twice the costs away, so costs add at most half of its distance.
    const double costShare = options.stopCostLeast > 0 ? 1 + 1 / options.stopCostLeast : 2;
    if (options.riskPercent >= position / 100 * (costShare * options.stopPercentMost + gap))
        out.push_back({"risk_percent", "the largest position with the widest stop loses less"});
    if (options.minPositionPercent > std::min(position, exposure))
        out.push_back(
            {"min_position_percent", "a position is at most " + percent(std::min(position, exposure))});
}

void halts(const Options &options, Findings &out)
{
    if (options.maxDrawdownPercent <= options.dailyLossPercent)
        out.push_back({"daily_loss_percent", "the drawdown halts at " + percent(options.maxDrawdownPercent) +
                                                 ", which such a day always reaches first"});
    else if (options.dailyLossPercent >= 100)
        out.push_back({"daily_loss_percent", "equity cannot lose more than itself"});
    if (options.maxDrawdownPercent >= 100)
        out.push_back({"max_drawdown_percent", "equity cannot fall by more than itself"});
}

void rest(const Options &options, Findings &out)
{
    if (options.rangingChoppiness >= 100)
        out.push_back({"reward_to_risk_least_ranging", "choppiness never exceeds 100"});
    else if (options.rangingChoppiness <= 0)
        out.push_back(
            {"reward_to_risk_least", "choppiness is always above zero, so every market counts as ranging"});
    if (options.staleSteps < 2)
        out.push_back({"stale_steps", "a candle is one step old by its opening time when it closes"});
}

} // namespace

std::vector<LintFinding> lint(const Options &options)
{
    Findings out;
    for (const auto look : {idle, stops, sizes, halts, rest})
        look(options, out);
    return out;
}

} // namespace risk
