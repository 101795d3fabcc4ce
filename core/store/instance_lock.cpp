#include "store/instance_lock.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include "base/hash.h"

namespace store {

namespace {

QString lockPath(const QString &dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("desk.lock"));
}

tl::unexpected<base::Error> refusal(const QLockFile &lock, const QString &dataDir)
{
    qint64 process = 0;
    QString host, program;
    const bool known = lock.getLockInfo(&process, &host, &program);
    if (lock.error() != QLockFile::LockFailedError)
        return base::fail(base::ErrorCode::Storage, "the folder cannot be written", dataDir.toStdString());
    const std::string who = known ? "process " + std::to_string(process) : std::string("another process");
    return base::fail(base::ErrorCode::Storage, "in use by " + who, dataDir.toStdString());
}

} // namespace

struct InstanceLock::Impl
{
    explicit Impl(const QString &path) : file(path) {}
    QLockFile file;
};

InstanceLock::InstanceLock() = default;

InstanceLock::~InstanceLock() = default;

base::Result<std::unique_ptr<InstanceLock>> InstanceLock::acquire(const QString &dataDir)
{
    if (!QDir().mkpath(dataDir))
        return base::fail(base::ErrorCode::Storage, "the folder cannot be made", dataDir.toStdString());
    std::unique_ptr<InstanceLock> lock(new InstanceLock);
    lock->m_impl = std::make_unique<Impl>(lockPath(dataDir));
    QLockFile &file = lock->m_impl->file;
    file.setStaleLockTime(0); // a desk may run for months; only a process that is gone leaves its lock behind
    if (file.tryLock(0))
        return lock;
    // A power cut may leave a lock file without content, of which Qt cannot tell whose it was. It is only
    // removed when no process holds it.
    qint64 process = 0;
    QString host, program;
    const bool empty = !file.getLockInfo(&process, &host, &program);
    if (empty && file.error() == QLockFile::LockFailedError && file.removeStaleLockFile() && file.tryLock(0))
        return lock;
    return refusal(file, dataDir);
}

QString controlSocketName(const QString &dataDir)
{
    const QFileInfo info(dataDir);
    const QString path = info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath());
    const std::string hash = base::sha256(path.toStdString());
    return QStringLiteral("signaldesk-") % QString::fromStdString(hash.substr(0, 16));
}

} // namespace store
