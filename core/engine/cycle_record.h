// The parts of a cycle that only shape values: the briefing from what was seen, the judgement of what was said, the
// capsule and the events of what was done. Pure but for reading the books; engine thread.
#pragma once

#include "engine/cycle.h"

namespace engine {

/// Whether a short may be opened: perpetuals, or spot with paper margin and the rule's permission.
[[nodiscard]] bool shortsAllowed(const domain::Instrument &instrument, const Settings &settings);
[[nodiscard]] llm::Sampling samplingOf(const ModelOptions &options);
[[nodiscard]] risk::MarketState marketState(const Sight &sight, const StudyBoard &board, const Settings &settings);

[[nodiscard]] decision::Briefing briefingOf(const domain::Watch &watch, const Sight &sight, const StudyBoard &board,
                                            const Books &books, const Settings &settings, base::UtcTime now);

/// The report up to the decision: answered, refused or failed.
[[nodiscard]] CycleReport reportOf(const Prepared &prepared, base::UtcTime now);

/// Puts a person's version, or rejection, beside the model's: the last of the report's calls.
void takeWord(CycleReport &report, const Prepared &prepared, const PersonsWord &word);

/// What resolve, risk and the policy made of a decision.
struct Judgement
{
    decision::Resolution resolution = decision::Resolution::Hold;
    std::string outcome, code, done;
    std::vector<domain::RuleResult> table;
    std::optional<domain::ApprovedOrder> order;
    std::optional<domain::PlanChanged> plan;
    bool waits = false; // the policy is to ask a person first
    std::optional<domain::OrderIntent> proposed;
};
[[nodiscard]] Judgement judge(decision::Resolution what, const Prepared &prepared,
                              const domain::DecisionRecord &record, const Books &books, const Settings &settings,
                              const StudyBoard &board, base::UtcTime now);

/// As the command line prints them.
[[nodiscard]] base::Json bookJson(const domain::OrderBook &book);
[[nodiscard]] base::Json tradesJson(const std::vector<domain::PublicTrade> &trades);

[[nodiscard]] domain::Capsule capsuleOf(const Prepared &prepared, const CycleReport &report,
                                        const std::optional<domain::ApprovedOrder> &order, const CycleMode &mode,
                                        const domain::Blob &settings, ChunkCache &chunks);
/// CycleEnded, what the models cost, and a change of plan.
[[nodiscard]] std::vector<domain::Event> eventsOf(const Prepared &prepared, const CycleReport &report,
                                                  const std::optional<domain::PlanChanged> &plan);

} // namespace engine
