// Re-reads a whole data folder and proves it. Any thread; opens its own read-only connection.
#pragma once

#include "base/result.h"

#include <QString>

#include <string>
#include <vector>

namespace store {

struct Verification
{
    bool ok = true;
    std::int64_t journalRows = 0, trades = 0, capsules = 0, pruned = 0;
    bool balanced = true;
    std::vector<std::string> problems; // "journal row 12: …"
};

/// Folds every run's journal, checks balance after every event, order transitions, duplicates, capsule and
/// blob hashes, and that every capsule a row names is there. An absent or empty folder is ok with 0 rows.
[[nodiscard]] base::Result<Verification> verify(const QString &dataDir);

} // namespace store
