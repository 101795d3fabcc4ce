#include "store/journal.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>

#include "base/hash.h"
#include "base/kill_point.h"
#include "store/behind.h"
#include "store/rows.h"
#include "store/shelf.h"
#include "store/sql.h"

namespace store {

namespace {

constexpr const char *insertEvent =
    "INSERT INTO journal(run, time, key, kind, cycle, capsule, body, sha) VALUES(CAST(? AS TEXT), ?,"
    " CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))"
    " ON CONFLICT(run, key) DO NOTHING";
constexpr const char *selectRun =
    "SELECT first, last, rows, CAST(sha AS BLOB) FROM runs WHERE run = CAST(? AS TEXT)";
constexpr const char *upsertRun =
    "INSERT INTO runs(run, first, last, rows, sha) VALUES(CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT))"
    " ON CONFLICT(run) DO UPDATE SET last = excluded.last, rows = excluded.rows, sha = excluded.sha";

/// How far a run has come: its rows and the end of its chain of hashes.
struct Head
{
    std::int64_t first = 0, last = 0, rows = 0;
    std::string sha;
};

base::Result<Head> headOf(Database &database, const std::string &run)
{
    const base::Result<QSqlQuery *> query = database.statement(selectRun);
    if (!query)
        return base::fail(query);
    (*query)->bindValue(0, sql::bytes(run));
    if (const base::Result<void> done = sql::run(**query, database.path()); !done)
        return base::fail(done);
    Head head;
    if ((*query)->next())
        head = {(*query)->value(0).toLongLong(), (*query)->value(1).toLongLong(),
                (*query)->value(2).toLongLong(), sql::text(**query, 3)};
    (*query)->finish();
    return head;
}

base::Result<void> saveHead(Database &database, const std::string &run, const Head &head)
{
    const base::Result<QSqlQuery *> query = database.statement(upsertRun);
    if (!query)
        return base::fail(query);
    (*query)->bindValue(0, sql::bytes(run));
    (*query)->bindValue(1, qlonglong(head.first));
    (*query)->bindValue(2, qlonglong(head.last));
    (*query)->bindValue(3, qlonglong(head.rows));
    (*query)->bindValue(4, sql::bytes(head.sha));
    return sql::run(**query, database.path());
}

base::Result<QSqlQuery> select(const Database &database, const QString &condition)
{
    return sql::prepared(database.sql(), u"SELECT " % QStringView(rowColumns) % u" FROM journal " % condition,
                         database.path());
}

/// An event whose key is there already: nothing to do if it says the same.
base::Result<void> checkSame(Database &database, const std::string &run, const domain::Event &event)
{
    base::Result<QSqlQuery> query =
        select(database, QStringLiteral("WHERE run = CAST(? AS TEXT) AND key = CAST(? AS TEXT)"));
    if (!query)
        return base::fail(query);
    query->addBindValue(sql::bytes(run));
    query->addBindValue(sql::bytes(event.key));
    if (base::Result<void> done = sql::run(*query, database.path()); !done)
        return done;
    if (!query->next() || canonicalLine(rawRow(*query)) != canonicalText(event))
        return base::fail(base::ErrorCode::Internal, "the journal has this key with other content",
                          event.key);
    return {};
}

base::Result<void> insert(Database &database, const std::string &run, const domain::Event &event, Head &head)
{
    const base::Result<QSqlQuery *> found = database.statement(insertEvent);
    if (!found)
        return base::fail(found);
    QSqlQuery &query = **found;
    const std::string body = base::toText(domain::toJson(event.body));
    const std::string_view kind = domain::kindOf(event.body);
    const std::int64_t time = base::toMs(event.time);
    std::string sha =
        linkOf(head.sha, canonicalLine(time, event.key, event.cycleId, event.capsuleId, kind, body));
    query.bindValue(0, sql::bytes(run));
    query.bindValue(1, qlonglong(time));
    int column = 2;
    for (const std::string_view field :
         {std::string_view(event.key), kind, std::string_view(event.cycleId),
          std::string_view(event.capsuleId), std::string_view(body), std::string_view(sha)})
        query.bindValue(column++, sql::bytes(field));
    if (base::Result<void> done = sql::run(query, database.path()); !done)
        return done;
    if (query.numRowsAffected() == 0)
        return checkSame(database, run, event);
    head.last = query.lastInsertId().toLongLong();
    head.first = head.rows == 0 ? head.last : head.first;
    head.sha = std::move(sha);
    ++head.rows;
    return {};
}

base::Result<void> insertAll(Database &database, const std::string &run,
                             const std::vector<domain::Event> &events)
{
    base::Result<Head> head = headOf(database, run);
    if (!head)
        return base::fail(head);
    const std::int64_t rows = head->rows;
    for (const domain::Event &event : events)
        if (base::Result<void> done = insert(database, run, event, *head); !done)
            return done;
    return head->rows > rows ? saveHead(database, run, *head) : base::Result<void>();
}

base::Result<void> write(Database &database, const std::string &run, const std::vector<domain::Event> &events,
                         const domain::SealedCapsule *capsule, std::set<std::string> &knownBlobs)
{
    if (capsule != nullptr) {
        if (base::Result<void> kept = keepCapsule(database, run, *capsule, knownBlobs); !kept)
            return kept;
        base::killPoint("journal.capsule");
    }
    base::Result<void> done = events.empty() ? base::Result<void>() : insertAll(database, run, events);
    base::killPoint("journal.events");
    return done;
}

using EachRawRow = std::function<base::Result<void>(const RawRow &)>;

base::Result<void> eachRawRow(QSqlQuery &query, const Database &database, const EachRawRow &each)
{
    if (base::Result<void> done = sql::run(query, database.path()); !done)
        return done;
    while (query.next())
        if (base::Result<void> done = each(rawRow(query)); !done)
            return done;
    // The end of the rows and a damaged page look the same to next().
    if (query.lastError().isValid())
        return tl::unexpected(sql::errorOf(query.lastError(), database.path()));
    return {};
}

base::Result<void> eachRow(QSqlQuery &query, const Database &database, const EachRow &each)
{
    return eachRawRow(query, database, [&](const RawRow &raw) -> base::Result<void> {
        const base::Result<JournalRow> row = decoded(raw);
        return row ? each(*row) : base::Result<void>(base::fail(row));
    });
}

/// Every row of a run after `afterSeq`, by row number and not by an index, which would have to be sorted: a
/// run's rows lie together.
base::Result<QSqlQuery> rowsOf(Database &database, const std::string &run, std::int64_t afterSeq)
{
    const base::Result<Head> head = headOf(database, run);
    if (!head)
        return base::fail(head);
    base::Result<QSqlQuery> query =
        select(database, QStringLiteral("WHERE +run = CAST(? AS TEXT) AND seq BETWEEN ? AND ? ORDER BY seq"));
    if (!query)
        return query;
    query->addBindValue(sql::bytes(run));
    query->addBindValue(qlonglong(std::max(head->first, afterSeq + 1)));
    query->addBindValue(qlonglong(head->last));
    return query;
}

base::Result<std::vector<JournalRow>> allRows(QSqlQuery &query, const Database &database)
{
    std::vector<JournalRow> rows;
    const base::Result<void> done = eachRow(query, database, [&](const JournalRow &row) {
        rows.push_back(row);
        return base::Result<void>();
    });
    if (!done)
        return base::fail(done);
    return rows;
}

/// One SELECT a kind, merged by row number: each walks its part of the index, so that a page costs a page.
QString kindsQuery(std::size_t kinds, QStringView bound, QStringView end)
{
    QStringList parts;
    for (std::size_t i = 0; i < kinds; ++i)
        parts << u"SELECT " % QStringView(rowColumns) %
                     u" FROM journal WHERE run = CAST(? AS TEXT) AND kind = CAST(? AS TEXT)" % bound;
    return parts.join(QStringLiteral(" UNION ALL ")) % end;
}

base::Result<QSqlQuery> kindsQuery(Database &database, const std::string &run,
                                   const std::vector<std::string> &kinds, QStringView bound, std::int64_t seq,
                                   QStringView end)
{
    base::Result<QSqlQuery> query =
        sql::prepared(database.sql(), kindsQuery(kinds.size(), bound, end), database.path());
    if (query)
        for (const std::string &kind : kinds) {
            query->addBindValue(sql::bytes(run));
            query->addBindValue(sql::bytes(kind));
            query->addBindValue(qlonglong(seq));
        }
    return query;
}

} // namespace

Journal::Journal(Database &database, std::string run, Behind *behind)
    : m_database(&database), m_run(std::move(run)), m_behind(behind),
      m_remembered(std::make_unique<Remembered>())
{
}

Journal::~Journal() = default;

base::Result<void> Journal::append(const std::vector<domain::Event> &events,
                                   const domain::SealedCapsule *capsule)
{
    if (events.empty() && capsule == nullptr)
        return {};
    if (m_behind)
        return m_behind->append(events, capsule ? std::optional(*capsule) : std::nullopt);
    if (const base::Error *why = m_database->givenUp())
        return tl::unexpected(*why);
    const bool own = !m_database->inTransaction();
    if (own)
        if (base::Result<void> begun = m_database->begin(); !begun)
            return begun;
    base::killPoint("journal.begin");
    m_remembered->refresh(m_database->generation());
    base::Result<void> written = write(*m_database, m_run, events, capsule, m_remembered->blobs);
    if (!written) {
        if (own)
            m_database->rollback();
        else
            m_database->giveUp(written.error());
        return written;
    }
    if (!own)
        return {};
    base::killPoint("journal.before_commit");
    base::Result<void> done = m_database->commit();
    base::killPoint("journal.after_commit");
    return done;
}

base::Result<void> Journal::read(const EachRow &each, std::int64_t afterSeq) const
{
    base::Result<QSqlQuery> query = rowsOf(*m_database, m_run, afterSeq);
    return query ? eachRow(*query, *m_database, each) : base::Result<void>(base::fail(query));
}

base::Result<void> Journal::readKinds(const std::vector<std::string> &kinds, const EachRow &each,
                                      std::int64_t afterSeq) const
{
    if (kinds.empty())
        return {};
    base::Result<QSqlQuery> query =
        kindsQuery(*m_database, m_run, kinds, u" AND seq > ?", afterSeq, u" ORDER BY seq");
    return query ? eachRow(*query, *m_database, each) : base::Result<void>(base::fail(query));
}

base::Result<std::vector<JournalRow>> Journal::newest(const std::vector<std::string> &kinds, int limit,
                                                      std::int64_t beforeSeq) const
{
    if (kinds.empty() || limit <= 0)
        return std::vector<JournalRow>();
    const std::int64_t before = beforeSeq > 0 ? beforeSeq : INT64_MAX;
    base::Result<QSqlQuery> query =
        kindsQuery(*m_database, m_run, kinds, u" AND seq < ?", before,
                   QString(u" ORDER BY seq DESC LIMIT " % QString::number(limit)));
    if (!query)
        return base::fail(query);
    return allRows(*query, *m_database);
}

base::Result<std::vector<JournalRow>> Journal::ofCapsule(const std::string &capsuleId) const
{
    base::Result<QSqlQuery> query =
        select(*m_database, QStringLiteral("WHERE +run = CAST(? AS TEXT) AND capsule = CAST(? AS TEXT)"
                                           " AND capsule <> '' ORDER BY seq"));
    if (!query)
        return base::fail(query);
    query->addBindValue(sql::bytes(m_run));
    query->addBindValue(sql::bytes(capsuleId));
    return allRows(*query, *m_database);
}

base::Result<std::string> Journal::journalSha256() const
{
    base::Result<QSqlQuery> query = rowsOf(*m_database, m_run, 0);
    if (!query)
        return base::fail(query);
    base::Sha256 hash; // over the lines as they were kept: what a row says need not be understood for that
    const base::Result<void> done = eachRawRow(*query, *m_database, [&](const RawRow &row) {
        hash.add(canonicalLine(row));
        return base::Result<void>();
    });
    if (!done)
        return base::fail(done);
    return hash.hex();
}

} // namespace store
