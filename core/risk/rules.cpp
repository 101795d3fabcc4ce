#include "risk/rule.h"

namespace risk {

namespace {

// The order is the order of judgement: a denial is named after the first rule that denied, so the general
// comes before the particular, and the drawdown before the daily loss that is part of it.
constexpr Rule table[] = {
    {"proposal", "The proposal is whole", Stage::Gate, each::proposal},
    {"market", "The market is known", Stage::Gate, each::market},
    {"account", "The account is known", Stage::Gate, each::account},
    {"kill_switch", "Kill switch", Stage::Gate, each::killSwitch},
    {"paused", "Paused by a person", Stage::Gate, each::paused},
    {"safe_mode", "Safe mode", Stage::Gate, each::safeMode},
    {"drawdown", "Drawdown", Stage::Gate, each::drawdown},
    {"daily_loss", "Loss of the day", Stage::Gate, each::dailyLoss},
    {"loss_streak", "Losses in a row", Stage::Gate, each::lossStreak},
    {"cooldown", "Cool-down after an entry", Stage::Gate, each::cooldown},
    {"shorts", "Short selling", Stage::Gate, each::shorts},
    {"one_position", "One position an instrument", Stage::Gate, each::onePosition},
    {"open_positions", "Open positions", Stage::Gate, each::openPositions},
    {"stale_candle", "Age of the last candle", Stage::Gate, each::staleCandle},
    {"atr", "Average true range", Stage::Gate, each::atr},
    {"entry_distance", "Entry near the last price", Stage::Gate, each::entryDistance},
    {"stop", "Stop-loss", Stage::Gate, each::stop},
    {"stop_side", "Stop on the losing side", Stage::Gate, each::stopSide},
    {"stop_atr_least", "Stop not inside the noise", Stage::Gate, each::stopAtrLeast},
    {"stop_atr_most", "Stop not too far", Stage::Gate, each::stopAtrMost},
    {"stop_cost", "Stop against costs", Stage::Gate, each::stopCost},
    {"stop_percent", "Stop within the price", Stage::Gate, each::stopPercent},
    {"liquidation", "Stop before liquidation", Stage::Gate, each::liquidation},
    {"target", "Take-profit", Stage::Gate, each::target},
    {"target_side", "Target on the winning side", Stage::Gate, each::targetSide},
    {"target_cost", "Target against costs", Stage::Gate, each::targetCost},
    {"reward_to_risk", "Reward to risk, net", Stage::Gate, each::rewardToRisk},
    {"size_advice", "Size asked for", Stage::Size, each::sizeAdvice},
    {"risk_per_trade", "Risk of one trade", Stage::Size, each::riskPerTrade},
    {"position_size", "Size of one position", Stage::Size, each::positionSize},
    {"exposure", "Exposure of all positions", Stage::Size, each::exposure},
    {"leverage", "Leverage", Stage::Size, each::leverage},
    {"cash", "Cash", Stage::Size, each::cash},
    {"bar_volume", "Share of the bar's volume", Stage::Size, each::barVolume},
    {"kelly", "Kelly fraction", Stage::Size, each::kelly},
    {"minimum_size", "Smallest order", Stage::Final, each::minimumSize},
};

} // namespace

std::span<const Rule> rules()
{
    return table;
}

std::vector<RuleInfo> ruleList()
{
    std::vector<RuleInfo> out;
    for (const Rule &rule : table)
        out.push_back({rule.id, rule.title});
    return out;
}

} // namespace risk
