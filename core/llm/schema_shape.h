// A JSON schema cut down to what a service's own structured answers accept. Pure; any thread.
#pragma once

#include "base/json.h"

namespace llm {

enum class SchemaShape {
    /// OpenAI's strict mode: every property required (an optional one may be null), nothing beside them, no
    /// keyword outside its subset. https://platform.openai.com/docs/guides/structured-outputs
    OpenAiStrict,
    /// Gemini's responseJsonSchema. https://ai.google.dev/api/generate-content#generationconfig
    GoogleJson,
    /// Gemini's responseSchema: OpenAPI 3.0 with `nullable`, one type each, references written out.
    /// https://ai.google.dev/api/caching#Schema
    GoogleOpenApi,
};

/// The schema as the service accepts it; what it cannot say is left out, so it may allow more than the
/// original. A reference that leads nowhere or round in circles becomes an object of any kind.
[[nodiscard]] base::Json narrowed(const base::Json &schema, SchemaShape shape);

} // namespace llm
