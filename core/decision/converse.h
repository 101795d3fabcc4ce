// Asks a model, reads its answer, and asks once more when the answer cannot be read, naming the field. Engine
// thread.
#pragma once

#include "decision/understand.h"
#include "llm/provider.h"

#include <optional>
#include <vector>

namespace decision {

struct Conversation
{
    domain::AnswerOutcome outcome = domain::AnswerOutcome::Failed;
    std::vector<domain::ModelCall> calls;     // in order; all of them are kept
    std::optional<domain::Decision> decision; // only when answered
    std::optional<base::Error> error;         // why refused or failed
};

/// At most one re-ask, only after an answer that could not be read. A provider that cannot see gets no
/// picture.
[[nodiscard]] QCoro::Task<Conversation> converse(llm::Provider *provider, llm::Question question,
                                                 Context context);

} // namespace decision
