#include "store/shelf.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include "base/hash.h"
#include "base/kill_point.h"
#include "store/sql.h"

namespace store {

namespace {

constexpr std::size_t digits = 64; // of a SHA-256

constexpr const char *insertBlob = "INSERT INTO blobs(sha, kind, bytes) VALUES(CAST(? AS TEXT), CAST(? AS "
                                   "TEXT), ?) ON CONFLICT(sha) DO NOTHING";
constexpr const char *insertManifest = "INSERT INTO manifests(id, blobs, bytes) VALUES(CAST(? AS TEXT), "
                                       "CAST(? AS TEXT), ?) ON CONFLICT(id) DO NOTHING";
constexpr const char *insertCapsule =
    "INSERT INTO capsules(run, n, id, cycle, time, traded) VALUES(CAST(? AS TEXT),"
    " (SELECT coalesce(max(n), 0) + 1 FROM capsules WHERE run = CAST(? AS TEXT)), CAST(? AS TEXT), CAST(? AS "
    "TEXT),"
    " ?, ?) ON CONFLICT(run, id) DO NOTHING";
constexpr const char *selectCapsule = "SELECT CAST(cycle AS BLOB), time, traded FROM capsules"
                                      " WHERE run = CAST(? AS TEXT) AND id = CAST(? AS TEXT)";
constexpr const char *selectManifest = "SELECT bytes FROM manifests WHERE id = CAST(? AS TEXT)";
constexpr const char *selectBlob = "SELECT bytes FROM blobs WHERE sha = CAST(? AS TEXT)";
constexpr const char *selectPruned = "SELECT 1 FROM pruned WHERE sha = CAST(? AS TEXT)";

/// Binds and runs a kept statement.
base::Result<QSqlQuery *> execute(Database &database, const char *text, const QVariantList &values)
{
    base::Result<QSqlQuery *> query = database.statement(text);
    if (!query)
        return query;
    for (int i = 0; i < int(values.size()); ++i)
        (*query)->bindValue(i, values[i]);
    if (const base::Result<void> done = sql::run(**query, database.path()); !done)
        return base::fail(done);
    return query;
}

/// The first column of the one row that a kept statement finds, if it finds one.
base::Result<std::optional<std::string>> one(Database &database, const char *text, const std::string &key)
{
    const base::Result<QSqlQuery *> query = execute(database, text, {sql::bytes(key)});
    if (!query)
        return base::fail(query);
    std::optional<std::string> found;
    if ((*query)->next())
        found = sql::text(**query, 0);
    (*query)->finish();
    return found;
}

base::Result<void> keepBlobs(Database &database, const std::vector<domain::Blob> &blobs,
                             std::set<std::string> &known)
{
    for (const domain::Blob &blob : blobs) {
        if (known.count(blob.sha256) > 0)
            continue;
        if (!blob.bytes || blob.sha256.size() != digits)
            return base::fail(base::ErrorCode::Internal, "a blob comes without its bytes", blob.sha256);
        const base::Result<QSqlQuery *> query = execute(
            database, insertBlob, {sql::bytes(blob.sha256), sql::bytes(blob.kind), sql::bytes(*blob.bytes)});
        if (!query)
            return base::fail(query);
        if (blob.kind != "png")
            known.insert(blob.sha256);
        base::killPoint("journal.blob");
    }
    return {};
}

base::Result<void> checkSame(Database &database, const std::string &run, const domain::SealedCapsule &capsule)
{
    const base::Result<QSqlQuery *> query =
        execute(database, selectCapsule, {sql::bytes(run), sql::bytes(capsule.id)});
    if (!query)
        return base::fail(query);
    const bool same = (*query)->next() && sql::text(**query, 0) == capsule.cycleId &&
                      (*query)->value(1).toLongLong() == base::toMs(capsule.time) &&
                      (*query)->value(2).toBool() == capsule.traded;
    (*query)->finish();
    if (!same)
        return base::fail(base::ErrorCode::Internal, "the shelf has this capsule of another cycle",
                          capsule.id);
    return {};
}

CapsuleRow capsuleOf(const QSqlQuery &query)
{
    return {sql::text(query, 1), sql::text(query, 2), base::fromMs(query.value(3).toLongLong()),
            query.value(4).toBool(), query.value(0).toLongLong()};
}

base::Result<std::set<std::string>> blobsOfKind(Database &database, const QString &kind)
{
    std::set<std::string> out;
    QSqlQuery query(database.sql());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT CAST(sha AS BLOB) FROM blobs WHERE kind = '" % kind % u"'"))
        return tl::unexpected(sql::errorOf(query.lastError(), database.path()));
    while (query.next())
        out.insert(sql::text(query, 0));
    return out;
}

/// Takes away from `blobs` all that a manifest names for which `condition` on its capsule c holds.
base::Result<void> spare(Database &database, std::set<std::string> &blobs, const QString &condition)
{
    QSqlQuery query(database.sql());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT CAST(m.blobs AS BLOB) FROM capsules c JOIN manifests m ON m.id = c.id WHERE " %
                    condition))
        return tl::unexpected(sql::errorOf(query.lastError(), database.path()));
    while (query.next() && !blobs.empty())
        for (const std::string &sha : unpacked(sql::text(query, 0)))
            blobs.erase(sha);
    return {};
}

