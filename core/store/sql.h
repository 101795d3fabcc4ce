// The few words in which this room speaks SQL: bytes in and out without detours through UTF-16, errors as
// values. Internal to store; the thread of the connection.
#pragma once

#include "base/result.h"

#include <QString>
#include <QVariant>

#include <cstdint>
#include <string>
#include <string_view>

class QSqlDatabase;
class QSqlError;
class QSqlQuery;

namespace store::sql {

/// What SQLite said as Storage (a key or rule violated: Internal), with the file as field.
[[nodiscard]] base::Error errorOf(const QSqlError &error, const QString &path);
/// Runs a prepared query.
[[nodiscard]] base::Result<void> run(QSqlQuery &query, const QString &path);
/// Prepares and runs one statement without results.
[[nodiscard]] base::Result<void> run(const QSqlDatabase &database, const QString &statement,
                                     const QString &path);
/// The first column of the first row as a number, 0 if there is no row.
[[nodiscard]] base::Result<std::int64_t> number(const QSqlDatabase &database, const QString &statement,
                                                const QString &path);
/// A forward-only query, prepared but not run.
[[nodiscard]] base::Result<QSqlQuery> prepared(const QSqlDatabase &database, const QString &statement,
                                               const QString &path);

/// A parameter that is not copied: `bytes` must outlive the execution. Written `CAST(? AS TEXT)` where the
/// column is text, which costs nothing, while a QString would be turned into UTF-16 and back.
[[nodiscard]] QVariant bytes(std::string_view bytes);
/// A column that was selected as `CAST(… AS BLOB)`.
[[nodiscard]] std::string text(const QSqlQuery &query, int column);

} // namespace store::sql
