#include "test_journal.h"

#include "samples.h"

#include "base/hash.h"
#include "store/journal.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <rapidcheck.h>

using samples::readAll;
using samples::same;

namespace {

std::vector<std::string> keys(const std::vector<store::JournalRow> &rows)
{
    std::vector<std::string> out;
    for (const store::JournalRow &row : rows)
        out.push_back(row.event.key);
    return out;
}

bool sqlDone(store::Database &database, const QString &statement)
{
    return QSqlQuery(database.sql()).exec(statement);
}

} // namespace

void TestJournal::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_database = open();
    QVERIFY(m_database);
}

void TestJournal::cleanup()
{
    m_database.reset();
    m_dir.reset();
}

std::unique_ptr<store::Database> TestJournal::open(store::Access access) const
{
    return store::Database::open(store::deskDatabase(m_dir->path()), access).value_or(nullptr);
}

void TestJournal::readsBackWhatWasAppended()
{
    const std::vector<domain::Event> events = samples::roundTrip();
    {
        store::Journal journal(*m_database, "live");
        QVERIFY(journal.append(events));
        QVERIFY(same(readAll(journal), events));
    }
    m_database.reset();
    m_database = open();
    const store::Journal again(*m_database, "live");
    QVERIFY(same(readAll(again), events));
}

void TestJournal::skipsWhatIsThereAlready()
{
    store::Journal journal(*m_database, "live");
    const std::vector<domain::Event> events = samples::run(10);
    QVERIFY(journal.append(events));
    QVERIFY(journal.append(events));
    QVERIFY(journal.append({events[3], samples::cycle(99), events[4]}));
    std::vector<domain::Event> expected = events;
    expected.push_back(samples::cycle(99));
    QVERIFY(same(readAll(journal), expected));
}

void TestJournal::refusesAKeyWithOtherContent()
{
    store::Journal journal(*m_database, "live");
    QVERIFY(journal.append({samples::cycle(1, "held")}));
    const base::Result<void> refused = journal.append({samples::cycle(2), samples::cycle(1, "bought")});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::Internal);
    QCOMPARE(refused.error().field, std::string("cycle-1"));
    QVERIFY(same(readAll(journal), {samples::cycle(1, "held")}));
    // Every part of an event counts, not only its body.
    domain::Event later = samples::cycle(1, "held");
    later.time += base::Milliseconds(1);
    QVERIFY(!journal.append({later}));
    domain::Event elsewhere = samples::cycle(1, "held");
    elsewhere.capsuleId = "another";
    QVERIFY(!journal.append({elsewhere}));
}

void TestJournal::keepsRunsApart()
{
    store::Journal live(*m_database, "live"), replay(*m_database, "replay-1");
    QVERIFY(live.append(samples::run(4)));
    QVERIFY(replay.append(samples::run(6)));
    QVERIFY(live.append({samples::cycle(50)}));
    QVERIFY(replay.append({samples::cycle(60)}));
    QCOMPARE(readAll(live).size(), 5U);
    QCOMPARE(readAll(replay).size(), 7U);
    QCOMPARE(*store::Journal::runs(*m_database), (std::vector<std::string>{"live", "replay-1"}));
    QVERIFY(!live.discardRun());
    QVERIFY(replay.discardRun());
    QCOMPARE(readAll(replay).size(), 0U);
    QCOMPARE(readAll(live).size(), 5U);
    QVERIFY(replay.append(samples::run(3)));
    QCOMPARE(readAll(replay).size(), 3U);
}

void TestJournal::writesNothingOfAFailedAppend()
{
    store::Journal journal(*m_database, "live");
    QVERIFY(journal.append({samples::cycle(1, "held")}));
    const domain::SealedCapsule capsule = samples::capsule(2);
    QVERIFY(!journal.append({samples::cycle(2), samples::cycle(1, "other")}, &capsule));
    QVERIFY(!journal.manifest(capsule.id));
    QVERIFY(!journal.blob(capsule.blobs.front().sha256));
    QVERIFY(journal.capsules()->empty());
    QVERIFY(!m_database->inTransaction());
    QVERIFY(journal.append({samples::cycle(2)}, &capsule));
    QCOMPARE(readAll(journal).size(), 2U);
}

