#include "test_ticks.h"

#include "chart/calendar.h"
#include "chart/ticks.h"
#include "samples.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

#include <cmath>
#include <set>

using chart::BarScale;
using chart::CalendarUnit;
using chart::Step;
using chart::TimeTick;
using chart::ValueScale;
using chart::ValueTicks;

namespace {

constexpr std::int64_t kHour = 3'600'000, kDay = 24 * kHour;
constexpr std::int64_t kNewYear2024 = 1'704'067'200'000; // 2024-01-01T00:00Z, a Monday

double widthOf(const QString &text)
{
    return 7.0 * static_cast<double>(text.size());
}

std::vector<TimeTick> ticksOf(const domain::CandleSeries &candles, const BarScale &bars,
                              const chart::Wording &wording = {})
{
    return chart::timeTicks(candles, bars, wording, 100, 16, bars.left, bars.left + bars.width, widthOf);
}

/// Labels by blanks, in which "_" stands for a blank.
QStringList words(const char *text)
{
    QStringList all = QString::fromLatin1(text).split(QLatin1Char(' '));
    return all.replaceInStrings(QStringLiteral("_"), QStringLiteral(" "));
}

QStringList labelsOf(const std::vector<TimeTick> &ticks)
{
    QStringList labels;
    for (const TimeTick &tick : ticks)
        labels << tick.label;
    return labels;
}

} // namespace

void TestTicks::stepsAreOneTwoFive()
{
    for (int exponent = -9; exponent <= 9; ++exponent) {
        for (double factor = 1; factor < 10; factor += 0.37) {
            const double least = factor * std::pow(10.0, exponent);
            const Step step = Step::atLeast(least);
            QVERIFY((std::set{1, 2, 5}).count(step.mantissa) == 1);
            QVERIFY2(step.value() >= least * (1 - 1e-9), qPrintable(QString::number(least)));
            QVERIFY2(step.value() < least * 2.5000001, qPrintable(QString::number(least))); // none in between
        }
    }
    QCOMPARE(Step::atLeast(0.1).value(), 0.1);
    QCOMPARE(Step::atLeast(0.2).value(), 0.2);
    QCOMPARE(Step::atLeast(5).value(), 5.0);
    QCOMPARE(Step::atLeast(1000).value(), 1000.0);
}

void TestTicks::stepsAreExact()
{
    QCOMPARE((Step{1, -1}).times(3), 0.3);
    QCOMPARE((Step{2, -7}).times(36), 0.0000072);
    QCOMPARE((Step{5, 3}).times(-3), -15000.0);
}

