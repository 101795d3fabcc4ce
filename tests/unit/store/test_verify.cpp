#include "test_verify.h"

#include "child.h"
#include "samples.h"

#include "base/platform.h"
#include "store/journal.h"
#include "store/verify.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <atomic>
#include <thread>

namespace {

/// As somebody would who knows SQLite and wants the record to say something else.
void tamper(store::Database &database, const QStringList &statements)
{
    for (const QString &trigger : {QStringLiteral("journal_no_update"), QStringLiteral("journal_no_delete"),
                                   QStringLiteral("capsules_no_update"), QStringLiteral("capsules_no_delete"),
                                   QStringLiteral("manifests_no_update"), QStringLiteral("blobs_no_update")})
        QVERIFY(QSqlQuery(database.sql()).exec(u"DROP TRIGGER " % trigger));
    for (const QString &statement : statements) {
        QSqlQuery query(database.sql());
        QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
}

std::string joined(const store::Verification &verification)
{
    std::string out;
    for (const std::string &problem : verification.problems)
        out += problem + "\n";
    return out;
}

} // namespace

void TestVerify::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestVerify::cleanup()
{
    m_dir.reset();
}

std::unique_ptr<store::Database> TestVerify::open(bool replays) const
{
    const QString path = replays ? store::replayDatabase(m_dir->path()) : store::deskDatabase(m_dir->path());
    return store::Database::open(path, store::Access::ReadWrite).value_or(nullptr);
}

store::Verification TestVerify::checked() const
{
    const base::Result<store::Verification> done = store::verify(m_dir->path());
    if (done)
        return *done;
    store::Verification failed;
    failed.ok = false;
    failed.problems = {std::string(base::name(done.error().code)) + ": " + done.error().detail};
    return failed;
}

void TestVerify::anEmptyFolderIsFine()
{
    QVERIFY(checked().ok);
    QCOMPARE(checked().journalRows, 0);
    QVERIFY(store::verify(m_dir->filePath(QStringLiteral("not there")))->ok);
    QVERIFY(QDir(m_dir->path()).entryList(QDir::Files).isEmpty());
    QVERIFY(open());
    QVERIFY(checked().ok);
}

void TestVerify::countsWhatIsThere()
{
    const domain::SealedCapsule one = samples::capsule(1, true, "picture"), two = samples::capsule(2);
    const std::unique_ptr<store::Database> desk = open(), replays = open(true);
    QVERIFY(store::Journal(*desk, "live").append(samples::roundTrip(one.id), &one));
    QVERIFY(store::Journal(*desk, "demo").append(samples::run(7), &two));
    QVERIFY(store::Journal(*replays, "replay-1").append(samples::roundTrip(two.id), &two));
    const store::Verification verification = checked();
    QVERIFY2(verification.ok, joined(verification).c_str());
    QVERIFY(verification.balanced);
    QCOMPARE(verification.journalRows, 19);
    QCOMPARE(verification.trades, 2);
    QCOMPARE(verification.capsules, 3);
    QCOMPARE(verification.pruned, 0);
}

void TestVerify::finds_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QStringList &statements, const char *problem) {
        QTest::newRow(name) << statements << QString::fromUtf8(problem);
    };
    row("a changed amount",
        {QStringLiteral("UPDATE journal SET body = replace(body, '\"5\"', '\"4\"') WHERE seq = 3")},
        "journal row 3 (live): was changed");
    row("a changed time", {QStringLiteral("UPDATE journal SET time = time + 1 WHERE seq = 2")},
        "journal row 2 (live): was changed");
    row("a missing row", {QStringLiteral("DELETE FROM journal WHERE seq = 2")},
        "journal row 3 (live): was changed, or rows before it are missing");
    row("a missing end", {QStringLiteral("DELETE FROM journal WHERE seq = 6")},
        "run live: 5 journal rows of 6");
    row("another end", {QStringLiteral("UPDATE runs SET sha = 'x'")}, "run live: the journal ends otherwise");
    row("an unknown run", {QStringLiteral("DELETE FROM runs")}, "run live: its journal rows");
    row("no JSON", {QStringLiteral("UPDATE journal SET body = '{' WHERE seq = 4")},
        "journal row 4 (live): not JSON");
    row("an unknown kind", {QStringLiteral("UPDATE journal SET kind = 'gift' WHERE seq = 4")},
        "journal row 4 (live)");
    row("a fill without an order", {QStringLiteral("DELETE FROM journal WHERE seq = 2")},
        "journal row 3 (live)");
    row("a row added by hand",
        {QStringLiteral(
            "INSERT INTO journal SELECT 99, run, time, 'again', kind, cycle, capsule, body, sha FROM journal"
            " WHERE seq = 5")},
        "journal row 99 (live): was changed");
    row("a row applied twice",
        {QStringLiteral(
            "INSERT INTO journal SELECT 99, run, time, 'again', kind, cycle, capsule, body, sha FROM journal"
            " WHERE seq = 5")},
        "run live: 7 journal rows of 6");
    row("a changed manifest", {QStringLiteral("UPDATE manifests SET bytes = x'7b7d'")},
        "the manifest does not hash");
    row("a missing manifest", {QStringLiteral("DELETE FROM manifests")}, "(live): the manifest is missing");
    row("a missing capsule", {QStringLiteral("DELETE FROM capsules")}, "journal row 2 (live): the capsule");
    row("a capsule of no run", {QStringLiteral("DELETE FROM capsules")}, ": is of no run");
    row("a changed blob", {QStringLiteral("UPDATE blobs SET bytes = x'00' WHERE kind = 'png'")},
        "the bytes do not hash to its name");
    row("a missing blob", {QStringLiteral("DELETE FROM blobs WHERE kind = 'png'")}, " is missing");
    row("a missing text, no longer listed",
        {QStringLiteral("DELETE FROM blobs WHERE kind = 'text'"),
         QStringLiteral("UPDATE manifests SET blobs = ''")},
        " is missing");
    row("missing candles, no longer listed",
        {QStringLiteral("DELETE FROM blobs WHERE kind = 'candles'"),
         QStringLiteral("UPDATE manifests SET blobs = ''")},
        " is missing");
}

