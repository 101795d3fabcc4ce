#include "test_secrets.h"

#include "child.h"
#include "samples.h"

#include "base/log.h"
#include "base/platform.h"
#include "store/journal.h"
#include "store/secret_store.h"
#include "store/secret_store_keychain.h"
#include "store/settings_file.h"

#include <QCoroTask>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <map>

using store::SecretPlace;

namespace {

constexpr const char *variable = "SIGNALDESK_TEST_KEY";
const std::string canary = "sk-canary-4711-do-not-spread";

/// A keychain in memory, which can be taken away.
class FakeKeychain final : public store::Keychain
{
public:
    explicit FakeKeychain(std::map<std::string, std::string> *entries, const bool *there)
        : m_entries(entries), m_there(there)
    {
    }
    base::Task<std::optional<base::Secret>> read(std::string id) override
    {
        if (!*m_there)
            co_return none();
        const auto found = m_entries->find(id);
        if (found == m_entries->end())
            co_return std::optional<base::Secret>();
        co_return std::optional(base::Secret(found->second));
    }
    base::Task<void> write(std::string id, base::Secret secret) override
    {
        if (!*m_there)
            co_return none();
        (*m_entries)[id] = secret.reveal();
        co_return base::Result<void>();
    }
    base::Task<bool> remove(std::string id) override
    {
        if (!*m_there)
            co_return none();
        co_return m_entries->erase(id) > 0;
    }

private:
    static tl::unexpected<base::Error> none()
    {
        return base::fail(base::ErrorCode::Unsupported, "there is no keychain here");
    }
    std::map<std::string, std::string> *m_entries;
    const bool *m_there;
};

/// A store with a keychain that the test can look into.
struct Place
{
    explicit Place(const QString &dataDir)
        : secrets(store::makeSecretStore(dataDir, std::make_unique<FakeKeychain>(&entries, &there)))
    {
    }
    std::map<std::string, std::string> entries;
    bool there = true;
    std::unique_ptr<store::SecretStore> secrets;

    [[nodiscard]] base::Result<store::SecretStore::Found> read(const std::string &id,
                                                               const char *from = "") const
    {
        return QCoro::waitFor(secrets->read(id, from));
    }
    [[nodiscard]] base::Result<SecretPlace> write(const std::string &id, const std::string &secret,
                                                  bool allowFile)
    {
        return QCoro::waitFor(secrets->write(id, base::Secret(secret), allowFile));
    }
    [[nodiscard]] base::Result<bool> remove(const std::string &id)
    {
        return QCoro::waitFor(secrets->remove(id));
    }
};

std::string described(const base::Result<store::SecretStore::Found> &found)
{
    return found ? std::string(store::name(found->place)) + " " + found->secret.reveal()
                 : found.error().detail;
}

QString secretsPath(const QTemporaryDir &dir)
{
    return dir.filePath(QStringLiteral("secrets.json"));
}

} // namespace

void TestSecrets::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestSecrets::cleanup()
{
    qunsetenv(variable);
    m_dir.reset();
}

void TestSecrets::nothingFoundIsNotAnError()
{
    const Place place(m_dir->path());
    QCOMPARE(described(place.read("openai", variable)), std::string("none "));
    QVERIFY(QDir(m_dir->path()).entryList(QDir::Files).isEmpty());
}

void TestSecrets::readsEnvironmentThenKeychainThenFile()
{
    Place place(m_dir->path());
    place.there = false;
    QCOMPARE(*place.write("openai", "from the file", true), SecretPlace::File);
    QCOMPARE(described(place.read("openai", variable)), std::string("file from the file"));
    place.there = true;
    place.entries["openai"] = "from the keychain";
    QCOMPARE(described(place.read("openai", variable)), std::string("keychain from the keychain"));
    qputenv(variable, "from the environment");
    QCOMPARE(described(place.read("openai", variable)), std::string("environment from the environment"));
    QCOMPARE(described(place.read("openai")), std::string("keychain from the keychain"));
    qputenv(variable, "");
    QCOMPARE(described(place.read("openai", variable)), std::string("keychain from the keychain"));
    place.entries.clear(); // a keychain without this entry: the file may have it
    QCOMPARE(described(place.read("openai", variable)), std::string("file from the file"));
}

void TestSecrets::writesTheKeychainWhereThereIsOne()
{
    Place place(m_dir->path());
    place.there = false;
    QVERIFY(place.write("openai", "old", true));
    place.there = true;
    QCOMPARE(*place.write("openai", "new", true), SecretPlace::Keychain);
    QCOMPARE(place.entries["openai"], std::string("new"));
    QVERIFY(!base::readFile(secretsPath(*m_dir))->contains("old")); // the older copy is gone
}

void TestSecrets::theFileMustBeChosen()
{
    Place place(m_dir->path());
    place.there = false;
    const base::Result<SecretPlace> refused = place.write("openai", "key", false);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::Unsupported);
    QVERIFY(!QFile::exists(secretsPath(*m_dir)));
    const std::unique_ptr<store::SecretStore> file = store::makeFileSecretStore(m_dir->path());
    QCOMPARE(*QCoro::waitFor(file->write("openai", base::Secret("key"), true)), SecretPlace::File);
    QCOMPARE(described(QCoro::waitFor(file->read("openai", ""))), std::string("file key"));
}

