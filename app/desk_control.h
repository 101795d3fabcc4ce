// What `control` may ask of an engine, and what it gets. Engine thread.
#pragma once

#include "base/json.h"
#include "engine/engine.h"

namespace app {

/// {"command": "status"|"analyze"|"pause"|"resume"|"kill"} → {"status": …} after the command.
[[nodiscard]] base::Json controlled(engine::Engine &engine, const base::Json &command);
[[nodiscard]] base::Json statusOf(const engine::Snapshot &snapshot);

} // namespace app
