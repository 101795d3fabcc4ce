#include "store/sql.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace store::sql {

namespace {

// SQLite's primary result codes (https://www.sqlite.org/rescode.html); the extended ones share their low
// byte.
constexpr int busy = 5, locked = 6, readOnly = 8, inputOutput = 10, corrupt = 11, full = 13, cannotOpen = 14,
              constraint = 19, notADatabase = 26;

std::string_view meaning(int code)
{
    switch (code) {
    case busy:
    case locked:
        return "another program is writing to it";
    case readOnly:
        return "it cannot be written";
    case inputOutput:
        return "the disk reports an error";
    case corrupt:
        return "it is damaged";
    case full:
        return "the disk is full";
    case cannotOpen:
        return "it cannot be opened";
    case notADatabase:
        return "it is not a database";
    default:
        return "the database refused";
    }
}

} // namespace

base::Error errorOf(const QSqlError &error, const QString &path)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const std::string said = error.databaseText().toStdString();
    const base::ErrorCode kind = code == constraint ? base::ErrorCode::Internal : base::ErrorCode::Storage;
    return {kind, std::string(meaning(code)) + (said.empty() ? "" : " (" + said + ")"), path.toStdString(),
            std::nullopt};
}

base::Result<void> run(QSqlQuery &query, const QString &path)
{
    if (!query.exec())
        return tl::unexpected(errorOf(query.lastError(), path));
    return {};
}

base::Result<void> run(const QSqlDatabase &database, const QString &statement, const QString &path)
{
    QSqlQuery query(database);
    if (!query.exec(statement))
        return tl::unexpected(errorOf(query.lastError(), path));
    return {};
}

base::Result<std::int64_t> number(const QSqlDatabase &database, const QString &statement, const QString &path)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return tl::unexpected(errorOf(query.lastError(), path));
    return query.next() ? query.value(0).toLongLong() : 0;
}

base::Result<QSqlQuery> prepared(const QSqlDatabase &database, const QString &statement, const QString &path)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return tl::unexpected(errorOf(query.lastError(), path));
    return query;
}

QVariant bytes(std::string_view bytes)
{
    // Without an address Qt would bind NULL.
    return QByteArray::fromRawData(bytes.data() != nullptr ? bytes.data() : "", qsizetype(bytes.size()));
}

std::string text(const QSqlQuery &query, int column)
{
    return query.value(column).toByteArray().toStdString();
}

} // namespace store::sql
