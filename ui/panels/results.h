// Whose results the panels show. Any thread.
#pragma once

#include "engine/snapshot.h"

namespace ui {

struct Results
{
    std::shared_ptr<const domain::Performance> performance; // none: there is not enough of either
    bool replayed = false;
};

/// The account's own results; until it has traded itself, those of the days that were pre-played, which say
/// more.
[[nodiscard]] Results resultsOf(const engine::Snapshot &now,
                                bool (*enough)(const domain::Performance &performance));

} // namespace ui
