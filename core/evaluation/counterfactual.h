// What an entry that was not made would have come to: filled, watched and left by the same functions as a
// real one. And what each rule that prevented entries was worth. Pure; any thread.
#pragma once

#include "domain/candle_series.h"
#include "domain/position.h"
#include "domain/statistics.h"
#include "execution/costs.h"

namespace evaluation {

/// An entry that was denied, turned down by a person, or left by the policy.
struct ShadowEntry
{
    std::string cycleId, capsuleId;
    std::string cause; // code of the rule that denied it, "reject", "policy", …
    domain::InstrumentPtr instrument;
    domain::Timeframe timeframe;
    domain::PositionSide side = domain::PositionSide::Long;
    std::optional<double> limit; // none: at the market
    std::optional<double> stop, target;
    int horizonBars = 20;
    double notional = 0; // in quote units: what would have been put in
    base::UtcTime decidedAt{};
};
[[nodiscard]] base::Json toJson(const ShadowEntry &entry);
/// Errors: Schema naming the field.
[[nodiscard]] base::Result<ShadowEntry> shadowEntryFromJson(const base::Json &json);

struct ShadowOutcome
{
    std::string cycleId, cause;
    bool filled = false; // a limit may never be reached
    double netPercent = 0;
    std::optional<domain::Money> net;
    std::string reason; // of the exit
    base::UtcTime opened{}, closed{};
};
[[nodiscard]] base::Json toJson(const ShadowOutcome &outcome);
[[nodiscard]] base::Result<ShadowOutcome> shadowOutcomeFromJson(const base::Json &json);

/// The outcome once the closed bars tell it: filled at the open of the first bar after the decision (a limit
/// where it is traded through), left at the first of stop, target and horizon. None while it is still open.
/// Errors: those of an amount or a price that does not fit.
[[nodiscard]] base::Result<std::optional<ShadowOutcome>>
followed(const ShadowEntry &entry, const domain::CandleSeries &closed, const execution::CostOptions &costs);

/// One statistic a cause, in quote currency: what it saved (positive) or cost, minus the sum of the net
/// results that it prevented, with a 95 % interval (normal, from 10 outcomes on) and their number.
[[nodiscard]] std::vector<domain::Statistic> valueOfRules(const std::vector<ShadowOutcome> &outcomes);

} // namespace evaluation
