#include "test_memory.h"

#include "samples.h"

#include "store/journal.h"
#include "store/migrations.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <array>

using store::MemoryItem;
using store::MemoryStore;

namespace {

MemoryItem item(int number)
{
    return {"experience:" + std::to_string(number),
            "experience",
            base::fromMs(1'000 + number),
            {{"number", number}}};
}

std::vector<std::string> keys(const MemoryStore &memory)
{
    std::vector<std::string> out;
    const auto read = memory.read([&](const MemoryItem &one) -> base::Result<void> {
        out.push_back(one.key);
        return {};
    });
    return read ? out : std::vector<std::string>{read.error().detail};
}

} // namespace

void TestMemory::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<store::Database> TestMemory::open() const
{
    auto database = store::Database::open(path(), store::Access::ReadWrite);
    return database ? std::move(*database) : nullptr;
}

void TestMemory::keepsEachKeyOnce()
{
    std::string sha;
    {
        const auto database = open();
        MemoryStore memory(*database, "live");
        QCOMPARE(*memory.keep({item(2), item(1)}), 2);
        QCOMPARE(*memory.keep({item(1), item(3)}), 1);
        QCOMPARE(*memory.keep({}), 0);
        sha = *memory.sha256();
    }
    const auto database = open();
    MemoryStore memory(*database, "live");
    QCOMPARE(keys(memory), (std::vector<std::string>{"experience:2", "experience:1", "experience:3"}));
    QCOMPARE(*memory.sha256(), sha);
}

void TestMemory::keepsRunsApart()
{
    const auto database = open();
    MemoryStore live(*database, "live"), demo(*database, "demo");
    QCOMPARE(*live.keep({item(1)}), 1);
    QCOMPARE(*demo.keep({item(1), item(2)}), 2);
    QCOMPARE(keys(live).size(), std::size_t(1));
    QCOMPARE(keys(demo).size(), std::size_t(2));
}

void TestMemory::joinsATransaction()
{
    const auto database = open();
    MemoryStore memory(*database, "demo");
    QVERIFY(database->begin());
    QCOMPARE(*memory.keep({item(1)}), 1);
    QVERIFY(database->inTransaction());
    database->rollback();
    QVERIFY(keys(memory).empty());
}

void TestMemory::keepsAllOrNothingTogether()
{
    const auto database = open();
    MemoryStore memory(*database, "live"), other(*database, "other");
    const auto both = [&] { return other.keep({item(9)}).map([](int) {}); };
    QVERIFY(memory.together({item(1)}, both));
    QCOMPARE(keys(memory).size() + keys(other).size(), std::size_t(2));
    const auto failed = memory.together({item(2)}, [&]() -> base::Result<void> {
        if (const auto kept = other.keep({item(10)}); !kept)
            return base::fail(kept);
        return base::fail(base::ErrorCode::Storage, "no room", "disk");
    });
    QCOMPARE(failed.error().detail, std::string("no room"));
    QVERIFY(!database->inTransaction());
    QCOMPARE(keys(memory).size() + keys(other).size(), std::size_t(2));
    QVERIFY(database->begin()); // inside a transaction of the caller's it is part of that
    QVERIFY(memory.together({item(3)}, both));
    QVERIFY(database->inTransaction());
    database->rollback();
    QCOMPARE(keys(memory).size(), std::size_t(1));
}

void TestMemory::neverChangesWhatWasLearned()
{
    const auto database = open();
    MemoryStore memory(*database, "live");
    QCOMPARE(*memory.keep({item(1)}), 1);
    QVERIFY(!QSqlQuery(database->sql()).exec(QStringLiteral("UPDATE memory SET body = '{}'")));
    QVERIFY(!QSqlQuery(database->sql()).exec(QStringLiteral("DELETE FROM memory")));
    QCOMPARE(keys(memory).size(), std::size_t(1));
}

void TestMemory::aReplayIsForgottenWhole()
{
    const auto database = open();
    MemoryStore replay(*database, "replay:1"), other(*database, "replay:2");
    QCOMPARE(*replay.keep({item(1)}), 1);
    QCOMPARE(*other.keep({item(1)}), 1);
    QVERIFY(store::Journal(*database, "replay:1").discardRun());
    QVERIFY(keys(replay).empty());
    QCOMPARE(keys(other).size(), std::size_t(1));
}

void TestMemory::anOlderFolderLearnsToo()
{
    {
        const auto database = open(); // as the first version left it
        QVERIFY(store::Journal(*database, "live").append({samples::cycle(1)}));
        QSqlQuery query(database->sql());
        QVERIFY(query.exec(QStringLiteral("DROP TABLE memory")));
        QVERIFY(query.exec(QStringLiteral("UPDATE meta SET value = '1' WHERE key = 'schema_version'")));
        QVERIFY(query.exec(QStringLiteral("PRAGMA user_version = 1")));
    }
    const auto database = open();
    QVERIFY(database);
    MemoryStore memory(*database, "live");
    QCOMPARE(*memory.keep({item(1)}), 1);
    QCOMPARE(samples::readAll(store::Journal(*database, "live")).size(), std::size_t(1));
    QVERIFY(QFile::exists(path() + QStringLiteral(".v1-backup")));
}
