// Reads a model's answer: the only place in the program that does. Pure; any thread.
#pragma once

#include "domain/capsule.h"
#include "domain/decision.h"
#include "domain/position.h"

#include <optional>
#include <string_view>
#include <vector>

namespace decision {

struct Context
{
    std::optional<double> reference; // the current price; none: only the order of the levels is checked
    bool levelsByDesk = false;
};

/// The contract of DESIGN §7: any text up to 4 MiB; thinking tags and fences are stripped, the one JSON
/// object is read by our own tolerant reader, and what could change a number is never mended. Errors:
/// Malformed (no object, broken), Schema, OutOfRange, Ambiguous, each naming the field.
[[nodiscard]] base::Result<domain::Decision> understand(std::string_view answer, const Context &context);
/// The same checks on a decision that was made in the desk: `technical`, an edit in review.
[[nodiscard]] base::Result<domain::Decision> understand(domain::DecisionRecord record,
                                                        const Context &context);

/// Holds every claim and every number of the reasoning against the question's own numbers.
[[nodiscard]] domain::EvidenceCheck checkEvidence(const domain::DecisionRecord &record,
                                                  const std::vector<domain::Reading> &readings,
                                                  std::string_view questionText);

/// What a decision means for what is held now.
enum class Resolution {
    OpenLong,
    OpenShort,
    Close,
    Adjust,
    Hold,
    NothingToSell,
    NothingToClose,
    NothingToAdjust
};
[[nodiscard]] std::string_view name(Resolution resolution); // "open_long" … "nothing_to_sell" …
/// The table: the direction held → adjust or hold; the opposite → close, never a reversal in one step; a
/// short where shorts are not allowed and nothing is held → nothing to sell.
[[nodiscard]] Resolution resolve(const domain::DecisionRecord &record,
                                 std::optional<domain::PositionSide> held, bool shortsAllowed);

} // namespace decision
