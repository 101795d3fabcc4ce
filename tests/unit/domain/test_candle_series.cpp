#include "test_candle_series.h"

#include "domain/candle_series.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <limits>

using namespace domain;

namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

CandleColumns hours(const std::vector<std::int64_t> &numbers)
{
    CandleColumns out;
    out.reserve(numbers.size());
    for (const std::int64_t number : numbers) {
        const double base = 100 + double(number % 17);
        out.add(number * hour, base, base + 2, base - 2, base + 1, double(number % 5));
    }
    return out;
}

using Spoil = void (*)(CandleColumns &);

} // namespace

void TestCandleSeries::refusesARow_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, Spoil spoil, const char *field) {
        QTest::newRow(name) << spoil << QByteArray(field);
    };
    row(
        "time repeated", [](CandleColumns &c) { c.time[2] = c.time[1]; }, "row 3 time");
    row(
        "time back", [](CandleColumns &c) { c.time[2] = 0; }, "row 3 time");
    row(
        "off the grid", [](CandleColumns &c) { c.time[1] += 1; }, "row 2 time");
    row(
        "before 1970", [](CandleColumns &c) { c.time[0] = -hour; }, "row 1 time");
    row(
        "far future", [](CandleColumns &c) { c.time[3] = INT64_MAX; }, "row 4 time");
    row(
        "open nan", [](CandleColumns &c) { c.open[0] = notANumber; }, "row 1 open");
    row(
        "high infinite", [](CandleColumns &c) { c.high[3] = 1 / 0.0 * c.high[3]; }, "row 4 high");
    row(
        "low zero", [](CandleColumns &c) { c.low[1] = 0; }, "row 2 low");
    row(
        "close negative", [](CandleColumns &c) { c.close[1] = -1; }, "row 2 close");
    row(
        "volume negative", [](CandleColumns &c) { c.volume[2] = -0.5; }, "row 3 volume");
    row(
        "volume nan", [](CandleColumns &c) { c.volume[2] = notANumber; }, "row 3 volume");
    row(
        "high below close", [](CandleColumns &c) { c.high[1] = c.close[1] - 0.1; }, "row 2 high");
    row(
        "low above open", [](CandleColumns &c) { c.low[1] = c.open[1] + 0.1; }, "row 2 low");
}

void TestCandleSeries::refusesARow()
{
    QFETCH(Spoil, spoil);
    QFETCH(QByteArray, field);
    CandleColumns columns = hours({10, 11, 12, 13});
    QVERIFY(CandleSeries::make(Timeframe(), columns, 4).has_value());
    spoil(columns);
    const base::Result<CandleSeries> series = CandleSeries::make(Timeframe(), std::move(columns), 4);
    QVERIFY(!series);
    QCOMPARE(series.error().code, base::ErrorCode::BadData);
    QCOMPARE(QByteArray::fromStdString(series.error().field), field);
}

void TestCandleSeries::refusesShapes()
{
    CandleColumns uneven = hours({1, 2, 3});
    uneven.low.pop_back();
    const base::Result<CandleSeries> series = CandleSeries::make(Timeframe(), std::move(uneven), 3);
    QVERIFY(!series);
    QCOMPARE(series.error().field, std::string("low"));
    QVERIFY(!CandleSeries::make(Timeframe(), hours({1, 2, 3}), 4));
    QVERIFY(!CandleSeries::make(Timeframe(), hours({1, 2, 3}), 1)); // two forming bars
    QVERIFY(CandleSeries::make(Timeframe(), hours({1, 2, 3}), 2).has_value());
    QVERIFY(!CandleSeries::make(Timeframe::parse("4h").value(), hours({1, 2}), 2));
}

void TestCandleSeries::emptyIsFine()
{
    const CandleSeries none;
    QVERIFY(none.isEmpty());
    QCOMPARE(none.missing(), std::size_t(0));
    QCOMPARE(none.gaps(), std::size_t(0));
    QCOMPARE(none.lowerBound(base::fromMs(5)), std::size_t(0));
    QVERIFY(none.slice(3, 4).isEmpty());
    QVERIFY(none.whole().isEmpty());
    QVERIFY(CandleSeries::make(Timeframe(), {}, 0)->isEmpty());
}

