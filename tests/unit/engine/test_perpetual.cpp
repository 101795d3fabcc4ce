#include "test_perpetual.h"

#include "engine/funding.h"
#include "engine/outlook.h"
#include "risk/judge.h"

#include <QCoroTask>
#include <QtTest/QtTest>

using domain::MarketKind;
using domain::PositionSide;
using engine::Books;

namespace {

const base::UtcTime begin = base::fromMs(1'704'067'200'000); // 2024-01-01

domain::InstrumentPtr instrument(MarketKind kind)
{
    auto out = std::make_shared<domain::Instrument>();
    out->venue = "fake";
    out->symbol = {"BTC", "USDT"};
    out->kind = kind;
    out->tick.step = base::Decimal::parse("0.01").value_or(base::Decimal::of(1));
    out->lot = base::Decimal::parse("0.0001").value_or(base::Decimal::of(1));
    return out;
}

void must(bool done)
{
    if (!done)
        qFatal("the scene cannot be set");
}

/// Answers with what it was given and counts who asked.
class Venue final : public exchange::Exchange
{
public:
    explicit Venue(const base::Clock &clock) : m_clock(clock) {}
    [[nodiscard]] std::string id() const override { return "fake"; }
    [[nodiscard]] std::string title() const override { return "Fake"; }
    [[nodiscard]] base::Task<std::vector<domain::InstrumentPtr>> instruments() override { co_return {}; }
    [[nodiscard]] base::Task<domain::InstrumentPtr> instrument(domain::Symbol, MarketKind kind) override
    {
        co_return ::instrument(kind);
    }
    [[nodiscard]] base::Task<base::UtcTime> serverTime() override { co_return m_clock.now(); }
    [[nodiscard]] base::Task<domain::CandleSeries> candles(exchange::CandleQuery query) override
    {
        ++asked[std::string(query.timeframe.name())];
        if (query.timeframe.name() == missing)
            co_return base::fail(base::ErrorCode::Unsupported, "no such bars");
        const base::Milliseconds step = query.timeframe.step();
        const base::UtcTime last = query.timeframe.floor(m_clock.now() - late);
        const auto count = std::int64_t(query.limit);
        base::UtcTime open = query.since ? *query.since : last - (count - 1) * step;
        domain::CandleColumns columns;
        for (std::int64_t i = 0; i < count && open <= last; ++i, open += step)
            columns.add(base::toMs(open), 100, 110, 90, 105, 1);
        const std::size_t size = columns.size();
        const bool forming = size > 0 && base::fromMs(columns.time.back()) + step > m_clock.now();
        co_return domain::CandleSeries::make(query.timeframe, std::move(columns), forming ? size - 1 : size);
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
    [[nodiscard]] base::Task<std::vector<domain::Funding>> fundingHistory(domain::InstrumentPtr, int) override
    {
        ++asked["funding"];
        if (fails)
            co_return base::fail(base::ErrorCode::Network, "gone");
        co_return rates;
    }

    std::map<std::string, int> asked;
    std::vector<domain::Funding> rates;
    std::string missing;
    base::Milliseconds late{0};
    bool fails = false;

private:
    const base::Clock &m_clock;
};

domain::Funding rate(int hours, double value, std::optional<double> mark = 100)
{
    domain::Funding out;
    out.rate = value;
    out.time = begin + std::chrono::hours(hours);
    out.markPrice = mark;
    return out;
}

/// An account that holds one position, opened half an hour after `begin` at 100.
struct Desk
{
    base::ManualClock clock{begin + std::chrono::minutes(30)};
    Venue venue{clock};
    Books books{nullptr};
    engine::FundingClerk clerk{books, venue, clock};

