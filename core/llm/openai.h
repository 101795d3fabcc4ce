// OpenAI's models over chat completions. Owned by composition; engine thread.
#pragma once

#include "llm/provider.h"

namespace llm {

/// https://platform.openai.com/docs/api-reference/chat/create: a strict schema, the effort of reasoning. What
/// a model does not take (such as a temperature of one that reasons) is left out from then on.
[[nodiscard]] std::unique_ptr<Provider> makeOpenAi(net::Http *http, const base::Clock *clock,
                                                   ProviderOptions options);
/// Also the bodies of the Responses API.
[[nodiscard]] domain::ModelCall decodeOpenAi(int status, std::string_view body, bool stream);

} // namespace llm
