#include "test_derived.h"

#include "candles.h"

#include "studies/derived/order_flow.h"
#include "studies/derived/periods.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

using domain::OrderBook;
using domain::PublicTrade;
using domain::Side;
using studies::Direction;

namespace {

constexpr std::int64_t hour = 3'600'000, monday = 1'704'067'200'000; // 2024-01-01

base::UtcTime at(std::int64_t ms)
{
    return base::fromMs(ms);
}

domain::CandleSeries series(const char *timeframe, const std::vector<double> &closes, std::int64_t step,
                            std::size_t forming = 0)
{
    domain::CandleColumns columns;
    double before = closes.front();
    for (std::size_t i = 0; i < closes.size(); ++i) {
        columns.add(monday + std::int64_t(i) * step, before, std::max(before, closes[i]) * 1.001,
                    std::min(before, closes[i]) * 0.999, closes[i], double(i % 7 + 1));
        before = closes[i];
    }
    const auto made = domain::CandleSeries::make(*domain::Timeframe::parse(timeframe), std::move(columns),
                                                 closes.size() - forming);
    Q_ASSERT(made);
    return *made;
}

std::vector<double> line(std::size_t count, double from, double step)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(from + step * double(i));
    return out;
}

OrderBook deepBook(std::size_t levels, double bidAmount, double askAmount)
{
    OrderBook book;
    for (std::size_t i = 0; i < levels; ++i) {
        book.bids.push_back({100 - 0.01 * double(i + 1), bidAmount});
        book.asks.push_back({100 + 0.01 * double(i + 1), askAmount});
    }
    return book;
}

bool close(std::optional<double> value, double expected)
{
    return value && near(*value, expected, 1e-12, 1e-12);
}

} // namespace

void TestDerived::bookByHand()
{
    const studies::BookMetrics metrics = studies::bookMetrics(deepBook(40, 3, 1));
    QVERIFY(close(metrics.bid, 99.99));
    QVERIFY(close(metrics.ask, 100.01));
    QVERIFY(close(metrics.middle, 100));
    QVERIFY(near(*metrics.spreadBps, 2, 1e-9));
    QVERIFY(
        close(metrics.microPrice, (99.99 * 1 + 100.01 * 3) / 4)); // many bids, few asks: nearer to the ask
    QVERIFY(metrics.nearest[0] && metrics.nearest[1] && metrics.nearest[2]);
    QCOMPARE(metrics.nearest[2]->bids, 60.0);
    QVERIFY(close(metrics.nearest[0]->imbalance(), 0.5));
    QVERIFY(metrics.within[0] && metrics.within[1]);
    QVERIFY(close(metrics.within[1]->imbalance(), 0.5));
    QVERIFY(metrics.walls.empty());
}

void TestDerived::bookThatEndsEarlyIsMissingNotZero()
{
    const studies::BookMetrics metrics = studies::bookMetrics(deepBook(8, 1, 1));
    QVERIFY(metrics.nearest[0]);
    QVERIFY(!metrics.nearest[1]); // 8 levels are not 10
    QVERIFY(!metrics.within[0]);  // the book ends 8 bps from the middle
}

void TestDerived::oneSidedBook()
{
    OrderBook book = deepBook(30, 1, 1);
    book.asks.clear();
    const studies::BookMetrics metrics = studies::bookMetrics(book);
    QVERIFY(metrics.bid && !metrics.ask && !metrics.middle && !metrics.spreadBps && !metrics.microPrice);
    QVERIFY(!metrics.nearest[0] && !metrics.within[0]);
    QVERIFY(!studies::bookMetrics({}).bid);
}

void TestDerived::wallsStandOut()
{
    OrderBook book = deepBook(30, 1, 1);
    book.asks[4].amount = 9;
    book.bids[25].amount = 100; // beyond the levels that are looked at
    const auto walls = studies::bookMetrics(book).walls;
    QCOMPARE(walls.size(), std::size_t(1));
    QVERIFY(walls[0].side == Side::Sell);
    QCOMPARE(walls[0].timesMedian, 9.0);
    QVERIFY(near(walls[0].distanceBps, 5, 1e-6));
}

void TestDerived::bookChangeComparesTheSameReach()
{
    OrderBook before = deepBook(60, 1, 1), after = deepBook(60, 2, 1);
    before.time = at(monday);
    after.time = at(monday + 1500);
    const studies::BookChange change = studies::bookChange(before, after);
    QVERIFY(close(change.middleBps, 0));
    QVERIFY(change.bids && *change.bids > 20 && close(change.asks, 0));
    QVERIFY(close(change.imbalance, 1.0 / 3));
    QVERIFY(close(change.seconds, 1.5));
    QVERIFY(!studies::bookChange({}, after).middleBps);
}

