// A closed trade with the state of the market when it was entered: what the desk learns from. Values; any
// thread.
#pragma once

#include "domain/capsule.h"
#include "domain/position.h"

namespace domain {

/// Numbers as they were at one instant, by their id without a timeframe ("rsi:14"); sorted by id.
using RawState = std::vector<Reading>;

struct Experience
{
    std::string id;     // of the trade: the same trade is never learned twice
    std::string origin; // "desk", or where it was imported from: "csv" "freqtrade" "reference_bot"
    std::string venue;
    std::string symbol; // "BTC/USDT"
    Timeframe timeframe;
    PositionSide side = PositionSide::Long;
    base::UtcTime opened{}, closed{}; // valid time
    base::UtcTime known{};            // from when on the desk knew how it ended
    std::string reason;               // of the exit: "stop" "target" …
    std::optional<Money> net;         // of all fees and funding; none where only the percentage is known
    double netPercent = 0;            // net, of the entry's notional
    std::optional<double> confidence; // as claimed, 0–1
    std::optional<double> calibrated; // as the desk had it when it decided
    std::optional<double> stopPercent, targetPercent; // distances from entry, as planned; > 0
    std::optional<double> maePercent, mfePercent, rMultiple;
    bool stopMoved = false; // the stop was tightened on the way
    Factors factors;
    RawState state;        // every raw reading at entry: layouts are recomputed from these
    std::string reasoning; // as given at entry
    std::string insight;   // what is carried on: made at the close
    std::string capsuleId;

    [[nodiscard]] bool won() const { return netPercent > 0; }
    [[nodiscard]] std::optional<double> rewardToRisk() const;
    /// |what came − what was aimed at| ÷ what was aimed at; none without a target.
    [[nodiscard]] std::optional<double> surprise() const;
    /// The reading of this id; NaN where there is none.
    [[nodiscard]] double reading(std::string_view ref) const;
};
[[nodiscard]] double reading(const RawState &state, std::string_view ref);
/// Sorts by id and drops what is not finite; of two with one id the first stays.
[[nodiscard]] RawState rawState(std::vector<Reading> readings);
/// Saturday or Sunday, UTC.
[[nodiscard]] bool isWeekend(base::UtcTime time);

[[nodiscard]] base::Json toJson(const Experience &experience);
/// Errors: Schema naming the field.
[[nodiscard]] base::Result<Experience> experienceFromJson(const base::Json &json);
[[nodiscard]] base::Json toJson(const RawState &state);
[[nodiscard]] base::Result<RawState> rawStateFromJson(const base::Json &json);

} // namespace domain
