#include "test_kept_exchange.h"

#include "await.h"
#include "exchange/kept_exchange.h"
#include "store/candle_store.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

using domain::CandleSeries;
using domain::Timeframe;
using exchange::CandleQuery;

namespace {

constexpr std::int64_t hour = 3'600'000, monday = 1'704'067'200'000; // 2024-01-01

base::UtcTime at(std::int64_t minutes)
{
    return base::fromMs(monday + minutes * 60'000);
}

/// Serves hourly bars from its listing on, but for every seventh, which nobody traded; notes what it is
/// asked.
class Venue final : public exchange::Exchange
{
public:
    explicit Venue(const base::Clock *clock) : m_clock(*clock) {}
    [[nodiscard]] std::string id() const override { return "counting"; }
    [[nodiscard]] std::string title() const override { return "Counting"; }
    [[nodiscard]] base::Task<std::vector<domain::InstrumentPtr>> instruments() override { co_return {}; }
    [[nodiscard]] base::Task<domain::InstrumentPtr> instrument(domain::Symbol, domain::MarketKind) override
    {
        co_return base::fail(base::ErrorCode::BadSymbol, "none");
    }
    [[nodiscard]] base::Task<base::UtcTime> serverTime() override { co_return m_clock.now(); }
    [[nodiscard]] base::Task<CandleSeries> candles(CandleQuery query) override
    {
        asked.push_back(query);
        if (refuses)
            co_return base::fail(base::ErrorCode::Network, "gone");
        co_return series(query);
    }
    [[nodiscard]] base::Task<domain::Ticker> ticker(domain::InstrumentPtr) override
    {
        co_return domain::Ticker{};
    }
    [[nodiscard]] base::Task<domain::OrderBook> book(domain::InstrumentPtr, int) override
    {
        co_return domain::OrderBook{};
    }
    [[nodiscard]] base::Task<std::vector<domain::PublicTrade>> trades(domain::InstrumentPtr, int) override
    {
        co_return {};
    }

    [[nodiscard]] base::Result<CandleSeries> series(const CandleQuery &query) const
    {
        const std::int64_t now = (base::toMs(m_clock.now()) - monday) / hour;
        const std::int64_t from =
            query.since ? (base::toMs(*query.since) - monday) / hour : now + 1 - std::int64_t(query.limit);
        domain::CandleColumns columns;
        for (std::int64_t bar = std::max<std::int64_t>(from, 0); bar <= now && columns.size() < query.limit;
             ++bar)
            if (bar % 7 != 6)
                columns.add(monday + bar * hour, 100, 110, 90,
                            100 + (bar == revisedBar ? 5 : double(bar % 9)), 1);
        const std::size_t count = columns.size();
        const bool forming = count > 0 && columns.time.back() == monday + now * hour;
        return CandleSeries::make(query.timeframe, std::move(columns), forming ? count - 1 : count);
    }

    std::vector<CandleQuery> asked;
    bool refuses = false;
    std::int64_t revisedBar = -1;

private:
    const base::Clock &m_clock;
};

/// A venue behind its shelf, and a clock.
struct Desk
{
    explicit Desk(const QString &path, std::int64_t minutes)
    {
        clock.advanceTo(at(minutes));
        auto made = std::make_unique<Venue>(&clock);
        venue = made.get();
        kept = exchange::makeKeptExchange(std::move(made), path, &clock);
        auto one = std::make_shared<domain::Instrument>();
        one->venue = "counting";
        one->symbol = *domain::Symbol::parse("BTC/USDT");
        instrument = one;
    }
    [[nodiscard]] CandleQuery query(std::int64_t sinceHour, std::size_t limit) const
    {
        return {instrument, *Timeframe::parse("1h"), at(sinceHour * 60), limit};
    }
    [[nodiscard]] base::Result<CandleSeries> look(std::int64_t sinceHour, std::size_t limit) const
    {
        return await(kept->candles(query(sinceHour, limit)));
    }

    base::ManualClock clock{at(0)};
    Venue *venue = nullptr;
    std::unique_ptr<exchange::Exchange> kept;
    domain::InstrumentPtr instrument;
};

bool same(const CandleSeries &a, const CandleSeries &b)
{
    return a.closed() == b.closed() &&
           std::equal(a.time().begin(), a.time().end(), b.time().begin(), b.time().end()) &&
           std::equal(a.close().begin(), a.close().end(), b.close().begin(), b.close().end());
}

} // namespace

void TestKeptExchange::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

QString TestKeptExchange::path() const
{
    return store::candleDatabase(m_dir->path());
}

void TestKeptExchange::answersAsTheVenueDoes()
{
    const Desk desk(path(), 40 * 60 + 10);
    const auto first = desk.look(10, 100), again = desk.look(10, 100);
    const auto direct = desk.venue->series(desk.query(10, 100));
    QVERIFY(first && again && direct);
    QVERIFY(same(*first, *direct) && same(*again, *direct));
    QCOMPARE(first->size(), first->closed() + 1); // the forming bar is there
    const auto few = desk.look(10, 5);
    QVERIFY(few && same(*few, desk.venue->series(desk.query(10, 5))->slice(0, few->size())));
}

void TestKeptExchange::asksOnlyForWhatIsMissing()
{
    Desk desk(path(), 40 * 60 + 10);
    QVERIFY(desk.look(0, 100));
    desk.clock.advanceTo(at(43 * 60 + 1));
    desk.venue->asked.clear();
    QVERIFY(desk.look(0, 100));
    QCOMPARE(desk.venue->asked.size(), std::size_t(1));
    QVERIFY(*desk.venue->asked[0].since >= at(38 * 60)); // the last known bar once more, and what came since
    QVERIFY(desk.venue->asked[0].limit < 8);
}

void TestKeptExchange::fillsAHoleBeforeWhatIsKnown()
{
    Desk desk(path(), 40 * 60 + 10);
    QVERIFY(desk.look(30, 100));
    desk.venue->asked.clear();
    const auto all = desk.look(5, 100);
    QVERIFY(all && same(*all, *desk.venue->series(desk.query(5, 100))));
    QCOMPARE(desk.venue->asked.size(), std::size_t(2)); // the hole, and the end
    QVERIFY(*desk.venue->asked[0].since == at(5 * 60));
    desk.venue->asked.clear();
    QVERIFY(desk.look(5, 100)); // the bar that the venue does not have is no hole
    QCOMPARE(desk.venue->asked.size(), std::size_t(1));
}

void TestKeptExchange::tellsOfARevision()
{
    Desk desk(path(), 40 * 60 + 10);
    QVERIFY(desk.look(0, 100));
    desk.venue->revisedBar = 39;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("differently now")));
    const auto revised = desk.look(0, 100);
    QVERIFY(revised && revised->close()[revised->closed() - 1] == 105);
    const auto database = store::Database::open(path(), store::Access::ReadOnly, store::Content::Candles);
    QVERIFY(database);
    const auto revisions =
        store::CandleStore(**database).revisions({desk.instrument->key(), *Timeframe::parse("1h")});
    QVERIFY(revisions && revisions->size() == 1);
    QCOMPARE(revisions->front().after.close, 105.0);
}

