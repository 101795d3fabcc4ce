#include "test_candle_store.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QtTest/QtTest>
#include <rapidcheck.h>

#include "store/candle_store.h"

using domain::CandleSeries;
using domain::Timeframe;
using store::CandleGap;
using store::CandleStore;
using store::Content;
using store::Database;
using store::SeriesKey;
using store::Stretch;

namespace {

constexpr std::int64_t hour = 3'600'000, monday = 1'704'067'200'000; // 2024-01-01

base::UtcTime at(std::int64_t hours)
{
    return base::fromMs(monday + hours * hour);
}

SeriesKey bitcoin()
{
    return {"binance:BTC/USDT:spot", *Timeframe::parse("1h")};
}

/// Hourly bars that open at these hours, closing at 100 + hour + `shift`.
CandleSeries bars(const std::vector<std::int64_t> &hours, double shift = 0, std::size_t forming = 0)
{
    domain::CandleColumns columns;
    for (const std::int64_t one : hours) {
        const double close = 100 + double(one) + shift;
        columns.add(monday + one * hour, close, close + 1, close - 1, close, 5);
    }
    return *CandleSeries::make(*Timeframe::parse("1h"), std::move(columns), hours.size() - forming);
}

std::vector<std::int64_t> hoursOf(const CandleSeries &series)
{
    std::vector<std::int64_t> out;
    for (const std::int64_t time : series.time())
        out.push_back((time - monday) / hour);
    return out;
}

std::unique_ptr<Database> opened(const QTemporaryDir &dir)
{
    auto database =
        Database::open(store::candleDatabase(dir.path()), store::Access::ReadWrite, Content::Candles);
    return database ? std::move(*database) : nullptr;
}

} // namespace

void TestCandleStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestCandleStore::keepsAndReads()
{
    const auto database = opened(*m_dir);
    QVERIFY(database);
    CandleStore candles(*database);
    const auto kept = candles.keep(bitcoin(), bars({0, 1, 2, 3}), {at(0), at(4)}, at(5));
    QVERIFY(kept);
    QCOMPARE(kept->added, std::size_t(4));
    const auto read = candles.read(bitcoin(), {at(1), at(3)});
    QVERIFY(read);
    QCOMPARE(hoursOf(*read), (std::vector<std::int64_t>{1, 2}));
    QCOMPARE(read->close()[0], 101.0);
    QCOMPARE(read->high()[1], 103.0);
    QCOMPARE(read->volume()[1], 5.0);
    QCOMPARE(read->closed(), std::size_t(2));
}

void TestCandleStore::keepsTheFormingBarOut()
{
    const auto database = opened(*m_dir);
    CandleStore candles(*database);
    QCOMPARE(candles.keep(bitcoin(), bars({0, 1, 2}, 0, 1), {at(0), at(2)}, at(2))->added, std::size_t(2));
    QCOMPARE(candles.read(bitcoin(), {at(0), at(9)})->size(), std::size_t(2));
}

void TestCandleStore::seriesAreApart()
{
    const auto database = opened(*m_dir);
    CandleStore candles(*database);
    SeriesKey other = bitcoin(), day = bitcoin();
    other.instrument = "binance:BTC/USDT:perpetual";
    day.timeframe = *Timeframe::parse("4h");
    QVERIFY(candles.keep(bitcoin(), bars({0, 1}), {at(0), at(2)}, at(5)));
    QVERIFY(candles.keep(other, bars({0}, 7), {at(0), at(1)}, at(5)));
    QVERIFY(candles.read(day, {at(0), at(9)})->isEmpty());
    QCOMPARE(candles.read(other, {at(0), at(9)})->close()[0], 107.0);
    const auto list = candles.series();
    QVERIFY(list);
    QCOMPARE(list->size(), std::size_t(2));
    QCOMPARE(list->front().key.instrument, other.instrument);
    QCOMPARE(list->back().bars, std::size_t(2));
    QVERIFY(list->back().last == at(1));
}

