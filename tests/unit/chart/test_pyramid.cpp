#include "test_pyramid.h"

#include "chart/pyramid.h"
#include "samples.h"

#include "base/random.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

#include <cmath>
#include <limits>

using chart::Extent;
using chart::Pyramid;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

Extent bruteForce(const std::vector<double> &lows, const std::vector<double> &highs, std::size_t from,
                  std::size_t to)
{
    Extent extent;
    for (std::size_t i = from; i < std::min(to, lows.size()); ++i) {
        extent.take(lows[i]);
        extent.take(highs[i]);
    }
    return extent;
}

} // namespace

void TestPyramid::agreesWithBruteForce()
{
    QVERIFY(rc::check("over(from, to) is the minimum of the lows and the maximum of the highs", [] {
        const auto size = *rc::gen::inRange<std::size_t>(0, 3000);
        base::Random random(*rc::gen::arbitrary<std::uint64_t>());
        std::vector<double> lows(size), highs(size);
        for (std::size_t i = 0; i < size; ++i) {
            lows[i] = random.normal();
            highs[i] = lows[i] + random.uniform();
        }
        const Pyramid pyramid(lows, highs);
        for (int round = 0; round < 20; ++round) {
            const auto from = random.below(size + 3), to = random.below(size + 10);
            const Extent found = pyramid.over(from, to), expected = bruteForce(lows, highs, from, to);
            RC_ASSERT(found.isEmpty() == expected.isEmpty());
            if (!found.isEmpty()) {
                RC_ASSERT(found.low == expected.low);
                RC_ASSERT(found.high == expected.high);
            }
        }
    }));
}

void TestPyramid::noValuesAreSkipped()
{
    std::vector<double> values(100, kNone);
    QVERIFY(Pyramid(values, values).over(0, 100).isEmpty());
    values[37] = 5;
    const Pyramid one(values, values);
    QCOMPARE(one.over(0, 100).low, 5.0);
    QCOMPARE(one.over(0, 100).high, 5.0);
    QVERIFY(one.over(38, 100).isEmpty());
    QVERIFY(one.over(60, 40).isEmpty());
    QVERIFY(one.over(100, 400).isEmpty());
}

void TestPyramid::cacheKeepsAndDrops()
{
    chart::PyramidCache cache;
    const auto series = samples::walk(500);
    const Pyramid *first = &cache.prices(series);
    QCOMPARE(&cache.prices(series), first);
    QVERIFY(&cache.volumes(series) != first);
    QCOMPARE(cache.size(), std::size_t(2));
    for (int frame = 0; frame < 3; ++frame) {
        QCOMPARE(&cache.prices(series), first);
        cache.endFrame();
    }
    QCOMPARE(cache.size(), std::size_t(1)); // the volumes were not asked for
}

void TestPyramid::cacheIsNotFooledByAReusedAddress()
{
    chart::PyramidCache cache;
    for (int i = 1; i < 50; ++i) { // each vector is freed by its owner, but not by the cache
        const auto values = std::make_shared<const std::vector<double>>(100, static_cast<double>(i));
        QCOMPARE(cache.values(values).over(0, 100).high, static_cast<double>(i));
        cache.endFrame();
    }
    QVERIFY(cache.size() <= 3);
}

void TestPyramid::sliceSharesThePyramidOfItsColumns()
{
    chart::PyramidCache cache;
    const auto series = samples::walk(1000);
    const auto slice = series.slice(300, 400);
    const Extent extent = cache.prices(slice).over(slice.offset(), slice.offset() + slice.size());
    QCOMPARE(extent.high, *std::max_element(slice.high().begin(), slice.high().end()));
    QCOMPARE(extent.low, *std::min_element(slice.low().begin(), slice.low().end()));
    QCOMPARE(&cache.prices(series), &cache.prices(slice));
}
