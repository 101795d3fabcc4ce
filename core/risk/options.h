// The limits of the desk. None of them is learnable, and a lint names those that the others make unreachable.
#pragma once

#include "base/options.h"

#include <span>
#include <string>

namespace risk {

struct Options
{
    double riskPercent = 0.5;         // of equity lost at the stop, costs and gap included
    double maxPositionPercent = 20;   // of equity in one position
    double maxExposurePercent = 60;   // of equity in all positions
    double maxBarVolumePercent = 1;   // of the bar's quote volume
    double gapAllowancePercent = 0.1; // of price, added to the stop distance when sizing
    int maxOpenPositions = 5;
    bool allowShorts = false; // shorts on spot with paper margin
    double maxLeverage = 1;
    double maintenanceMarginPercent = 1; // of notional: what a venue keeps back before it liquidates
    double stopAtrLeast = 0.5, stopAtrMost = 4;
    double stopCostLeast = 2;    // × round-trip cost
    double stopPercentMost = 25; // of price
    double targetCostLeast = 3;  // × round-trip cost
    double rewardToRiskLeast = 1.5, rewardToRiskLeastRanging = 1.2;
    double rangingChoppiness = 61.8;
    double entryAtrMost = 0.5; // of the last price
    int staleSteps = 2;        // age of the last closed candle, by opening time
    bool cooldowns = true;     // 4/3/2/1 × timeframe after an entry
    int lossStreak = 3;
    double lossStreakHours = 24;
    double dailyLossPercent = 2;
    double maxDrawdownPercent = 10;
    double drawdownResumeDays = 30; // in replay, where no person can resume
    int failedCycles = 3;
    double minPositionPercent = 0.5; // size at a negative Kelly fraction
    int kellyOutcomes = 30;          // outcomes needed before Kelly caps the size
    double kellyShare = 0.25;
    std::string profile = "standard"; // or "cautious": position ≤ 5 %
};

[[nodiscard]] std::span<const base::Option<Options>> optionTable();

/// A limit that the other settings make unreachable, or that can never pass.
struct LintFinding
{
    std::string key;
    std::string why;
};
[[nodiscard]] std::vector<LintFinding> lint(const Options &options);

} // namespace risk
