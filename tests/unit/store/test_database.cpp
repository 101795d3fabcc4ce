#include "test_database.h"

#include "child.h"
#include "samples.h"

#include "base/platform.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/migrations.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <thread>

using store::Access;
using store::Database;

namespace {

QVariant value(Database &database, const QString &statement)
{
    QSqlQuery query(database.sql());
    return query.exec(statement) && query.next() ? query.value(0) : QVariant();
}

base::Error refusal(const QString &path, Access access)
{
    const base::Result<std::unique_ptr<Database>> opened = Database::open(path, access);
    return opened ? base::Error{base::ErrorCode::Internal, "it opened", "", std::nullopt} : opened.error();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Everyone may look, nobody may write, for as long as this lives.
class Closed
{
public:
    explicit Closed(QString folder) : m_folder(std::move(folder))
    {
        for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files))
            QFile::setPermissions(file.filePath(), readable);
        QFile::setPermissions(m_folder, readable | QFileDevice::ExeOwner | QFileDevice::ExeUser |
                                            QFileDevice::ExeGroup | QFileDevice::ExeOther);
    }
    ~Closed()
    {
        QFile::setPermissions(m_folder,
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }

private:
    static constexpr QFileDevice::Permissions readable =
        QFileDevice::ReadOwner | QFileDevice::ReadUser | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QString m_folder;
};

} // namespace

void TestDatabase::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestDatabase::cleanup()
{
    m_dir.reset();
}

QString TestDatabase::path() const
{
    return store::deskDatabase(m_dir->path());
}

void TestDatabase::fill(int events) const
{
    const base::Result<std::unique_ptr<Database>> database = Database::open(path(), Access::ReadWrite);
    QVERIFY(database);
    QVERIFY(store::Journal(**database, "live").append(samples::run(events)));
}

QMap<QString, QByteArray> TestDatabase::files() const
{
    QMap<QString, QByteArray> out;
    for (const QFileInfo &file : QDir(m_dir->path()).entryInfoList(QDir::Files | QDir::Hidden))
        out[file.fileName()] = base::readFile(file.filePath()).value_or(QByteArray("unreadable"));
    return out;
}

void TestDatabase::makesFolderAndFile()
{
    const QString deep = m_dir->filePath(QStringLiteral("a folder/with ? and #/and %20/desk.sqlite"));
    {
        const base::Result<std::unique_ptr<Database>> database = Database::open(deep, Access::ReadWrite);
        QVERIFY(database);
        QCOMPARE((*database)->path(), deep);
        QVERIFY(store::Journal(**database, "live").append(samples::run(2)));
    }
    const base::Result<std::unique_ptr<Database>> again = Database::open(deep, Access::ReadOnly);
    QVERIFY2(again, again ? "" : again.error().detail.c_str());
    QCOMPARE(samples::readAll(store::Journal(**again, "live")).size(), 2U);
}

void TestDatabase::isDurableByDefault()
{
    const base::Result<std::unique_ptr<Database>> database = Database::open(path(), Access::ReadWrite);
    QVERIFY(database);
    QCOMPARE(value(**database, QStringLiteral("PRAGMA journal_mode")).toString(), QStringLiteral("wal"));
    QCOMPARE(value(**database, QStringLiteral("PRAGMA synchronous")).toInt(), 2);
    (*database)->setRepeatable(true);
    QCOMPARE(value(**database, QStringLiteral("PRAGMA synchronous")).toInt(), 1);
    (*database)->setRepeatable(false);
    QCOMPARE(value(**database, QStringLiteral("PRAGMA synchronous")).toInt(), 2);
    QVERIFY((*database)->checkpoint());
}

void TestDatabase::refusesANewerSchemaUndamaged()
{
    fill(5);
    {
        const base::Result<std::unique_ptr<Database>> database = Database::open(path(), Access::ReadWrite);
        QSqlQuery query((*database)->sql());
        QVERIFY(query.exec(QStringLiteral("UPDATE meta SET value = '999' WHERE key = 'schema_version'")));
    }
    const QMap<QString, QByteArray> before = files();
    for (const Access access : {Access::ReadWrite, Access::ReadOnly}) {
        const base::Error error = refusal(path(), access);
        QCOMPARE(error.code, base::ErrorCode::NewerSchema);
        QCOMPARE(error.field, path().toStdString());
        QCOMPARE(files(), before);
    }
}

