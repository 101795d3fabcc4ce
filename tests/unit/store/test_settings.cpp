#include "test_settings.h"

#include "child.h"

#include "base/platform.h"
#include "store/settings_file.h"

#include <QDir>
#include <QFile>

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

void TestSettings::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestSettings::anAbsentFileIsEmpty()
{
    QCOMPARE(*store::readSettings(m_dir->path()), base::Json::object());
    QVERIFY(QDir(m_dir->path()).entryList(QDir::Files).isEmpty());
}

void TestSettings::keepsUnknownKeys()
{
    const base::Json settings = {{"risk", {{"max_position_percent", "2.5"}}},
                                 {"from a later version", {1, 2.5, nullptr, true, "\xc3\xa9"}}};
    const QString deep = m_dir->filePath(QStringLiteral("made/on/the/way"));
    QVERIFY(store::writeSettings(deep, settings));
    QCOMPARE(*store::readSettings(deep), settings);
    const QByteArray bytes = *base::readFile(store::settingsPath(deep));
    QVERIFY(bytes.contains("\n  \"risk\"")); // for people
    QVERIFY(bytes.endsWith("}\n"));
}

void TestSettings::leavesABrokenFileAsItIs()
{
    const QString path = store::settingsPath(m_dir->path());
    for (const QByteArray &broken : {QByteArray("{\"risk\": {\n  oops"), QByteArray(), QByteArray("[1, 2]"),
                                     QByteArray("{} trailing"), QByteArray("\xff\xfe{")}) {
        put(path, broken);
        const base::Result<base::Json> read = store::readSettings(m_dir->path());
        QVERIFY(!read);
        QCOMPARE(read.error().code, base::ErrorCode::Malformed);
        QCOMPARE(read.error().field, path.toStdString());
        QVERIFY2(read.error().detail.find("at byte ") != std::string::npos, read.error().detail.c_str());
        QCOMPARE(*base::readFile(path), broken);
    }
    QFile::remove(path);
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("settings.json")));
    QCOMPARE(store::readSettings(m_dir->path()).error().code, base::ErrorCode::Storage);
}

void TestSettings::keepsABrokenFileBeforeWriting()
{
    const QString path = store::settingsPath(m_dir->path());
    put(path, "{\"written\": by hand}");
    QVERIFY(store::writeSettings(m_dir->path(), {{"a", 1}}));
    QCOMPARE(*store::readSettings(m_dir->path()), (base::Json{{"a", 1}}));
    QCOMPARE(*base::readFile(path % u".unreadable"), QByteArray("{\"written\": by hand}"));
    QVERIFY(store::writeSettings(m_dir->path(), {{"a", 2}}));
    QCOMPARE(*base::readFile(path % u".unreadable"), QByteArray("{\"written\": by hand}"));
}

void TestSettings::refusesWhatIsNotAnObject()
{
    QCOMPARE(store::writeSettings(m_dir->path(), base::Json::array()).error().code,
             base::ErrorCode::Internal);
    QVERIFY(!QFile::exists(store::settingsPath(m_dir->path())));
}

void TestSettings::tellsOfAFolderThatCannotBeMade()
{
    put(m_dir->filePath(QStringLiteral("a file")), "x");
    const QString below = m_dir->filePath(QStringLiteral("a file/below"));
    QCOMPARE(store::writeSettings(below, base::Json::object()).error().code, base::ErrorCode::Storage);
    QCOMPARE(*store::readSettings(below), base::Json::object());
}

void TestSettings::survivesBeingKilled()
{
    const base::Json before = {{"a", 1}}, after = {{"a", 2}};
    for (const QString &point :
         {QStringLiteral("settings.before_write"), QStringLiteral("settings.after_write")}) {
        QVERIFY(store::writeSettings(m_dir->path(), before));
        const child::Ended ended =
            child::run(QStringLiteral("settings"), {m_dir->path()}, {u"SIGNALDESK_KILL_AT=" % point});
        QVERIFY(ended.crashed);
        QCOMPARE(*store::readSettings(m_dir->path()), point.contains(u"before") ? before : after);
    }
}
