// A provider with its guard: asked only when budgets and breaker allow it, priced, and kept in the audit log.
// What is wrapped does not know. Owned by composition; engine thread.
#pragma once

#include "llm/call_keeper.h"

namespace llm {

/// `sampling`: the provider's own, whose deadline and answer length hold where a question does not ask for
/// less. A call that is not let through is Failed (over_budget, overloaded) and never reaches `inner`.
[[nodiscard]] std::unique_ptr<Provider> makeGuarded(std::unique_ptr<Provider> inner,
                                                    std::shared_ptr<CallKeeper> keeper, Sampling sampling);

} // namespace llm
