#include "test_time.h"

#include <thread>

#include <rapidcheck.h>

#include "base/clock.h"

using base::fromMs;
using base::Milliseconds;
using base::toMs;

void TestTime::writes_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("epoch") << qint64(0) << QStringLiteral("1970-01-01T00:00:00Z");
    QTest::newRow("whole") << qint64(1709294400000) << QStringLiteral("2024-03-01T12:00:00Z");
    QTest::newRow("milliseconds") << qint64(1709294400007) << QStringLiteral("2024-03-01T12:00:00.007Z");
    QTest::newRow("leap day") << qint64(1709251199999) << QStringLiteral("2024-02-29T23:59:59.999Z");
    QTest::newRow("last") << qint64(7289654399999) << QStringLiteral("2200-12-31T23:59:59.999Z");
    QTest::newRow("before 1970") << qint64(-1) << QStringLiteral("1969-12-31T23:59:59.999Z");
}

void TestTime::writes()
{
    QFETCH(qint64, ms);
    QTEST(QString::fromStdString(base::iso(fromMs(ms))), "text");
}

void TestTime::reads_data()
{
    QTest::addColumn<qint64>("ms");
    const auto row = [](const char *text, qint64 ms) { QTest::newRow(text) << ms; };
    row("2024-03-01T12:00:00Z", 1709294400000);
    row("2024-03-01T12:00:00", 1709294400000);
    row("2024-03-01 12:00:00+00:00", 1709294400000);
    row("2024-03-01t12:00:00z", 1709294400000);
    row("2024-03-01T12:00", 1709294400000);
    row("2024-03-01T12:00Z", 1709294400000);
    row("2024-03-01T13:30:00+01:30", 1709294400000);
    row("2024-03-01T13:30:00+0130", 1709294400000);
    row("2024-03-01T07:00:00-05", 1709294400000);
    row("2024-03-01T12:00:00.5Z", 1709294400500);
    row("2024-03-01T12:00:00.1239Z", 1709294400123);
    row("2024-03-01T12:00:00.123456789Z", 1709294400123);
    row("2024-03-01", 1709251200000);
    row("2024-02-29", 1709164800000);
    row("1709294400", 1709294400000);
    row("999999999", 999999999000);
    row("1709294400123", 1709294400123);
    row("100000000000", 100000000000);
    row("1969-12-31T23:00:00-01:00", 0);
}

void TestTime::reads()
{
    QFETCH(qint64, ms);
    const base::Result<base::UtcTime> time = base::parseTime(QTest::currentDataTag());
    QVERIFY(time);
    QCOMPARE(qint64(toMs(*time)), ms);
}

void TestTime::refuses_data()
{
    QTest::addColumn<int>("unused");
    for (const char *text : {"",
                             "now",
                             "2024",
                             "20240301",
                             "2024-3-1",
                             "2024-02-30",
                             "2023-02-29",
                             "2024-13-01",
                             "2024-00-10",
                             "2024-03-01T",
                             "2024-03-01T24:00:00Z",
                             "2024-03-01T12:60:00Z",
                             "2024-03-01T12:00:60Z",
                             "2024-03-01T12:00:00.Z",
                             "2024-03-01T12:00:00 Z",
                             "2024-03-01T12:00:00Zx",
                             "2024-03-01T12:00:00+1",
                             "2024-03-01T12:00:00+01:",
                             "2024-03-01T12:00:00+24:00",
                             "2024-03-01T12:00:00.1234567890Z",
                             "2201-01-01",
                             "1969-12-31",
                             "1970-01-01T00:00:00+01:00",
                             "2200-12-31T23:30:00-01:00",
                             "-1709294400",
                             "1709294400.5",
                             "12345678",
                             "123456789012345",
                             "9999999999999",
                             "99999999999999",
                             " 2024-03-01",
                             "２０２４-03-01"})
        QTest::newRow(text) << 0;
}

void TestTime::refuses()
{
    const base::Result<base::UtcTime> time = base::parseTime(QTest::currentDataTag());
    QVERIFY(!time);
    QCOMPARE(base::name(time.error().code), std::string_view("bad_data"));
}

void TestTime::textReadsBack()
{
    QVERIFY(rc::check("parseTime(iso(t)) == t", [] {
        const base::UtcTime time = fromMs(*rc::gen::inRange<std::int64_t>(0, 7289654400000));
        RC_ASSERT(base::parseTime(base::iso(time)).value() == time);
    }));
    QVERIFY(rc::check("texts order as their times do, to the second", [] {
        const base::UtcTime a = fromMs(*rc::gen::inRange<std::int64_t>(0, 7289654400) * 1000);
        const base::UtcTime b = fromMs(*rc::gen::inRange<std::int64_t>(0, 7289654400) * 1000);
        RC_ASSERT((base::iso(a) < base::iso(b)) == (a < b));
    }));
}

void TestTime::startOfDayIsMidnight()
{
    QCOMPARE(qint64(toMs(base::startOfDay(fromMs(1709294400123)))), qint64(1709251200000));
    QCOMPARE(qint64(toMs(base::startOfDay(fromMs(1709251200000)))), qint64(1709251200000));
    QCOMPARE(qint64(toMs(base::startOfDay(fromMs(-1)))), qint64(-86400000));
}

void TestTime::systemClockMoves()
{
    const base::SystemClock clock;
    const base::UtcTime first = clock.now();
    QVERIFY(base::parseTime(base::iso(first)));
    QVERIFY(clock.now() >= first);
    QCOMPARE(clock.realDelay(first - Milliseconds(5)), Milliseconds(0));
    QVERIFY(clock.realDelay(first + std::chrono::hours(1)) > std::chrono::minutes(59));
}

void TestTime::manualClockOnlyGoesForward()
{
    base::ManualClock clock(fromMs(1000));
    QCOMPARE(qint64(toMs(clock.now())), qint64(1000));
    clock.advanceTo(fromMs(5000));
    clock.advanceTo(fromMs(4000));
    QCOMPARE(qint64(toMs(clock.now())), qint64(5000));
    QCOMPARE(clock.realDelay(fromMs(99999)), Milliseconds(0));
}

void TestTime::scaledClockRunsFaster()
{
    const base::UtcTime start = fromMs(1709294400000);
    const base::ScaledClock clock(start, 1000);
    const base::UtcTime goal = start + std::chrono::hours(10);
    const Milliseconds delay = clock.realDelay(goal);
    QVERIFY(delay > Milliseconds(30000) && delay <= Milliseconds(36000));
    std::this_thread::sleep_for(Milliseconds(20));
    QVERIFY(clock.now() >= start + std::chrono::seconds(20));
    QCOMPARE(clock.realDelay(start), Milliseconds(0));
    const base::ScaledClock odd(start, std::nan("")); // a speed that is none runs at one
    QVERIFY(odd.realDelay(goal) > std::chrono::hours(9));
}
