// Any server that speaks OpenAI's chat completions, local or remote. Owned by composition; engine thread.
#pragma once

#include "llm/provider.h"

namespace llm {

/// Sends what the server understands: a schema, a picture or a token limit that it refuses is left out from
/// then on. See makeWireProvider.
[[nodiscard]] std::unique_ptr<Provider> makeCompatible(net::Http *http, const base::Clock *clock,
                                                       ProviderOptions options);

} // namespace llm
