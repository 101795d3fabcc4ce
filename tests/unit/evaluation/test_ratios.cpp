#include "test_ratios.h"

#include "samples.h"

#include "evaluation/ratios.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <limits>

using namespace samples;
using evaluation::sumsOf;

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

std::optional<double> sharpeOf(const std::vector<double> &returns)
{
    return evaluation::sharpe(sumsOf(returns));
}
std::optional<double> sortinoOf(const std::vector<double> &returns)
{
    return evaluation::sortino(sumsOf(returns));
}
std::optional<double> profitOf(const std::vector<double> &returns)
{
    return evaluation::profitFactor(sumsOf(returns));
}

std::vector<double> normals(std::size_t n, double mean, double spread, std::uint64_t seed)
{
    base::Random random(seed);
    std::vector<double> out;
    for (std::size_t i = 0; i < n; ++i)
        out.push_back(mean + spread * random.normal());
    return out;
}

const evaluation::Figure both[] = {evaluation::sharpe, evaluation::sortino};

} // namespace

void TestRatios::days()
{
    // Two points on the first day, none on the third.
    const std::vector<domain::EquityPoint> equity{{at("2024-01-01T04:00:00Z"), 100},
                                                  {at("2024-01-01T20:00:00Z"), 110},
                                                  {at("2024-01-02T04:00:00Z"), 99},
                                                  {at("2024-01-04T04:00:00Z"), 198}};
    const auto returns = evaluation::dailyReturns(equity, 365);
    QCOMPARE(returns.size(), std::size_t(4));
    QVERIFY(near(returns[0], 0.1) && near(returns[1], -0.1) && returns[2] == 0 && near(returns[3], 1));
    QVERIFY(evaluation::dailyReturns({}, 365).empty());
    QCOMPARE(evaluation::dailyReturns(daily({100}), 365).size(), std::size_t(1));
}

void TestRatios::daysOff()
{
    const std::vector<domain::EquityPoint> equity{{at("2024-01-05T12:00:00Z"), 100},
                                                  {at("2024-01-08T12:00:00Z"), 110}}; // Friday, Monday
    QCOMPARE(evaluation::dailyReturns(equity, 252).size(), std::size_t(2));
    QCOMPARE(evaluation::dailyReturns(equity, 365).size(), std::size_t(4));
}

void TestRatios::sharpeByHand()
{
    // Mean 0.02; deviations 0.01, −0.02, 0.01 with squares of 0.0006 over n − 1 = 2.
    QVERIFY(near(sharpeOf({0.03, 0.0, 0.03}), 0.02 / std::sqrt(0.0003)));
    QVERIFY(near(sharpeOf({-0.03, 0.0, -0.03}), -0.02 / std::sqrt(0.0003)));
    QVERIFY(near(sharpeOf({1e6 + 1, 1e6 - 1}), 1e6 / std::sqrt(2.0))); // far from zero
}

void TestRatios::sharpeWithoutSpread()
{
    QVERIFY(sharpeOf({0.01, 0.01, 0.01}) == endless);
    QVERIFY(sharpeOf({-0.1, -0.1, -0.1}) == -endless);
    QVERIFY(!sharpeOf({0, 0, 0}));
    QVERIFY(!sharpeOf({0.1}) && !sharpeOf({}));
}

void TestRatios::sortinoByHand()
{
    // Mean 0.01; the one loss of 0.03 squared over all three is 0.0003.
    QVERIFY(near(sortinoOf({0.02, 0.04, -0.03}), 0.01 / std::sqrt(0.0003)));
}

void TestRatios::sortinoWithoutLoss()
{
    QVERIFY(sortinoOf({0.02, 0.0}) == endless);
    QVERIFY(!sortinoOf({0, 0}));
    QVERIFY(!sortinoOf({0.1}));
}

void TestRatios::profitFactors()
{
    QVERIFY(near(profitOf({30, -10, 15, -5}), 3));
    QVERIFY(profitOf({30, 0}) == endless);
    QVERIFY(near(profitOf({-3}), 0));
    QVERIFY(!profitOf({0}) && !profitOf({}));
}

