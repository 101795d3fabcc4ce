#include "test_pager.h"

#include "exchange/candle_pager.h"

#include <set>

#include <QtTest/QtTest>

#include <rapidcheck.h>

using domain::Timeframe;
using exchange::CandlePager;
using exchange::PageAsk;
using exchange::WireCandles;

namespace {

constexpr std::int64_t start = 1'704'067'200'000, hour = 3'600'000;

Timeframe hourly()
{
    return Timeframe::parse("1h").value();
}

base::UtcTime at(std::int64_t ms)
{
    return base::fromMs(start + ms);
}

/// A venue with `count` hourly bars from `start`; the last may be forming.
WireCandles serve(const PageAsk &ask, std::int64_t count)
{
    WireCandles out;
    std::vector<std::int64_t> times;
    for (std::int64_t i = 0; i < count; ++i) {
        const base::UtcTime time = at(i * hour);
        const bool wanted = (!ask.from || time >= *ask.from) && (!ask.until || time <= *ask.until);
        if (wanted)
            times.push_back(base::toMs(time));
    }
    const std::size_t rows = std::min(ask.limit, times.size());
    const std::size_t first = ask.from ? 0 : times.size() - rows;
    for (std::size_t i = first; i < first + rows; ++i)
        out.columns.add(times[i], 1, 2, 0.5, 1.5, double(times[i] - start) / hour);
    return out;
}

struct Run
{
    domain::CandleSeries series;
    int pages = 0;
    bool beginning = false;
};

Run run(CandlePager pager, std::int64_t count)
{
    Run out;
    const domain::Instrument instrument;
    for (auto ask = pager.next(); ask && out.pages < 1000; ask = pager.next(), ++out.pages)
        if (!pager.take(serve(*ask, count), instrument))
            break;
    out.series = pager.series().value();
    out.beginning = pager.reachedBeginning();
    return out;
}

} // namespace

void TestPager::pagesMeetTheQuery()
{
    const bool held = rc::check("whatever is asked is what a single page would have been", [] {
        const auto count = *rc::gen::inRange<std::int64_t>(0, 60);
        const auto limit = *rc::gen::inRange<std::size_t>(0, 70);
        const auto page = *rc::gen::inRange<std::size_t>(1, 20);
        const bool since = *rc::gen::arbitrary<bool>();
        const auto from = *rc::gen::inRange<std::int64_t>(-5, 65);
        const std::optional<base::UtcTime> first = since ? std::optional(at(from * hour)) : std::nullopt;
        const base::UtcTime now = at(count * hour + hour);
        const Run got = run(CandlePager(hourly(), first, limit, {page}, now), count);
        const WireCandles whole = serve({first, std::nullopt, limit}, count);
        RC_ASSERT(got.series.size() == whole.columns.size());
        RC_ASSERT(std::equal(whole.columns.volume.begin(), whole.columns.volume.end(),
                             got.series.volume().begin()));
        RC_ASSERT(std::size_t(got.pages) <= limit / page + 2);
        RC_ASSERT(since || limit == 0 || got.beginning == (std::size_t(count) < limit) ||
                  std::size_t(count) % page == 0 || std::size_t(count) == limit);
    });
    QVERIFY(held);
}

