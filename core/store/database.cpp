#include "store/database.h"

#include <map>
#include <optional>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>

#include "base/kill_point.h"
#include "store/migrations.h"
#include "store/sql.h"

namespace store {

namespace {

constexpr int busyMs = 5000;

/// Settings of a connection that writes. Whoever keeps decisions checkpoints when nobody waits; 16000 pages
/// of 4 kB, about four hundred decisions, are the bound for a burst that never rests.
constexpr const char *writerPragmas[] = {
    "PRAGMA synchronous = FULL",
    "PRAGMA wal_autocheckpoint = 16000",
    "PRAGMA cache_size = -16000",
    "PRAGMA temp_store = MEMORY",
};

QString walOf(const QString &path)
{
    return path % u"-wal";
}

/// The name that tells SQLite that nobody writes to this file, so that it needs no files beside it.
QString immutableName(const QString &path)
{
    return QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded) % u"?immutable=1";
}

} // namespace

struct Database::Impl
{
    QString path; // what the user knows
    std::span<const Migration> steps;
    QString name; // of Qt's connection
    QSqlDatabase database;
    std::map<const char *, QSqlQuery> statements;
    std::unique_ptr<QTemporaryDir> copy; // of a file that can only be read as a copy
    bool open = false;                   // whether a transaction is open
    std::int64_t generation = 0;
    std::optional<base::Error> givenUp; // why there is none any more

    ~Impl() { close(); }

    void close()
    {
        statements.clear();
        database.close();
        database = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
    }

    base::Result<void> connect(const QString &file, const QString &options)
    {
        name = QStringLiteral("store-%1").arg(quintptr(this), 0, 16);
        database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        database.setConnectOptions(options % u"QSQLITE_BUSY_TIMEOUT=" % QString::number(busyMs));
        if (!database.open())
            return tl::unexpected(sql::errorOf(database.lastError(), path));
        return {};
    }

    /// The first connection of all turns the file to WAL; while another does just that, SQLite says "busy" at
    /// once.
    base::Result<void> useWal()
    {
        base::Result<void> done;
        for (int attempt = 0; attempt < 50; ++attempt) {
            if (attempt > 0)
                QThread::msleep(20);
            done = sql::run(database, QStringLiteral("PRAGMA journal_mode = WAL"), path);
            if (done)
                break;
        }
        return done;
    }

    base::Result<void> openForWriting()
    {
        const QString folder = QFileInfo(path).absolutePath();
        if (!QDir().mkpath(folder))
            return base::fail(base::ErrorCode::Storage, "the folder cannot be made", folder.toStdString());
        if (base::Result<void> connected = connect(path, {}); !connected)
            return connected;
        const base::Result<int> version = schemaVersion(database, path);
        if (!version)
            return base::fail(version);
        if (*version > steps.back().to)
            return migrate(database, path, steps); // says what is wrong
        if (base::Result<void> wal = useWal(); !wal)
            return wal;
        for (const char *pragma : writerPragmas)
            if (base::Result<void> set = sql::run(database, QString::fromUtf8(pragma), path); !set)
                return set;
        base::killPoint("database.opened");
        if (base::Result<void> migrated = migrate(database, path, steps); !migrated)
            return migrated;
        return proveWritable();
    }

    /// SQLite opens a file that it may not write as read-only and says so only when something is written.
    base::Result<void> proveWritable()
    {
        const base::Result<void> begun = sql::run(database, QStringLiteral("BEGIN IMMEDIATE"), path);
        return begun ? sql::run(database, QStringLiteral("ROLLBACK"), path) : begun;
    }

    /// Without a write-ahead log beside it nobody has the file open, and it can be read without leaving
    /// traces.
    base::Result<void> openForReading()
    {
        if (!QFile::exists(path))
            return base::fail(base::ErrorCode::NotFound, "there is no such file", path.toStdString());
        const QString options = QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;");
        const bool logged = QFile::exists(walOf(path));
        if (base::Result<void> connected = connect(logged ? path : immutableName(path), options); !connected)
            return connected;
        base::Result<int> version = schemaVersion(database, path);
        if (!version && logged && !QFileInfo(QFileInfo(path).absolutePath()).isWritable())
            version = readCopy(options);
        return checkReadable(version);
    }

