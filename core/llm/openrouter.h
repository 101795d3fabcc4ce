// Models of many houses through OpenRouter. Owned by composition; engine thread.
#pragma once

#include "llm/wire.h"

namespace llm {

/// https://openrouter.ai/docs/api-reference/chat-completion: fallback models tried by the service itself,
/// whose machines may serve, the effort of reasoning, and what the call truly cost. The check asks about the
/// key (https://openrouter.ai/docs/api-reference/limits) and spends nothing.
[[nodiscard]] std::unique_ptr<Provider> makeOpenRouter(net::Http *http, const base::Clock *clock,
                                                       ProviderOptions options);
/// Its 402 is a Quota: the credits are used up.
[[nodiscard]] std::unique_ptr<AnswerReader> readOpenRouter(int status, bool stream);
[[nodiscard]] domain::ModelCall decodeOpenRouter(int status, std::string_view body, bool stream);

} // namespace llm
