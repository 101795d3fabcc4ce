#include "test_behind.h"

#include "samples.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

using samples::readAll;
using samples::same;

namespace {

store::MemoryItem learned(int number)
{
    return {
        "experience:" + std::to_string(number), "experience", base::fromMs(1'000 + number), {{"n", number}}};
}

} // namespace

void TestBehind::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_database = store::Database::open(path(), store::Access::ReadWrite).value_or(nullptr);
    QVERIFY(m_database);
}

void TestBehind::cleanup()
{
    m_database.reset();
    m_dir.reset();
}

std::unique_ptr<store::Behind> TestBehind::begun(const std::string &run) const
{
    return store::Behind::open(path(), run).value_or(nullptr);
}

void TestBehind::writesWhatAJournalWrites()
{
    const std::vector<domain::Event> events = samples::roundTrip();
    const auto give = [&](store::Journal &journal, store::MemoryStore &memory) {
        const domain::SealedCapsule capsule = samples::capsule(7, true, "picture");
        return journal.append(events) && memory.keep({learned(1), learned(2)}).value_or(0) == 2 &&
               journal.append({samples::cycle(7, "bought", capsule.id)}, &capsule) &&
               memory.keep({learned(2), learned(3)}).value_or(0) == 1;
    };
    store::Journal own(*m_database, "one");
    store::MemoryStore ownMemory(*m_database, "one");
    QVERIFY(give(own, ownMemory));

    const auto behind = begun("two");
    QVERIFY(behind);
    store::Journal journal(*m_database, "two", behind.get());
    store::MemoryStore memory(*m_database, "two", behind.get());
    QVERIFY(give(journal, memory));
    QVERIFY(behind->finish());
    QVERIFY(same(readAll(journal), readAll(own)));
    QCOMPARE(*journal.journalSha256(), *own.journalSha256());
    QCOMPARE(*journal.capsulesSha256(), *own.capsulesSha256());
    QCOMPARE(*memory.sha256(), *ownMemory.sha256());
}

void TestBehind::showsWhatWasCommitted()
{
    const auto behind = begun();
    store::Journal journal(*m_database, "replay", behind.get());
    QVERIFY(journal.append(samples::run(5)));
    QVERIFY(readAll(journal).empty());
    QVERIFY(behind->commit());
    QVERIFY(journal.append({samples::cycle(99)}));
    QCOMPARE(behind->keep({learned(1)}).value_or(0), 1); // by then all before it is done
    QCOMPARE(readAll(journal).size(), std::size_t(5));
    QVERIFY(behind->finish());
    QCOMPARE(readAll(journal).size(), std::size_t(6));
}

void TestBehind::takesBackWhatWasNotFinished()
{
    {
        const auto behind = begun();
        store::Journal journal(*m_database, "replay", behind.get());
        QVERIFY(journal.append(samples::run(5)));
        QVERIFY(behind->commit());
        for (int i = 0; i < 50; ++i)
            QVERIFY(journal.append({samples::cycle(1000 + i)}));
    }
    QVERIFY(readAll(store::Journal(*m_database, "replay")).size() <=
            5);                   // the commit may have been waiting as well
    QVERIFY(m_database->begin()); // and nobody holds the file any more
    QVERIFY(m_database->commit());
}

void TestBehind::tellsTheFirstError()
{
    const auto behind = begun();
    store::Journal journal(*m_database, "replay", behind.get());
    QVERIFY(journal.append({samples::cycle(1, "held")}));
    QVERIFY(journal.append({samples::cycle(1, "bought")})); // the same key with another content: told later
    const base::Result<int> next = behind->keep({learned(1)});
    QVERIFY(!next && next.error().code == base::ErrorCode::Internal);
    const base::Result<void> appended = journal.append({samples::cycle(2)});
    QVERIFY(!appended && appended.error() == next.error());
    const base::Result<void> finished = behind->finish();
    QVERIFY(!finished && finished.error() == next.error());
    QVERIFY(readAll(store::Journal(*m_database, "replay")).empty());
}

void TestBehind::tellsWhenTheFileCannotBeOpened()
{
    m_database.reset();
    QVERIFY(QFile::remove(path()));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(9000, 'x')) == 9000);
    file.close();
    const auto refused = store::Behind::open(path(), "replay");
    QVERIFY(!refused && refused.error().code == base::ErrorCode::Storage);
}

void TestBehind::waitsForRoom()
{
    const auto behind = begun();
    store::Journal journal(*m_database, "replay", behind.get());
    const std::vector<domain::Event> events = samples::run(3000);
    for (const domain::Event &event : events)
        QVERIFY(journal.append({event}));
    QVERIFY(behind->finish());
    QVERIFY(same(readAll(journal), events));
}
