#include "store/memory_store.h"

#include "base/hash.h"
#include "base/kill_point.h"
#include "store/behind.h"
#include "store/sql.h"

#include <QSqlError>
#include <QSqlQuery>

namespace store {
namespace {

constexpr const char *insert = "INSERT INTO memory(run, key, kind, known, body) VALUES(CAST(? AS TEXT), "
                               "CAST(? AS TEXT), CAST(? AS TEXT), ?,"
                               " CAST(? AS TEXT)) ON CONFLICT(run, key) DO NOTHING";

/// All that `part` writes or nothing: a transaction of its own, or its share of the caller's.
base::Result<void> whole(Database &database, const std::function<base::Result<void>()> &part)
{
    const bool own = !database.inTransaction();
    if (own)
        if (const base::Result<void> begun = database.begin(); !begun)
            return begun;
    const base::Result<void> written = part();
    if (written)
        return own ? database.commit() : written;
    if (own)
        database.rollback();
    else
        database.giveUp(written.error());
    return written;
}

} // namespace

base::Result<int> MemoryStore::insertAll(const std::vector<MemoryItem> &items)
{
    const base::Result<QSqlQuery *> query = m_database->statement(insert);
    if (!query)
        return base::fail(query);
    int added = 0;
    for (const MemoryItem &item : items) {
        const std::string body = base::toText(item.body);
        (*query)->bindValue(0, sql::bytes(m_run));
        (*query)->bindValue(1, sql::bytes(item.key));
        (*query)->bindValue(2, sql::bytes(item.kind));
        (*query)->bindValue(3, qlonglong(base::toMs(item.known)));
        (*query)->bindValue(4, sql::bytes(body));
        if (const base::Result<void> done = sql::run(**query, m_database->path()); !done)
            return base::fail(done);
        added += (*query)->numRowsAffected();
    }
    return added;
}

base::Result<int> MemoryStore::keep(const std::vector<MemoryItem> &items)
{
    if (items.empty())
        return 0;
    if (m_behind)
        return m_behind->keep(items);
    if (const base::Error *why = m_database->givenUp())
        return tl::unexpected(*why);
    int added = 0;
    const base::Result<void> done = whole(*m_database, [&]() -> base::Result<void> {
        base::killPoint("memory.begin");
        const base::Result<int> inserted = insertAll(items);
        if (!inserted)
            return base::fail(inserted);
        added = *inserted;
        base::killPoint("memory.before_commit");
        return {};
    });
    if (!done)
        return base::fail(done);
    base::killPoint("memory.after_commit");
    return added;
}

base::Result<void> MemoryStore::together(const std::vector<MemoryItem> &items,
                                         const std::function<base::Result<void>()> &rest)
{
    const auto both = [&]() -> base::Result<void> {
        if (const base::Result<int> kept = keep(items); !kept)
            return base::fail(kept);
        if (const base::Result<void> written = rest(); !written)
            return written;
        base::killPoint("memory.together");
        return {};
    };
    return m_behind ? both() : whole(*m_database, both); // what is behind stands in a transaction already
}

base::Result<void> MemoryStore::read(const std::function<base::Result<void>(const MemoryItem &)> &each) const
{
    base::Result<QSqlQuery> query =
        sql::prepared(m_database->sql(),
                      QStringLiteral("SELECT CAST(key AS BLOB), CAST(kind AS BLOB), known, CAST(body AS BLOB)"
                                     " FROM memory WHERE run = CAST(? AS TEXT) ORDER BY seq"),
                      m_database->path());
    if (!query)
        return base::fail(query);
    query->addBindValue(sql::bytes(m_run));
    if (base::Result<void> done = sql::run(*query, m_database->path()); !done)
        return done;
    while (query->next()) {
        MemoryItem item{
            sql::text(*query, 0), sql::text(*query, 1), base::fromMs(query->value(2).toLongLong()), {}};
        base::Result<base::Json> body = base::parseJson(sql::text(*query, 3));
        if (!body)
            return base::fail(base::ErrorCode::BadData, body.error().detail, item.key);
        item.body = std::move(*body);
        if (base::Result<void> done = each(item); !done)
            return done;
    }
    if (query->lastError().isValid())
        return tl::unexpected(sql::errorOf(query->lastError(), m_database->path()));
    return {};
}

base::Result<std::string> MemoryStore::sha256() const
{
    base::Sha256 hash;
    const base::Result<void> done = read([&](const MemoryItem &item) -> base::Result<void> {
        hash.add(item.key + '\t' + item.kind + '\t' + std::to_string(base::toMs(item.known)) + '\t' +
                 base::toText(item.body) + '\n');
        return {};
    });
    if (!done)
        return base::fail(done);
    return hash.hex();
}

} // namespace store