    explicit Desk(PositionSide side = PositionSide::Long, MarketKind kind = MarketKind::Perpetual)
    {
        const domain::Money capital(base::Decimal::of(10'000), "USDT");
        must(books.begin({capital, "live", false, {}}, begin).has_value());
        risk::Proposal proposal;
        proposal.cycleId = "cycle";
        proposal.instrument = instrument(kind);
        proposal.timeframe = *domain::Timeframe::parse("4h");
        proposal.side = side;
        proposal.entry = 100;
        proposal.horizonBars = 20;
        proposal.confidence = 0.6;
        proposal.decidedAt = clock.now();
        risk::State state;
        state.now = clock.now();
        state.market.last = 100;
        state.market.atr = 2.5;
        state.market.lastClosedOpen = clock.now() - std::chrono::hours(4);
        state.account.equity = state.account.dayOpenEquity = state.account.highWater = 10'000;
        risk::Options options;
        options.allowShorts = true;
        const domain::Verdict verdict = risk::judge(proposal, state, options);
        const auto *order = std::get_if<domain::ApprovedOrder>(&verdict);
        must(order != nullptr);
        must(books.post({execution::Bookkeeper::submitted(*order, "capsule", clock.now())}).has_value());
        const domain::Order sent = books.account().openOrders().begin()->second;
        const auto price = sent.intent().instrument->price(100);
        const auto fill = execution::fillAtMarket(sent, *price, {}, clock.now());
        const auto events = books.keeper().filled(*fill, "cycle", "capsule", {});
        must(events && books.post(*events).has_value());
    }
    [[nodiscard]] domain::Position held() const { return books.account().positions().begin()->second; }
    [[nodiscard]] base::Result<int> settle() { return QCoro::waitFor(clerk.settle(held(), clock.now())); }
    void advance(int hours) { clock.advanceTo(begin + std::chrono::hours(hours) + std::chrono::minutes(5)); }
};

} // namespace

void TestPerpetual::everyStampIsPaidOnce()
{
    Desk desk;
    desk.venue.rates = {rate(0, 0.01), rate(8, 0.0001), rate(16, -0.0002)};
    desk.advance(17);
    QCOMPARE(*desk.settle(), 2); // that of hour 0 was before the position
    const double worth = desk.held().quantity.toDouble() * 100;
    QVERIFY(std::abs(desk.held().funding.toDouble() - worth * 0.0001) < 1e-6); // paid 0.0001, received 0.0002
    desk.advance(18);
    QCOMPARE(*desk.settle(), 0);
    QVERIFY(desk.held().lastFunding == begin + std::chrono::hours(16));
}

void TestPerpetual::shortsReceiveWhatLongsPay()
{
    Desk bought, sold(PositionSide::Short);
    for (Desk *desk : {&bought, &sold}) {
        desk->venue.rates = {rate(8, 0.0005)};
        desk->advance(9);
        QCOMPARE(*desk->settle(), 1);
    }
    QVERIFY(bought.held().funding.isNegative());
    QVERIFY(sold.held().funding.toDouble() > 0);
}

void TestPerpetual::theMarkIsTheLastCloseWhereTheVenueTellsNone()
{
    Desk desk;
    desk.venue.rates = {rate(8, 0.0001, std::nullopt)};
    desk.advance(9);
    QCOMPARE(*desk.settle(), 1);
    QCOMPARE(desk.venue.asked["1h"], 1);
    const double worth = desk.held().quantity.toDouble() * 105;
    QVERIFY(std::abs(desk.held().funding.toDouble() + worth * 0.0001) < 1e-6);
}

void TestPerpetual::stampsAfterTheExitAreNotPaid()
{
    Desk desk;
    desk.venue.rates = {rate(8, 0.0001), rate(16, 0.0001)};
    desk.advance(17);
    QCOMPARE(*QCoro::waitFor(desk.clerk.settle(desk.held(), begin + std::chrono::hours(12))), 1);
}

void TestPerpetual::spotKnowsNoFunding()
{
    Desk desk(PositionSide::Long, MarketKind::Spot);
    desk.venue.rates = {rate(8, 0.0001)};
    desk.advance(9);
    QCOMPARE(*desk.settle(), 0);
    QCOMPARE(desk.venue.asked["funding"], 0);
}

void TestPerpetual::theVenueIsAskedOnceAnHour()
{
    Desk desk;
    desk.advance(3);
    QCOMPARE(*desk.settle(), 0);
    QCOMPARE(*desk.settle(), 0);
    QCOMPARE(desk.venue.asked["funding"], 1);
    desk.advance(4);
    QCOMPARE(*desk.settle(), 0);
    QCOMPARE(desk.venue.asked["funding"], 2);
}

void TestPerpetual::aVenueThatFailsIsAskedAgain()
{
    Desk desk;
    desk.venue.rates = {rate(8, 0.0001)};
    desk.venue.fails = true;
    desk.advance(9);
    QVERIFY(desk.settle().error().code == base::ErrorCode::Network);
    desk.venue.fails = false;
    QCOMPARE(*desk.settle(), 1);
}

void TestPerpetual::coarserViewsAreKeptUntilTheyClose()
{
    base::ManualClock clock(begin + std::chrono::hours(30));
    Venue venue(clock);
    engine::Outlooks outlooks(venue, clock);
    const domain::InstrumentPtr one = instrument(MarketKind::Spot);
    const auto look = [&] {
        const exchange::CandleQuery query{one, *domain::Timeframe::parse("1h"), std::nullopt, 300};
        const auto own = QCoro::waitFor(venue.candles(query));
        return QCoro::waitFor(outlooks.look(one, own->closedOnly()));
    };
    const engine::Outlooks::Seen first = look();
    QVERIFY(first.whole);
    QCOMPARE(first.outlook.timeframes.size(), std::size_t(3)); // 4h, 1d, 1w
    QVERIFY(first.outlook.daily && first.outlook.weekly && first.outlook.periods[4]);
    clock.advanceTo(begin + std::chrono::hours(31));
    static_cast<void>(look());
    QCOMPARE(venue.asked["4h"], 1);
    clock.advanceTo(begin + std::chrono::hours(33));
    static_cast<void>(look());
    QCOMPARE(venue.asked["4h"], 2);
    QCOMPARE(venue.asked["1d"], 1);
}

void TestPerpetual::aLateDayIsAskedForAgain()
{
    base::ManualClock clock(begin + std::chrono::hours(48) + std::chrono::seconds(2));
    Venue venue(clock);
    venue.late = std::chrono::hours(25); // the day that has just closed is not served yet
    engine::Outlooks outlooks(venue, clock);
    const domain::InstrumentPtr one = instrument(MarketKind::Spot);
    const exchange::CandleQuery query{one, *domain::Timeframe::parse("4h"), std::nullopt, 300};
    const auto own = QCoro::waitFor(venue.candles(query));
    static_cast<void>(QCoro::waitFor(outlooks.look(one, own->closedOnly())));
    venue.late = base::Milliseconds(0);
    const engine::Outlooks::Seen seen = QCoro::waitFor(outlooks.look(one, own->closedOnly()));
    QCOMPARE(venue.asked["1d"], 2);
    QVERIFY(seen.outlook.timeframes.front().barClose == begin + std::chrono::hours(48));
}

void TestPerpetual::aVenueWithoutDaysIsSaidSo()
{
    base::ManualClock clock(begin + std::chrono::hours(30));
    Venue venue(clock);
    venue.missing = "1d";
    engine::Outlooks outlooks(venue, clock);
    const domain::InstrumentPtr one = instrument(MarketKind::Spot);
    const exchange::CandleQuery query{one, *domain::Timeframe::parse("4h"), std::nullopt, 300};
    const auto own = QCoro::waitFor(venue.candles(query));
    const engine::Outlooks::Seen seen = QCoro::waitFor(outlooks.look(one, own->closedOnly()));
    QVERIFY(!seen.whole && seen.whole.error().code == base::ErrorCode::Unsupported);
    QVERIFY(!seen.outlook.daily && seen.outlook.weekly);
}
