// The four ways in which a decision may be written, each into the plain record; conditions that hold for all
// of them are checked by understand(). For this room's sources only. Pure; any thread.
#pragma once

#include "decision/answer_text.h"
#include "decision/understand.h"

namespace decision {

using Read = base::Result<domain::DecisionRecord>;
[[nodiscard]] Read readOwn(const Value &object);
[[nodiscard]] Read readAnalysis(const Value &object);
[[nodiscard]] Read readDecision(const Value &object);
[[nodiscard]] Read readIntent(const Value &object, const Context &context);

} // namespace decision
