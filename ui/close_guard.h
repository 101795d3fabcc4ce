// Whether the window may close: asks where something would be left behind. GUI thread.
#pragma once

#include "ui/dialogs/dialogs.h"

#include <optional>

namespace ui {

/// The question to ask before leaving; none where nothing is open and nothing runs, or the person asked not
/// to be asked.
[[nodiscard]] std::optional<Question> leavingQuestion(const engine::Snapshot &snapshot);

} // namespace ui