    /// A log whose index is lost cannot be read in a folder that cannot be written: SQLite needs to make the
    /// index.
    base::Result<int> readCopy(const QString &options)
    {
        close();
        copy = std::make_unique<QTemporaryDir>();
        const QString file = copy->filePath(QFileInfo(path).fileName());
        if (!copy->isValid() || !QFile::copy(path, file) || !QFile::copy(walOf(path), walOf(file)))
            return base::fail(base::ErrorCode::Storage, "it cannot be copied to be read", path.toStdString());
        const base::Result<void> connected = connect(file, options);
        return connected ? schemaVersion(database, path) : base::Result<int>(base::fail(connected));
    }

    base::Result<void> checkReadable(const base::Result<int> &version) const
    {
        if (!version)
            return base::fail(version);
        const int newest = steps.back().to;
        if (*version == 0)
            return base::fail(base::ErrorCode::NotFound, "there is nothing in it yet", path.toStdString());
        if (*version < newest)
            return base::fail(
                base::ErrorCode::Unsupported,
                "made by an older version of this program; start the desk once to bring it up to date",
                path.toStdString());
        return *version > newest ? migrate(database, path, steps) : base::Result<void>();
    }
};

QString deskDatabase(const QString &dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("desk.sqlite"));
}

QString replayDatabase(const QString &dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("replays.sqlite"));
}

QString candleDatabase(const QString &dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("candles.sqlite"));
}

QString newsDatabase(const QString &dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("context.sqlite"));
}

Database::Database() : m_impl(std::make_unique<Impl>()) {}

Database::~Database()
{
    rollback();
}

base::Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access, Content content)
{
    std::unique_ptr<Database> database(new Database);
    database->m_impl->path = QFileInfo(path).absoluteFilePath();
    database->m_impl->steps = migrations(content);
    const base::Result<void> opened =
        access == Access::ReadWrite ? database->m_impl->openForWriting() : database->m_impl->openForReading();
    if (!opened)
        return base::fail(opened);
    return database;
}

QSqlDatabase &Database::sql() const
{
    return m_impl->database;
}

const QString &Database::path() const
{
    return m_impl->path;
}

void Database::setRepeatable(bool repeatable)
{
    const QString pragma =
        u"PRAGMA synchronous = " % (repeatable ? QStringLiteral("NORMAL") : QStringLiteral("FULL"));
    QSqlQuery(m_impl->database)
        .exec(pragma); // cannot fail outside a transaction; inside one it stays as it is
}

base::Result<void> Database::begin()
{
    if (inTransaction())
        return base::fail(base::ErrorCode::Internal, "a transaction is open already", path().toStdString());
    base::Result<QSqlQuery *> query = statement("BEGIN IMMEDIATE");
    if (!query)
        return base::fail(query);
    base::Result<void> begun = sql::run(**query, path());
    m_impl->open = begun.has_value();
    return begun;
}

base::Result<void> Database::commit()
{
    if (m_impl->givenUp)
        return tl::unexpected(*std::exchange(m_impl->givenUp, std::nullopt));
    if (!m_impl->open)
        return base::fail(base::ErrorCode::Internal, "no transaction is open", path().toStdString());
    base::Result<QSqlQuery *> query = statement("COMMIT");
    base::Result<void> done = query ? sql::run(**query, path()) : base::Result<void>(base::fail(query));
    if (done)
        m_impl->open = false;
    else
        rollback();
    return done;
}

void Database::rollback()
{
    if (m_impl->open)
        QSqlQuery(m_impl->database)
            .exec(QStringLiteral("ROLLBACK")); // fails when SQLite did it itself: as wanted
    m_impl->open = false;
    m_impl->givenUp.reset();
    forget();
}

std::int64_t Database::generation() const
{
    return m_impl->generation;
}

void Database::forget()
{
    ++m_impl->generation;
}

bool Database::inTransaction() const
{
    return m_impl->open || m_impl->givenUp;
}

void Database::giveUp(base::Error why)
{
    if (m_impl->givenUp)
        return;
    rollback();
    m_impl->givenUp = std::move(why);
}

const base::Error *Database::givenUp() const
{
    return m_impl->givenUp ? &*m_impl->givenUp : nullptr;
}

base::Result<QSqlQuery *> Database::statement(const char *text)
{
    const auto known = m_impl->statements.find(text);
    if (known != m_impl->statements.end())
        return &known->second;
    base::Result<QSqlQuery> fresh = sql::prepared(m_impl->database, QString::fromUtf8(text), path());
    if (!fresh)
        return base::fail(fresh);
    return &m_impl->statements.emplace(text, std::move(*fresh)).first->second;
}

base::Result<void> Database::checkpoint()
{
    return sql::run(m_impl->database, QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)"), path());
}

} // namespace store