void TestRatios::quantiles()
{
    const std::vector<double> sorted{1, 2, 3, 4, 5};
    QCOMPARE(evaluation::quantile(sorted, 0), 1.0);
    QCOMPARE(evaluation::quantile(sorted, 0.5), 3.0);
    QCOMPARE(evaluation::quantile(sorted, 0.875), 4.5);
    QCOMPARE(evaluation::quantile(sorted, 1), 5.0);
    const std::vector<double> odd{-endless, 1, endless};
    QCOMPARE(evaluation::quantile(odd, 0.1), -endless);
    QCOMPARE(evaluation::quantile(odd, 0.9), endless);
}

void TestRatios::bootstrapIsRepeatable()
{
    const auto returns = normals(200, 0.001, 0.01, 7);
    const auto a = evaluation::bootstrap(returns, 6, both, base::Random(1));
    const auto b = evaluation::bootstrap(returns, 6, both, base::Random(1));
    const auto c = evaluation::bootstrap(returns, 6, both, base::Random(2));
    QVERIFY(a[0] && a[1] && a[0]->low == b[0]->low && a[1]->high == b[1]->high);
    QVERIFY(a[0]->low != c[0]->low);
    QVERIFY(a[0]->low < *sharpeOf(returns) && *sharpeOf(returns) < a[0]->high);
}

void TestRatios::bootstrapCovers()
{
    // A true ratio of 0.1: about 95 of 100 intervals should hold it, and nearly all of 300 should not be
    // tighter.
    int held = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto returns = normals(250, 0.001, 0.01, seed);
        const auto bounds = evaluation::bootstrap(returns, 1, both, base::Random(seed));
        held += bounds[0] && bounds[0]->low <= 0.1 && 0.1 <= bounds[0]->high;
    }
    QVERIFY2(held >= 88 && held <= 100, qPrintable(QString::number(held)));
}

void TestRatios::bootstrapBlocks()
{
    // Returns that hang together: single draws believe too much, blocks know less.
    base::Random random(3);
    std::vector<double> returns;
    double last = 0;
    for (int i = 0; i < 1000; ++i)
        returns.push_back(last = 0.9 * last + 0.01 * random.normal());
    const auto single = evaluation::bootstrap(returns, 1, both, base::Random(1));
    const auto blocks = evaluation::bootstrap(returns, 30, both, base::Random(1));
    QVERIFY(single[0] && blocks[0]);
    QVERIFY(blocks[0]->high - blocks[0]->low > 2 * (single[0]->high - single[0]->low));
    QCOMPARE(evaluation::blockLength(1000), 10.0);
    QCOMPARE(evaluation::blockLength(0), 1.0);
}

void TestRatios::bootstrapOfFew()
{
    const std::vector<double> one{0.1}, same{0.0, 0.0, 0.0};
    QVERIFY(!evaluation::bootstrap(one, 1, both, base::Random(1))[0]);
    QVERIFY(!evaluation::bootstrap(same, 1, both, base::Random(1))[0]); // undefined in every resample
}

void TestRatios::property()
{
    QVERIFY(rc::check("ratios do not depend on the scale and turn with the sign", [](std::uint64_t seed) {
        base::Random random(seed);
        std::vector<double> returns, scaled, turned;
        const std::size_t n = 2 + random.below(50);
        for (std::size_t i = 0; i < n; ++i) {
            returns.push_back(0.02 * random.normal());
            scaled.push_back(8 * returns.back());
            turned.push_back(-returns.back());
        }
        RC_ASSERT(near(sharpeOf(scaled), *sharpeOf(returns)));
        RC_ASSERT(near(sharpeOf(turned), -*sharpeOf(returns)));
        const auto up = profitOf(returns), down = profitOf(turned);
        if (up && down && std::isfinite(*up) && *up > 0)
            RC_ASSERT(near(*up * *down, 1));
    }));
}