void TestCandleStore::aSecondAskAddsNothing()
{
    const auto database = opened(*m_dir);
    CandleStore candles(*database);
    QVERIFY(candles.keep(bitcoin(), bars({0, 1, 2}), {at(0), at(3)}, at(5)));
    const auto again = candles.keep(bitcoin(), bars({1, 2, 3}), {at(1), at(4)}, at(6));
    QVERIFY(again && again->revised.empty());
    QCOMPARE(again->known, std::size_t(2));
    QCOMPARE(again->added, std::size_t(1));
}

void TestCandleStore::revisionsAreKeptBeside()
{
    const auto database = opened(*m_dir);
    CandleStore candles(*database);
    QVERIFY(candles.keep(bitcoin(), bars({0, 1, 2}), {at(0), at(3)}, at(5)));
    const auto revised = candles.keep(bitcoin(), bars({1}, 0.5), {at(1), at(2)}, at(6));
    QVERIFY(revised);
    QCOMPARE(revised->revised.size(), std::size_t(1));
    QCOMPARE(revised->revised[0].before.close, 101.0);
    QCOMPARE(revised->revised[0].after.close, 101.5);
    QVERIFY(candles.keep(bitcoin(), bars({1}, 0.75), {at(1), at(2)}, at(7)));
    const auto read = candles.read(bitcoin(), {at(0), at(9)});
    QCOMPARE(read->size(), std::size_t(3));
    QCOMPARE(read->close()[1], 101.75);
    const auto all = candles.revisions(bitcoin());
    QVERIFY(all);
    QCOMPARE(all->size(), std::size_t(2));
    QCOMPARE(all->at(1).before.close, 101.5);
    QVERIFY(all->at(1).seen == at(7));
    QCOMPARE(candles.series()->front().revisions, std::size_t(2));
    QCOMPARE(candles.series()->front().bars, std::size_t(3));
}

void TestCandleStore::readsAsItWasKnown()
{
    const auto database = opened(*m_dir);
    CandleStore candles(*database);
    QVERIFY(candles.keep(bitcoin(), bars({0, 1}), {at(0), at(2)}, at(5)));
    QVERIFY(candles.keep(bitcoin(), bars({1}, 0.5), {at(1), at(2)}, at(6)));
    QVERIFY(candles.keep(bitcoin(), bars({2}), {at(2), at(3)}, at(7)));
    QCOMPARE(candles.read(bitcoin(), {at(0), at(9)}, at(5))->close()[1], 101.0);
    QCOMPARE(candles.read(bitcoin(), {at(0), at(9)}, at(6))->close()[1], 101.5);
    QCOMPARE(candles.read(bitcoin(), {at(0), at(9)}, at(6))->size(), std::size_t(2));
    QVERIFY(candles.read(bitcoin(), {at(0), at(9)}, at(4))->isEmpty());
}

void TestCandleStore::gapsSayWhy()
{
    const auto database = opened(*m_dir);
    CandleStore candles(*database);
    QVERIFY(candles.keep(bitcoin(), bars({0, 1, 4, 5}), {at(0), at(6)}, at(9)));
    QVERIFY(candles.keep(bitcoin(), bars({10}), {at(10), at(11)}, at(12)));
    const auto gaps = candles.gaps(bitcoin(), {at(-2), at(12)});
    QVERIFY(gaps);
    QCOMPARE(gaps->size(), std::size_t(4));
    QVERIFY((gaps->at(0).stretch == Stretch{at(-2), at(0)}));
    QVERIFY(gaps->at(0).reason == CandleGap::Reason::NotAsked);
    QVERIFY((gaps->at(1).stretch == Stretch{at(2), at(4)}));
    QVERIFY(gaps->at(1).reason == CandleGap::Reason::NotServed);
    QCOMPARE(gaps->at(1).bars, std::size_t(2));
    QVERIFY((gaps->at(2).stretch == Stretch{at(6), at(10)}));
    QVERIFY(gaps->at(2).reason == CandleGap::Reason::NotAsked);
    QCOMPARE(gaps->at(3).bars, std::size_t(1));
    // Repaired: the venue had the bars after all.
    QVERIFY(candles.keep(bitcoin(), bars({2, 3}), {at(2), at(4)}, at(13)));
    QVERIFY(candles.gaps(bitcoin(), {at(0), at(6)})->empty());
}

