// Asks the minds of a chain one after another until one answers readably: each is asked once more when its
// answer cannot be read, naming the field; then the next. Engine thread.
#pragma once

#include "base/clock.h"
#include "decision/understand.h"
#include "domain/event.h"
#include "llm/provider.h"

#include <optional>
#include <vector>

namespace decision {

struct Conversation
{
    domain::AnswerOutcome outcome = domain::AnswerOutcome::Failed;
    std::vector<domain::ModelCall> calls;     // in order; all of them are kept
    std::optional<domain::Decision> decision; // only when answered
    std::optional<base::Error> error;         // why refused or failed: of the first mind, whom the user chose
    std::string provider;                     // who answered; empty: nobody
    bool fellBack = false;                    // it was not the first one
    std::vector<std::string> notes;           // "openrouter cannot see: the picture was left out" …
    base::Json council;                       // who said what, where a council was asked; else null
    std::vector<domain::MemberVote> votes;    // what its members' records are kept from
    std::vector<domain::Blob> blobs;          // texts that `council` names
};

struct Talk
{
    const base::Clock *clock = nullptr;                    // of `limit`; null: there is none
    base::Milliseconds limit = base::Milliseconds::zero(); // for the whole chain; zero: none
    /// Told what became of every answer: `unreadable` says why it could not be read, if it could not.
    std::function<void(const domain::ModelCall &call, const std::optional<base::Error> &unreadable)> heard{};
};

/// At most one re-ask of each, only after an answer that could not be read. A provider that cannot see gets
/// no picture, and that is noted. Nobody is asked after a cancellation, or once the chain's deadline has
/// passed. When nobody answers, outcome and error are those of the first.
[[nodiscard]] QCoro::Task<Conversation> converse(std::vector<llm::Provider *> chain, llm::Question question,
                                                 Context context, Talk talk = {});

} // namespace decision
