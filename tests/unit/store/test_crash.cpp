#include "test_crash.h"

#include "child.h"
#include "samples.h"

#include "base/platform.h"
#include "base/random.h"
#include "store/migrations.h"
#include "store/journal.h"
#include "store/verify.h"

#include <QDir>

namespace {

constexpr int events = 30;

QString folderPath(const QTemporaryDir &dir)
{
    return store::deskDatabase(dir.path());
}

child::Ended append(const QTemporaryDir &dir, const QString &killAt)
{
    return child::run(QStringLiteral("append"), {folderPath(dir), QString::number(events)},
                      {u"SIGNALDESK_KILL_AT=" % killAt});
}

/// How many events the child was told are kept, before it ended.
int promised(const child::Ended &ended)
{
    int kept = 0;
    for (const QString &line : ended.output.split(u'\n'))
        if (line.startsWith(QStringLiteral("kept ")))
            kept = line.mid(5).toInt();
    return kept;
}

/// What is wrong with the folder, or nothing: its journal must be the beginning of the whole one.
std::string wrong(const QTemporaryDir &dir, int atLeast, int &kept)
{
    const base::Result<store::Verification> verified = store::verify(dir.path());
    if (!verified || !verified->ok)
        return verified ? verified->problems.front() : verified.error().detail;
    const base::Result<std::unique_ptr<store::Database>> database =
        store::Database::open(folderPath(dir), store::Access::ReadWrite);
    if (!database)
        return database.error().detail;
    const std::vector<domain::Event> found = samples::readAll(store::Journal(**database, "live"));
    std::vector<domain::Event> expected = samples::run(events);
    if (found.size() > expected.size() || int(found.size()) < atLeast)
        return std::to_string(found.size()) + " events, " + std::to_string(atLeast) + " were promised";
    expected.resize(found.size());
    kept = int(found.size());
    return samples::same(found, expected) ? "" : "not a prefix";
}

} // namespace

void TestCrash::initTestCase()
{
    const QTemporaryDir dir;
    const QString list = dir.filePath(QStringLiteral("points"));
    const child::Ended ended =
        child::run(QStringLiteral("append"), {folderPath(dir), QString::number(events)},
                   {u"SIGNALDESK_KILL_LIST=" % list});
    QCOMPARE(ended.status, 0);
    m_points = QString::fromUtf8(*base::readFile(list)).split(u'\n', Qt::SkipEmptyParts);
    for (const char *point :
         {"journal.begin", "journal.blob", "journal.manifest", "journal.capsule", "journal.events",
          "journal.before_commit", "journal.after_commit", "migration.begin", "migration.statement",
          "migration.before_commit", "migration.after_commit"})
        QVERIFY2(m_points.contains(QString::fromUtf8(point)), point);
}

void TestCrash::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestCrash::killedAnywhereTheJournalIsAPrefix_data()
{
    QTest::addColumn<QString>("point");
    for (const QString &point : m_points)
        for (const int passage : {1, 2, 4})
            QTest::newRow(qPrintable(point % u':' % QString::number(passage)))
                << QString(point % u':' % QString::number(passage));
}

void TestCrash::killedAnywhereTheJournalIsAPrefix()
{
    QFETCH(QString, point);
    const child::Ended ended = append(*m_dir, point);
    if (!ended.crashed)
        QVERIFY2(ended.status == 0, qPrintable(ended.output)); // a point that is passed less often
    int kept = 0;
    const std::string first = wrong(*m_dir, promised(ended), kept);
    QVERIFY2(first.empty(), first.c_str());
    // The same again, from the start as recovery does it, completes the journal without a double.
    const child::Ended again = append(*m_dir, {});
    QVERIFY2(again.status == 0, qPrintable(again.output));
    const std::string second = wrong(*m_dir, events, kept);
    QVERIFY2(second.empty(), second.c_str());
}

void TestCrash::killedAgainAndAgainNothingIsLost()
{
    base::Random random(20240301);
    for (int round = 0; round < 20; ++round) {
        const QTemporaryDir dir;
        int kept = 0;
        const int kills = 1 + int(random.below(3));
        for (int i = 0; i < kills; ++i) {
            const QString point = m_points[qsizetype(random.below(std::uint64_t(m_points.size())))] % u':' %
                                  QString::number(1 + random.below(8));
            const child::Ended ended = append(dir, point);
            int now = 0;
            const std::string found = wrong(dir, std::max(kept, promised(ended)), now);
            QVERIFY2(found.empty(), qPrintable(point % u": " % QString::fromStdString(found)));
            kept = now;
        }
    }
}

void TestCrash::killedInAMigrationNothingIsLost()
{
    for (const QString &point :
         {QStringLiteral("migration.copied"), QStringLiteral("migration.backed_up"),
          QStringLiteral("migration.begin"), QStringLiteral("migration.statement"),
          QStringLiteral("migration.before_commit"), QStringLiteral("migration.after_commit")}) {
        const QTemporaryDir dir;
        QVERIFY(append(dir, {}).status == 0);
        const child::Ended killed =
            child::run(QStringLiteral("migrate"), {folderPath(dir)}, {u"SIGNALDESK_KILL_AT=" % point});
        QVERIFY2(killed.crashed, qPrintable(point % u": " % killed.output));
        const child::Ended again = child::run(QStringLiteral("migrate"), {folderPath(dir)});
        QCOMPARE(again.output, QStringLiteral("version %1, 30 events\n").arg(store::migrations(store::Content::Desk).back().to + 1));
        for (const QString &file : QDir(dir.path()).entryList({QStringLiteral("*-backup")})) {
            QVERIFY(QFile::rename(dir.filePath(file), dir.filePath(QStringLiteral("replays.sqlite"))));
            QFile::remove(folderPath(dir));
            QVERIFY(store::verify(dir.path())->ok); // the copy is whole
            QCOMPARE(store::verify(dir.path())->journalRows, events);
        }
    }
}

void TestCrash::killedWhilePruningNothingElseIsLost()
{
    QVERIFY(append(*m_dir, {}).status == 0);
    const store::Verification before = *store::verify(m_dir->path());
    const child::Ended killed = child::run(QStringLiteral("prune"), {folderPath(*m_dir)},
                                           {QStringLiteral("SIGNALDESK_KILL_AT=journal.prune")});
    QVERIFY(killed.crashed);
    const store::Verification after = *store::verify(m_dir->path());
    QVERIFY2(after.ok, after.ok ? "" : after.problems.front().c_str());
    QCOMPARE(after.pruned, 0);
    QCOMPARE(child::run(QStringLiteral("prune"), {folderPath(*m_dir)}).status, 0);
    QVERIFY(store::verify(m_dir->path())->ok);
    QVERIFY(store::verify(m_dir->path())->pruned > 0);
    QCOMPARE(store::verify(m_dir->path())->journalRows, before.journalRows);
}
