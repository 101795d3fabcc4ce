#include "risk/options.h"

namespace risk {

namespace {

constexpr const char *profiles[] = {"standard", "cautious"};

const base::Option<Options> table[] = {
    {"risk_percent", "Risk of one trade", "%", "Share of equity lost at the stop, costs and a gap included.",
     &Options::riskPercent, 0.01, 10},
    {"max_position_percent", "One position at most", "%", "Share of equity in one position.",
     &Options::maxPositionPercent, 0.1, 1000},
    {"max_exposure_percent", "All positions at most", "%", "Share of equity in all positions together.",
     &Options::maxExposurePercent, 0.1, 1000},
    {"max_bar_volume_percent", "Share of the bar's volume at most", "%",
     "An order may be this share of the quote volume of the last bar; an unknown volume does not limit.",
     &Options::maxBarVolumePercent, 0.001, 100},
    {"gap_allowance_percent", "Gap allowance", "%",
     "Added to the stop's distance when the size is worked out.", &Options::gapAllowancePercent, 0, 50},
    {"max_open_positions", "Open positions at most", "", "Each on another instrument.",
     &Options::maxOpenPositions, 1, 100},
    {"allow_shorts", "Allow short selling", "", "Perpetuals, or spot with paper margin.",
     &Options::allowShorts},
    {"max_leverage", "Leverage at most", "x", "Of perpetuals, isolated; spot is never borrowed.",
     &Options::maxLeverage, 0.1, 20},
    {"maintenance_margin_percent", "Maintenance margin", "%",
     "Share of a borrowed position that the venue keeps back before it liquidates.",
     &Options::maintenanceMarginPercent, 0, 50},
    {"stop_atr_least", "Stop at least", "ATR", "Nearer stops are inside the market's noise.",
     &Options::stopAtrLeast, 0, 100},
    {"stop_atr_most", "Stop at most", "ATR", "Farther stops say nothing about the idea.",
     &Options::stopAtrMost, 0, 100},
    {"stop_cost_least", "Stop at least", "x costs", "Distance of the stop in round trips.",
     &Options::stopCostLeast, 0, 100},
    {"stop_percent_most", "Stop at most", "%", "Distance of the stop as a share of price.",
     &Options::stopPercentMost, 0.1, 100},
    {"target_cost_least", "Target at least", "x costs", "Distance of the target in round trips.",
     &Options::targetCostLeast, 0, 100},
    {"reward_to_risk_least", "Reward to risk at least", "x", "Net of fees, spread and slippage of both ways.",
     &Options::rewardToRiskLeast, 0, 100},
    {"reward_to_risk_least_ranging", "Reward to risk at least when ranging", "x",
     "The same in a market whose choppiness is above the next value.", &Options::rewardToRiskLeastRanging, 0,
     100},
    {"ranging_choppiness", "Ranging above", "", "Choppiness index from which a market counts as ranging.",
     &Options::rangingChoppiness, 0, 100},
    {"entry_atr_most", "Entry from last price at most", "ATR", "Limits farther away are not placed.",
     &Options::entryAtrMost, 0, 100},
    {"stale_steps", "Last candle at most", "bars old", "Age of the last closed candle by its opening time.",
     &Options::staleSteps, 1, 100},
    {"cooldowns", "Cool-down after an entry", "",
     "4, 3, 2 or 1 bars by timeframe between entries on an instrument.", &Options::cooldowns},
    {"loss_streak", "Losses in a row", "", "So many pause entries.", &Options::lossStreak, 1, 1000},
    {"loss_streak_hours", "Pause after losses", "h", "At least, and never less than three bars.",
     &Options::lossStreakHours, 0, 8760},
    {"daily_loss_percent", "Loss of a day at most", "%",
     "Of the day's opening equity, marked to market; halts entries until 00:00 UTC.",
     &Options::dailyLossPercent, 0.01, 100},
    {"max_drawdown_percent", "Drawdown at most", "%",
     "From the high-water mark; halts until a person resumes.", &Options::maxDrawdownPercent, 0.01, 100},
    {"drawdown_resume_days", "Resume in replay after", "days", "Where there is no person to resume.",
     &Options::drawdownResumeDays, 0, 36500},
    {"failed_cycles", "Failed cycles in a row", "", "So many switch to exits only.", &Options::failedCycles,
     1, 1000},
    {"min_position_percent", "Position without an edge", "%", "Size while the Kelly fraction is negative.",
     &Options::minPositionPercent, 0.01, 100},
    {"kelly_outcomes", "Outcomes before Kelly", "",
     "Closed trades needed before the Kelly fraction limits the size.", &Options::kellyOutcomes, 1, 100000},
    {"kelly_share", "Share of Kelly", "", "Of the fraction that Kelly's formula would risk.",
     &Options::kellyShare, 0, 1},
    {"profile", "Profile", "", "Cautious: a position is at most 5 % of equity.", &Options::profile, 0, 0,
     profiles},
};

} // namespace

std::span<const base::Option<Options>> optionTable()
{
    return table;
}

} // namespace risk
