// A JSON schema as services take it that make a grammar of it. Pure; any thread.
#pragma once

#include "base/json.h"

namespace llm {

/// The schema without ranges, lengths and patterns, which such a service refuses (Anthropic, "Structured
/// outputs", "JSON Schema limitations"; Bedrock keeps the same list), and with every object closed. What was
/// taken out is told in the description, so that the model still reads it; `understand` checks it anyway.
[[nodiscard]] base::Json closedSchema(base::Json schema);

} // namespace llm
