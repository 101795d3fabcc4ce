// The parts of a cycle that only shape values: the briefing from what was seen, the judgement of what was
// said, the capsule and the events of what was done. Pure but for reading the books; engine thread.
#pragma once

#include "engine/cycle.h"
#include "engine/learner.h"

namespace engine {

/// Whether a short may be opened: perpetuals, or spot with paper margin and the rule's permission.
[[nodiscard]] bool shortsAllowed(const domain::Instrument &instrument, const Settings &settings);
[[nodiscard]] risk::MarketState marketState(const Sight &sight, const StudyBoard &board, const Settings &settings);

[[nodiscard]] decision::Briefing briefingOf(const domain::Watch &watch, const Sight &sight,
                                            const StudyBoard &board, const Books &books,
                                            const Settings &settings, base::UtcTime now);

/// What the outside says of a watch's coin; without a gatherer only what the calendar says.
[[nodiscard]] domain::Surroundings worldOf(const context::Gatherer *gatherer, const domain::Watch &watch,
                                           base::UtcTime now, const Settings &settings,
                                           std::optional<base::UtcTime> nextFunding);
/// How news, sentiment and fundamentals are doing, for the snapshot.
void addWorldViews(Sight &sight, const std::vector<domain::SourceView> &sources, const context::Options &options);

/// The report up to the decision: answered, refused or failed.
[[nodiscard]] CycleReport reportOf(const Prepared &prepared, base::UtcTime now);

/// What the calls cost together, of those whose cost is known; none: of none.
[[nodiscard]] std::optional<domain::Money> costOf(const std::vector<domain::ModelCall> &calls);
/// That cost in basis points of the order's notional; none without an order.
[[nodiscard]] std::optional<double> costInBps(const CycleReport &report);

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
                              const domain::DecisionRecord &record, const Books &books,
                              const Settings &settings, const StudyBoard &board, base::UtcTime now);

/// As the command line prints them.
[[nodiscard]] base::Json bookJson(const domain::OrderBook &book);
[[nodiscard]] base::Json tradesJson(const std::vector<domain::PublicTrade> &trades);

/// What would have been entered, where an entry was denied or turned down; none where nothing was to be
/// entered.
[[nodiscard]] std::optional<evaluation::ShadowEntry> shadowOf(const Prepared &prepared,
                                                              const CycleReport &report, const Books &books,
                                                              const StudyBoard &board,
                                                              const Settings &settings);
/// What a later lesson needs to know of an entry.
[[nodiscard]] EntryMemo memoOf(const Prepared &prepared, const domain::DecisionRecord &record,
                               const domain::OrderIntent &intent);
/// How the cycle came to be asked, or not; null where there is nothing to say.
[[nodiscard]] base::Json askingJson(const Prepared &prepared);
[[nodiscard]] domain::Capsule capsuleOf(const Prepared &prepared, const CycleReport &report,
                                        const std::optional<domain::ApprovedOrder> &order,
                                        const CycleMode &mode, const domain::Blob &settings,
                                        ChunkCache &chunks);
/// CycleEnded, what the models cost, and a change of plan.
[[nodiscard]] std::vector<domain::Event> eventsOf(const Prepared &prepared, const CycleReport &report,
                                                  const std::optional<domain::PlanChanged> &plan);

} // namespace engine
