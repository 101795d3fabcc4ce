#include "test_log.h"

#include <QTemporaryFile>

#include <mutex>
#include <thread>

#include "base/log.h"

#ifndef Q_OS_WIN
#include <unistd.h>
#endif

Q_LOGGING_CATEGORY(riskLog, "desk.risk")
Q_LOGGING_CATEGORY(foreignLog, "other.thing")

namespace {

std::mutex linesMutex;
std::vector<base::LogLine> lines;
QtMessageHandler before = nullptr;

void keep(const base::LogLine &line)
{
    const std::lock_guard lock(linesMutex);
    lines.push_back(line);
}

} // namespace

void TestLog::init()
{
    before = qInstallMessageHandler(nullptr);
    lines.clear();
    base::installLog(keep, false);
}

void TestLog::cleanup()
{
    qInstallMessageHandler(before);
}

void TestLog::listenerHearsEveryLevel()
{
    qCDebug(riskLog) << "d";
    qCInfo(riskLog) << "i";
    qCWarning(riskLog) << "w";
    qCCritical(riskLog) << "c";
    std::vector<std::string> levels;
    for (const base::LogLine &line : lines)
        levels.push_back(base::levelName(line.level));
    QVERIFY((levels == std::vector<std::string>{"debug", "info", "warning", "error"}));
    QVERIFY(base::toMs(lines.front().time) > 1700000000000);
    QCOMPARE(base::levelName(QtFatalMsg), std::string("fatal"));
}

void TestLog::roomIsTheCategory()
{
    qCWarning(riskLog).noquote() << "denied: é";
    qCWarning(foreignLog) << 1;
    qWarning("plain");
    QCOMPARE(lines.size(), std::size_t(3));
    QCOMPARE(lines[0].room, std::string("risk"));
    QCOMPARE(lines[0].text, std::string("denied: é"));
    QCOMPARE(lines[1].room, std::string("other.thing"));
    QCOMPARE(lines[2].room, std::string("default"));
}

void TestLog::linesStaySingle()
{
    qCWarning(riskLog).noquote() << QStringLiteral("a\nb\r\tc\x1b[31m");
    QCOMPARE(lines.at(0).text, std::string("a b  c [31m"));
}

void TestLog::listenerHearsEveryThread()
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([] { qCWarning(riskLog) << "more"; });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(lines.size(), std::size_t(4));
}

void TestLog::stderrHasOneLineEach()
{
#ifdef Q_OS_WIN
    QSKIP("needs dup2");
#else
    QTemporaryFile file;
    QVERIFY(file.open());
    const int saved = ::dup(2);
    ::dup2(file.handle(), 2);
    base::installLog({}, true);
    qCWarning(riskLog).noquote() << "one\ntwo";
    qCInfo(foreignLog) << 3;
    ::dup2(saved, 2);
    ::close(saved);
    QVERIFY(file.seek(0));
    const QString written = QString::fromUtf8(file.readAll());
    const QRegularExpression expected(
        QStringLiteral("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z) warning risk one two\n"
                       "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z info other\\.thing 3\n$"));
    QVERIFY2(expected.match(written).hasMatch(), qPrintable(written));
#endif
}
