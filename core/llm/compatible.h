// Any server that speaks OpenAI's chat completions, local or remote. Owned by composition; engine thread.
#pragma once

#include "llm/provider.h"

namespace llm {

/// Sends what the server understands: a schema, a picture or a token limit that it refuses is left out from
/// then on. Retries what may succeed later, within the question's timeout, honouring Retry-After. `http` must
/// outlive it.
[[nodiscard]] std::unique_ptr<Provider> makeCompatible(net::Http *http, const base::Clock *clock,
                                                       ProviderOptions options);

/// What a list of models means for the configured one: a sentence, or why it cannot be used. Errors:
/// NotFound, BadData.
[[nodiscard]] base::Result<std::string> readModels(std::string_view body, const std::string &wanted);

} // namespace llm
