#include "test_lock.h"

#include "child.h"

#include "store/instance_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using store::InstanceLock;

void TestLock::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestLock::oneDeskAFolder()
{
    const QString folder = m_dir->filePath(QStringLiteral("made on the way"));
    {
        const base::Result<std::unique_ptr<InstanceLock>> first = InstanceLock::acquire(folder);
        QVERIFY(first);
        const base::Result<std::unique_ptr<InstanceLock>> second = InstanceLock::acquire(folder);
        QVERIFY(!second);
        QCOMPARE(second.error().code, base::ErrorCode::Storage);
        QCOMPARE(second.error().field, folder.toStdString());
        QVERIFY(InstanceLock::acquire(m_dir->filePath(QStringLiteral("another folder"))));
    }
    QVERIFY(InstanceLock::acquire(folder));
}

void TestLock::namesTheProcessThatHasIt()
{
    const base::Result<std::unique_ptr<InstanceLock>> lock = InstanceLock::acquire(m_dir->path());
    QVERIFY(lock);
    const child::Ended ended = child::run(QStringLiteral("lock"), {m_dir->path()});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.output.contains(QString::number(QCoreApplication::applicationPid())),
             qPrintable(ended.output));
}

void TestLock::takesOverFromTheDead()
{
    const child::Ended ended = child::run(QStringLiteral("lock"), {m_dir->path(), QStringLiteral("to die")});
    QVERIFY(ended.crashed);
    QVERIFY(!QDir(m_dir->path()).entryList(QDir::Files).isEmpty());
    QVERIFY(InstanceLock::acquire(m_dir->path()));
}

void TestLock::takesOverALockWithoutContent()
{
    {
        QFile file(m_dir->filePath(QStringLiteral("desk.lock")));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(InstanceLock::acquire(m_dir->path()));
}

void TestLock::tellsOfAFolderThatCannotBeWritten()
{
    QFile file(m_dir->filePath(QStringLiteral("a file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(InstanceLock::acquire(m_dir->filePath(QStringLiteral("a file/below"))).error().code,
             base::ErrorCode::Storage);
    constexpr QFileDevice::Permissions look =
        QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther | QFileDevice::ExeOther;
    QFile::setPermissions(m_dir->path(), look);
    const child::Ended ended =
        child::run(QStringLiteral("lock"), {m_dir->path(), QStringLiteral("as nobody")});
    QFile::setPermissions(m_dir->path(), look | QFileDevice::WriteOwner);
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.output.contains(QStringLiteral("cannot be written")), qPrintable(ended.output));
}

void TestLock::socketNamesAreShortAndTheFoldersOwn()
{
    const QString name = store::controlSocketName(m_dir->path());
    QVERIFY(name.size() < 40);
    QCOMPARE(store::controlSocketName(m_dir->path() + QStringLiteral("/")), name);
    QCOMPARE(store::controlSocketName(m_dir->path() + QStringLiteral("/./x/..")), name);
    QVERIFY(QFile::link(m_dir->path(), m_dir->path() + QStringLiteral("-link")));
    QCOMPARE(store::controlSocketName(m_dir->path() + QStringLiteral("-link")), name);
    QFile::remove(m_dir->path() + QStringLiteral("-link"));
    QVERIFY(store::controlSocketName(m_dir->filePath(QStringLiteral("x"))) != name);
}