void TestDerived::imbalanceStaysInItsRange()
{
    QVERIFY(rc::check("imbalances lie in [-1, 1], and scaling all amounts changes none", [] {
        OrderBook book;
        const auto levels = *rc::gen::inRange<std::size_t>(1, 60);
        for (std::size_t i = 0; i < levels; ++i) {
            book.bids.push_back({1 - 1e-4 * double(i + 1), double(*rc::gen::inRange(0, 1000))});
            book.asks.push_back({1 + 1e-4 * double(i + 1), double(*rc::gen::inRange(0, 1000))});
        }
        OrderBook scaled = book;
        for (auto *side : {&scaled.bids, &scaled.asks})
            for (domain::BookLevel &level : *side)
                level.amount *= 1024;
        const studies::BookMetrics one = studies::bookMetrics(book), other = studies::bookMetrics(scaled);
        for (std::size_t i = 0; i < one.nearest.size(); ++i) {
            RC_ASSERT(one.nearest[i].has_value() == other.nearest[i].has_value());
            if (!one.nearest[i] || !one.nearest[i]->imbalance())
                continue;
            RC_ASSERT(std::abs(*one.nearest[i]->imbalance()) <= 1);
            RC_ASSERT(*one.nearest[i]->imbalance() == *other.nearest[i]->imbalance());
        }
    }));
}

