// The last session's chart and figures, kept small, so that the window paints at once; shown greyed and dated
// until the desk speaks. GUI thread.
#pragma once

#include "engine/snapshot.h"

#include <QString>

namespace ui {

/// Writes what the window showed last; quietly does nothing without a folder or a chart.
void keepLastState(const engine::Snapshot &snapshot, const QString &dataDir);
/// What was kept; null if there is nothing or it cannot be read.
[[nodiscard]] engine::SnapshotPtr readLastState(const QString &dataDir);

} // namespace ui
