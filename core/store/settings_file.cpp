#include "store/settings_file.h"

#include <QDir>

#include "base/kill_point.h"
#include "base/platform.h"

namespace store {

namespace {

constexpr qint64 maxBytes = 16 << 20;

base::Result<base::Json> parsed(const QByteArray &bytes, const QString &path)
{
    const std::string field = path.toStdString();
    base::Result<base::Json> json = base::parseJson({bytes.constData(), std::size_t(bytes.size())});
    if (!json)
        return base::fail(base::ErrorCode::Malformed, json.error().detail, field);
    if (!json->is_object())
        return base::fail(base::ErrorCode::Malformed, "not an object at byte 1", field);
    return json;
}

/// What a person wrote by hand with a slip in it must not be lost to the first change made in a dialog.
base::Result<void> keepUnreadable(const QString &path)
{
    const base::Result<QByteArray> old = base::readFile(path, maxBytes);
    if (!old || parsed(*old, path))
        return {};
    return base::writeFileAtomically(path % u".unreadable", *old);
}

} // namespace

QString settingsPath(const QString &dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("settings.json"));
}

base::Result<base::Json> readSettings(const QString &dataDir)
{
    const QString path = settingsPath(dataDir);
    const base::Result<QByteArray> bytes = base::readFile(path, maxBytes);
    if (bytes)
        return parsed(*bytes, path);
    if (bytes.error().code == base::ErrorCode::NotFound)
        return base::Json::object();
    return base::fail(base::ErrorCode::Storage, bytes.error().detail, path.toStdString());
}

base::Result<void> writeSettings(const QString &dataDir, const base::Json &settings)
{
    const QString path = settingsPath(dataDir);
    if (!settings.is_object())
        return base::fail(base::ErrorCode::Internal, "settings are an object", path.toStdString());
    if (!QDir().mkpath(dataDir))
        return base::fail(base::ErrorCode::Storage, "the folder cannot be made", dataDir.toStdString());
    if (base::Result<void> kept = keepUnreadable(path); !kept)
        return kept;
    const std::string text = settings.dump(2, ' ', false, base::Json::error_handler_t::replace) + "\n";
    base::killPoint("settings.before_write");
    base::Result<void> written = base::writeFileAtomically(path, QByteArray::fromStdString(text));
    base::killPoint("settings.after_write");
    return written;
}

} // namespace store