void TestSecrets::theFileIsForItsOwnerAlone()
{
    constexpr QFileDevice::Permissions owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    constexpr QFileDevice::Permissions all =
        owner | QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther | QFileDevice::ExeOwner;
    Place place(m_dir->path());
    place.there = false;
    QVERIFY(place.write("openai", "key", true));
    QCOMPARE(QFile::permissions(secretsPath(*m_dir)) & all, owner);
    QFile::setPermissions(secretsPath(*m_dir), owner | QFileDevice::ReadOther);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("can be read by others")));
    QVERIFY(place.write("google", "another", true));
    QCOMPARE(QFile::permissions(secretsPath(*m_dir)) & all, owner);
    QCOMPARE(described(place.read("openai")), std::string("file key"));
    QCOMPARE(described(place.read("google")), std::string("file another"));
}

void TestSecrets::anyFailureOfTheKeychainMeansThereIsNone()
{
    Place place(m_dir->path());
    QCOMPARE(*place.write("openai", "key", false), SecretPlace::Keychain);
    place.there = false;
    QCOMPARE(described(place.read("openai")), std::string("none "));
}

void TestSecrets::removesFromBothPlaces()
{
    Place place(m_dir->path());
    QVERIFY(!*place.remove("openai"));
    place.there = false;
    QVERIFY(place.write("openai", "in the file", true));
    place.there = true;
    place.entries["openai"] = "in the keychain";
    QVERIFY(*place.remove("openai"));
    QCOMPARE(described(place.read("openai")), std::string("none "));
    QVERIFY(!*place.remove("openai"));
}

void TestSecrets::leavesABrokenFileAsItIs()
{
    QFile file(secretsPath(*m_dir));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                      QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    file.write("{\"openai\": \"sk-half");
    file.close();
    Place place(m_dir->path());
    place.there = false;
    const base::Result<store::SecretStore::Found> read = place.read("openai");
    QVERIFY(!read);
    QCOMPARE(read.error().code, base::ErrorCode::Malformed);
    QCOMPARE(read.error().field, secretsPath(*m_dir).toStdString());
    QVERIFY(read.error().detail.find("sk-half") == std::string::npos);
    QVERIFY(!place.write("openai", "key", true));
    QVERIFY(!place.remove("openai"));
    QCOMPARE(*base::readFile(secretsPath(*m_dir)), QByteArray("{\"openai\": \"sk-half"));
}

void TestSecrets::anEmptySecretIsRefused()
{
    Place place(m_dir->path());
    QCOMPARE(place.write("openai", "", true).error().code, base::ErrorCode::BadRequest);
    QVERIFY(place.entries.empty());
}

void TestSecrets::survivesBeingKilled()
{
    for (const QString &point : {QStringLiteral("secrets.made"), QStringLiteral("secrets.before_write"),
                                 QStringLiteral("secrets.after_write")}) {
        QFile::remove(secretsPath(*m_dir));
        const child::Ended ended =
            child::run(QStringLiteral("secret"), {m_dir->path()}, {u"SIGNALDESK_KILL_AT=" % point});
        QVERIFY(ended.crashed);
        Place place(m_dir->path());
        place.there = false;
        const bool written = point == QStringLiteral("secrets.after_write");
        QCOMPARE(described(place.read("openai")), std::string(written ? "file a key" : "none "));
        QVERIFY(place.write("openai", "another key", true));
        QCOMPARE(described(place.read("openai")), std::string("file another key"));
    }
}

void TestSecrets::aSecretIsNowhereElse()
{
    std::string logged;
    base::installLog([&](const base::LogLine &line) { logged += line.text; }, false);
    {
        Place place(m_dir->path());
        place.there = false;
        QVERIFY(!place.write("openai", canary, false));
        QVERIFY(place.write("openai", canary, true));
        QFile::setPermissions(secretsPath(*m_dir),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther);
        QVERIFY(place.read("openai"));
        QVERIFY(store::writeSettings(m_dir->path(), {{"provider", "openai"}}));
        const base::Result<std::unique_ptr<store::Database>> database =
            store::Database::open(store::deskDatabase(m_dir->path()), store::Access::ReadWrite);
        QVERIFY(database);
        QVERIFY(store::Journal(**database, "live").append(samples::run(5)));
    }
    qInstallMessageHandler(nullptr);
    QVERIFY(logged.find("read by others") != std::string::npos);
    QVERIFY(logged.find(canary) == std::string::npos);
    QStringList holding;
    QDirIterator files(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        if (base::readFile(files.next())->contains(QByteArray::fromStdString(canary)))
            holding << files.fileName();
    QCOMPARE(holding, QStringList{QStringLiteral("secrets.json")});
}

void TestSecrets::theSystemKeychainAnswersOrIsNone()
{
    // Whatever this machine has: an entry that nobody made is not found, or there is no keychain. Never a
    // crash, and never the password of a person asked for by a test on a bus of its own.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    const std::unique_ptr<store::Keychain> keychain = store::makeSystemKeychain();
    const base::Result<std::optional<base::Secret>> read =
        QCoro::waitFor(keychain->read("an entry that nobody ever made"));
    QVERIFY(read ? !*read : read.error().code == base::ErrorCode::Unsupported);
    const base::Result<void> written = QCoro::waitFor(keychain->write("signaldesk-test", base::Secret("x")));
    QVERIFY(!written);
    QCOMPARE(written.error().code, base::ErrorCode::Unsupported);
    QVERIFY(!QCoro::waitFor(keychain->remove("signaldesk-test")).value_or(false));
}