void TestCandleStore::gapsOfWhatIsNotHere()
{
    const auto database = opened(*m_dir);
    const CandleStore candles(*database);
    const auto gaps = candles.gaps(bitcoin(), {at(0), at(3)});
    QVERIFY(gaps);
    QCOMPARE(gaps->size(), std::size_t(1));
    QCOMPARE(gaps->front().bars, std::size_t(3));
    QVERIFY(candles.series()->empty());
    QVERIFY(candles.revisions(bitcoin())->empty());
}

void TestCandleStore::stretchesGrowTogether()
{
    const auto database = opened(*m_dir);
    CandleStore candles(*database);
    for (std::int64_t i = 0; i < 50; ++i)
        QVERIFY(candles.keep(bitcoin(), bars({i}), {at(i), at(i + 1)}, at(99)));
    QVERIFY(candles.unasked(bitcoin(), {at(0), at(50)})->empty());
    QSqlQuery query(database->sql());
    QVERIFY(query.exec(QStringLiteral("SELECT count(*) FROM served")) && query.next());
    QCOMPARE(query.value(0).toInt(), 1);
}

void TestCandleStore::onlyAdds()
{
    const auto database = opened(*m_dir);
    CandleStore candles(*database);
    QVERIFY(candles.keep(bitcoin(), bars({0}), {at(0), at(1)}, at(5)));
    QSqlQuery query(database->sql());
    QVERIFY(!query.exec(QStringLiteral("UPDATE candles SET close = 1")));
    QVERIFY(query.lastError().text().contains(QStringLiteral("only added")));
    QVERIFY(!query.exec(QStringLiteral("DELETE FROM candles")));
}

void TestCandleStore::survivesReopening()
{
    {
        const auto database = opened(*m_dir);
        CandleStore candles(*database);
        QVERIFY(candles.keep(bitcoin(), bars({0, 1}), {at(0), at(2)}, at(5)));
    }
    const auto database = opened(*m_dir);
    QVERIFY(database);
    QCOMPARE(CandleStore(*database).read(bitcoin(), {at(0), at(9)})->size(), std::size_t(2));
}

void TestCandleStore::readOnlyTellsOfNothing()
{
    const auto database =
        Database::open(store::candleDatabase(m_dir->path()), store::Access::ReadOnly, Content::Candles);
    QVERIFY(!database);
    QVERIFY(database.error().code == base::ErrorCode::NotFound);
}

void TestCandleStore::anyOrderOfAsksGivesTheSame()
{
    QVERIFY(rc::check("whatever is asked in whatever order, what was served is read back", [] {
        const QTemporaryDir dir;
        const auto database = opened(dir);
        CandleStore candles(*database);
        std::set<std::int64_t> there, asked;
        const int asks = *rc::gen::inRange(1, 8);
        for (int i = 0; i < asks; ++i) {
            const std::int64_t from = *rc::gen::inRange(0, 40), to = from + *rc::gen::inRange(1, 12);
            std::vector<std::int64_t> served;
            for (std::int64_t one = from; one < to; ++one) {
                asked.insert(one);
                if (one % 5 == 3)
                    continue; // the venue has no such bar
                served.push_back(one);
                there.insert(one);
            }
            const auto kept = candles.keep(bitcoin(), bars(served), {at(from), at(to)}, at(100 + i));
            RC_ASSERT(kept && kept->revised.empty());
        }
        const auto read = candles.read(bitcoin(), {at(0), at(60)});
        RC_ASSERT(hoursOf(*read) == std::vector<std::int64_t>(there.begin(), there.end()));
        std::size_t notAsked = 0, notServed = 0;
        const auto gaps = candles.gaps(bitcoin(), {at(0), at(60)});
        for (const CandleGap &gap : *gaps)
            (gap.reason == CandleGap::Reason::NotAsked ? notAsked : notServed) += gap.bars;
        RC_ASSERT(notAsked == 60 - asked.size());
        RC_ASSERT(notServed == asked.size() - there.size());
    }));
}