void TestKeptExchange::keepsWhatTheVenueRefusesLater()
{
    Desk desk(path(), 40 * 60 + 10);
    QVERIFY(desk.look(0, 100));
    desk.venue->refuses = true;
    const auto failed = desk.look(0, 100);
    QVERIFY(!failed); // old bars are never passed off as the present
    QVERIFY(failed.error().code == base::ErrorCode::Network);
}

void TestKeptExchange::withoutSinceGoesToTheVenue()
{
    Desk desk(path(), 40 * 60 + 10);
    const CandleQuery newest{desk.instrument, *Timeframe::parse("1h"), std::nullopt, 12};
    const auto answer = await(desk.kept->candles(newest));
    QVERIFY(answer && same(*answer, *desk.venue->series(newest)));
    desk.venue->asked.clear();
    QVERIFY(desk.look(30, 100)); // its bars were kept
    QVERIFY(*desk.venue->asked[0].since >= at(37 * 60));
}

void TestKeptExchange::anyTwoLooksAgreeWithTheVenue()
{
    QVERIFY(rc::check("however it is asked, what comes is what the venue would say", [] {
        const QTemporaryDir dir;
        Desk desk(store::candleDatabase(dir.path()), 30);
        std::int64_t minutes = 30;
        const int looks = *rc::gen::inRange(2, 8);
        for (int i = 0; i < looks; ++i) {
            minutes += *rc::gen::inRange(0, 20 * 60);
            desk.clock.advanceTo(at(minutes));
            const std::int64_t since = *rc::gen::inRange<std::int64_t>(0, minutes / 60 + 1);
            const std::size_t limit = *rc::gen::inRange<std::size_t>(1, 60);
            const auto found = desk.look(since, limit);
            RC_ASSERT(found.has_value());
            // A limit counts bars on the grid here: those nobody traded count as well.
            const auto direct = desk.venue->series(desk.query(since, found->size()));
            RC_ASSERT(same(*found, *direct));
        }
    }));
}