void TestDerived::flowByHand()
{
    const std::vector<PublicTrade> trades{{"1", at(monday), 100, 2, Side::Buy},
                                          {"2", at(monday + 30'000), 101, 1, Side::Sell},
                                          {"3", at(monday + 60'000), 102, 1, Side::Buy}};
    const studies::TradeFlow flow = studies::tradeFlow(trades);
    QCOMPARE(flow.bought, 3.0);
    QCOMPARE(flow.sold, 1.0);
    QVERIFY(close(flow.pressure, 0.5));
    QVERIFY(close(flow.averageSize, 4.0 / 3));
    QVERIFY(close(flow.averagePrice, (200.0 + 101 + 102) / 4));
    QVERIFY(close(flow.largest, 2));
    QVERIFY(close(flow.perMinute, 2));
}

void TestDerived::flowOfOneInstantHasNoRate()
{
    const std::vector<PublicTrade> trades(3, PublicTrade{"1", at(monday), 100, 2, Side::Buy});
    QVERIFY(!studies::tradeFlow(trades).perMinute);
    QVERIFY(!studies::tradeFlow({}).pressure);
    const std::vector<PublicTrade> nothing{{"1", at(monday), 100, 0, Side::Buy}};
    QVERIFY(!studies::tradeFlow(nothing).averagePrice);
}

void TestDerived::fundingByTheYear()
{
    domain::Funding funding;
    QVERIFY(!studies::annualised(funding) && !studies::premiumBps(funding));
    funding.rate = 0.0001;
    QVERIFY(!studies::annualised(funding)); // an interval is never assumed
    funding.intervalHours = 8;
    QVERIFY(close(studies::annualised(funding), 0.1095));
    funding.intervalHours = 1;
    QVERIFY(close(studies::annualised(funding), 0.876));
    funding.markPrice = 101;
    funding.indexPrice = 100;
    QVERIFY(near(*studies::premiumBps(funding), 100, 1e-9));
}

void TestDerived::periodsByHand()
{
    const auto periods = studies::periodMetrics(series("1h", line(24 * 8 + 1, 100, 1), hour));
    QVERIFY(periods[0] && periods[3] && !periods[4]);
    QCOMPARE(periods[0]->bars, std::size_t(24));
    QVERIFY(close(periods[0]->changePercent, 100 * 24.0 / 268));
    QVERIFY(close(periods[0]->high, 292 * 1.001));
    QVERIFY(close(periods[0]->low, 268 * 0.999));
    QVERIFY(periods[0]->placePercent && *periods[0]->placePercent > 95);
    QVERIFY(periods[0]->volumeChange.has_value());
    QVERIFY(!periods[3]->volumeChange); // the week before is not there
    QVERIFY(periods[0]->volatilityPercent && *periods[0]->volatilityPercent > 0);
}

void TestDerived::youngTokenHasWhatItHas()
{
    const domain::CandleSeries daily = series("1d", line(30, 0.0000012, 0.00000001), 24 * hour);
    const studies::MacroTrend macro = studies::macroTrend(daily);
    QVERIFY(macro.averages[0].value && !macro.averages[1].value && !macro.distanceTo200Percent());
    QVERIFY(!macro.cross && !macro.alignment);
    const auto periods = studies::periodMetrics(daily);
    QVERIFY(!periods[0]);                            // one daily bar says nothing about its day
    QVERIFY(periods[1] && periods[3] && periods[4]); // exactly 30 days
    QVERIFY(!periods[4]->changePercent);             // there is no close before them
    QVERIFY(studies::summarise(daily)->toSma20Percent);
    QVERIFY(!studies::summarise(daily)->leaning);
    QVERIFY(!studies::summarise(domain::CandleSeries()));
    QVERIFY(!studies::periodMetrics(domain::CandleSeries())[4]);
}

void TestDerived::periodsAreTheSameInEveryTimeframe()
{
    const std::vector<double> closes = makeCandles(Market::Walk, 24 * 40, 7).close;
    std::vector<double> sixes; // every sixth close is that of a 6 h bar
    for (std::size_t i = 5; i < closes.size(); i += 6)
        sixes.push_back(closes[i]);
    const auto hourly = studies::periodMetrics(series("1h", closes, hour));
    const auto slower = studies::periodMetrics(series("6h", sixes, 6 * hour));
    for (std::size_t i = 0; i < hourly.size(); ++i) {
        QVERIFY(hourly[i] && slower[i]);
        QVERIFY(close(hourly[i]->changePercent, *slower[i]->changePercent));
    }
}

void TestDerived::weeklyCandlesHaveNoDay()
{
    const auto periods = studies::periodMetrics(series("1w", line(60, 100, 1), 7 * 24 * hour));
    QVERIFY(!periods[0] && !periods[2] && !periods[3]);
    QVERIFY(periods[4]);
}

void TestDerived::macroOfATrend()
{
    const studies::MacroTrend up = studies::macroTrend(series("1d", line(400, 100, 1), 24 * hour));
    QVERIFY(up.alignment == Direction::Bullish);
    QVERIFY(close(up.averages[3].value, 499 - 99.5));
    QVERIFY(*up.distanceTo200Percent() > 0 && *up.averages[3].slopePercent > 0);
    QVERIFY(!up.cross); // it rose all the time
    const studies::MacroTrend down = studies::macroTrend(series("1d", line(400, 900, -1), 24 * hour));
    QVERIFY(down.alignment == Direction::Bearish);
}

void TestDerived::crossIsDatedAtItsClose()
{
    std::vector<double> closes = line(300, 600, -1);
    for (std::size_t i = 0; i < 250; ++i)
        closes.push_back(300 + 3 * double(i));
    const domain::CandleSeries all = series("1d", closes, 24 * hour);
    const auto cross = studies::macroTrend(all).cross;
    QVERIFY(cross && cross->golden && cross->age > 0);
    QVERIFY(cross->time == all.timeframe().closeOf(all.openTime(all.size() - 1 - cross->age)));
    // A bar earlier the same cross is a bar younger; before it there is none.
    QCOMPARE(studies::macroTrend(all.slice(0, all.size() - 1)).cross->age, cross->age - 1);
    QCOMPARE(studies::macroTrend(all.slice(0, all.size() - cross->age)).cross->age, std::size_t(0));
    QVERIFY(!studies::macroTrend(all.slice(0, all.size() - cross->age - 1)).cross);
}

void TestDerived::summaryLeans()
{
    std::vector<double> closes;
    for (std::size_t i = 0; i < 120; ++i)
        closes.push_back(100 * std::pow(1.01, double(i)));
    const auto up = studies::summarise(series("4h", closes, 4 * hour));
    QVERIFY(up && up->leaning == Direction::Bullish && close(up->changePercent, 1));
    std::vector<double> falling;
    for (std::size_t i = 0; i < 120; ++i)
        falling.push_back(1000 - double(i * i) / 20);
    QVERIFY(studies::summarise(series("4h", falling, 4 * hour))->leaning == Direction::Bearish);
}

void TestDerived::formingBarIsNotCounted()
{
    std::vector<double> closes = line(24 * 8, 100, 1);
    const domain::CandleSeries closed = series("1h", closes, hour);
    closes.push_back(5000); // a wild bar that is still forming
    const domain::CandleSeries forming = series("1h", closes, hour, 1);
    QVERIFY(studies::periodMetrics(forming)[0]->changePercent ==
            studies::periodMetrics(closed)[0]->changePercent);
    QVERIFY(studies::summarise(forming)->close == studies::summarise(closed)->close);
    QVERIFY(studies::macroTrend(forming).averages[0].value == studies::macroTrend(closed).averages[0].value);
}
