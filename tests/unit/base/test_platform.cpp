#include "test_platform.h"

#include <QTemporaryDir>

#include <thread>

#include "base/platform.h"

using base::ErrorCode;

namespace {

/// Sets environment variables for one test and puts them back.
class Environment
{
public:
    Environment()
    {
        for (const char *name : names)
            m_old.append(qgetenv(name));
    }
    ~Environment()
    {
        for (int i = 0; i < m_old.size(); ++i)
            set(names[i], m_old[i]);
    }
    Environment(const Environment &) = delete;
    Environment &operator=(const Environment &) = delete;
    static void set(const char *name, const QByteArray &value)
    {
        if (value.isEmpty())
            qunsetenv(name);
        else
            qputenv(name, value);
    }

private:
    static constexpr const char *names[] = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_DATA_HOME"};
    QByteArrayList m_old;
};

} // namespace

void TestPlatform::writesAndReads()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("data é.bin"));
    for (const QByteArray &bytes : {QByteArray(), QByteArray("a\0b\r\n", 5), QByteArray(3 << 20, 'x')}) {
        QVERIFY(base::writeFileAtomically(path, bytes));
        QCOMPARE(base::readFile(path).value(), bytes);
    }
}

void TestPlatform::replacesAndKeepsRights()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("key"));
    QVERIFY(base::writeFileAtomically(path, "old and longer"));
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    QVERIFY(QFile::setPermissions(path, owner));
    QVERIFY(base::writeFileAtomically(path, "new"));
    QCOMPARE(base::readFile(path).value(), QByteArray("new"));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
}

void TestPlatform::writesThroughALink()
{
    const QTemporaryDir dir;
    const QString target = dir.filePath(QStringLiteral("target"));
    const QString link = dir.filePath(QStringLiteral("link"));
    QVERIFY(base::writeFileAtomically(target, "old"));
    QVERIFY(QFile::link(target, link));
    QVERIFY(base::writeFileAtomically(link, "new"));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(base::readFile(target).value(), QByteArray("new"));
}

void TestPlatform::leavesNothingBehind()
{
    const QTemporaryDir dir;
    QVERIFY(base::writeFileAtomically(dir.filePath(QStringLiteral("a")), "1"));
    QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("folder")));
    const base::Result<void> failed = base::writeFileAtomically(dir.filePath(QStringLiteral("folder")), "1");
    QVERIFY(!failed && failed.error().code == ErrorCode::Storage);
    const QStringList names =
        QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    QCOMPARE(names, QStringList({QStringLiteral("a"), QStringLiteral("folder")}));
}

void TestPlatform::refusesAFolderThatIsMissing()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("absent/file"));
    const base::Result<void> failed = base::writeFileAtomically(path, "1");
    QVERIFY(!failed && failed.error().code == ErrorCode::Storage);
    QCOMPARE(failed.error().field, path.toStdString());
    QVERIFY(!failed.error().detail.empty());
}

void TestPlatform::readRefuses()
{
    const QTemporaryDir dir;
    const base::Result<QByteArray> absent = base::readFile(dir.filePath(QStringLiteral("absent")));
    QVERIFY(!absent && absent.error().code == ErrorCode::NotFound);
    const base::Result<QByteArray> folder = base::readFile(dir.path());
    QVERIFY(!folder && folder.error().code == ErrorCode::Storage);
    const QString path = dir.filePath(QStringLiteral("ten"));
    QVERIFY(base::writeFileAtomically(path, "0123456789"));
    QVERIFY(base::readFile(path, 10));
    const base::Result<QByteArray> large = base::readFile(path, 9);
    QVERIFY(!large && large.error().code == ErrorCode::BadData);
    QCOMPARE(large.error().field, path.toStdString());
}

void TestPlatform::readsWhatHasNoSize()
{
    const QString path = QStringLiteral("/proc/self/status"); // says that it has 0 bytes
    if (!QFileInfo::exists(path))
        QSKIP("only where there is /proc");
    QVERIFY(base::readFile(path).value().contains("Name:"));
    const base::Result<QByteArray> endless = base::readFile(QStringLiteral("/dev/zero"), 1000);
    QVERIFY(!endless && endless.error().code == ErrorCode::BadData);
}

void TestPlatform::displayIsFoundByEnvironment()
{
#ifdef Q_OS_LINUX
    const Environment restored;
    for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        Environment::set(name, {});
    QVERIFY(!base::hasDisplay());
    for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}) {
        Environment::set(name, "x");
        QVERIFY(base::hasDisplay());
        Environment::set(name, {});
    }
#else
    QVERIFY(base::hasDisplay());
#endif
}

void TestPlatform::dataFolderIsNamed()
{
    QVERIFY(base::defaultDataDir().endsWith(QStringLiteral("/signaldesk")));
#ifdef Q_OS_LINUX
    const Environment restored;
    const QTemporaryDir dir;
    Environment::set("XDG_DATA_HOME", dir.path().toUtf8());
    QCOMPARE(base::defaultDataDir(), dir.filePath(QStringLiteral("signaldesk")));
#endif
}

void TestPlatform::environmentIsReadOrEmpty()
{
    qputenv("SIGNALDESK_TEST_VALUE", "é 1");
    QCOMPARE(base::environment("SIGNALDESK_TEST_VALUE"), std::string("é 1"));
    qunsetenv("SIGNALDESK_TEST_VALUE");
    QCOMPARE(base::environment("SIGNALDESK_TEST_VALUE"), std::string());
}
