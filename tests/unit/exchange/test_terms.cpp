#include "test_terms.h"

#include "base/json.h"
#include "base/random.h"
#include "exchange/clock_skew.h"
#include "exchange/fee_table.h"
#include "exchange/resample.h"
#include "exchange/streams.h"
#include "venue_desk.h"

#include <QtTest/QtTest>

#include <set>

using base::Json;
using domain::MarketKind;

namespace {

base::UtcTime day(int year, unsigned month, unsigned of)
{
    return base::UtcTime(
        std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of)));
}

Json bar(std::int64_t time)
{
    return Json::array({time, "1", "2", "0.5", "1.5", "10", time + deskHour - 1, "15", 3, "1", "1", "0"});
}

} // namespace

void TestTerms::everyVenueHasDatedFees()
{
    for (const exchange::Venue &venue : exchange::venues())
        for (const MarketKind kind : {MarketKind::Spot, MarketKind::Perpetual}) {
            const std::vector<domain::FeeRow> rows = exchange::feesOf(venue.id, kind);
            QVERIFY2(!rows.empty(), venue.id);
            QVERIFY2(rows.front().from == base::UtcTime(), venue.id); // there is a fee for every day
            for (std::size_t i = 0; i < rows.size(); ++i) {
                QVERIFY2(rows[i].assumed, venue.id);
                QVERIFY2(i == 0 || rows[i].from > rows[i - 1].from, venue.id);
                QVERIFY2(rows[i].taker >= rows[i].maker && rows[i].taker <= base::Decimal::of(1, -2),
                         venue.id);
            }
        }
    for (const exchange::FeeRule &rule : exchange::feeRules()) {
        QVERIFY2(exchange::findVenue(rule.venue), rule.venue);
        QVERIFY2(std::string_view(rule.source).find('.') != std::string_view::npos, rule.venue); // a page
    }
    QVERIFY(exchange::feesOf("nowhere", MarketKind::Spot).empty());
}

void TestTerms::aFeeHoldsFromItsDay()
{
    domain::Instrument one;
    one.fees = exchange::feesOf("hyperliquid", MarketKind::Perpetual);
    QCOMPARE(one.feesAt(day(2025, 5, 4)).taker.toString(), std::string("0.00035"));
    QCOMPARE(one.feesAt(day(2025, 5, 5)).taker.toString(), std::string("0.00045"));
    QCOMPARE(one.feesAt(day(2026, 11, 20)).maker.toString(), std::string("0.00015"));
}

void TestTerms::clocksAreComparedWithTheirSign()
{
    const auto skew = [](std::int64_t server, std::int64_t sent, std::int64_t received) {
        return exchange::clockSkew(base::fromMs(server), base::fromMs(sent), base::fromMs(received)).count();
    };
    QCOMPARE(skew(500, 0, 1'000), 0);
    QCOMPARE(skew(0, 3'000, 3'100), 3'000); // ours is ahead, by so much at least
    QCOMPARE(skew(9'000, 0, 1'000), -8'000);
}

void TestTerms::theVenuesClockClosesCandles_data()
{
    QTest::addColumn<int>("ahead");
    QTest::addColumn<int>("closed"); // of two bars, the second of which has ended by our clock
    QTest::newRow("they agree") << 0 << 2;
    QTest::newRow("within the bound") << 1'500 << 2;
    QTest::newRow("ours is a minute ahead") << 60'000 << 1;
    QTest::newRow("ours is behind") << -60'000 << 2;
}

/// Ours shows 30 s after the close of the second bar, and no other bar follows it yet.
void TestTerms::theVenuesClockClosesCandles()
{
    QFETCH(int, ahead);
    QFETCH(int, closed);
    const std::int64_t now = deskStart + 2 * deskHour + 30'000;
    VenueDesk desk(
        "binance",
        [&](const net::Request &request) -> base::Result<net::Response> {
            if (urlPath(request.url).ends_with("/time"))
                return answered(Json{{"serverTime", now - ahead}}.dump());
            if (urlPath(request.url).ends_with("/exchangeInfo"))
                return answered(
                    R"({"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[{"filterType":"PRICE_FILTER","tickSize":"0.01"},{"filterType":"LOT_SIZE","stepSize":"0.00001","minQty":"0.00001"}]}]})");
            return answered(Json::array({bar(deskStart), bar(deskStart + deskHour)}).dump());
        },
        now);
    QCOMPARE(desk.candles("1h", 2).value().closed(),
             std::size_t(2)); // before anybody has compared the clocks
    QVERIFY(await(desk.venue->serverTime()).has_value());
    QCOMPARE(desk.candles("1h", 2).value().closed(), std::size_t(closed));
}

/// A step that a venue lacks is made of the largest that divides it: the finest would make the same bars.
void TestTerms::anySourceMakesTheSameBar()
{
    const domain::Timeframe minute = *domain::Timeframe::parse("1m");
    base::Random random(11);
    domain::CandleColumns columns;
    double last = 0.0000123;
    for (std::int64_t i = 0; i < 9 * 1440; ++i) {
        const double next = last * (1 + (random.uniform() - 0.5) / 50);
        if (random.uniform() > 0.02) // gaps too
            columns.add(deskStart + i * 60'000, last, std::max(last, next) * 1.001,
                        std::min(last, next) * 0.999, next, std::floor(1000 * random.uniform()));
        last = next;
    }
    const std::size_t count = columns.size();
    const auto fine = domain::CandleSeries::make(minute, std::move(columns), count);
    QVERIFY(fine);
    const base::UtcTime end = minute.closeOf(fine->openTime(count - 1));
    int pairs = 0;
    for (const domain::Timeframe &wanted : domain::Timeframe::all())
        for (const domain::Timeframe &source : domain::Timeframe::all()) {
            if (source == wanted || !exchange::canResample(source, wanted) || source == minute)
                continue;
            const auto middle = exchange::resample(*fine, source, end, exchange::FirstBar::Keep);
            const auto coarse = exchange::resample(*middle, wanted, end, exchange::FirstBar::Keep);
            const auto direct = exchange::resample(*fine, wanted, end, exchange::FirstBar::Keep);
            QCOMPARE(coarse->size(), direct->size());
            QCOMPARE(coarse->closed(), direct->closed());
            for (std::size_t i = 0; i < direct->size(); ++i) {
                const domain::Candle a = coarse->at(i), b = direct->at(i);
                QVERIFY(a.time == b.time && a.open == b.open && a.high == b.high && a.low == b.low &&
                        a.close == b.close);
                QCOMPARE(a.volume, b.volume); // whole numbers: no rounding stands between the two
            }
            ++pairs;
        }
    QVERIFY(pairs > 40);
    // Which one is asked for: of MEXC's steps the largest that divides, of Hyperliquid's as well.
    const auto source = [](const char *venue, const char *step, MarketKind kind) {
        const auto found =
            exchange::sourceOf(exchange::findStream(venue)->venue(), kind, *domain::Timeframe::parse(step));
        return found ? std::string(found->name()) : std::string();
    };
    QCOMPARE(source("binance", "3d", MarketKind::Spot), std::string("1d"));
    QCOMPARE(source("hyperliquid", "6h", MarketKind::Perpetual), std::string("2h"));
    QCOMPARE(source("mexc", "12h", MarketKind::Spot), std::string("4h"));
    QCOMPARE(source("gateio", "2h", MarketKind::Spot), std::string("1h"));
}
