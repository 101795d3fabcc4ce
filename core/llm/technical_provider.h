// The baseline behind the door that every model has: one question in, the JSON text of the decision contract
// out. No network, no time, no cost. Owned by composition; engine thread.
#pragma once

#include "llm/provider.h"

namespace llm {

[[nodiscard]] std::unique_ptr<Provider> makeTechnical(net::Http *http, const base::Clock *clock,
                                                      ProviderOptions options);
/// The text is the answer, whatever the status: nothing of it comes over a wire.
[[nodiscard]] domain::ModelCall decodeTechnical(int status, std::string_view body, bool stream);

/// A decision as a model would write it: one object with the fields of the contract, those that say nothing
/// left out.
[[nodiscard]] std::string answerText(const domain::DecisionRecord &decision);

} // namespace llm