void TestVerify::finds()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, problem);
    {
        const std::unique_ptr<store::Database> database = open();
        const domain::SealedCapsule capsule = samples::capsule(1, true, "picture");
        QVERIFY(store::Journal(*database, "live").append(samples::roundTrip(capsule.id), &capsule));
        QVERIFY2(checked().ok, joined(checked()).c_str());
        tamper(*database, statements);
    }
    const store::Verification verification = checked();
    QVERIFY(!verification.ok);
    QVERIFY2(joined(verification).find(problem.toStdString()) != std::string::npos,
             joined(verification).c_str());
}

void TestVerify::tellsThePrunedFromTheLost()
{
    const std::unique_ptr<store::Database> database = open();
    store::Journal journal(*database, "live");
    const domain::SealedCapsule capsule = samples::capsule(1, false, "picture");
    QVERIFY(journal.append({samples::runStarted(), samples::cycle(1, "held", capsule.id)}, &capsule));
    QCOMPARE(*journal.prunePictures(base::fromMs(samples::start * 2), base::fromMs(samples::start * 2)), 1);
    const store::Verification verification = checked();
    QVERIFY2(verification.ok, joined(verification).c_str());
    QCOMPARE(verification.pruned, 1);
    QVERIFY(QSqlQuery(database->sql()).exec(QStringLiteral("DELETE FROM pruned")));
    QVERIFY(!checked().ok);
}

