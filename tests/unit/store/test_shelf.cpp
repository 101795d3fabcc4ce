#include "test_shelf.h"

#include "samples.h"

#include "base/hash.h"
#include "store/journal.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace {

const domain::Blob *picture(const domain::SealedCapsule &capsule)
{
    for (const domain::Blob &blob : capsule.blobs)
        if (blob.kind == "png")
            return &blob;
    return nullptr;
}

base::UtcTime at(int minute)
{
    return base::fromMs(samples::start + minute * 60'000LL);
}

} // namespace

void TestShelf::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_database =
        store::Database::open(store::deskDatabase(m_dir->path()), store::Access::ReadWrite).value_or(nullptr);
    QVERIFY(m_database);
}

void TestShelf::cleanup()
{
    m_database.reset();
    m_dir.reset();
}

qint64 TestShelf::count(const QString &table) const
{
    QSqlQuery query(m_database->sql());
    return query.exec(u"SELECT count(*) FROM " % table) && query.next() ? query.value(0).toLongLong() : -1;
}

void TestShelf::givesBackWhatWasKept()
{
    store::Journal journal(*m_database, "live");
    const std::string bytes("\x89PNG\0\xff\x00more", 12); // NUL and invalid UTF-8 stay as they are
    const domain::SealedCapsule capsule = samples::capsule(7, true, bytes);
    QVERIFY(journal.append({samples::cycle(7, "bought", capsule.id)}, &capsule));
    const base::Result<base::Json> manifest = journal.manifest(capsule.id);
    QVERIFY(manifest);
    QCOMPARE(base::toText(*manifest), capsule.manifest);
    QCOMPARE(*journal.blob(picture(capsule)->sha256), bytes);
    for (const domain::Blob &blob : capsule.blobs)
        QCOMPARE(*journal.blob(blob.sha256), *blob.bytes);
    const base::Json opened =
        domain::opened(*manifest, [&](const std::string &sha) { return journal.blob(sha); });
    QCOMPARE(opened["user"].get<std::string>(), std::string("Bar 7: what now?"));
    QVERIFY(!journal.blob(base::sha256("never kept")));
    QCOMPARE(journal.manifest("nothing").error().code, base::ErrorCode::NotFound);
}

void TestShelf::listsInOrderAndByPage()
{
    store::Journal journal(*m_database, "live"), other(*m_database, "other");
    std::vector<std::string> ids;
    for (int i = 1; i <= 10; ++i) {
        const domain::SealedCapsule capsule = samples::capsule(i, i % 3 == 0);
        QVERIFY((i == 5 ? other : journal).append({}, &capsule));
        if (i != 5)
            ids.push_back(capsule.id);
    }
    const base::Result<std::vector<store::CapsuleRow>> all = journal.capsules();
    QVERIFY(all);
    QCOMPARE(all->size(), 9U);
    for (std::size_t i = 0; i < all->size(); ++i) {
        QCOMPARE((*all)[i].id, ids[i]);
        QCOMPARE((*all)[i].number, std::int64_t(i + 1));
    }
    QCOMPARE((*all)[2].cycleId, std::string("cycle-3"));
    QCOMPARE((*all)[2].time, at(3));
    QVERIFY((*all)[2].traded && !(*all)[3].traded);
    QCOMPARE(journal.capsules(2)->front().id, ids[7]);
    QCOMPARE(journal.capsules(2)->back().id, ids[8]);
    const base::Result<std::vector<store::CapsuleRow>> page = journal.capsulePage(3, 8);
    QCOMPARE(page->front().id, ids[6]);
    QCOMPARE(page->back().id, ids[4]);
    QVERIFY(journal.capsulePage(3, 1)->empty());
}

void TestShelf::keepsBlobsOnce()
{
    store::Journal journal(*m_database, "live");
    const domain::SealedCapsule first = samples::capsule(1), second = samples::capsule(2);
    QVERIFY(journal.append({}, &first));
    const qint64 before = count(QStringLiteral("blobs"));
    QVERIFY(journal.append({}, &second));
    QCOMPARE(count(QStringLiteral("blobs")), before + 1); // candles and the system text are shared
}

void TestShelf::keepsACapsuleOnce()
{
    store::Journal journal(*m_database, "live");
    domain::SealedCapsule capsule = samples::capsule(1);
    QVERIFY(journal.append({samples::cycle(1)}, &capsule));
    QVERIFY(journal.append({samples::cycle(1)}, &capsule));
    QCOMPARE(journal.capsules()->size(), 1U);
    capsule.cycleId = "another cycle";
    const base::Result<void> refused = journal.append({}, &capsule);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::Internal);
    QCOMPARE(refused.error().field, capsule.id);
}

void TestShelf::refusesABlobWithoutBytes()
{
    store::Journal journal(*m_database, "live");
    domain::SealedCapsule capsule = samples::capsule(1, false, "picture");
    capsule.blobs.back().bytes.reset();
    QCOMPARE(journal.append({}, &capsule).error().code, base::ErrorCode::Internal);
    QVERIFY(journal.capsules()->empty());
}

