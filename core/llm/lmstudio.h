// Models on the user's own machine, served by LM Studio. Owned by composition; engine thread.
#pragma once

#include "llm/provider.h"

namespace llm {

/// Asks over its OpenAI-compatible chat and lists over its own /api/v0/models, which says what is loaded and
/// how long a context may be (https://lmstudio.ai/docs/developer/rest/endpoints). Without a model's name the
/// one that is loaded answers.
[[nodiscard]] std::unique_ptr<Provider> makeLmStudio(net::Http *http, const base::Clock *clock,
                                                     ProviderOptions options);
/// The bodies of /v1, /api/v0 and /api/v1.
[[nodiscard]] domain::ModelCall decodeLmStudio(int status, std::string_view body, bool stream);

} // namespace llm