void TestJournal::joinsTheCallersTransaction()
{
    store::Journal journal(*m_database, "live");
    QVERIFY(m_database->begin());
    QVERIFY(!m_database->begin()); // one at a time
    QVERIFY(journal.append({samples::cycle(1)}));
    QVERIFY(journal.append({samples::cycle(2)}));
    QCOMPARE(readAll(store::Journal(*open(store::Access::ReadOnly), "live")).size(), 0U);
    QVERIFY(m_database->commit());
    QVERIFY(!m_database->commit());
    QCOMPARE(readAll(store::Journal(*open(store::Access::ReadOnly), "live")).size(), 2U);
    QVERIFY(m_database->begin());
    QVERIFY(journal.append({samples::cycle(3)}));
    m_database->rollback();
    QVERIFY(journal.append({samples::cycle(4)}));
    QVERIFY(same(readAll(journal), {samples::cycle(1), samples::cycle(2), samples::cycle(4)}));
}

void TestJournal::givesUpTheCallersTransactionWhole()
{
    store::Journal journal(*m_database, "live");
    QVERIFY(journal.append({samples::cycle(1, "held")}));
    QVERIFY(m_database->begin());
    QVERIFY(journal.append({samples::cycle(2)}));
    QVERIFY(!journal.append({samples::cycle(1, "other")}));
    const base::Result<void> next = journal.append({samples::cycle(3)}); // must not slip in on its own
    QVERIFY(!next);
    QCOMPARE(next.error().field, std::string("cycle-1"));
    const base::Result<void> committed = m_database->commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().field, std::string("cycle-1"));
    QVERIFY(same(readAll(journal), {samples::cycle(1, "held")}));
    QVERIFY(journal.append({samples::cycle(3)}));
}

void TestJournal::onlyGrows()
{
    store::Journal journal(*m_database, "live"), replay(*m_database, "replay-1");
    const domain::SealedCapsule capsule = samples::capsule(1);
    QVERIFY(journal.append(samples::run(3), &capsule));
    QVERIFY(replay.append(samples::run(3)));
    for (const QString &statement :
         {QStringLiteral("DELETE FROM journal WHERE run = 'live'"),
          QStringLiteral("UPDATE journal SET body = '{}'"), QStringLiteral("DELETE FROM capsules"),
          QStringLiteral("UPDATE capsules SET traded = 1"),
          QStringLiteral("UPDATE manifests SET bytes = x'00'"),
          QStringLiteral("UPDATE blobs SET bytes = x'00'")})
        QVERIFY2(!sqlDone(*m_database, statement), qPrintable(statement));
    QCOMPARE(readAll(journal).size(), 3U);
    QVERIFY(sqlDone(*m_database, QStringLiteral("DELETE FROM journal WHERE run = 'replay-1'")));
}

void TestJournal::readsKindsInOrder()
{
    store::Journal journal(*m_database, "live"), other(*m_database, "other");
    QVERIFY(journal.append(samples::run(4)));
    QVERIFY(other.append(samples::run(4)));
    QVERIFY(journal.append({samples::cycle(5), samples::equity(6)}));
    std::vector<store::JournalRow> rows;
    const store::EachRow keep = [&](const store::JournalRow &row) {
        rows.push_back(row);
        return base::Result<void>();
    };
    QVERIFY(journal.readKinds({"equity", "run"}, keep));
    QCOMPARE(keys(rows), (std::vector<std::string>{"run", "equity-2", "equity-6"}));
    const std::int64_t after = rows[1].seq;
    rows.clear();
    QVERIFY(journal.readKinds({"cycle", "equity"}, keep, after));
    QCOMPARE(keys(rows), (std::vector<std::string>{"cycle-3", "cycle-5", "equity-6"}));
    rows.clear();
    QVERIFY(journal.read(keep, after));
    QCOMPARE(keys(rows), (std::vector<std::string>{"cycle-3", "cycle-5", "equity-6"}));
    rows.clear();
    QVERIFY(journal.readKinds({}, keep));
    QVERIFY(journal.readKinds({"trade"}, keep));
    QVERIFY(rows.empty());
    const base::Result<void> stopped = journal.read([](const store::JournalRow &row) -> base::Result<void> {
        return base::fail(base::ErrorCode::Cancelled, row.event.key);
    });
    QCOMPARE(stopped.error().detail, std::string("run"));
}