base::Result<void> removeBlobs(Database &database, const std::set<std::string> &blobs)
{
    for (const std::string &sha : blobs) {
        const base::Result<QSqlQuery *> gone =
            execute(database, "DELETE FROM blobs WHERE sha = CAST(? AS TEXT)", {sql::bytes(sha)});
        if (!gone)
            return base::fail(gone);
    }
    return {};
}

/// The blobs that the manifests of a run name.
base::Result<std::set<std::string>> blobsOfRun(Database &database, const std::string &name)
{
    const base::Result<QSqlQuery *> query =
        execute(database,
                "SELECT CAST(m.blobs AS BLOB) FROM capsules c JOIN manifests m ON m.id = c.id WHERE c.run = "
                "CAST(? AS TEXT)",
                {sql::bytes(name)});
    if (!query)
        return base::fail(query);
    std::set<std::string> out;
    while ((*query)->next())
        out.merge(unpacked(sql::text(**query, 0)));
    (*query)->finish();
    return out;
}

base::Result<void> discard(Database &database, const std::string &name)
{
    base::Result<std::set<std::string>> blobs = blobsOfRun(database, name);
    if (!blobs)
        return base::fail(blobs);
    for (const char *text :
         {"DELETE FROM manifests WHERE id IN (SELECT id FROM capsules WHERE run = CAST(? AS TEXT)"
          " EXCEPT SELECT id FROM capsules WHERE run <> CAST(? AS TEXT))",
          "DELETE FROM capsules WHERE run = CAST(? AS TEXT)",
          "DELETE FROM memory WHERE run = CAST(? AS TEXT)", "DELETE FROM journal WHERE run = CAST(? AS TEXT)",
          "DELETE FROM runs WHERE run = CAST(? AS TEXT)"}) {
        QVariantList values(QByteArrayView(text).count('?'), sql::bytes(name));
        if (const base::Result<QSqlQuery *> done = execute(database, text, values); !done)
            return base::fail(done);
        base::killPoint("journal.discard");
    }
    const base::Result<void> spared = spare(database, *blobs, QStringLiteral("1"));
    return spared ? removeBlobs(database, *blobs) : spared;
}

base::Result<int> prune(Database &database, const std::string &run, base::UtcTime before, base::UtcTime now)
{
    base::Result<std::set<std::string>> pictures = blobsOfKind(database, QStringLiteral("png"));
    if (!pictures)
        return base::fail(pictures);
    QString name = QString::fromStdString(run);
    const QString kept = u"c.traded <> 0 OR c.time >= " % QString::number(base::toMs(before)) %
                         u" OR c.run <> '" % name.replace(u'\'', u"''"_qs) % u"'";
    if (const base::Result<void> spared = spare(database, *pictures, kept); !spared)
        return base::fail(spared);
    for (const std::string &sha : *pictures) {
        const base::Result<QSqlQuery *> noted = execute(
            database, "INSERT INTO pruned(sha, time) VALUES(CAST(? AS TEXT), ?) ON CONFLICT(sha) DO NOTHING",
            {sql::bytes(sha), qlonglong(base::toMs(now))});
        if (!noted)
            return base::fail(noted);
    }
    base::killPoint("journal.prune");
    const base::Result<void> removed = removeBlobs(database, *pictures);
    if (!removed)
        return base::fail(removed);
    return int(pictures->size());
}

/// The first column of every row of a kept statement.
base::Result<std::vector<std::string>> names(Database &database, const char *text)
{
    const base::Result<QSqlQuery *> query = execute(database, text, {});
    if (!query)
        return base::fail(query);
    std::vector<std::string> out;
    while ((*query)->next())
        out.push_back(sql::text(**query, 0));
    (*query)->finish();
    return out;
}

/// Commits what went well and rolls back what did not.
template <class T>
base::Result<T> finished(Database &database, base::Result<T> outcome)
{
    if (!outcome) {
        database.rollback();
        return outcome;
    }
    if (const base::Result<void> done = database.commit(); !done)
        return base::fail(done);
    return outcome;
}

} // namespace

void Journal::Remembered::refresh(std::int64_t now)
{
    constexpr std::size_t many = 10'000;
    if (now != generation || blobs.size() > many)
        blobs.clear();
    generation = now;
}

