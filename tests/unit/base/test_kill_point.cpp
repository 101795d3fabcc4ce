#include "test_kill_point.h"

#include <cstdio>

#include <QProcess>
#include <QTemporaryDir>

#include "base/kill_point.h"
#include "base/platform.h"

int passKillPoints()
{
    for (const char *name : {"begin", "write", "write", "sent", "write", "end"}) {
        base::killPoint(name);
        std::puts(name);
        std::fflush(stdout);
    }
    return 0;
}

namespace {

struct Child
{
    bool survived = false;
    QByteArray passed; // the names, with blanks between
};

Child run(const QString &killAt, const QString &list = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SIGNALDESK_TEST_KILL_CHILD"), QStringLiteral("1"));
    environment.insert(QStringLiteral("SIGNALDESK_KILL_AT"), killAt);
    environment.insert(QStringLiteral("SIGNALDESK_KILL_LIST"), list);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {});
    process.waitForFinished(60000);
    return {process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            process.readAllStandardOutput().simplified()};
}

} // namespace

void TestKillPoint::unarmedPassesThrough()
{
    const Child child = run({});
    QVERIFY(child.survived);
    QCOMPARE(child.passed, QByteArray("begin write write sent write end"));
}

void TestKillPoint::diesAtTheFirstPassage()
{
    const Child child = run(QStringLiteral("write"));
    QVERIFY(!child.survived);
    QCOMPARE(child.passed, QByteArray("begin"));
}

void TestKillPoint::diesAtTheNthPassage()
{
    QCOMPARE(run(QStringLiteral("write:1")).passed, QByteArray("begin"));
    QCOMPARE(run(QStringLiteral("write:2")).passed, QByteArray("begin write"));
    const Child third = run(QStringLiteral("write:3"));
    QVERIFY(!third.survived);
    QCOMPARE(third.passed, QByteArray("begin write write sent"));
    QVERIFY(run(QStringLiteral("write:4")).survived);
}

void TestKillPoint::otherNamesDoNotCount()
{
    QVERIFY(run(QStringLiteral("writ")).survived);
    QVERIFY(run(QStringLiteral("absent:2")).survived);
    QCOMPARE(run(QStringLiteral("end")).passed, QByteArray("begin write write sent write"));
}

void TestKillPoint::listsEveryNameOnce()
{
    const QTemporaryDir dir;
    const QString list = dir.filePath(QStringLiteral("names"));
    QVERIFY(run({}, list).survived);
    QCOMPARE(base::readFile(list).value(), QByteArray("begin\nwrite\nsent\nend\n"));
    QVERIFY(!run(QStringLiteral("sent"), list).survived); // appended, also by a process that dies
    QCOMPARE(base::readFile(list).value(), QByteArray("begin\nwrite\nsent\nend\nbegin\nwrite\nsent\n"));
}
