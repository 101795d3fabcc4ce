#include "store/verify.h"

#include <map>
#include <set>

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include "base/hash.h"
#include "domain/account.h"
#include "store/database.h"
#include "store/rows.h"
#include "store/settings_file.h"
#include "store/shelf.h"
#include "store/sql.h"

namespace store {

namespace {

constexpr int mostProblems = 200; // of a file; a damaged page would otherwise fill the screen

/// What one run's rows add up to.
struct Fold
{
    domain::Account account;
    std::set<std::string> keys;
    std::int64_t first = 0, last = 0, rows = 0;
    std::string sha;
};

/// The blobs that a manifest names: the values of its *_sha256 fields but for the hash of a picture's pixels,
/// which names no bytes, and the chunks of its candles.
void collectNames(const base::Json &json, std::set<std::string> &names)
{
    if (!json.is_structured())
        return;
    for (const auto &[key, value] : json.items()) {
        const bool sha = key.size() > 7 && key.ends_with("_sha256") && key != "pixels_sha256";
        if (sha && value.is_string() && !value.get_ref<const std::string &>().empty())
            names.insert(value.get<std::string>());
        else if (key == "chunks" && value.is_array())
            for (const base::Json &chunk : value)
                names.insert(chunk.is_string() ? chunk.get<std::string>() : base::toText(chunk));
        else
            collectNames(value, names);
    }
}

/// One database, read in one transaction, so that a desk may go on writing to it.
class Check
{
public:
    Check(Database &database, Verification &out)
        : m_database(&database), m_out(&out), m_file(QFileInfo(database.path()).fileName().toStdString())
    {
    }

    void all()
    {
        QSqlQuery(m_database->sql()).exec(QStringLiteral("BEGIN"));
        pages();
        capsules();
        blobs();
        manifests();
        rows();
        runs();
        for (const auto &[name, fold] : m_folds)
            m_out->trades += std::int64_t(fold.account.trades().size());
        QSqlQuery(m_database->sql()).exec(QStringLiteral("ROLLBACK"));
        if (m_problems > mostProblems)
            m_out->problems.push_back(m_file + ": and " + std::to_string(m_problems - mostProblems) +
                                      " more");
    }

private:
    void problem(const std::string &what)
    {
        m_out->ok = false;
        if (++m_problems <= mostProblems)
            m_out->problems.push_back(what);
    }

    /// Calls `each` for every row; a file that cannot be read on is a problem like any other.
    void select(const QString &statement, const std::function<void(const QSqlQuery &)> &each)
    {
        QSqlQuery query(m_database->sql());
        query.setForwardOnly(true);
        bool done = query.exec(statement);
        while (done && query.next())
            each(query);
        if (query.lastError().isValid())
            problem(m_file + ": " + sql::errorOf(query.lastError(), m_database->path()).detail);
    }

    void pages()
    {
        select(QStringLiteral("PRAGMA integrity_check(20)"), [&](const QSqlQuery &query) {
            const std::string line = query.value(0).toString().toStdString();
            if (line != "ok")
                problem(m_file + ": " + line);
        });
    }

    void capsules()
    {
        select(QStringLiteral("SELECT CAST(run AS BLOB), CAST(id AS BLOB) FROM capsules ORDER BY run, n"),
               [&](const QSqlQuery &query) {
                   ++m_out->capsules;
                   m_capsules[sql::text(query, 1)].insert(sql::text(query, 0));
               });
    }

    void blobs()
    {
        select(QStringLiteral("SELECT CAST(sha AS BLOB), bytes FROM blobs"), [&](const QSqlQuery &query) {
            const std::string sha = sql::text(query, 0);
            m_blobs.insert(sha);
            if (base::sha256(sql::text(query, 1)) != sha)
                problem("blob " + sha + ": the bytes do not hash to its name");
        });
        select(QStringLiteral("SELECT CAST(sha AS BLOB) FROM pruned"), [&](const QSqlQuery &query) {
            if (m_blobs.count(sql::text(query, 0)) == 0 && m_pruned.insert(sql::text(query, 0)).second)
                ++m_out->pruned;
        });
    }

    void manifests()
    {
        std::set<std::string> found;
        select(QStringLiteral("SELECT CAST(id AS BLOB), CAST(blobs AS BLOB), bytes FROM manifests"),
               [&](const QSqlQuery &query) {
                   const std::string id = sql::text(query, 0);
                   found.insert(id);
                   if (m_capsules.count(id) == 0)
                       problem("capsule " + id + ": is of no run");
                   manifest(id, sql::text(query, 1), sql::text(query, 2));
               });
        for (const auto &[id, runs] : m_capsules)
            if (found.count(id) == 0)
                problem("capsule " + id + " (" + *runs.begin() + "): the manifest is missing");
    }

