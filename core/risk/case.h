// What one proposal looks like to the rules: its levels on the tick and its distances, worked out once, and
// the few ways in which a rule says what it found. Internal to risk; a value on the judge's stack; any
// thread.
#pragma once

#include "risk/judge.h"

#include <string>

namespace risk {

struct Case
{
    const Proposal &proposal;
    const State &state;
    const Options &options;

    // Levels through the instrument's door; none where missing or not a price.
    std::optional<domain::Price> entry, stop, target;
    double entryAt = 0, stopAt = 0, targetAt = 0; // the same as numbers; 0 where there is none
    bool stopByDesk = false, targetByDesk = false;
    std::optional<double> atr;            // positive and finite, or none
    std::optional<double> stopDistance;   // from entry to a stop on the right side, as a fraction of entry
    std::optional<double> targetDistance; // the same for the target
    double cost = 0;                      // round trip, as a fraction; 0 where it is not a number
    double equity = 0;                    // 0 where it is not a number

    // How the size stands after the rules so far.
    double size = 0;                          // in quote units
    std::optional<domain::Quantity> quantity; // on the lot; known once every size rule has spoken

    [[nodiscard]] bool isLong() const { return proposal.side == domain::PositionSide::Long; }
    /// What is lost between entry and stop, costs and a gap included, as a fraction of the size.
    [[nodiscard]] std::optional<double> lossAtStop() const;
    [[nodiscard]] double step() const; // of the timeframe, in hours
};
[[nodiscard]] Case caseOf(const Proposal &proposal, const State &state, const Options &options);

// The results of rules. Bounds hold within a billionth of themselves, so that a level exactly on a bound
// passes.
[[nodiscard]] domain::RuleResult passed(std::string note = {});
[[nodiscard]] domain::RuleResult denied(std::string note);
[[nodiscard]] domain::RuleResult notApplicable(std::string note = {});
[[nodiscard]] domain::RuleResult atMost(double value, double bound, const char *unit);
[[nodiscard]] domain::RuleResult atLeast(double value, double bound, const char *unit);
/// As atMost, but a value that has reached the bound is denied.
[[nodiscard]] domain::RuleResult below(double value, double bound, const char *unit);
/// Lowers the size to `bound` quote units; no room at all is a denial.
[[nodiscard]] domain::RuleResult cappedAt(const Case &c, double bound, std::string note = {});
/// Room left as a share of the bound; none for a bound of zero.
[[nodiscard]] std::optional<double> slackBelow(double value, double bound);

/// The halt of this kind if it is in force at the case's time.
[[nodiscard]] const domain::Halt *inForce(const State &state, domain::HaltKind kind);
[[nodiscard]] domain::RuleResult unlessHalted(const Case &c, domain::HaltKind kind);
/// How long a streak of losses pauses entries, in hours.
[[nodiscard]] double streakPauseHours(const State &state, const Options &options,
                                      std::optional<domain::Timeframe> timeframe = {});
[[nodiscard]] double hoursBetween(base::UtcTime from, base::UtcTime to);
/// A loss from `before` to `now` in percent of `before`; none where there is nothing to compare.
[[nodiscard]] std::optional<double> lossPercent(double before, double now);
/// Where the venue would take the position away, on the tick that is nearer to the entry; none where it
/// cannot.
[[nodiscard]] std::optional<domain::Price> liquidationPrice(const Case &c);
[[nodiscard]] double positionPercent(const Options &options); // by profile

} // namespace risk
