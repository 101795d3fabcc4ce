// A command's document for a person: indented lines and aligned tables. Pure.
#pragma once

#include "base/json.h"

#include <string>

namespace app {

[[nodiscard]] std::string readable(const base::Json &document);

} // namespace app