void TestVerify::tellsOfAFileThatIsNoDatabase()
{
    QFile file(store::deskDatabase(m_dir->path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QVERIFY2(joined(checked()).find("desk.sqlite: it is not a database") == 0, joined(checked()).c_str());
    file.remove();
    {
        const std::unique_ptr<store::Database> database = open();
        QVERIFY(store::Journal(*database, "live").append(samples::run(300)));
    }
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 8192; at < file.size(); at += 4096) {
        file.seek(at);
        file.write(QByteArray(64, '\xab'));
    }
    file.close();
    QVERIFY2(joined(checked()).find("desk.sqlite: ") != std::string::npos, joined(checked()).c_str());
    QVERIFY(checked().problems.size() < 500);
    QFile settings(m_dir->filePath(QStringLiteral("settings.json")));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("{");
    settings.close();
    QVERIFY2(joined(checked()).find("settings.json: not JSON at byte") != std::string::npos,
             joined(checked()).c_str());
}

void TestVerify::refusesANewerSchema()
{
    {
        const std::unique_ptr<store::Database> database = open(true);
        QVERIFY(QSqlQuery(database->sql()).exec(QStringLiteral("UPDATE meta SET value = '99'")));
    }
    const base::Result<store::Verification> refused = store::verify(m_dir->path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::NewerSchema);
}

void TestVerify::worksWhileADeskRuns()
{
    const std::unique_ptr<store::Database> database = open();
    store::Journal journal(*database, "live");
    QVERIFY(journal.append({samples::runStarted()}));
    std::atomic<bool> stop = false;
    std::atomic<int> checks = 0;
    std::vector<std::string> problems;
    std::thread other([&] {
        while (!stop) {
            const base::Result<store::Verification> done = store::verify(m_dir->path());
            if (!done)
                problems.push_back(done.error().detail);
            else
                problems.insert(problems.end(), done->problems.begin(), done->problems.end());
            ++checks;
        }
    });
    for (int i = 1; i < 2000 && (i < 200 || checks < 3); ++i) {
        const domain::SealedCapsule capsule =
            samples::capsule(i, false, std::string(3000, char('a' + i % 26)));
        if (!journal.append({samples::cycle(i, "held", capsule.id)}, &capsule))
            problems.push_back("not appended");
    }
    stop = true;
    other.join();
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
    QVERIFY(checks >= 1);
}

void TestVerify::changesNothing()
{
    const auto files = [&] {
        QMap<QString, QByteArray> out;
        for (const QFileInfo &file : QDir(m_dir->path()).entryInfoList(QDir::Files))
            if (!file.fileName().endsWith(
                    QStringLiteral("-shm"))) // the index of the log, which readers share
                out[file.fileName()] = base::readFile(file.filePath()).value_or(QByteArray("unreadable"));
        return out;
    };
    const child::Ended killed =
        child::run(QStringLiteral("append"), {store::deskDatabase(m_dir->path()), QStringLiteral("30")},
                   {QStringLiteral("SIGNALDESK_KILL_AT=journal.before_commit:4")});
    QVERIFY(killed.crashed);
    const QMap<QString, QByteArray> afterCrash = files();
    QCOMPARE(checked().journalRows, 6);
    QVERIFY2(checked().ok, joined(checked()).c_str());
    QCOMPARE(files(), afterCrash);
    QVERIFY(open()); // recovers, and takes the log away
    const QMap<QString, QByteArray> atRest = files();
    QCOMPARE(atRest.size(), 1);
    QCOMPARE(checked().journalRows, 6);
    QCOMPARE(files(), atRest);
}

void TestVerify::worksInAFolderThatCannotBeWritten()
{
    {
        const std::unique_ptr<store::Database> database = open();
        QVERIFY(store::Journal(*database, "live").append(samples::run(9)));
    }
    const QString file = store::deskDatabase(m_dir->path());
    const QFileDevice::Permissions readable =
        QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QFile::setPermissions(file, readable);
    QFile::setPermissions(m_dir->path(),
                          readable | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther);
    const child::Ended ended = child::run(QStringLiteral("verify"), {m_dir->path()});
    QFile::setPermissions(m_dir->path(),
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QCOMPARE(ended.output, QStringLiteral("9 rows, ok\n"));
}
