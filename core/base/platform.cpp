#include "base/platform.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace base {

namespace {

tl::unexpected<Error> storageFailure(const QString &path, const std::string &detail)
{
    return fail(ErrorCode::Storage, detail, path.toStdString());
}

#ifndef Q_OS_WIN

/// A file descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] bool ok() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }
    bool close() { return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0; }

private:
    int m_number;
};

bool flushed(int descriptor)
{
#ifdef F_FULLFSYNC // on macOS fsync leaves the data in the drive's own cache
    if (::fcntl(descriptor, F_FULLFSYNC) == 0)
        return true;
#endif
    return ::fsync(descriptor) == 0;
}

bool writeAll(int descriptor, const QByteArray &bytes)
{
    const char *at = bytes.constData();
    for (qsizetype left = bytes.size(); left > 0;) {
        const ssize_t written = ::write(descriptor, at, std::size_t(left));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        left -= written;
    }
    return true;
}

/// Writes `temporary` to the disk; a file that is replaced keeps its access rights.
bool writeTemporary(const QByteArray &temporary, const QByteArray &target, const QByteArray &bytes)
{
    struct stat old = {};
    const bool replaces = ::stat(target.constData(), &old) == 0;
    Descriptor file(
        ::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, replaces ? 0600 : 0666));
    if (!file.ok())
        return false;
    const bool same = !replaces || ::fchmod(file.number(), old.st_mode & 07777) == 0;
    return same && writeAll(file.number(), bytes) && flushed(file.number()) && file.close();
}

/// A rename is only durable once its folder is on the disk.
bool flushFolderOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArray folder = slash < 0 ? QByteArray(".") : path.left(std::max<qsizetype>(slash, 1));
    const Descriptor opened(::open(folder.constData(), O_RDONLY | O_CLOEXEC));
    // Some file systems cannot flush a folder and say EINVAL: there is nothing more to be done there.
    return opened.ok() && (::fsync(opened.number()) == 0 || errno == EINVAL || errno == ENOTSUP);
}

#endif

} // namespace

#ifdef Q_OS_WIN

Result<void> writeFileAtomically(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return storageFailure(path, file.errorString().toStdString());
    return {};
}

#else

// QSaveFile of Qt 6.4 does not flush the folder, so that a power cut may bring the old file, or none, back.
Result<void> writeFileAtomically(const QString &path, const QByteArray &bytes)
{
    const QFileInfo info(path);
    const QString whole = info.isSymLink() && info.exists() ? info.canonicalFilePath() : path;
    const QByteArray target = QFile::encodeName(whole);
    const QByteArray temporary = target + ".new-" + QByteArray::number(qint64(::getpid()));
    ::unlink(temporary.constData()); // left by a process of the same number that was killed
    if (!writeTemporary(temporary, target, bytes) ||
        ::rename(temporary.constData(), target.constData()) != 0) {
        const int error = errno;
        ::unlink(temporary.constData());
        return storageFailure(path, std::strerror(error));
    }
    if (!flushFolderOf(target))
        return storageFailure(path, std::string("the folder cannot be flushed: ") + std::strerror(errno));
    return {};
}

#endif

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, "there is no such file", path.toStdString());
    if (QFileInfo(path).isDir())
        return storageFailure(path, "it is a folder");
    if (!file.open(QIODevice::ReadOnly))
        return storageFailure(path, file.errorString().toStdString());
    QByteArray bytes;
    bytes.reserve(std::clamp<qint64>(file.size(), 0, maxBytes));
    // In pieces, because a pipe has no size to ask for.
    for (QByteArray piece = file.read(1 << 20); !piece.isEmpty(); piece = file.read(1 << 20)) {
        bytes += piece;
        if (bytes.size() > maxBytes)
            return fail(ErrorCode::BadData, "larger than " + std::to_string(maxBytes) + " bytes",
                        path.toStdString());
    }
    if (file.error() != QFileDevice::NoError)
        return storageFailure(path, file.errorString().toStdString());
    return bytes;
}

QString defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/signaldesk");
}

bool onTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(0) != 0 && _isatty(1) != 0;
#else
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1;
#endif
}

bool hasDisplay()
{
    if (!environment("QT_QPA_PLATFORM").empty())
        return true;
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN) && !defined(Q_OS_ANDROID)
    return !environment("DISPLAY").empty() || !environment("WAYLAND_DISPLAY").empty();
#else
    return true;
#endif
}

std::string environment(const char *name)
{
    return qEnvironmentVariable(name).toStdString();
}

} // namespace base
