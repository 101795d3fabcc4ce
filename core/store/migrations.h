// The shape of the database, as a list of steps that only goes forward. Internal to store; the connection's
// thread.
#pragma once

#include "store/database.h"

#include <span>

class QSqlDatabase;

namespace store {

/// One step: the version it leads to and the statements that lead there, done in one transaction.
struct Migration
{
    int to = 0;
    std::span<const char *const> statements;
};

/// This program's steps, oldest first; the last one's version is the newest that this program knows.
[[nodiscard]] std::span<const Migration> migrations(Content content);

/// The version of an open database; 0 when there is nothing in it. Errors: Storage when it cannot be read or
/// is a database of some other program.
[[nodiscard]] base::Result<int> schemaVersion(const QSqlDatabase &database, const QString &path);

/// Brings the database up to the last of `steps`. Before each step but the very first a copy of the whole
/// file is put beside it as `<path>.v<version>-backup`, so that nothing is lost even if a step is wrong.
/// Errors: NewerSchema (nothing is touched), Storage (the database is as it was before the failing step).
[[nodiscard]] base::Result<void> migrate(const QSqlDatabase &database, const QString &path,
                                         std::span<const Migration> steps);

} // namespace store
