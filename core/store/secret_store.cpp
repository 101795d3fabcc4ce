#include "store/secret_store.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include "base/json.h"
#include "base/kill_point.h"
#include "base/platform.h"
#include "store/secret_store_keychain.h"

namespace store {

namespace {

Q_LOGGING_CATEGORY(storeLog, "desk.store")

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions others =
    QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

/// secrets.json: an object of id and secret, readable by its owner alone from its first byte on.
class SecretFile
{
public:
    explicit SecretFile(const QString &dataDir)
        : m_dir(dataDir), m_path(QDir(dataDir).filePath(u"secrets.json"_qs))
    {
    }

    [[nodiscard]] base::Result<std::optional<base::Secret>> find(const std::string &id) const
    {
        const base::Result<base::Json> all = read();
        if (!all)
            return base::fail(all);
        const auto found = all->find(id);
        if (found == all->end() || !found->is_string())
            return std::optional<base::Secret>();
        return std::optional(base::Secret(found->get<std::string>()));
    }

    [[nodiscard]] base::Result<void> put(const std::string &id, const base::Secret &secret) const
    {
        base::Result<base::Json> all = read();
        if (!all)
            return base::fail(all);
        (*all)[id] = secret.reveal();
        return write(*all);
    }

    [[nodiscard]] base::Result<bool> remove(const std::string &id) const
    {
        base::Result<base::Json> all = read();
        if (!all)
            return base::fail(all);
        if (all->erase(id) == 0)
            return false;
        const base::Result<void> written = write(*all);
        return written ? base::Result<bool>(true) : base::fail(written);
    }

private:
    [[nodiscard]] base::Result<base::Json> read() const
    {
        base::Result<QByteArray> bytes = base::readFile(m_path, 1 << 20);
        if (!bytes && bytes.error().code == base::ErrorCode::NotFound)
            return base::Json::object();
        if (!bytes)
            return base::fail(bytes);
        if ((QFile::permissions(m_path) & others) != 0)
            qCWarning(storeLog,
                      "the file of secrets can be read by others; it is closed to them at the next change");
        if (bytes->isEmpty()) // made, and never written
            return base::Json::object();
        base::Result<base::Json> json = base::parseJson({bytes->constData(), std::size_t(bytes->size())});
        bytes->fill('\0');
        if (!json || !json->is_object())
            return base::fail(base::ErrorCode::Malformed, json ? "not an object" : json.error().detail,
                              m_path.toStdString());
        return json;
    }

    /// The atomic write keeps the rights of the file that it replaces, so that one must be there before the
    /// first.
    [[nodiscard]] base::Result<void> makePrivate() const
    {
        QFile file(m_path);
        const bool there = file.exists() || (QDir().mkpath(m_dir) &&
                                             file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly));
        file.close();
        if (!there || !QFile::setPermissions(m_path, ownerOnly))
            return base::fail(base::ErrorCode::Storage, "the file of secrets cannot be made",
                              m_path.toStdString());
        base::killPoint("secrets.made");
        return {};
    }

    [[nodiscard]] base::Result<void> write(const base::Json &all) const
    {
        if (base::Result<void> made = makePrivate(); !made)
            return made;
        const base::Secret text(all.dump(2, ' ', false, base::Json::error_handler_t::replace) + "\n");
        base::killPoint("secrets.before_write");
        base::Result<void> written = base::writeFileAtomically(
            m_path, QByteArray::fromRawData(text.reveal().data(), qsizetype(text.reveal().size())));
        base::killPoint("secrets.after_write");
        return written;
    }

    QString m_dir, m_path;
};

/// A machine without a keychain.
class NoKeychain final : public Keychain
{
public:
    base::Task<std::optional<base::Secret>> read(std::string) override { co_return none(); }
    base::Task<void> write(std::string, base::Secret) override { co_return none(); }
    base::Task<bool> remove(std::string) override { co_return none(); }

private:
    static tl::unexpected<base::Error> none()
    {
        return base::fail(base::ErrorCode::Unsupported, "there is no keychain here");
    }
};

class LayeredStore final : public SecretStore
{
public:
    LayeredStore(const QString &dataDir, std::unique_ptr<Keychain> keychain)
        : m_file(dataDir), m_keychain(std::move(keychain))
    {
    }

    base::Task<Found> read(std::string id, std::string variable) override
    {
        base::Secret set(variable.empty() ? std::string() : base::environment(variable.c_str()));
        if (!set.isEmpty())
            co_return Found{std::move(set), SecretPlace::Environment};
        const base::Result<std::optional<base::Secret>> kept = co_await m_keychain->read(id);
        if (kept && *kept)
            co_return Found{**kept, SecretPlace::Keychain};
        const base::Result<std::optional<base::Secret>> filed = m_file.find(id);
        if (!filed)
            co_return base::fail(filed);
        if (*filed)
            co_return Found{**filed, SecretPlace::File};
        co_return Found{};
    }

    base::Task<SecretPlace> write(std::string id, base::Secret secret, bool allowFile) override
    {
        if (secret.isEmpty())
            co_return base::fail(base::ErrorCode::BadRequest, "an empty secret", id);
        const base::Result<void> kept = co_await m_keychain->write(id, secret);
        if (kept) {
            // A copy in the file would outlive every later change.
            if (const base::Result<bool> old = m_file.remove(id); !old)
                qCWarning(storeLog, "the file of secrets cannot be changed: %s", old.error().detail.c_str());
            co_return SecretPlace::Keychain;
        }
        if (!allowFile)
            co_return base::fail(kept);
        const base::Result<void> filed = m_file.put(id, secret);
        if (!filed)
            co_return base::fail(filed);
        co_return SecretPlace::File;
    }

    base::Task<bool> remove(std::string id) override
    {
        const base::Result<bool> kept = co_await m_keychain->remove(id);
        const base::Result<bool> filed = m_file.remove(id);
        if (!filed)
            co_return base::fail(filed);
        co_return *filed || kept.value_or(false);
    }

private:
    SecretFile m_file;
    std::unique_ptr<Keychain> m_keychain;
};

} // namespace

std::string_view name(SecretPlace place)
{
    switch (place) {
    case SecretPlace::None:
        return "none";
    case SecretPlace::Environment:
        return "environment";
    case SecretPlace::Keychain:
        return "keychain";
    case SecretPlace::File:
        return "file";
    }
    return "none";
}

std::unique_ptr<SecretStore> makeSecretStore(QString dataDir)
{
    return makeSecretStore(std::move(dataDir), makeSystemKeychain());
}

std::unique_ptr<SecretStore> makeSecretStore(QString dataDir, std::unique_ptr<Keychain> keychain)
{
    return std::make_unique<LayeredStore>(dataDir, std::move(keychain));
}

std::unique_ptr<SecretStore> makeFileSecretStore(QString dataDir)
{
    return makeSecretStore(std::move(dataDir), std::make_unique<NoKeychain>());
}

} // namespace store