void TestDatabase::refusesWhatIsNotADatabase()
{
    const QByteArray text = QByteArray("these are not the bytes you are looking for\n").repeated(100);
    writeFile(path(), text);
    for (const Access access : {Access::ReadWrite, Access::ReadOnly}) {
        const base::Error error = refusal(path(), access);
        QCOMPARE(error.code, base::ErrorCode::Storage);
        QCOMPARE(error.field, path().toStdString());
        QVERIFY(error.detail.find("not a database") != std::string::npos);
    }
    QCOMPARE(files()[QStringLiteral("desk.sqlite")], text);
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("folder")));
    QCOMPARE(refusal(m_dir->filePath(QStringLiteral("folder")), Access::ReadWrite).code,
             base::ErrorCode::Storage);
}

void TestDatabase::refusesTheDatabaseOfAnotherProgram()
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("CREATE TABLE recipes(name TEXT)")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    const QMap<QString, QByteArray> before = files();
    QCOMPARE(refusal(path(), Access::ReadWrite).code, base::ErrorCode::Storage);
    QCOMPARE(refusal(path(), Access::ReadOnly).code, base::ErrorCode::Storage);
    QCOMPARE(files(), before);
}

void TestDatabase::tellsOfDamage()
{
    fill(400);
    QByteArray bytes = files()[QStringLiteral("desk.sqlite")];
    for (qsizetype at = 4096; at < bytes.size(); at += 4096)
        bytes.replace(at, 64, QByteArray(64, '\xab'));
    writeFile(path(), bytes);
    const base::Result<std::unique_ptr<Database>> opened = Database::open(path(), Access::ReadWrite);
    base::Result<void> read;
    if (opened)
        read = store::Journal(**opened, "live").read([](const store::JournalRow &) {
            return base::Result<void>();
        });
    else
        read = base::fail(opened);
    QVERIFY(!read);
    QCOMPARE(read.error().code, base::ErrorCode::Storage);
    QCOMPARE(read.error().field, path().toStdString());
}

void TestDatabase::tellsOfAFolderThatCannotBeWritten()
{
    fill(3);
    const Closed closed(m_dir->path());
    const child::Ended there = child::run(QStringLiteral("open-to-write"), {path()});
    QVERIFY2(there.output.startsWith(QStringLiteral("storage ")), qPrintable(there.output));
    const child::Ended absent =
        child::run(QStringLiteral("open-to-write"), {m_dir->filePath(QStringLiteral("new/desk.sqlite"))});
    QVERIFY2(absent.output.startsWith(QStringLiteral("storage ")), qPrintable(absent.output));
}

void TestDatabase::readsWithoutLeavingTraces()
{
    fill(3);
    const QMap<QString, QByteArray> before = files();
    QCOMPARE(before.keys(), QStringList{QStringLiteral("desk.sqlite")});
    {
        const base::Result<std::unique_ptr<Database>> reader = Database::open(path(), Access::ReadOnly);
        QVERIFY(reader);
        QCOMPARE(samples::readAll(store::Journal(**reader, "live")).size(), 3U);
        QCOMPARE(files(), before);
    }
    QCOMPARE(files(), before);
}

void TestDatabase::readsInAFolderThatCannotBeWritten()
{
    fill(3);
    const Closed closed(m_dir->path());
    const child::Ended ended = child::run(QStringLiteral("open-to-read"), {path()});
    QCOMPARE(ended.output, QStringLiteral("3 events\n"));
}

void TestDatabase::readsAfterACrashInAFolderThatCannotBeWritten()
{
    const child::Ended killed = child::run(QStringLiteral("append"), {path(), QStringLiteral("6")},
                                           {QStringLiteral("SIGNALDESK_KILL_AT=journal.before_commit:3")});
    QVERIFY(killed.crashed);
    QFile::remove(path() % u"-shm"); // as when only the file and its log were copied here
    QVERIFY(QFile::exists(path() % u"-wal"));
    const Closed closed(m_dir->path());
    const child::Ended ended = child::run(QStringLiteral("open-to-read"), {path()});
    QCOMPARE(ended.output, QStringLiteral("3 events\n")); // batches of one and of two
}

void TestDatabase::readOnlyTellsOfNothing()
{
    QCOMPARE(refusal(path(), Access::ReadOnly).code, base::ErrorCode::NotFound);
    writeFile(path(), {});
    QCOMPARE(refusal(path(), Access::ReadOnly).code, base::ErrorCode::NotFound);
    QCOMPARE(files().keys(), QStringList{QStringLiteral("desk.sqlite")});
    QVERIFY(Database::open(path(), Access::ReadWrite)); // an empty file is a new database
}

