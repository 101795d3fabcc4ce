// Decides whether a model is asked at all: a condition over studies, an answer that is known already, a rate.
// It never stands between the desk and what costs nothing: the built-in minds are always asked. Owned by a
// cycle; engine thread.
#pragma once

#include "base/options.h"
#include "base/time.h"
#include "decision/converse.h"
#include "studies/expression.h"

#include <deque>
#include <map>
#include <optional>
#include <string>

namespace engine {

struct GateOptions
{
    std::string condition;      // an expression; empty: always
    bool alwaysWhenHeld = true; // an open position is asked about whatever the condition says
    bool alwaysWhenForced = false;
    int reuseSeconds = 0;   // an answer to the same question is taken again for so long; 0: never
    int callsPerMinute = 0; // questions a pair; 0: no limit
};
[[nodiscard]] std::span<const base::Option<GateOptions>> gateOptionTable();
/// Errors: as studies::Expression::parse, the field being "condition".
[[nodiscard]] base::Result<std::optional<studies::Expression>> gateCondition(const GateOptions &options);

/// Why nobody was asked, which is neither a hold nor a failure.
struct NotAsked
{
    std::string code; // "gate": the condition is not met; "gate_missing": it cannot be told; "rate"
    std::string why;  // in words, with the values
};

/// The condition with the values it was judged on, as printed; null in `condition` where there is none.
struct GateCheck
{
    std::string condition;
    std::vector<std::pair<std::string, double>> values; // by ref; NaN: missing
    studies::Truth truth = studies::Truth::Yes;
    const char *passedBy = ""; // "held" "forced": asked although it is not met
};
[[nodiscard]] base::Json toJson(const GateCheck &check);

class Gate
{
public:
    /// `values` as the condition's leaves.
    [[nodiscard]] static GateCheck check(const studies::Expression &condition,
                                         std::span<const double> values);
    /// Lets a position or a person's wish past the condition, or says why nobody is asked.
    [[nodiscard]] static std::optional<NotAsked> judge(GateCheck &check, const GateOptions &options,
                                                       bool held, bool forced);

    /// The answer to the same question within the set time, its calls without cost and latency: they were
    /// paid for once. `cycleId` of the one that asked is put into `from`.
    [[nodiscard]] std::optional<decision::Conversation> known(const std::string &question, base::UtcTime now,
                                                              const GateOptions &options,
                                                              std::string &from) const;
    void remember(const std::string &question, const std::string &cycleId, base::UtcTime now,
                  const decision::Conversation &conversation, const GateOptions &options);

    /// Counts a call of this pair, or says that there were enough in the last minute.
    [[nodiscard]] std::optional<NotAsked> admit(const std::string &pair, base::UtcTime now,
                                                const GateOptions &options);

private:
    struct Answer
    {
        base::UtcTime at{};
        std::string cycleId;
        decision::Conversation conversation;
    };
    std::map<std::string, Answer> m_answers;                  // by question
    std::map<std::string, std::deque<base::UtcTime>> m_calls; // by pair, oldest first
};

/// Tells one question from another: everything but the random fence and the time of asking, which `question`
/// is written without.
[[nodiscard]] std::string questionKey(const llm::Question &question, const llm::Provider &provider,
                                      const std::string &pictureSha);

} // namespace engine
