#include "test_scales.h"

#include "chart/chart_spec.h"
#include "chart/scales.h"
#include "samples.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

#include <cmath>
#include <limits>

using chart::BarScale;
using chart::ValueScale;

void TestScales::bodiesAreOdd()
{
    for (double perBar = 0.1; perBar < 300; perBar += 0.05) {
        const int width = chart::bodyWidth(perBar, 32);
        QVERIFY(width >= 1 && width <= 32 && width % 2 == 1);
        if (perBar >= 2)
            QVERIFY2(width < perBar, "neighbours touch");
        if (perBar >= 4 && perBar < 40)
            QVERIFY2(width >= perBar * 0.76 - 2, "too thin");
    }
}

void TestScales::columnsPartitionTheBars()
{
    QVERIFY(rc::check("every bar in view stands in exactly one pixel column", [] {
        const auto count = *rc::gen::inRange<std::size_t>(0, 40'000);
        const auto width = *rc::gen::inRange(1, 900);
        const double perBar = *rc::gen::inRange(1, 1000) / 1000.0;
        const double first = *rc::gen::inRange(-2'000, 30'000) / 7.0;
        const BarScale bars{first, perBar, *rc::gen::inRange(0, 50), width};
        std::size_t next = bars.barsIn(bars.left, count).from;
        for (int x = bars.left; x < bars.left + width; ++x) {
            const auto range = bars.barsIn(x, count);
            RC_ASSERT(range.from == next);
            RC_ASSERT(range.from <= range.to);
            RC_ASSERT(range.to <= count);
            next = range.to;
        }
    }));
}

void TestScales::blocksMoveEdgesLittle()
{
    for (const double perBar : {0.9, 0.02, 0.0019, 0.00017}) {
        const BarScale bars{0, perBar, 0, 1000};
        for (int x = 0; x < 1000; ++x) {
            const auto range = bars.barsIn(x, 100'000'000);
            QVERIFY(std::abs(bars.x(static_cast<double>(range.from)) - x) <=
                    std::max(0.5 * perBar, 0.0625) + 1e-9);
        }
    }
}

void TestScales::visibleIsClipped()
{
    const BarScale bars{-2.5, 10, 0, 100}; // -2.5 … 7.5
    QCOMPARE(bars.visible(100).from, std::size_t(0));
    QCOMPARE(bars.visible(100).to, std::size_t(8));
    QCOMPARE(bars.visible(5).to, std::size_t(5));
    QCOMPARE(bars.visible(0).to, std::size_t(0));
    QCOMPARE((BarScale{50, 10, 0, 100}).visible(20).from, std::size_t(20));
}

void TestScales::valuesGoThereAndBack()
{
    QVERIFY(rc::check("y and value undo each other", [] {
        const double low = *rc::gen::inRange(1, 1'000'000) * std::pow(10.0, *rc::gen::inRange(-9, 6));
        const double high = low * (1 + *rc::gen::inRange(1, 100'000) / 1000.0);
        const ValueScale scale{low, high, 20, 520, *rc::gen::arbitrary<bool>()};
        const double value = low + (high - low) * *rc::gen::inRange(0, 1001) / 1000.0;
        RC_ASSERT(std::abs(scale.value(scale.y(value)) - value) <= 1e-9 * high);
        RC_ASSERT(scale.y(value) >= 20 - 1e-6);
        RC_ASSERT(scale.y(value) <= 520 + 1e-6);
    }));
    const ValueScale scale{100, 200, 10, 110, false};
    QCOMPARE(scale.y(100), 110.0);
    QCOMPARE(scale.y(200), 10.0);
    QCOMPARE(scale.row(150), 60);
}

void TestScales::farValuesAreKeptNear()
{
    const ValueScale scale{1, 2, 0, 100, false};
    QVERIFY(scale.y(1e300) >= -10'000);
    QVERIFY(scale.y(-1e300) <= 10'100);
}

void TestScales::extentIgnoresWhatIsNotFinite()
{
    chart::Extent extent;
    QVERIFY(extent.isEmpty());
    QCOMPARE(extent.span(), 0.0);
    extent.take(std::numeric_limits<double>::quiet_NaN());
    extent.take(std::numeric_limits<double>::infinity());
    QVERIFY(extent.isEmpty());
    extent.take(3.0);
    extent.take(-1.0);
    QCOMPARE(extent.low, -1.0);
    QCOMPARE(extent.high, 3.0);
}

void TestScales::showLast_data()
{
    QTest::addColumn<int>("candles");
    QTest::addColumn<int>("bars");
    QTest::addColumn<double>("first");
    QTest::newRow("the last bars") << 600 << 120 << 480.0;
    QTest::newRow("a shorter series is fitted") << 80 << 120 << 0.0;
    QTest::newRow("three candles are not towers") << 3 << 120 << -27.0;
    QTest::newRow("few bars are what is asked for") << 600 << 10 << 590.0;
    QTest::newRow("none") << 0 << 120 << -30.0;
}

void TestScales::showLast()
{
    QFETCH(int, candles);
    QFETCH(int, bars);
    chart::ChartSpec spec;
    spec.candles = samples::walk(static_cast<std::size_t>(candles));
    spec.showLast(static_cast<std::size_t>(bars));
    QTEST(spec.firstVisible, "first");
    QVERIFY(spec.lastVisible >= candles + 1);
    QVERIFY(spec.lastVisible <= candles + 1 + 0.05 * bars);
}