    void manifest(const std::string &id, const std::string &listed, const std::string &bytes)
    {
        if (base::sha256(bytes) != id)
            return problem("capsule " + id + ": the manifest does not hash to its id");
        const base::Result<base::Json> json = base::parseJson(bytes);
        if (!json)
            return problem("capsule " + id + ": " + json.error().detail);
        std::set<std::string> names = unpacked(listed);
        collectNames(*json, names);
        for (const std::string &sha : names)
            if (m_blobs.count(sha) == 0 && m_pruned.count(sha) == 0)
                problem("capsule " + id + ": blob " + sha + " is missing");
    }

    void rows()
    {
        select(u"SELECT " % QStringView(rowColumns) % u" FROM journal ORDER BY seq",
               [&](const QSqlQuery &query) { row(rawRow(query)); });
    }

    void row(const RawRow &row)
    {
        ++m_out->journalRows;
        Fold &fold = m_folds[row.run];
        if (linkOf(fold.sha, canonicalLine(row)) != row.sha)
            problem(nameOf(row) + ": was changed, or rows before it are missing");
        fold.first = fold.rows++ == 0 ? row.seq : fold.first;
        fold.last = row.seq;
        fold.sha = row.sha;
        if (!fold.keys.insert(row.key).second)
            problem(nameOf(row) + ": the key " + row.key + " is there twice");
        const auto capsule = m_capsules.find(row.capsule);
        if (!row.capsule.empty() && (capsule == m_capsules.end() || capsule->second.count(row.run) == 0))
            problem(nameOf(row) + ": the capsule " + row.capsule + " is missing");
        apply(row, fold.account);
    }

    void apply(const RawRow &row, domain::Account &account)
    {
        const base::Result<JournalRow> read = decoded(row);
        if (!read)
            return problem(read.error().field + ": " + read.error().detail);
        if (const base::Result<void> applied = account.apply(read->event); !applied)
            problem(nameOf(row) + ": " + applied.error().detail + " (" + applied.error().field + ")");
        if (account.balanced())
            return;
        m_out->balanced = false;
        problem(nameOf(row) + ": the ledger does not balance");
    }

    void runs()
    {
        std::set<std::string> named;
        select(QStringLiteral("SELECT CAST(run AS BLOB), first, last, rows, CAST(sha AS BLOB) FROM runs"),
               [&](const QSqlQuery &query) {
                   const std::string run = sql::text(query, 0);
                   named.insert(run);
                   const Fold &fold = m_folds[run];
                   const std::int64_t rows = query.value(3).toLongLong();
                   if (fold.rows != rows)
                       problem("run " + run + ": " + std::to_string(fold.rows) + " journal rows of " +
                               std::to_string(rows));
                   else if (fold.first != query.value(1).toLongLong() ||
                            fold.last != query.value(2).toLongLong() || fold.sha != sql::text(query, 4))
                       problem("run " + run + ": the journal ends otherwise than it was written");
               });
        for (const auto &[run, fold] : m_folds)
            if (named.count(run) == 0)
                problem("run " + run + ": its journal rows were never written by the desk");
    }

    Database *m_database;
    Verification *m_out;
    std::string m_file;
    int m_problems = 0;
    std::map<std::string, std::set<std::string>> m_capsules; // id -> runs
    std::set<std::string> m_blobs, m_pruned;
    std::map<std::string, Fold> m_folds; // by run
};

bool written(const QString &path)
{
    return QFile::exists(path % u"-wal");
}

base::Result<void> checkFile(const QString &path, Verification &out)
{
    const base::Result<std::unique_ptr<Database>> database = Database::open(path, Access::ReadOnly);
    if (database) {
        Check(**database, out).all();
        return {};
    }
    const base::Error &error = database.error();
    if (error.code == base::ErrorCode::NotFound)
        return {};
    if (error.code != base::ErrorCode::Storage)
        return base::fail(database);
    out.ok = false;
    out.problems.push_back(QFileInfo(path).fileName().toStdString() + ": " + error.detail);
    return {};
}

/// A file that nobody writes to is read without locks. Should a desk start in the middle, what was read may
/// be half old and half new, and is read again.
base::Result<void> checkCalmly(const QString &path, Verification &out)
{
    const Verification before = out;
    const bool calm = !written(path);
    base::Result<void> done = checkFile(path, out);
    if (!done || out.problems.size() == before.problems.size() || !calm || !written(path))
        return done;
    out = before;
    return checkFile(path, out);
}

} // namespace

base::Result<Verification> verify(const QString &dataDir)
{
    Verification out;
    for (const QString &path : {deskDatabase(dataDir), replayDatabase(dataDir)})
        if (const base::Result<void> done = checkCalmly(path, out); !done)
            return base::fail(done);
    if (const base::Result<base::Json> settings = readSettings(dataDir); !settings) {
        out.ok = false;
        out.problems.push_back("settings.json: " + settings.error().detail);
    }
    return out;
}

} // namespace store