void TestCandleSeries::gapsAreCounted()
{
    const CandleSeries series = CandleSeries::make(Timeframe(), hours({1, 2, 5, 6, 8}), 5).value();
    QCOMPARE(series.missing(), std::size_t(3));
    QCOMPARE(series.gaps(), std::size_t(2));
    QCOMPARE(series.slice(2, 2).missing(), std::size_t(0));
    QCOMPARE(series.slice(1, 2).missing(), std::size_t(2));
    QCOMPARE(series.lowerBound(base::fromMs(3 * hour)), std::size_t(2));
    QCOMPARE(series.lowerBound(base::fromMs(5 * hour)), std::size_t(2));
    QCOMPARE(series.lowerBound(base::fromMs(9 * hour)), std::size_t(5));
}

namespace {

/// A series of arbitrary hours, its columns, and how many of them are closed.
struct Whole
{
    std::vector<std::int64_t> numbers;
    std::size_t closed = 0;
    CandleSeries series;
};

Whole arbitrary()
{
    Whole out;
    std::int64_t at = *rc::gen::inRange<std::int64_t>(0, 1000);
    for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 4)))
        out.numbers.push_back(at += step);
    const bool forming = !out.numbers.empty() && *rc::gen::arbitrary<bool>();
    out.closed = out.numbers.size() - forming;
    out.series = CandleSeries::make(Timeframe(), hours(out.numbers), out.closed).value();
    return out;
}

} // namespace

void TestCandleSeries::slicesAreRecomputed()
{
    QVERIFY(rc::check("a slice of a slice is a series of those rows", [] {
        const Whole whole = arbitrary();
        const auto size = std::size_t(whole.numbers.size());
        const auto first = *rc::gen::inRange<std::size_t>(0, size + 3);
        const auto count = *rc::gen::inRange<std::size_t>(0, size + 3);
        const auto skip = *rc::gen::inRange<std::size_t>(0, size + 3);
        const CandleSeries slice = whole.series.slice(first, count).slice(skip, count);
        const std::size_t begin = std::min(first + skip, size);
        const std::size_t end = std::max(begin, std::min(first + count, size));
        const std::vector<std::int64_t> rows(whole.numbers.begin() + std::ptrdiff_t(begin),
                                             whole.numbers.begin() + std::ptrdiff_t(end));
        const std::size_t closed = std::min(whole.closed > begin ? whole.closed - begin : 0, rows.size());
        const CandleSeries fresh = CandleSeries::make(Timeframe(), hours(rows), closed).value();
        RC_ASSERT(slice.size() == fresh.size());
        RC_ASSERT(slice.closed() == fresh.closed());
        RC_ASSERT(slice.missing() == fresh.missing());
        RC_ASSERT(slice.gaps() == fresh.gaps());
        for (std::size_t i = 0; i < slice.size(); ++i) {
            RC_ASSERT(slice.at(i).time == fresh.at(i).time);
            RC_ASSERT(slice.at(i).close == fresh.at(i).close);
            RC_ASSERT(slice.lowerBound(fresh.openTime(i)) == i);
        }
        RC_ASSERT(slice.closedOnly().size() == slice.closed());
    }));
}

void TestCandleSeries::slicesShareColumns()
{
    const CandleSeries series = CandleSeries::make(Timeframe(), hours({1, 2, 3, 4}), 3).value();
    const CandleSeries slice = series.slice(1, 2);
    QCOMPARE(slice.columnsId(), series.columnsId());
    QCOMPARE(slice.close().data(), series.close().data() + 1);
    QCOMPARE(slice.offset(), std::size_t(1));
    QCOMPARE(slice.closed(), std::size_t(2));
    QCOMPARE(series.slice(2, 9).closed(), std::size_t(1));
    QCOMPARE(slice.whole().size(), std::size_t(4));
    QCOMPARE(slice.whole().closed(), std::size_t(3));
}
