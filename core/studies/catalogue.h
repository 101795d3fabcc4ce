// All studies and all patterns, a row each, in the order in which they are listed. Pure; any thread.
#pragma once

#include "studies/pattern.h"
#include "studies/study.h"

namespace studies {

[[nodiscard]] std::span<const Study> catalogue();
/// Errors: NotFound naming the study.
[[nodiscard]] base::Result<const Study *> find(std::string_view name);
[[nodiscard]] std::span<const Pattern> patterns();

} // namespace studies
