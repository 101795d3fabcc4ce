// What goes to and comes from any server that speaks OpenAI's chat completions: OpenAI, vLLM, llama.cpp, LM
// Studio, Ollama's /v1, Groq, DeepSeek, Mistral and many more. Pure; any thread.
#pragma once

#include "llm/wire.h"

namespace llm {

/// The address of an operation ("chat/completions", "models") under a base URL: the base ends before it; an
/// empty path gets /v1; a base that already ends in /chat/completions is understood. Errors: BadRequest,
/// field "base_url".
[[nodiscard]] base::Result<std::string> compatibleUrl(const std::string &baseUrl,
                                                      const std::string &operation);

/// The body of a request in the dialect of the server (see chat_dialect.h). Errors: BadRequest when the
/// question's schema is no JSON.
[[nodiscard]] base::Result<base::Json> compatibleBody(const Asking &asking);

/// The turns of a conversation as chat completions write them, the picture as a data URL.
[[nodiscard]] base::Json chatTurns(const Asking &asking);
/// {"type": "json_schema", …} of the question's schema, as strict as it can be. Errors: BadRequest when it is
/// no JSON.
[[nodiscard]] base::Result<base::Json> schemaFormat(const Question &question);

/// The part of a list of models that all servers have: {"data": [{"id": …}]}. Errors: BadData.
[[nodiscard]] base::Result<std::vector<ModelInfo>> readCompatibleList(std::string_view body);

/// What to leave out of the next request after this refusal of `asking`; nothing when leaving out would not
/// help.
[[nodiscard]] std::optional<Dialect> adaptedCompatible(const Asking &asking, int status,
                                                       std::string_view body);

/// A request for a list: the address of `operation` under `baseUrl`, and the key as a bearer.
[[nodiscard]] base::Result<net::Request> bearerGet(const std::string &baseUrl, const std::string &operation,
                                                   const ProviderOptions &options);
/// Headers of a request: the key as a bearer or as the server wants it, when there is one.
[[nodiscard]] net::Headers bearer(const ProviderOptions &options);

/// What a service means by 402: pay first (Plain), or that the credits are used up (Credits, a Quota).
enum class ChatManner { Plain, Credits };
/// Reads every body of chat_shapes.h, told by its shape alone.
[[nodiscard]] std::unique_ptr<AnswerReader> readChatAnswer(int status, ChatManner manner);
[[nodiscard]] std::unique_ptr<AnswerReader> readCompatible(int status, bool stream);
/// One body as it came.
[[nodiscard]] domain::ModelCall decodeCompatible(int status, std::string_view body, bool stream);

} // namespace llm
