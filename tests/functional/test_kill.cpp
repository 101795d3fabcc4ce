#include "test_kill.h"

#include "base/random.h"
#include "support/cli.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <csignal>

using support::cli;

namespace {

QStringList demo(int cycles)
{
    return {QStringLiteral("run"),     QStringLiteral("--demo"),      QStringLiteral("--speed"), QStringLiteral("max"),
            QStringLiteral("--seed"),  QStringLiteral("7"),           QStringLiteral("--cycles"), QString::number(cycles),
            QStringLiteral("--timeframe"), QStringLiteral("4h")};
}

base::Json verified(const QString &folder)
{
    return cli(folder, {QStringLiteral("verify")}).json();
}

} // namespace

void TestKill::atEveryNamedPoint()
{
    // First a free run that tells the names of the places it passes.
    const QTemporaryDir free;
    const QString list = free.filePath(QStringLiteral("points"));
    const support::CliResult ran = cli(free.path(), demo(60), {}, {QStringLiteral("SIGNALDESK_KILL_LIST=") + list});
    QVERIFY2(ran.status == 0, QByteArray(ran.out.right(600) + ran.err.right(600)).constData());
    QFile file(list);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> points = file.readAll().trimmed().split('\n');
    QVERIFY2(points.size() >= 5, "the writes are named");
    for (const QByteArray &point : points) {
        const bool once = point.startsWith("migration.") || point.startsWith("database."); // in a run
        for (const char *passage : {"", ":3"}) {
            if (once && *passage)
                continue;
            const QTemporaryDir folder;
            const QString at = QStringLiteral("SIGNALDESK_KILL_AT=") + QString::fromLatin1(point) +
                               QString::fromLatin1(passage);
            const support::CliResult killed = cli(folder.path(), demo(60), {}, {at});
            const base::Json after = verified(folder.path());
            QVERIFY2(after["ok"].get<bool>(), QByteArray(point + passage + base::toText(after).c_str()).constData());
            if (!killed.crashed)
                continue; // this place was not passed so often
            const support::CliResult again = cli(folder.path(), demo(20));
            QVERIFY2(again.status == 0, QByteArray(point + again.out.right(400) + again.err.right(400)).constData());
            const base::Json end = verified(folder.path());
            QVERIFY2(end["ok"].get<bool>(), QByteArray(point + passage + base::toText(end).c_str()).constData());
            QVERIFY2(end["journal_rows"].get<int>() > after["journal_rows"].get<int>(), point.constData());
        }
    }
}

void TestKill::atRandomInstants()
{
    const QTemporaryDir folder;
    base::Random random(42);
    std::int64_t rows = 0, trades = 0;
    for (int i = 0; i < 12; ++i) {
        QProcess process;
        process.start(QStringLiteral(SIGNALDESK_CLI),
                      QStringList{QStringLiteral("--data-dir"), folder.path()} + demo(0));
        QVERIFY(process.waitForStarted());
        QTest::qWait(150 + int(random.below(600)));
        process.kill();
        QVERIFY(process.waitForFinished());
        const base::Json now = verified(folder.path());
        QVERIFY2(now["ok"].get<bool>(), base::toText(now).c_str());
        QVERIFY(now["journal_rows"].get<std::int64_t>() >= rows);
        QVERIFY(now["trades"].get<std::int64_t>() >= trades);
        rows = now["journal_rows"].get<std::int64_t>();
        trades = now["trades"].get<std::int64_t>();
    }
    QVERIFY2(trades > 0, "trades go on");
}

void TestKill::stopsInTime()
{
    const QTemporaryDir folder;
    QProcess process;
    process.start(QStringLiteral(SIGNALDESK_CLI),
                  {QStringLiteral("--data-dir"), folder.path(), QStringLiteral("run"), QStringLiteral("--demo")});
    QVERIFY(process.waitForStarted());
    QTest::qWait(1000);
    QElapsedTimer took;
    took.start();
    process.terminate();
    QVERIFY(process.waitForFinished(5000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY2(took.elapsed() < 3000, "a stop is not kept waiting");
    QVERIFY(verified(folder.path())["ok"].get<bool>());
}