void TestPager::lastBarIsForming()
{
    const Run newest = run(CandlePager(hourly(), {}, 5, {1000}, at(10 * hour + 60'000)), 11);
    QCOMPARE(newest.series.size(), 5u);
    QCOMPARE(newest.series.closed(), 4u);
    QCOMPARE(newest.series.openTime(4), at(10 * hour));
    const Run since = run(CandlePager(hourly(), at(2 * hour), 3, {1000}, at(10 * hour + 60'000)), 11);
    QCOMPARE(since.series.size(), 3u);
    QCOMPARE(since.series.closed(), 3u); // long over, although no bar behind it was asked for
}

void TestPager::lastBarClosesLate()
{
    // Ten bars; the tenth ends at ten hours. The venue has not served the eleventh.
    QCOMPARE(run(CandlePager(hourly(), {}, 5, {1000}, at(10 * hour)), 10).series.closed(), 4u);
    QCOMPARE(run(CandlePager(hourly(), {}, 5, {1000}, at(10 * hour + 19'999)), 10).series.closed(), 4u);
    QCOMPARE(run(CandlePager(hourly(), {}, 5, {1000}, at(10 * hour + 20'000)), 10).series.closed(), 5u);
    // It has served the eleventh, so that the tenth is over at once.
    const Run followed = run(CandlePager(hourly(), {}, 5, {1000}, at(10 * hour)), 11);
    QCOMPARE(followed.series.closed(), 4u);
    QCOMPARE(followed.series.openTime(3), at(9 * hour));
}

void TestPager::futureBarsAreDropped()
{
    const Run late =
        run(CandlePager(hourly(), {}, 5, {1000}, at(10 * hour - 1)), 11); // our clock is a little behind
    QCOMPARE(late.series.size(), 5u);
    QCOMPARE(late.series.openTime(4), at(9 * hour));
    QCOMPARE(late.series.closed(), 4u);
    QCOMPARE(late.pages, 2); // one bar was missing after the newest was dropped
    const Run since = run(CandlePager(hourly(), at(8 * hour), 100, {1000}, at(10 * hour - 1)), 50);
    QCOMPARE(since.series.size(), 2u);
    QCOMPARE(since.series.closed(), 1u);
    QCOMPARE(run(CandlePager(hourly(), at(20 * hour), 100, {1000}, at(10 * hour)), 50).pages, 0);
}

void TestPager::clockOfThePastIsServed()
{
    const Run then = run(CandlePager(hourly(), {}, 8, {5}, at(10 * hour + 5)), 500);
    QCOMPARE(then.series.size(), 8u);
    QCOMPARE(then.series.openTime(7), at(10 * hour));
    QCOMPARE(then.series.closed(), 7u);
    QVERIFY(then.pages <= 4);
}

/// A venue that ignores what it is asked cannot keep us asking.
void TestPager::stubbornVenuesEnd()
{
    for (const bool since : {true, false}) {
        CandlePager pager(hourly(), since ? std::optional(at(0)) : std::nullopt, 5'000, {10},
                          at(1'000 * hour));
        int pages = 0;
        for (auto ask = pager.next(); ask && pages < 100; ask = pager.next(), ++pages)
            QVERIFY(pager.take(serve({{}, {}, 10}, 20), {}).has_value());
        QVERIFY2(pages <= 2, qPrintable(QString::number(pages)));
        QCOMPARE(pager.series().value().size(), 10u);
    }
    CandlePager odd(hourly(), {}, 10, {10}, at(1'000 * hour));
    WireCandles beside;
    beside.columns.add(start + 1, 1, 1, 1, 1, 1);
    QVERIFY(odd.take(beside, {}).has_value());
    QCOMPARE(odd.series().error().code, base::ErrorCode::BadData); // not on the grid of an hour
}

void TestPager::unitsBecomeBase()
{
    domain::Instrument instrument;
    instrument.multiplier = base::Decimal::of(1, -1);
    const auto volume = [&](exchange::Unit unit) -> base::Result<double> {
        CandlePager pager(hourly(), {}, 1, {10}, at(10 * hour));
        WireCandles page = serve({{}, {}, 1}, 9);
        page.volumeUnit = unit;
        const base::Result<void> taken = pager.take(page, instrument);
        return taken ? base::Result<double>(pager.series().value().volume()[0]) : base::fail(taken);
    };
    QCOMPARE(*volume(exchange::Unit::Base), 8.0);
    QCOMPARE(*volume(exchange::Unit::Contracts), 0.8);
    QCOMPARE(*volume(exchange::Unit::Quote), 6.4); // at the middle of 2 and 0.5
    QCOMPARE(volume(exchange::Unit::None).error().code, base::ErrorCode::BadData);
}

/// Whatever the venue lacks in between, and however a page is cut, windows give what a single page would.
void TestPager::windowsMeetTheQuery()
{
    const bool held = rc::check("windows over gaps give what there is", [] {
        const auto count = *rc::gen::inRange<std::int64_t>(0, 60);
        const auto limit = *rc::gen::inRange<std::size_t>(0, 70);
        const auto page = *rc::gen::inRange<std::size_t>(1, 20);
        const auto from = *rc::gen::inRange<std::int64_t>(-50, 65);
        const auto missing =
            *rc::gen::container<std::set<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 60));
        const bool since = *rc::gen::arbitrary<bool>();
        const std::optional<base::UtcTime> first = since ? std::optional(at(from * hour)) : std::nullopt;
        const auto served = [&](const PageAsk &ask) {
            const WireCandles all = serve({ask.from, ask.until, 1'000}, count);
            WireCandles out;
            for (std::size_t i = 0; i < all.columns.size(); ++i)
                if (!since || missing.count((all.columns.time[i] - start) / hour) == 0)
                    out.columns.add(all.columns.time[i], 1, 2, 0.5, 1.5, all.columns.volume[i]);
            if (!ask.from && out.columns.size() > ask.limit) {
                WireCandles newest = serve({std::nullopt, ask.until, ask.limit}, count);
                return newest;
            }
            return out;
        };
        CandlePager pager(hourly(), first, limit, {page, true}, at(count * hour + hour));
        int pages = 0;
        for (auto ask = pager.next(); ask && pages < 400; ask = pager.next(), ++pages)
            RC_ASSERT(pager.take(served(*ask), {}).has_value());
        WireCandles whole = served({first, std::nullopt, limit});
        const std::size_t wanted = std::min(whole.columns.size(), limit);
        RC_ASSERT(pages < 400);
        RC_ASSERT(pager.series().value().size() == wanted);
        for (std::size_t i = 0; i < wanted; ++i)
            RC_ASSERT(pager.series().value().time()[i] == whole.columns.time[i]);
    });
    QVERIFY(held);
}

void TestPager::windowsFindTheFirstBar()
{
    CandlePager pager(hourly(), at(-100'000 * hour), 30, {10, true}, at(500 * hour));
    int pages = 0;
    for (auto ask = pager.next(); ask && pages < 1'000; ask = pager.next(), ++pages)
        QVERIFY(pager.take(serve({ask->from, ask->until, 10}, 400), {}).has_value());
    QCOMPARE(pager.series().value().size(), 30u);
    QCOMPARE(pager.series().value().time()[0], start);
    QVERIFY2(pages < 45, qPrintable(QString::number(pages)));
}

void TestPager::keepsToWhatIsKept()
{
    const Run newest = run(CandlePager(hourly(), {}, 100, {10, true, 25}, at(99 * hour + 1)), 100);
    QCOMPARE(newest.series.size(), 25u);
    QVERIFY(!newest.beginning);
    const Run since = run(CandlePager(hourly(), at(0), 100, {10, true, 25}, at(99 * hour + 1)), 100);
    QCOMPARE(since.series.size(), 25u);
    QCOMPARE(since.series.time()[0], start + 75 * hour);
    QVERIFY(!since.beginning);
    QVERIFY(run(CandlePager(hourly(), at(80 * hour), 100, {10, true, 25}, at(99 * hour + 1)), 100).beginning);
}

void TestPager::venuesSayWhatIsClosed()
{
    const auto closed = [](bool said, std::int64_t now) {
        CandlePager pager(hourly(), {}, 3, {10}, at(now));
        WireCandles page = serve({{}, {}, 3}, 3);
        page.newestClosed = said;
        return pager.take(page, {}).has_value() ? pager.series().value().closed() : 0;
    };
    QCOMPARE(closed(true, 3 * hour), 3u);
    QCOMPARE(closed(false, 3 * hour), 2u);
    QCOMPARE(closed(true, 3 * hour - 1), 2u); // not before its close by our own clock
}
