#include "test_file_exchange.h"

#include "await.h"
#include "candle_text.h"
#include "exchange/file_exchange.h"
#include "exchange/resample.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

using domain::Timeframe;

namespace {

constexpr std::int64_t start = 1'704'067'200'000, hour = 3'600'000; // a Monday

Timeframe timeframe(const char *name)
{
    return Timeframe::parse(name).value();
}

struct Played
{
    explicit Played(int rows, std::int64_t now) : clock(base::fromMs(now))
    {
        exchange::CandleFile file =
            exchange::parseCandleFile(hourlyFile(rows), "BTCUSDT.csv", {}, {}).value();
        instrument = file.instrument;
        market = exchange::makeFileExchange(std::move(file), &clock);
    }
    domain::CandleSeries candles(const char *step, std::size_t limit,
                                 std::optional<std::int64_t> since = std::nullopt)
    {
        exchange::CandleQuery query{instrument, timeframe(step), {}, limit};
        if (since)
            query.since = base::fromMs(*since);
        return await(market->candles(query)).value();
    }

    base::ManualClock clock;
    domain::InstrumentPtr instrument;
    std::unique_ptr<exchange::Exchange> market;
};

} // namespace

void TestFileExchange::servesOnlyWhatHasClosed()
{
    Played played(48, start);
    QVERIFY(played.candles("1h", 10).isEmpty());
    played.clock.advanceTo(base::fromMs(start + hour - 1));
    QVERIFY(played.candles("1h", 10).isEmpty());
    played.clock.advanceTo(base::fromMs(start + hour));
    QCOMPARE(played.candles("1h", 10).size(), 1u);
    QCOMPARE(played.candles("1h", 10).closed(), 1u);
    played.clock.advanceTo(base::fromMs(start + 100 * hour));
    QCOMPARE(played.candles("1h", 1000).size(), 48u);
    QCOMPARE(base::toMs(await(played.market->serverTime()).value()), start + 100 * hour);
    QCOMPARE(played.market->id(), std::string("file"));
    QVERIFY(!played.market->synthetic());
}

void TestFileExchange::honoursSinceAndLimit()
{
    Played played(48, start + 40 * hour);
    QCOMPARE(played.candles("1h", 5).time()[0], start + 35 * hour);
    QCOMPARE(played.candles("1h", 5, start + 10 * hour).time()[0], start + 10 * hour);
    QCOMPARE(played.candles("1h", 5, start + 10 * hour).size(), 5u);
    QCOMPARE(played.candles("1h", 5, start + 10 * hour - 1).time()[0], start + 10 * hour);
    QCOMPARE(played.candles("1h", 5, start + 38 * hour).size(), 2u);
    QVERIFY(played.candles("1h", 5, start + 40 * hour).isEmpty());
    QVERIFY(played.candles("1h", 0).isEmpty());
    QCOMPARE(played.candles("1h", 500, 0).size(), 40u);
}

void TestFileExchange::sharesItsColumns()
{
    Played played(48, start + 40 * hour);
    const domain::CandleSeries first = played.candles("1h", 5), second = played.candles("1h", 7, start);
    QCOMPARE(first.columnsId(), second.columnsId());
    QCOMPARE(first.offset(), 35u);
    QCOMPARE(played.candles("4h", 5).columnsId(), played.candles("4h", 2).columnsId());
    QVERIFY(played.candles("4h", 5).columnsId() != first.columnsId());
}

void TestFileExchange::servesLargerSteps()
{
    Played played(47, start + 39 * hour);
    const domain::CandleSeries large = played.candles("4h", 100);
    QCOMPARE(large.size(), 9u); // the tenth closes at hour 40
    QCOMPARE(large.closed(), 9u);
    const domain::CandleSeries small = played.candles("1h", 4, start + 4 * hour);
    QCOMPARE(large.open()[1], small.open()[0]);
    QCOMPARE(large.close()[1], small.close()[3]);
    QCOMPARE(large.high()[1], *std::max_element(small.high().begin(), small.high().end()));
    played.clock.advanceTo(base::fromMs(start + 1000 * hour));
    QCOMPARE(played.candles("4h", 100).size(), 11u); // the file ends within the twelfth
    const auto finer = await(played.market->candles({played.instrument, timeframe("5m"), {}, 10}));
    QVERIFY(!finer.has_value());
    QCOMPARE(finer.error().code, base::ErrorCode::Unsupported);
}

void TestFileExchange::knowsItsInstrumentOnly()
{
    Played played(3, start);
    QCOMPARE(await(played.market->instruments()).value().size(), 1u);
    const domain::Symbol own{"BTC", "USDT"}, other{"ETH", "USDT"};
    QCOMPARE(await(played.market->instrument(own, domain::MarketKind::Spot)).value(), played.instrument);
    for (const auto &asked : {await(played.market->instrument(other, domain::MarketKind::Spot)),
                              await(played.market->instrument(own, domain::MarketKind::Perpetual))}) {
        QVERIFY(!asked.has_value());
        QCOMPARE(asked.error().code, base::ErrorCode::BadSymbol);
    }
    const auto strange = await(played.market->candles({nullptr, timeframe("1h"), {}, 10}));
    QCOMPARE(strange.error().code, base::ErrorCode::BadSymbol);
}

