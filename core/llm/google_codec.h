// What goes to and comes from Google's Gemini API: generateContent and streamGenerateContent of
// https://ai.google.dev/api/generate-content, on generativelanguage.googleapis.com or Vertex. Pure; any
// thread.
#pragma once

#include "llm/wire.h"

namespace llm {

/// The body of a request. Thinking as a level for Gemini 3 and later and as a budget in tokens for 2.5
/// (https://ai.google.dev/gemini-api/docs/thinking); the schema as responseJsonSchema, in schema form 1 as
/// the older responseSchema; code execution as a tool. Errors: BadRequest when the question's schema is no
/// JSON.
[[nodiscard]] base::Result<base::Json> googleBody(const Asking &asking);

/// The address of an operation on a model ("generateContent"), or of the list of models (both empty), under a
/// base URL; without a version in its path it gets /v1beta. Errors: BadRequest, field "base_url" or "model".
[[nodiscard]] base::Result<std::string> googleUrl(const std::string &baseUrl, const std::string &model,
                                                  const std::string &operation);

/// What to leave out, or the paid key (position 1) once the free one is overloaded or spent.
[[nodiscard]] std::optional<Dialect> adaptedGoogle(const Asking &asking, int status, std::string_view body);

/// Errors: BadData. Only models that generate content.
[[nodiscard]] base::Result<std::vector<ModelInfo>> readGoogleList(std::string_view body);

/// Reads a document, a stream of events, or a stream as one list. A blocked prompt is Refused: Moderation,
/// with the service's reason as finish reason.
[[nodiscard]] std::unique_ptr<AnswerReader> readGoogle(int status, bool stream);
[[nodiscard]] domain::ModelCall decodeGoogle(int status, std::string_view body, bool stream);

} // namespace llm