void TestShelf::tellsDamageFromAbsence()
{
    store::Journal journal(*m_database, "live");
    const domain::SealedCapsule capsule = samples::capsule(1);
    QVERIFY(journal.append({}, &capsule));
    QSqlQuery query(m_database->sql());
    QVERIFY(query.exec(QStringLiteral("DROP TRIGGER manifests_no_update")));
    QVERIFY(query.exec(QStringLiteral("UPDATE manifests SET bytes = x'7b7d'")));
    QCOMPARE(journal.manifest(capsule.id).error().code, base::ErrorCode::BadData);
}

void TestShelf::hashesTheIdsInOrder()
{
    store::Journal a(*m_database, "a"), b(*m_database, "b");
    const domain::SealedCapsule first = samples::capsule(1), second = samples::capsule(2);
    QVERIFY(a.append({}, &first) && a.append({}, &second));
    QVERIFY(b.append({}, &second) && b.append({}, &first));
    QCOMPARE(*a.capsulesSha256(), base::sha256(first.id + "\n" + second.id + "\n"));
    QVERIFY(*a.capsulesSha256() != *b.capsulesSha256());
}

void TestShelf::discardsOnlyWhatNobodyElseNames()
{
    store::Journal live(*m_database, "live"), replay(*m_database, "replay-1");
    const domain::SealedCapsule shared = samples::capsule(1, false, "shared"),
                                own = samples::capsule(2, false, "own");
    QVERIFY(live.append(samples::run(3), &shared));
    QVERIFY(replay.append(samples::run(3), &shared));
    QVERIFY(replay.append({}, &own));
    QVERIFY(replay.discardRun());
    QVERIFY(live.manifest(shared.id));
    for (const domain::Blob &blob : shared.blobs)
        QVERIFY(live.blob(blob.sha256));
    QVERIFY(!live.manifest(own.id));
    QVERIFY(!live.blob(picture(own)->sha256));
    QCOMPARE(count(QStringLiteral("blobs")), qint64(shared.blobs.size()));
    QVERIFY(replay.append(samples::run(3), &own));
    QCOMPARE(replay.capsules()->front().number, 1);
}

void TestShelf::prunesPicturesThatDidNotTrade()
{
    store::Journal journal(*m_database, "live");
    const domain::SealedCapsule oldHold = samples::capsule(1, false, "old hold"),
                                oldTrade = samples::capsule(2, true, "old trade"),
                                sharedHold = samples::capsule(3, false, "old trade"),
                                recurring = samples::capsule(4, false, "seen again"),
                                newHold = samples::capsule(20, false, "new hold"),
                                newRecurring = samples::capsule(21, false, "seen again");
    for (const domain::SealedCapsule *one :
         {&oldHold, &oldTrade, &sharedHold, &recurring, &newHold, &newRecurring})
        QVERIFY(journal.append({}, one));
    QCOMPARE(*journal.prunePictures(at(10), at(100)), 1);
    QVERIFY(!journal.blob(picture(oldHold)->sha256));
    QVERIFY(journal.wasPruned(picture(oldHold)->sha256));
    for (const domain::SealedCapsule *one : {&oldTrade, &sharedHold, &recurring, &newHold, &newRecurring}) {
        QVERIFY(journal.blob(picture(*one)->sha256));
        QVERIFY(!journal.wasPruned(picture(*one)->sha256));
    }
    QVERIFY(journal.manifest(oldHold.id)); // everything but the picture stays
    for (const domain::Blob &blob : oldHold.blobs)
        QVERIFY(blob.kind == "png" || journal.blob(blob.sha256));
    QCOMPARE(*journal.prunePictures(at(10), at(200)), 0);
    // The same picture again is a picture that is there.
    const domain::SealedCapsule again = samples::capsule(30, false, "old hold");
    QVERIFY(journal.append({}, &again));
    QVERIFY(!journal.wasPruned(picture(oldHold)->sha256));
}

void TestShelf::listsAThousandQuickly()
{
    store::Journal journal(*m_database, "live");
    QVERIFY(m_database->begin());
    for (int i = 1; i <= 1200; ++i) {
        const domain::SealedCapsule capsule =
            samples::capsule(i, false, std::string(5000, 'p') + std::to_string(i));
        QVERIFY(journal.append({samples::cycle(i, "held", capsule.id)}, &capsule));
    }
    QVERIFY(m_database->commit());
    QVERIFY(journal.capsulePage(1)); // prepares the statement
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(journal.capsulePage(1000)->size(), 1000U);
    const double list = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    QCOMPARE(journal.newest({"cycle", "trade"}, 1000)->size(), 1000U);
    qInfo("1000 capsules in %.2f ms, 1000 cycles with bodies in %.2f ms", list,
          double(timer.nsecsElapsed()) / 1e6);
    QVERIFY(list < 200); // generous: tells a walk over the pictures from a walk over the list
}