void TestJournal::pagesNewestFirst()
{
    store::Journal journal(*m_database, "live");
    QVERIFY(journal.append(samples::run(21)));
    std::vector<std::string> seen;
    std::int64_t before = 0;
    for (int page = 0; page < 5; ++page) {
        const base::Result<std::vector<store::JournalRow>> rows = journal.newest({"cycle", "run"}, 4, before);
        QVERIFY(rows);
        for (const store::JournalRow &row : *rows)
            seen.push_back(row.event.key);
        before = rows->empty() ? before : rows->back().seq;
    }
    std::vector<std::string> expected;
    for (int i = 19; i > 0; i -= 2)
        expected.push_back("cycle-" + std::to_string(i));
    expected.push_back("run");
    QCOMPARE(seen, expected);
}

void TestJournal::findsWhatBelongsToACapsule()
{
    store::Journal journal(*m_database, "live"), other(*m_database, "other");
    const domain::SealedCapsule capsule = samples::capsule(1, true);
    QVERIFY(journal.append(samples::roundTrip(capsule.id), &capsule));
    QVERIFY(other.append(samples::roundTrip(capsule.id), &capsule));
    const base::Result<std::vector<store::JournalRow>> rows = journal.ofCapsule(capsule.id);
    QVERIFY(rows);
    QCOMPARE(rows->size(), 5U);
    QVERIFY(journal.ofCapsule("")->empty());
}

void TestJournal::hashesAreOfTheContentAlone()
{
    store::Journal a(*m_database, "a"), b(*m_database, "b");
    QCOMPARE(*a.journalSha256(), base::sha256(""));
    for (const domain::Event &event : samples::run(9))
        QVERIFY(a.append({event}));
    QVERIFY(b.append(samples::run(9)));
    QCOMPARE(*a.journalSha256(), *b.journalSha256());
    std::string text;
    for (const domain::Event &event : samples::run(9))
        text += store::canonicalText(event);
    QCOMPARE(*a.journalSha256(), base::sha256(text));
    QVERIFY(b.append({samples::cycle(40)}));
    QVERIFY(*a.journalSha256() != *b.journalSha256());
}

