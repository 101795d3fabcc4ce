// Ollama's own API: /api/chat with a schema as `format`, /api/tags (Ollama, "API reference", "Structured
// outputs", "Thinking"). Pure; any thread.
#pragma once

#include "llm/wire.h"

namespace llm {

[[nodiscard]] const Wire &ollamaWire();
[[nodiscard]] std::unique_ptr<Provider> makeOllama(net::Http *http, const base::Clock *clock,
                                                   ProviderOptions options);
[[nodiscard]] domain::ModelCall decodeOllama(int status, std::string_view body, bool stream);

/// Reads /api/chat and /api/generate, whole or line by line, and the answers of its /v1.
[[nodiscard]] std::unique_ptr<AnswerReader> makeOllamaReader(int status, bool stream);

/// The address of an operation of its own API ("chat", "tags"); a base that ends in /v1 or /api is
/// understood. Errors: BadRequest.
[[nodiscard]] base::Result<std::string> ollamaUrl(const std::string &baseUrl, const std::string &operation);

/// Tokens of context to ask for, a power of two from 8,192 up: without it the server takes 4,096 and silently
/// drops the beginning of a longer question. An estimate of three bytes a token, so rather too many.
[[nodiscard]] int ollamaContext(const Question &question, const Sampling &sampling, bool picture);

} // namespace llm