void TestTicks::valueTicksKeepTheirDistance()
{
    QVERIFY(rc::check("ticks are whole steps, in range, at least the gap apart and not too few", [] {
        const double magnitude = std::pow(10.0, *rc::gen::inRange(-9, 10));
        const double low = *rc::gen::inRange(-100'000, 100'000) / 1000.0 * magnitude;
        const double high = low + *rc::gen::inRange(1, 100'000) / 1000.0 * magnitude;
        const double height = *rc::gen::inRange(40, 2000), gap = *rc::gen::inRange(12, 80);
        const ValueScale scale{low, high, 10, 10 + height, false};
        const auto ticks = ValueTicks::over(scale, gap);
        for (std::size_t i = 0; i < ticks.values.size(); ++i) {
            const double steps = ticks.values[i] / ticks.step;
            RC_ASSERT(std::abs(steps - std::round(steps)) < 1e-6);
            RC_ASSERT(ticks.values[i] >= low - 1e-6 * ticks.step);
            RC_ASSERT(ticks.values[i] <= high + 1e-6 * ticks.step);
            if (i > 0)
                RC_ASSERT(scale.y(ticks.values[i - 1]) - scale.y(ticks.values[i]) >= gap * (1 - 1e-9));
        }
        // the step is at most two and a half times what the gap asks for
        RC_ASSERT(static_cast<double>(ticks.values.size()) >= std::floor(height / (2.5 * gap)) - 1);
    }));
}

void TestTicks::leastStepHolds()
{
    const ValueScale scale{0.995, 1.005, 0, 1000, false};
    QCOMPARE(ValueTicks::over(scale, 40, 0.01).values, std::vector<double>{1.0});
    QVERIFY(ValueTicks::over(scale, 40).step < 0.01);
    QVERIFY(ValueTicks::over({1, 1, 0, 100, false}, 40).values.empty());
    QVERIFY(ValueTicks::over({1, 2, 100, 100, false}, 40).values.empty());
}

void TestTicks::logarithmicTicks()
{
    const ValueScale wide{0.5, 70'000, 0, 400, true};
    const auto ticks = ValueTicks::over(wide, 40);
    QVERIFY(ticks.values.size() >= 4);
    for (const double value : ticks.values) {
        const double mantissa = value / std::pow(10.0, std::floor(std::log10(value) + 1e-9));
        QVERIFY(std::abs(mantissa - 1) < 1e-9 || std::abs(mantissa - 2) < 1e-9 ||
                std::abs(mantissa - 5) < 1e-9);
    }
    const ValueScale narrow{7'600, 78'000, 0, 500, true};
    const auto few = ValueTicks::over(narrow, 40);
    QCOMPARE(few.values.front(), 8'000.0);
    QVERIFY(few.values.size() >= 7);
    for (const double value : few.values)
        QCOMPARE(std::fmod(value, 1'000.0), 0.0);
    for (const auto &all : {std::pair(wide, ticks.values), std::pair(narrow, few.values)}) {
        for (std::size_t i = 1; i < all.second.size(); ++i)
            QVERIFY(all.first.y(all.second[i - 1]) - all.first.y(all.second[i]) >= 39);
    }
}

void TestTicks::unitsFloorAndNext()
{
    QVERIFY(rc::check("floor ≤ time < next, and a boundary is its own floor", [] {
        const auto units = CalendarUnit::ladder();
        const CalendarUnit unit = units[*rc::gen::inRange<std::size_t>(0, units.size())];
        const std::int64_t time = *rc::gen::inRange<std::int64_t>(-20'000, 60'000) * kDay +
                                  *rc::gen::inRange<std::int64_t>(0, kDay);
        const auto floor = unit.floor(time), next = unit.next(time);
        RC_ASSERT(floor <= time);
        RC_ASSERT(time < next);
        RC_ASSERT(unit.floor(floor) == floor);
        RC_ASSERT(unit.floor(next) == next);
        RC_ASSERT(unit.next(floor) == next);
    }));
}

void TestTicks::dayMarksKeepClearOfTheNextMonth()
{
    for (const int count : {2, 3, 5, 7, 14}) {
        const CalendarUnit unit{CalendarUnit::Field::Days, count};
        std::int64_t last = unit.floor(kNewYear2024);
        while (last < kNewYear2024 + 800 * kDay) {
            const auto next = unit.next(last);
            QVERIFY(2 * (next - last) > count * kDay);
            QVERIFY(next - last <= 2 * count * kDay);
            last = next;
        }
        QCOMPARE(unit.next(kNewYear2024 - 1), kNewYear2024);
    }
}

void TestTicks::timeTicksStandOnBoundaries_data()
{
    QTest::addColumn<QString>("timeframe");
    QTest::addColumn<double>("perBar");
    QTest::addColumn<int>("zone");
    for (const QString &timeframe : words("1m 15m 1h 4h 1d 1w")) {
        for (const double perBar : {0.05, 0.8, 3.0, 9.7, 40.0}) {
            for (const int zone : {0, 3600, -18'000, 20'700}) { // UTC, Berlin, New York, Kathmandu
                const QString name = QStringLiteral("%1 %2 %3").arg(timeframe).arg(perBar).arg(zone);
                QTest::newRow(qPrintable(name)) << timeframe << perBar << zone;
            }
        }
    }
}

void TestTicks::timeTicksStandOnBoundaries()
{
    QFETCH(QString, timeframe);
    QFETCH(double, perBar);
    QFETCH(int, zone);
    const std::size_t count = timeframe == QLatin1String("1w") ? 9'000 : 25'000; // not beyond the year 2200
    const auto candles = samples::walk(count, 100, 2, 3, timeframe.toLatin1().constData(), 1'600'041'600'000);
    chart::Wording wording;
    wording.zoneOffsetSeconds = zone;
    const BarScale bars{4'000, perBar, 0, 1'000};
    const auto ticks = ticksOf(candles, bars, wording);
    QVERIFY(!ticks.empty());
    QVERIFY(ticks.size() <= 12);
    for (const TimeTick &tick : ticks) {
        if (tick.bar >= candles.size())
            break; // extrapolated
        const std::int64_t local = candles.time()[tick.bar] + zone * 1000LL;
        const auto date = chart::LocalDate::of(local),
                   before = chart::LocalDate::of(candles.time()[tick.bar - 1] + zone * 1000LL);
        switch (tick.rank) { // the first bar after the boundary that its rank names
        case TimeTick::Rank::Year:
            QVERIFY(date.year != before.year);
            QCOMPARE(tick.label, QString::number(date.year));
            break;
        case TimeTick::Rank::Month:
            QVERIFY(date.month != before.month);
            break;
        case TimeTick::Rank::Day:
            QVERIFY(date.day != before.day);
            break;
        case TimeTick::Rank::Time:
            QVERIFY(local % 60'000 == 0);
            QVERIFY(tick.label.contains(QLatin1Char(':')));
            break;
        }
        QCOMPARE(tick.x, bars.column(tick.bar));
    }
}

void TestTicks::timeLabels_data()
{
    QTest::addColumn<QString>("timeframe");
    QTest::addColumn<double>("perBar");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("hours within a day")
        << "15m" << 5.0 << words("2024 06:00 12:00 18:00 Jan_2 06:00 12:00 18:00 Jan_3");
    QTest::newRow("days") << "4h" << 9.7 << words("2024 Jan_3 Jan_5 Jan_7 Jan_9 Jan_11 Jan_13 Jan_15 Jan_17");
    QTest::newRow("months") << "1d" << 4.0 << words("2024 Feb Mar Apr May Jun Jul Aug Sep");
    QTest::newRow("years") << "1w" << 2.0 << words("2024 2025 2026 2027 2028 2029 2030 2031 2032 2033");
}

void TestTicks::timeLabels()
{
    QFETCH(QString, timeframe);
    QFETCH(double, perBar);
    const auto candles = samples::walk(2'000, 100, 2, 3, timeframe.toLatin1().constData(), kNewYear2024);
    QTEST(labelsOf(chart::timeTicks(candles, {0, perBar, 0, 1000}, {}, 100, 16, -50, 1000, widthOf)),
          "labels");
}

void TestTicks::timeTicksNeverOverlap()
{
    QVERIFY(rc::check("labels keep their gap and stay inside", [] {
        const auto frames = domain::Timeframe::all();
        const auto frame = frames[*rc::gen::inRange<std::size_t>(0, frames.size())];
        const auto step = frame.step().count();
        domain::CandleColumns columns;
        std::int64_t time = frame.floor(base::fromMs(1'690'000'000'000)).time_since_epoch().count();
        for (int i = 0; i < 300; ++i) {
            columns.add(time, 10, 11, 9, 10, 1);
            time += step * *rc::gen::weightedElement<std::int64_t>({{30, 1}, {2, 7}, {1, 500}});
        }
        const auto candles = domain::CandleSeries::make(frame, std::move(columns), 300);
        RC_ASSERT(candles.has_value());
        chart::Wording wording;
        wording.zoneOffsetSeconds = *rc::gen::inRange(-48, 57) * 900;
        wording.dayFirst = *rc::gen::arbitrary<bool>();
        const BarScale bars{*rc::gen::inRange(-40, 250) / 1.0, *rc::gen::inRange(1, 600) / 10.0, 0,
                            *rc::gen::inRange(60, 2000)};
        const auto ticks = ticksOf(*candles, bars, wording);
        double end = -1e9;
        for (const TimeTick &tick : ticks) {
            const double left = tick.x + 0.5 - tick.width / 2, right = tick.x + 0.5 + tick.width / 2;
            RC_ASSERT(left >= end + 15.9);
            RC_ASSERT(left >= 0);
            RC_ASSERT(right <= bars.width);
            RC_ASSERT(!tick.label.isEmpty());
            end = right;
        }
    }));
}

void TestTicks::ticksReachBeyondTheLastBar()
{
    const auto candles = samples::walk(48, 100, 2, 3, "1h", kNewYear2024);
    const auto ticks = ticksOf(candles, {0, 10, 0, 1000}); // a hundred bars' room for 48
    QVERIFY(ticks.back().bar >= candles.size());
    QVERIFY(labelsOf(ticks).contains(QStringLiteral("Jan 4")));
}

void TestTicks::gapsHideNoGreaterRank()
{
    // 1h bars; Friday 22:00 to Sunday 21:00 missing, as on a currency market
    std::vector<std::size_t> weekend;
    for (std::size_t i = 4 * 24 + 22; i < 6 * 24 + 22; ++i)
        weekend.push_back(i);
    const auto candles = samples::without(samples::walk(240, 1.2, 5, 3, "1h", kNewYear2024), weekend);
    const auto labels = labelsOf(ticksOf(candles, {0, 5, 0, 960}));
    QVERIFY2(labels.contains(QStringLiteral("Jan 8")), qPrintable(labels.join(QLatin1Char(' ')))); // Monday
    QVERIFY(!labels.contains(QStringLiteral("Jan 6"))); // Saturday has no bar
}

void TestTicks::oneCandleTellsItsDate()
{
    const auto candles = samples::walk(1, 100, 2, 3, "1h", kNewYear2024 + 13 * kHour);
    QCOMPARE(labelsOf(ticksOf(candles, {-6, 20, 0, 220})), words("2024_Jan_1_13:00"));
    QVERIFY(ticksOf(domain::CandleSeries(), {0, 10, 0, 100}).empty());
    chart::Wording wording;
    wording.dayFirst = true;
    QCOMPARE(chart::fullTime(candles, 0, wording), QStringLiteral("1 Jan 2024 13:00"));
    QCOMPARE(chart::fullTime(candles, 3, wording), QStringLiteral("1 Jan 2024 16:00"));
    QCOMPARE(chart::fullTime(samples::walk(2, 100, 2, 3, "1d", kNewYear2024), 1, {}),
             QStringLiteral("2024 Jan 2"));
}

void TestTicks::zoneMovesMidnight()
{
    const auto candles = samples::walk(48, 100, 2, 3, "1h", kNewYear2024);
    chart::Wording wording;
    wording.zoneOffsetSeconds = -5 * 3600;
    for (const TimeTick &tick : ticksOf(candles, {0, 20, 0, 960}, wording)) {
        if (tick.rank != TimeTick::Rank::Time)
            QCOMPARE(candles.time()[tick.bar] % kDay, 5 * kHour);
    }
}