void TestJournal::nothingIsLostWhenTheDiskIsFull()
{
    store::Journal journal(*m_database, "live");
    QVERIFY(journal.append(samples::run(10)));
    QVERIFY(sqlDone(*m_database, QStringLiteral("PRAGMA max_page_count = 40")));
    std::vector<domain::Event> kept = samples::run(10);
    base::Result<void> done;
    for (int i = 100; done && i < 200; ++i) {
        const domain::SealedCapsule capsule =
            samples::capsule(i, false, std::string(20'000, char('a' + i % 26)));
        done = journal.append({samples::cycle(i)}, &capsule);
        if (done)
            kept.push_back(samples::cycle(i));
    }
    QVERIFY(!done);
    QCOMPARE(done.error().code, base::ErrorCode::Storage);
    QCOMPARE(done.error().field, m_database->path().toStdString());
    QVERIFY(done.error().detail.find("full") != std::string::npos);
    QVERIFY(same(readAll(journal), kept));
    QVERIFY(sqlDone(*m_database, QStringLiteral("PRAGMA max_page_count = 100000")));
    QVERIFY(journal.append({samples::cycle(500)})); // once there is room again
    // The same within a transaction of the caller's.
    QVERIFY(sqlDone(*m_database, QStringLiteral("PRAGMA max_page_count = 40")));
    QVERIFY(m_database->begin());
    const domain::SealedCapsule big = samples::capsule(600, false, std::string(900'000, 'x'));
    QVERIFY(!journal.append({samples::cycle(600)}, &big));
    QCOMPARE(m_database->commit().error().code, base::ErrorCode::Storage);
    kept.push_back(samples::cycle(500));
    QVERIFY(same(readAll(journal), kept));
}

void TestJournal::twoConnectionsSeeTheSame()
{
    store::Journal first(*m_database, "live");
    const std::unique_ptr<store::Database> other = open();
    QVERIFY(other);
    store::Journal second(*other, "live");
    std::vector<domain::Event> expected;
    for (int i = 1; i <= 20; ++i) {
        QVERIFY((i % 2 == 0 ? first : second).append({samples::cycle(i)}));
        expected.push_back(samples::cycle(i));
    }
    QVERIFY(same(readAll(first), expected));
    QVERIFY(same(readAll(second), expected));
    const std::unique_ptr<store::Database> reader = open(store::Access::ReadOnly);
    QVERIFY(reader);
    store::Journal third(*reader, "live");
    QVERIFY(same(readAll(third), expected));
    QCOMPARE(third.append({samples::cycle(21)}).error().code, base::ErrorCode::Storage);
}

void TestJournal::keepsEveryKindOfEvent()
{
    std::vector<domain::Event> events;
    const auto add = [&](domain::EventBody body) {
        domain::Event event = samples::cycle(int(events.size()));
        event.body = std::move(body);
        events.push_back(event);
    };
    const domain::Money one(base::Decimal::of(1), "USDT");
    add(domain::OrderMoved{"order", std::nullopt, domain::OrderEvent::Cancel,
                           "a \"quoted\"\treason\n\xc3\xa9"});
    add(domain::PlanChanged{"position", {}});
    add(domain::FundingPaid{"position", one, 0.0001, base::fromMs(samples::start)});
    add(domain::ModelCharged{one, "openai", "some-model"});
    add(domain::HaltChanged{{domain::HaltKind::Paused, base::fromMs(samples::start), std::nullopt, "by hand"},
                            true});
    add(domain::EquityMarked{one, one, std::nullopt});
    add(domain::ClockMoved{base::fromMs(samples::start)});
    store::Journal journal(*m_database, "live");
    QVERIFY(journal.append(events));
    QVERIFY(same(readAll(journal), events));
}

void TestJournal::anyBatchesGiveTheSameJournal()
{
    int number = 0;
    const bool ok = rc::check("any batches, repeated or not, give the same journal", [&] {
        const std::vector<domain::Event> events = samples::run(*rc::gen::inRange(1, 40));
        store::Journal journal(*m_database, "run-" + std::to_string(number++));
        std::size_t done = 0;
        while (done < events.size()) {
            // A batch may begin with what is there already, as after a crash between writing and knowing it.
            const std::size_t from = *rc::gen::inRange<std::size_t>(0, done + 1);
            const std::size_t to = *rc::gen::inRange<std::size_t>(done + 1, events.size() + 1);
            RC_ASSERT(journal.append({events.begin() + long(from), events.begin() + long(to)}).has_value());
            done = std::max(done, to);
        }
        RC_ASSERT(same(readAll(journal), events));
    });
    QVERIFY(ok);
}

void TestJournal::manySmallAppendsAreFast()
{
    store::Journal journal(*m_database, "replay-1");
    constexpr int count = 5000;
    m_database->setRepeatable(true);
    std::vector<domain::Event> events;
    for (int i = 0; i < count; ++i)
        events.push_back(samples::equity(i));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_database->begin());
    for (const domain::Event &event : events)
        QVERIFY(journal.append({event}));
    QVERIFY(m_database->commit());
    const double perSecond = count / (double(timer.nsecsElapsed()) / 1e9);
    qInfo("%.0f small appends a second", perSecond);
    QCOMPARE(readAll(journal).size(), std::size_t(count));
}
