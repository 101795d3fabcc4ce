#include "child.h"

#include "samples.h"

#include "store/database.h"
#include "store/instance_lock.h"
#include "store/journal.h"
#include "store/migrations.h"
#include "store/secret_store.h"
#include "store/settings_file.h"
#include "store/verify.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTextStream>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace child {

namespace {

void say(const std::string &text)
{
    QTextStream(stdout) << QString::fromStdString(text) << '\n';
}

template <class T>
int told(const base::Result<T> &result)
{
    say(result ? "ok" : std::string(base::name(result.error().code)) + " " + result.error().detail);
    return result ? 0 : 1;
}

/// Appends `count` events in batches of 1, 2, 3, … events, every second batch with a capsule of its own.
int append(const QStringList &arguments)
{
    const base::Result<std::unique_ptr<store::Database>> database =
        store::Database::open(arguments[0], store::Access::ReadWrite);
    if (!database)
        return told(database);
    store::Journal journal(**database, "live");
    const std::vector<domain::Event> events = samples::run(arguments[1].toInt());
    std::size_t from = 0;
    for (int batch = 1; from < events.size(); ++batch) {
        const std::size_t to = std::min(from + std::size_t(batch), events.size());
        const domain::SealedCapsule capsule =
            samples::capsule(batch, false, "picture " + std::to_string(batch));
        const base::Result<void> done = journal.append(
            {events.begin() + long(from), events.begin() + long(to)}, batch % 2 == 0 ? &capsule : nullptr);
        if (!done)
            return told(done);
        say("kept " + std::to_string(to));
        QTextStream(stdout).flush();
        from = to;
    }
    return 0;
}

/// As a user who may not write there, also when the tests run as root.
void dropRights()
{
#ifdef Q_OS_UNIX
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
        std::exit(99);
#endif
}

int openRestricted(const QStringList &arguments, store::Access access)
{
    dropRights();
    const base::Result<std::unique_ptr<store::Database>> database =
        store::Database::open(arguments[0], access);
    if (!database)
        return told(database);
    const store::Journal journal(**database, "live");
    say(std::to_string(samples::readAll(journal).size()) + " events");
    return 0;
}

int verified(const QStringList &arguments)
{
    dropRights();
    const base::Result<store::Verification> done = store::verify(arguments[0]);
    if (!done)
        return told(done);
    say(std::to_string(done->journalRows) + " rows, " + (done->ok ? "ok" : done->problems.front()));
    return 0;
}

int settings(const QStringList &arguments)
{
    return told(store::writeSettings(arguments[0], {{"a", 2}}));
}

int secret(const QStringList &arguments)
{
    const std::unique_ptr<store::SecretStore> secrets = store::makeFileSecretStore(arguments[0]);
    return told(QCoro::waitFor(secrets->write("openai", base::Secret("a key"), true)));
}

int lock(const QStringList &arguments)
{
    if (arguments.contains(QStringLiteral("as nobody")))
        dropRights();
    const base::Result<std::unique_ptr<store::InstanceLock>> held =
        store::InstanceLock::acquire(arguments[0]);
    if (held && arguments.contains(QStringLiteral("to die")))
        std::abort();
    return told(held);
}

/// To a next version, made up here.
int migrate(const QStringList &arguments)
{
    static constexpr std::array second{"CREATE TABLE extra(id INTEGER PRIMARY KEY)",
                                       "ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT ''"};
    const int next = store::migrations(store::Content::Desk).back().to + 1;
    const std::array<store::Migration, 1> steps{store::Migration{next, second}};
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("migrating"));
        database.setDatabaseName(arguments[0]);
        if (!database.open())
            return 1;
        if (const base::Result<void> done = store::migrate(database, arguments[0], steps); !done)
            return told(done);
        QSqlQuery query(database);
        if (!query.exec(QStringLiteral("SELECT count(*) FROM journal")) || !query.next())
            return 1;
        say("version " + std::to_string(*store::schemaVersion(database, arguments[0])) + ", " +
            query.value(0).toString().toStdString() + " events");
    }
    QSqlDatabase::removeDatabase(QStringLiteral("migrating"));
    return 0;
}

int prune(const QStringList &arguments)
{
    const base::Result<std::unique_ptr<store::Database>> database =
        store::Database::open(arguments[0], store::Access::ReadWrite);
    if (!database)
        return told(database);
    const base::UtcTime later = base::fromMs(samples::start * 2);
    return told(store::Journal(**database, "live").prunePictures(later, later));
}

struct Task
{
    const char *name;
    int (*perform)(const QStringList &arguments);
};
constexpr Task tasks[] = {
    {"append", append},
    {"open-to-write", [](const QStringList &rest) { return openRestricted(rest, store::Access::ReadWrite); }},
    {"open-to-read", [](const QStringList &rest) { return openRestricted(rest, store::Access::ReadOnly); }},
    {"verify", verified},
    {"settings", settings},
    {"secret", secret},
    {"lock", lock},
    {"migrate", migrate},
    {"prune", prune},
};

} // namespace

Ended run(const QString &task, const QStringList &arguments, const QStringList &environment)
{
    QProcess process;
    QStringList variables = QProcess::systemEnvironment();
    variables += environment;
    process.setEnvironment(variables);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(),
                  QStringList{QStringLiteral("--child"), task} + arguments);
    if (!process.waitForFinished(60'000))
        return {true, -1, QStringLiteral("did not end")};
    return {process.exitStatus() == QProcess::CrashExit, process.exitCode(),
            QString::fromUtf8(process.readAll())};
}

int perform(const QStringList &arguments)
{
    if (arguments.size() < 3 || arguments[1] != QStringLiteral("--child"))
        return -1;
    for (const Task &task : tasks)
        if (arguments[2] == QString::fromUtf8(task.name))
            return task.perform(arguments.mid(3));
    return 98;
}

} // namespace child