std::string packed(const std::vector<domain::Blob> &blobs)
{
    std::string out;
    out.reserve(blobs.size() * digits);
    for (const domain::Blob &blob : blobs)
        out += blob.sha256;
    return out;
}

std::set<std::string> unpacked(std::string_view hashes)
{
    std::set<std::string> out;
    for (; hashes.size() >= digits; hashes.remove_prefix(digits))
        out.emplace(hashes.substr(0, digits));
    return out;
}

base::Result<void> keepCapsule(Database &database, const std::string &run,
                               const domain::SealedCapsule &capsule, std::set<std::string> &knownBlobs)
{
    if (base::Result<void> kept = keepBlobs(database, capsule.blobs, knownBlobs); !kept)
        return kept;
    const std::string blobs = packed(capsule.blobs);
    const base::Result<QSqlQuery *> manifest = execute(
        database, insertManifest, {sql::bytes(capsule.id), sql::bytes(blobs), sql::bytes(capsule.manifest)});
    if (!manifest)
        return base::fail(manifest);
    base::killPoint("journal.manifest");
    const base::Result<QSqlQuery *> row =
        execute(database, insertCapsule,
                {sql::bytes(run), sql::bytes(run), sql::bytes(capsule.id), sql::bytes(capsule.cycleId),
                 qlonglong(base::toMs(capsule.time)), int(capsule.traded)});
    if (!row)
        return base::fail(row);
    return (*row)->numRowsAffected() > 0 ? base::Result<void>() : checkSame(database, run, capsule);
}

base::Result<std::vector<CapsuleRow>> Journal::capsulePage(int limit, std::int64_t beforeNumber) const
{
    const base::Result<QSqlQuery *> query =
        execute(*m_database,
                "SELECT n, CAST(id AS BLOB), CAST(cycle AS BLOB), time, traded FROM capsules"
                " WHERE run = CAST(? AS TEXT) AND n < ? ORDER BY n DESC LIMIT ?",
                {sql::bytes(m_run), qlonglong(beforeNumber > 0 ? beforeNumber : INT64_MAX), limit});
    if (!query)
        return base::fail(query);
    std::vector<CapsuleRow> rows;
    while ((*query)->next())
        rows.push_back(capsuleOf(**query));
    (*query)->finish();
    return rows;
}

base::Result<std::vector<CapsuleRow>> Journal::capsules(int newest) const
{
    base::Result<std::vector<CapsuleRow>> rows = capsulePage(newest > 0 ? newest : -1);
    if (rows)
        std::reverse(rows->begin(), rows->end());
    return rows;
}

base::Result<base::Json> Journal::manifest(const std::string &capsuleId) const
{
    const base::Result<std::optional<std::string>> bytes = one(*m_database, selectManifest, capsuleId);
    if (!bytes)
        return base::fail(bytes);
    if (!*bytes)
        return base::fail(base::ErrorCode::NotFound, "no such capsule", capsuleId);
    if (base::sha256(**bytes) != capsuleId)
        return base::fail(base::ErrorCode::BadData, "the capsule's bytes do not hash to its id", capsuleId);
    return base::parseJson(**bytes);
}

std::optional<std::string> Journal::blob(const std::string &sha256) const
{
    return one(*m_database, selectBlob, sha256).value_or(std::nullopt);
}

bool Journal::wasPruned(const std::string &sha256) const
{
    return !blob(sha256) && one(*m_database, selectPruned, sha256).value_or(std::nullopt).has_value();
}

base::Result<std::string> Journal::capsulesSha256() const
{
    const base::Result<std::vector<CapsuleRow>> rows = capsules();
    if (!rows)
        return base::fail(rows);
    base::Sha256 hash;
    for (const CapsuleRow &row : *rows)
        hash.add(row.id + "\n");
    return hash.hex();
}

base::Result<void> Journal::discardRun()
{
    if (m_run == "live")
        return base::fail(base::ErrorCode::Unsupported, "the desk's own journal is never forgotten", m_run);
    m_database->forget();
    if (base::Result<void> begun = m_database->begin(); !begun)
        return begun;
    return finished(*m_database, discard(*m_database, m_run));
}

base::Result<int> Journal::prunePictures(base::UtcTime before, base::UtcTime now)
{
    if (const base::Result<void> begun = m_database->begin(); !begun)
        return base::fail(begun);
    return finished(*m_database, prune(*m_database, m_run, before, now));
}

base::Result<std::vector<std::string>> Journal::runs(Database &database)
{
    return names(database, "SELECT CAST(run AS BLOB) FROM runs ORDER BY run");
}

base::Result<std::vector<std::string>> Journal::runsByAge(Database &database)
{
    return names(database, "SELECT CAST(run AS BLOB) FROM runs ORDER BY last DESC");
}

} // namespace store
