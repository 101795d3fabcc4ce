// A table of another program's SQLite file, read whole and without touching it. Any thread; opens its own
// read-only connection.
#pragma once

#include "base/json.h"

#include <QString>

#include <vector>

namespace store {

/// Every row as {column: value}; numbers, texts and null, in the file's own order. At most `mostRows`.
/// Errors: NotFound (no such file or table), Storage (not a database), OutOfRange (too many rows).
[[nodiscard]] base::Result<std::vector<base::Json>>
readForeignTable(const QString &path, const QString &table, std::size_t mostRows = 1'000'000);
/// Whether a file begins as SQLite files do.
[[nodiscard]] bool isSqlite(const QString &path);

} // namespace store
