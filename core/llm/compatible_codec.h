// What goes to and comes from any server that speaks OpenAI's chat completions: OpenAI, vLLM, llama.cpp, LM
// Studio, Ollama's /v1, Groq, DeepSeek, Mistral and many more. Pure; any thread.
#pragma once

#include "base/json.h"
#include "llm/provider.h"
#include "llm/sse.h"

namespace llm {

/// What a server has turned out not to understand. Learnt from its refusals, and kept for as long as the
/// provider lives.
struct CompatibleDialect
{
    bool schema = true;        // response_format with a JSON schema
    bool picture = true;       // image parts
    bool oldTokenLimit = true; // max_tokens; else max_completion_tokens
    bool operator==(const CompatibleDialect &) const = default;
};

/// The address of an operation ("chat/completions", "models") under a base URL: the base ends before it; an
/// empty path gets /v1; a base that already ends in /chat/completions is understood. Errors: BadRequest,
/// field "base_url".
[[nodiscard]] base::Result<std::string> compatibleUrl(const std::string &baseUrl,
                                                      const std::string &operation);

/// The options' sampling with what the question sets over it.
[[nodiscard]] Sampling samplingOf(const Question &question, const ProviderOptions &options);

/// The body of a request. Errors: BadRequest when the question's schema is no JSON.
[[nodiscard]] base::Result<std::string>
compatibleBody(const Question &question, const ProviderOptions &options, const CompatibleDialect &dialect);
/// Whether the request of this question and dialect holds the picture.
[[nodiscard]] bool sendsPicture(const Question &question, const ProviderOptions &options,
                                const CompatibleDialect &dialect);

/// One body as it came, a document or a stream (told by its shape; `stream` decides about what is neither).
/// Text, thinking, finish reason, usage and the model's name are the service's own. `error` is what the
/// service or the body got wrong. A refusal, a cut-off and an empty answer are Refused and have no error of
/// their own here; see `explainRefusal`.
[[nodiscard]] domain::ModelCall decodeCompatible(int status, std::string_view body, bool stream);

/// Gives a Refused call without an error the reason as an error: Moderation or BadData, field "finish_reason"
/// or "text".
void explainRefusal(domain::ModelCall &call);

/// What to leave out of the next request after this refusal of a request made with `used`; nothing when
/// leaving out would not help.
[[nodiscard]] std::optional<CompatibleDialect> adapted(const CompatibleDialect &used, int status,
                                                       std::string_view body);

/// The stream's parts put together, event by event.
class CompatibleStream
{
public:
    /// Whether to go on: not after the end mark or an error.
    bool add(const SseEvent &event);
    /// The call so far. `ended`: nothing more will come, so a stream without its end is an error.
    [[nodiscard]] domain::ModelCall call(bool ended) const;

private:
    domain::ModelCall m_call;
    std::string m_refusal;
    bool m_done = false;
};

} // namespace llm
