// What is told of a mind by its name: whether it is part of the desk, and what the environment says of how it
// is asked. Pure but for `look`; any thread.
#pragma once

#include "base/result.h"
#include "engine/model_options.h"

#include <functional>

namespace engine {

/// Whether a mind is part of the desk, so that asking it costs nothing and no model is in it.
[[nodiscard]] bool isBuiltIn(std::string_view provider);

/// The environment's say over how a provider is asked: SIGNALDESK_<ID>_<KEY> of temperature, top_p, top_k,
/// seed, max_tokens, thinking and timeout_seconds, such as SIGNALDESK_OPENAI_TEMPERATURE=0.2; and a region
/// that was left at its default gives way to AWS_REGION, then to AWS_DEFAULT_REGION. `look` gives a
/// variable's value, "" for none. It is in force for this run and never kept. Errors: as a setting's, field =
/// the variable.
[[nodiscard]] base::Result<ModelOptions>
withEnvironment(std::string_view provider, ModelOptions options,
                const std::function<std::string(const char *)> &look);

} // namespace engine