void TestFileExchange::tellsTheLastDay()
{
    Played played(48, start);
    QVERIFY(!await(played.market->ticker(played.instrument)).has_value());
    played.clock.advanceTo(base::fromMs(start + 40 * hour + 5));
    const domain::Ticker ticker = await(played.market->ticker(played.instrument)).value();
    const domain::CandleSeries day = played.candles("1h", 24);
    QCOMPARE(*ticker.last, day.close()[23]);
    QCOMPARE(*ticker.open, day.open()[0]);
    QCOMPARE(*ticker.high, *std::max_element(day.high().begin(), day.high().end()));
    QCOMPARE(*ticker.low, *std::min_element(day.low().begin(), day.low().end()));
    QCOMPARE(base::toMs(*ticker.time), start + 40 * hour);
    QVERIFY(!ticker.bid && !ticker.ask && !ticker.quoteVolume);
}

void TestFileExchange::hasNoOtherSenses()
{
    Played played(3, start);
    QCOMPARE(await(played.market->book(played.instrument, 5)).error().code, base::ErrorCode::Unsupported);
    QCOMPARE(await(played.market->trades(played.instrument, 5)).error().code, base::ErrorCode::Unsupported);
    QCOMPARE(await(played.market->funding(played.instrument)).error().code, base::ErrorCode::Unsupported);
    QCOMPARE(await(played.market->openInterest(played.instrument)).error().code,
             base::ErrorCode::Unsupported);
}

void TestFileExchange::neverShowsTheFuture()
{
    const bool held = rc::check("no bar that closes after now, at any step", [] {
        const std::int64_t now = start + *rc::gen::inRange<std::int64_t>(0, 60 * hour);
        Played played(48, now);
        const char *step = *rc::gen::element("1h", "2h", "4h", "6h", "8h", "12h", "1d");
        const auto limit = *rc::gen::inRange<std::size_t>(0, 60);
        const bool asked = *rc::gen::arbitrary<bool>();
        const std::int64_t since = start + *rc::gen::inRange<std::int64_t>(-hour, 60 * hour);
        const domain::CandleSeries series =
            asked ? played.candles(step, limit, since) : played.candles(step, limit);
        RC_ASSERT(series.size() <= limit);
        RC_ASSERT(series.closed() == series.size());
        for (std::size_t i = 0; i < series.size(); ++i)
            RC_ASSERT(base::toMs(series.timeframe().closeOf(series.openTime(i))) <= now);
        RC_ASSERT(!asked || series.isEmpty() || series.time()[0] >= since);
    });
    QVERIFY(held);
}

void TestFileExchange::resamplesExactly()
{
    const domain::CandleSeries fine =
        exchange::parseCandleFile(hourlyFile(100), "x.csv", {}, {}).value().candles.slice(2, 95);
    const base::UtcTime end = base::fromMs(start + 97 * hour);
    const domain::CandleSeries kept =
        exchange::resample(fine, timeframe("6h"), end, exchange::FirstBar::Keep).value();
    QCOMPARE(kept.size(), 17u);
    QCOMPARE(kept.closed(), 16u);
    QCOMPARE(kept.time()[0], start);
    const domain::CandleSeries whole =
        exchange::resample(fine, timeframe("6h"), end, exchange::FirstBar::DropIfPartial).value();
    QCOMPARE(whole.time()[0], start + 6 * hour);
    QCOMPARE(whole.size(), 16u);
    double volume = 0;
    for (std::size_t i = 4; i < 10; ++i)
        volume += fine.volume()[i];
    QCOMPARE(whole.volume()[0], volume);
    QCOMPARE(whole.open()[0], fine.open()[4]);
    QCOMPARE(whole.close()[0], fine.close()[9]);
    const domain::CandleSeries same =
        exchange::resample(fine, timeframe("1h"), end, exchange::FirstBar::Keep).value();
    QVERIFY(std::equal(same.close().begin(), same.close().end(), fine.close().begin(), fine.close().end()));
    QVERIFY(
        exchange::resample({}, timeframe("1d"), end, exchange::FirstBar::DropIfPartial).value().isEmpty());
}

void TestFileExchange::resamplesWeeksFromMonday()
{
    const std::int64_t day = 24 * hour;
    domain::CandleColumns days;
    for (int i = 0; i < 16; ++i) // from Thursday 2024-01-04
        days.add(start + (3 + i) * day, 10 + i, 11 + i, 9 + i, 10.5 + i, 1);
    const domain::CandleSeries fine = domain::CandleSeries::make(timeframe("1d"), days, 16).value();
    const base::UtcTime end = base::fromMs(start + 19 * day);
    const domain::CandleSeries weeks =
        exchange::resample(fine, timeframe("1w"), end, exchange::FirstBar::Keep).value();
    QCOMPARE(weeks.size(), 3u);
    QCOMPARE(weeks.closed(), 2u);
    QCOMPARE(weeks.time()[1], start + 7 * day);
    QCOMPARE(weeks.volume()[0], 4.0);
    QCOMPARE(weeks.volume()[1], 7.0);
    QCOMPARE(weeks.open()[1], 14.0);
    QCOMPARE(weeks.close()[1], 20.5);
}

void TestFileExchange::refusesToResampleUnevenly()
{
    QVERIFY(exchange::canResample(timeframe("1d"), timeframe("1w")));
    QVERIFY(exchange::canResample(timeframe("1d"), timeframe("3d")));
    QVERIFY(exchange::canResample(timeframe("1w"), timeframe("1w")));
    QVERIFY(!exchange::canResample(timeframe("3d"), timeframe("1w")));
    QVERIFY(!exchange::canResample(timeframe("4h"), timeframe("6h")));
    QVERIFY(!exchange::canResample(timeframe("4h"), timeframe("1h")));
    const auto made = exchange::resample({}, timeframe("5m"), {}, exchange::FirstBar::Keep);
    QCOMPARE(made.error().code, base::ErrorCode::Unsupported);
}
