#include "store/foreign_table.h"

#include "store/sql.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

namespace store {
namespace {

base::Json cell(const QVariant &value)
{
    if (value.isNull())
        return {};
    switch (value.typeId()) {
    case QMetaType::Double:
        return base::number(value.toDouble());
    case QMetaType::Int:
    case QMetaType::LongLong:
        return std::int64_t(value.toLongLong());
    default:
        return value.toString().toStdString();
    }
}

base::Result<std::vector<base::Json>> rowsOf(QSqlDatabase &database, const QString &path,
                                             const QString &table, std::size_t mostRows)
{
    if (!database.open())
        return tl::unexpected(sql::errorOf(database.lastError(), path));
    if (!database.tables().contains(table)) {
        const bool readable = QSqlQuery(database).exec(QStringLiteral("SELECT count(*) FROM sqlite_master"));
        return base::fail(readable ? base::ErrorCode::NotFound : base::ErrorCode::Storage,
                          readable ? "no such table: " + table.toStdString() : "it is not a database",
                          path.toStdString());
    }
    QSqlQuery query(database);
    query.setForwardOnly(true);
    const QString name = database.driver()->escapeIdentifier(table, QSqlDriver::TableName);
    if (!query.exec(u"SELECT * FROM " % name % u" ORDER BY rowid"))
        return tl::unexpected(sql::errorOf(query.lastError(), path));
    std::vector<base::Json> out;
    while (query.next()) {
        if (out.size() >= mostRows)
            return base::fail(base::ErrorCode::OutOfRange, "too many rows", path.toStdString());
        const QSqlRecord record = query.record();
        base::Json row = base::Json::object();
        for (int i = 0; i < record.count(); ++i)
            row[record.fieldName(i).toStdString()] = cell(query.value(i));
        out.push_back(std::move(row));
    }
    if (query.lastError().isValid())
        return tl::unexpected(sql::errorOf(query.lastError(), path));
    return out;
}

} // namespace

bool isSqlite(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

base::Result<std::vector<base::Json>> readForeignTable(const QString &path, const QString &table,
                                                       std::size_t mostRows)
{
    if (!QFile::exists(path))
        return base::fail(base::ErrorCode::NotFound, "no such file", path.toStdString());
    base::Result<std::vector<base::Json>> out = base::fail(base::ErrorCode::Storage, "not read");
    const QString name = QStringLiteral("foreign-%1").arg(quintptr(&out)); // no two calls share a place at one time
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        database.setDatabaseName(path);
        out = rowsOf(database, path, table, mostRows);
    }
    QSqlDatabase::removeDatabase(name);
    return out;
}

} // namespace store
