// The texts of resources/prompts and resources/schema, built into the program. Pure; any thread.
#pragma once

#include <string_view>

namespace decision {

/// resources/prompts/<name>.md; empty if there is none.
[[nodiscard]] std::string_view prompt(std::string_view name);
/// resources/schema/decision.<name>.schema.json.
[[nodiscard]] std::string_view schema(std::string_view name);

} // namespace decision
