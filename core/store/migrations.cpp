#include "store/migrations.h"

#include <algorithm>
#include <array>

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

#include "base/kill_point.h"
#include "store/sql.h"

namespace store {

namespace {

// `first` and `last` are the journal rows of the run, `rows` how many, `sha` the end of its chain: rows that
// disappear from the end of the journal are missed here. Capsules list without touching a manifest, manifests
// without a picture.
constexpr std::array version1{
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE runs(run TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, rows INTEGER NOT "
    "NULL,"
    " sha TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE journal(seq INTEGER PRIMARY KEY, run TEXT NOT NULL, time INTEGER NOT NULL, key TEXT NOT "
    "NULL,"
    " kind TEXT NOT NULL, cycle TEXT NOT NULL, capsule TEXT NOT NULL, body TEXT NOT NULL, sha TEXT NOT NULL,"
    " UNIQUE(run, key))",
    "CREATE INDEX journal_by_kind ON journal(run, kind)",
    "CREATE INDEX journal_by_capsule ON journal(capsule) WHERE capsule <> ''",
    "CREATE TABLE capsules(run TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, cycle TEXT NOT NULL,"
    " time INTEGER NOT NULL, traded INTEGER NOT NULL, PRIMARY KEY(run, n), UNIQUE(run, id)) WITHOUT ROWID",
    "CREATE TABLE manifests(id TEXT PRIMARY KEY, blobs TEXT NOT NULL, bytes BLOB NOT NULL)",
    "CREATE TABLE blobs(sha TEXT PRIMARY KEY, kind TEXT NOT NULL, bytes BLOB NOT NULL)",
    "CREATE TABLE pruned(sha TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN"
    " SELECT RAISE(ABORT, 'the journal only grows'); END",
    "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal WHEN OLD.run = 'live' BEGIN"
    " SELECT RAISE(ABORT, 'the journal only grows'); END",
    "CREATE TRIGGER capsules_no_update BEFORE UPDATE ON capsules BEGIN"
    " SELECT RAISE(ABORT, 'a capsule never changes'); END",
    "CREATE TRIGGER capsules_no_delete BEFORE DELETE ON capsules WHEN OLD.run = 'live' BEGIN"
    " SELECT RAISE(ABORT, 'a capsule is kept'); END",
    "CREATE TRIGGER manifests_no_update BEFORE UPDATE ON manifests BEGIN"
    " SELECT RAISE(ABORT, 'a capsule never changes'); END",
    "CREATE TRIGGER blobs_no_update BEFORE UPDATE ON blobs BEGIN"
    " SELECT RAISE(ABORT, 'what is kept under its hash never changes'); END",
};

// What was learned, as it was learned: what follows from it is worked out again when it is read.
constexpr std::array version2{
    "CREATE TABLE memory(seq INTEGER PRIMARY KEY, run TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL,"
    " known INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE(run, key))",
    "CREATE TRIGGER memory_no_update BEFORE UPDATE ON memory BEGIN"
    " SELECT RAISE(ABORT, 'what was learned never changes'); END",
    "CREATE TRIGGER memory_no_delete BEFORE DELETE ON memory WHEN OLD.run = 'live' BEGIN"
    " SELECT RAISE(ABORT, 'what was learned is kept'); END",
};

constexpr std::array deskSteps{Migration{1, version1}, Migration{2, version2}};

// A bar that a venue tells differently later is another row with the next revision: what was known when stays
// known. `served` holds the stretches that a venue has answered for, [since, until): what is missing there,
// it does not have.
constexpr std::array candles1{
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE series(id INTEGER PRIMARY KEY, instrument TEXT NOT NULL, timeframe TEXT NOT NULL,"
    " UNIQUE(instrument, timeframe))",
    "CREATE TABLE candles(series INTEGER NOT NULL, time INTEGER NOT NULL, revision INTEGER NOT NULL,"
    " open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL, volume REAL NOT NULL,"
    " seen INTEGER NOT NULL, PRIMARY KEY(series, time, revision)) WITHOUT ROWID",
    "CREATE TABLE served(series INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,"
    " PRIMARY KEY(series, since, until)) WITHOUT ROWID",
    "CREATE TRIGGER candles_no_update BEFORE UPDATE ON candles BEGIN"
    " SELECT RAISE(ABORT, 'candles are only added'); END",
    "CREATE TRIGGER candles_no_delete BEFORE DELETE ON candles BEGIN"
    " SELECT RAISE(ABORT, 'candles are only added'); END",
};

constexpr std::array candleSteps{Migration{1, candles1}};

constexpr std::array news1{
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE articles(id INTEGER PRIMARY KEY, key TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,"
    " rest TEXT NOT NULL, published INTEGER, known INTEGER NOT NULL, imported INTEGER NOT NULL)",
    "CREATE INDEX articles_by_key ON articles(key, known)",
    "CREATE INDEX articles_by_time ON articles(coalesce(published, known))",
    "CREATE VIRTUAL TABLE words USING fts5(title, body, content='articles', content_rowid='id')",
    "CREATE TRIGGER articles_no_update BEFORE UPDATE ON articles BEGIN"
    " SELECT RAISE(ABORT, 'articles are only added'); END",
    "CREATE TRIGGER articles_no_delete BEFORE DELETE ON articles BEGIN"
    " SELECT RAISE(ABORT, 'articles are only added'); END",
};

constexpr std::array newsSteps{Migration{1, news1}};

base::Result<std::int64_t> tables(const QSqlDatabase &database, const QString &path,
                                  const QString &condition = {})
{
    return sql::number(database, u"SELECT count(*) FROM sqlite_master WHERE type = 'table'" % condition,
                       path);
}

/// A copy of everything committed so far. Made under another name first: what carries the final name is
/// whole.
base::Result<void> backUp(const QSqlDatabase &database, const QString &path, int version)
{
    const QString name = path % u".v" % QString::number(version) % u"-backup";
    const QString unfinished = name % u".new";
    QFile::remove(unfinished);
    base::Result<QSqlQuery> copy = sql::prepared(database, QStringLiteral("VACUUM INTO ?"), path);
    if (!copy)
        return base::fail(copy);
    copy->bindValue(0, unfinished);
    if (base::Result<void> done = sql::run(*copy, unfinished); !done)
        return done;
    base::killPoint("migration.copied");
    QFile::remove(name);
    if (!QFile::rename(unfinished, name))
        return base::fail(base::ErrorCode::Storage, "the copy before a migration cannot be renamed",
                          name.toStdString());
    base::killPoint("migration.backed_up");
    return {};
}

base::Result<void> setVersion(const QSqlDatabase &database, const QString &path, int version)
{
    const QString number = QString::number(version);
    const base::Result<void> listed = sql::run(
        database, u"INSERT OR REPLACE INTO meta(key, value) VALUES('schema_version', '" % number % u"')",
        path);
    return listed ? sql::run(database, u"PRAGMA user_version = " % number, path) : listed;
}

base::Result<void> runStatements(const QSqlDatabase &database, const QString &path, const Migration &step)
{
    for (const char *statement : step.statements) {
        if (base::Result<void> done = sql::run(database, QString::fromUtf8(statement), path); !done)
            return done;
        base::killPoint("migration.statement");
    }
    return setVersion(database, path, step.to);
}

/// The step in the transaction that is open, unless another program did it in the meantime.
base::Result<void> takeStep(const QSqlDatabase &database, const QString &path, const Migration &step)
{
    const base::Result<int> version = schemaVersion(database, path);
    if (!version)
        return base::fail(version);
    return *version < step.to ? runStatements(database, path, step) : base::Result<void>();
}

/// These steps in one transaction: a file is never left between them.
base::Result<void> takeStepsWhole(const QSqlDatabase &database, const QString &path,
                                  std::span<const Migration> steps)
{
    if (base::Result<void> begun = sql::run(database, QStringLiteral("BEGIN IMMEDIATE"), path); !begun)
        return begun;
    base::killPoint("migration.begin");
    base::Result<void> done;
    for (const Migration &step : steps)
        if (done)
            done = takeStep(database, path, step);
    base::killPoint("migration.before_commit");
    if (done)
        done = sql::run(database, QStringLiteral("COMMIT"), path);
    if (!done) {
        QSqlQuery(database).exec(QStringLiteral("ROLLBACK")); // the first error is the one to tell
        return done;
    }
    base::killPoint("migration.after_commit");
    return {};
}

} // namespace

std::span<const Migration> migrations(Content content)
{
    if (content == Content::Candles)
        return candleSteps;
    if (content == Content::News)
        return newsSteps;
    return deskSteps;
}

base::Result<int> schemaVersion(const QSqlDatabase &database, const QString &path)
{
    const base::Result<std::int64_t> all = tables(database, path);
    if (!all)
        return base::fail(all);
    if (*all == 0)
        return 0;
    const base::Result<std::int64_t> ours = tables(database, path, QStringLiteral(" AND name = 'meta'"));
    if (!ours)
        return base::fail(ours);
    if (*ours == 0)
        return base::fail(base::ErrorCode::Storage, "it is a database of another program",
                          path.toStdString());
    const base::Result<std::int64_t> version = sql::number(
        database, QStringLiteral("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'schema_version'"),
        path);
    const base::Result<std::int64_t> header =
        sql::number(database, QStringLiteral("PRAGMA user_version"), path);
    if (!version || !header)
        return base::fail(version ? header : version);
    return int(std::clamp<std::int64_t>(std::max(*version, *header), 0, INT32_MAX));
}

base::Result<void> migrate(const QSqlDatabase &database, const QString &path, std::span<const Migration> to)
{
    const base::Result<int> found = schemaVersion(database, path);
    if (!found)
        return base::fail(found);
    int version = *found;
    if (!to.empty() && version > to.back().to)
        return base::fail(base::ErrorCode::NewerSchema,
                          "made by a newer version of this program (schema " + std::to_string(version) +
                              ", this one knows " + std::to_string(to.back().to) + ")",
                          path.toStdString());
    const base::Result<std::int64_t> content = tables(database, path);
    if (content && *content == 0) // a new file is made whole, or not at all
        return takeStepsWhole(database, path, to);
    for (std::size_t i = 0; i < to.size(); ++i) {
        if (to[i].to <= version)
            continue;
        if (base::Result<void> kept = backUp(database, path, version); !kept)
            return kept;
        if (base::Result<void> done = takeStepsWhole(database, path, to.subspan(i, 1)); !done)
            return done;
        version = to[i].to;
    }
    return {};
}

} // namespace store