void TestDatabase::opensFromTwoThreadsAtOnce()
{
    std::array<base::Result<void>, 4> outcomes;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        threads.emplace_back([&, i] {
            const base::Result<std::unique_ptr<Database>> database =
                Database::open(path(), Access::ReadWrite);
            outcomes[i] =
                database ? store::Journal(**database, "run-" + std::to_string(i)).append(samples::run(20))
                         : base::Result<void>(base::fail(database));
        });
    for (std::thread &thread : threads)
        thread.join();
    for (const base::Result<void> &outcome : outcomes)
        QVERIFY2(outcome, outcome ? "" : outcome.error().detail.c_str());
    const base::Result<std::unique_ptr<Database>> database = Database::open(path(), Access::ReadOnly);
    QCOMPARE(store::Journal::runs(**database)->size(), 4U);
}

void TestDatabase::bringsAVersionZeroFileUpToDate()
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("PRAGMA page_size = 1024")));
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("CREATE TABLE passing(id INTEGER)")));
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("DROP TABLE passing")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    QVERIFY(files()[QStringLiteral("desk.sqlite")].size() > 0);
    fill(4);
    const base::Result<std::unique_ptr<Database>> database = Database::open(path(), Access::ReadOnly);
    QVERIFY(database);
    QCOMPARE(*store::schemaVersion((*database)->sql(), path()), store::migrations(store::Content::Desk).back().to);
    QCOMPARE(samples::readAll(store::Journal(**database, "live")).size(), 4U);
    QCOMPARE(files().size(), 1); // nothing was in it: nothing to copy
}

void TestDatabase::migratesWithACopyBeforeEachStep()
{
    fill(5);
    static constexpr std::array second{"ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT ''"};
    static constexpr std::array third{"CREATE TABLE extra(id INTEGER PRIMARY KEY)"};
    const int now = store::migrations(store::Content::Desk).back().to;
    const std::array<store::Migration, 2> steps{store::Migration{now + 1, second}, store::Migration{now + 2, third}};
    {
        const base::Result<std::unique_ptr<Database>> database = Database::open(path(), Access::ReadWrite);
        QVERIFY(database);
        QVERIFY(store::migrate((*database)->sql(), path(), steps));
        QCOMPARE(*store::schemaVersion((*database)->sql(), path()), now + 2);
        QCOMPARE(value(**database, QStringLiteral("SELECT count(*) FROM extra")).toInt(), 0);
        QVERIFY(samples::same(samples::readAll(store::Journal(**database, "live")), samples::run(5)));
        QVERIFY(store::migrate((*database)->sql(), path(), steps)); // nothing left to do
    }
    QCOMPARE(refusal(path(), Access::ReadWrite).code, base::ErrorCode::NewerSchema);
    const QStringList names = files().keys();
    QCOMPARE(names, (QStringList{QStringLiteral("desk.sqlite"), QStringLiteral("desk.sqlite.v%1-backup").arg(now),
                                 QStringLiteral("desk.sqlite.v%1-backup").arg(now + 1)}));
    const base::Result<std::unique_ptr<Database>> copy =
        Database::open(path() + QStringLiteral(".v%1-backup").arg(now), Access::ReadWrite);
    QVERIFY(copy);
    QVERIFY(samples::same(samples::readAll(store::Journal(**copy, "live")), samples::run(5)));
}

void TestDatabase::aFailedMigrationChangesNothing()
{
    fill(5);
    static constexpr std::array wrong{"CREATE TABLE extra(id INTEGER PRIMARY KEY)",
                                      "CREATE TABLE extra(again)"};
    const int now = store::migrations(store::Content::Desk).back().to;
    const std::array<store::Migration, 1> steps{store::Migration{now + 1, wrong}};
    const base::Result<std::unique_ptr<Database>> database = Database::open(path(), Access::ReadWrite);
    const base::Result<void> failed = store::migrate((*database)->sql(), path(), steps);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, base::ErrorCode::Storage);
    QCOMPARE(*store::schemaVersion((*database)->sql(), path()), now);
    QVERIFY(!value(**database, QStringLiteral("SELECT 1 FROM sqlite_master WHERE name = 'extra'")).isValid());
    QVERIFY(store::Journal(**database, "live").append({samples::cycle(9)}));
}
