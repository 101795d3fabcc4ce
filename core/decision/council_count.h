// Counts the votes of a council: who wins, how clearly, and whose plan is taken. Pure; any thread.
//
//   one voice    Members that are the same model asked the same share one vote.
//   abstention   Who answers late, or not readably, or had nothing to read has no vote and no share.
//   quorum       A voice is heard if half of its members voted. Too few voices heard is a failure.
//   carried      The action with the most weight, if it has at least the agreement that is asked for;
//                less of it, or a tie for the first place, is a hold with the reason.
//   the plan     Of the supporter nearest the median of all supporters' stops, targets and claims: what
//                one member proposed, to the last digit, however many agree.
#pragma once

#include "domain/decision.h"

#include <optional>
#include <string>
#include <vector>

namespace decision {

/// What one member said in the end.
struct Ballot
{
    std::string voice;                          // of one model and one question
    double weight = 1;                          // of its voice
    std::optional<domain::DecisionRecord> said; // none: it abstained
    bool sawPrices = true;                      // only then can its levels be taken
};

struct CountRules
{
    int quorum = 2;            // voices; never more than there are seated
    double agreement = 0.6;    // share of the weight that voted
    bool levelsByDesk = false; // a plan needs no levels
};

struct Tally
{
    domain::Action action = domain::Action::Hold;
    double share = 0;                 // of the weight that voted
    std::vector<std::size_t> members; // by ballot
};

struct Count
{
    enum class Result { Carried, Tie, LowAgreement, NoLevels, NoQuorum } result = Result::NoQuorum;
    std::vector<Tally> tallies;        // the largest share first
    std::optional<std::size_t> author; // of the plan, by ballot; only when carried
    double agreement = 0;              // share of the first
    int seated = 0, heard = 0;         // voices
    int quorum = 0;                    // as it was in force
    std::string reason;                // in words; empty when carried
};
[[nodiscard]] std::string_view
name(Count::Result result); // "carried" "tie" "low_agreement" "no_levels" "no_quorum"

[[nodiscard]] Count count(const std::vector<Ballot> &ballots, const CountRules &rules);

/// What a member claimed of an entry that was made, and how it ended.
struct MemberOutcome
{
    std::string member;
    double claimed = 0.5; // probability of a gain
    bool won = false;
};
/// The weight of each member whose claims are known: 1 until it has at least 30 outcomes and the squared
/// errors of its claims, each made before the outcome, are smaller than those of the base rate of all of
/// them, which is given the benefit of hindsight, by more than twice the standard error of the mean
/// difference; then 1 plus the share by which they are smaller. (G. W. Brier, "Verification of forecasts
/// expressed in terms of probability", 1950.)
[[nodiscard]] std::vector<std::pair<std::string, double>>
memberWeights(const std::vector<MemberOutcome> &outcomes);

} // namespace decision
