#include "test_kernels.h"

#include "candles.h"

#include "studies/fused.h"
#include "studies/line.h"
#include "studies/logarithm.h"
#include "studies/moments.h"
#include "studies/smooth.h"
#include "studies/window.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

using namespace studies;

namespace {

double slowFold(Fold fold, const std::vector<double> &x, std::size_t bar, std::size_t period)
{
    long double value = static_cast<long double>(x[bar]);
    for (std::size_t i = bar + 1 - period; i < bar; ++i) {
        const auto one = static_cast<long double>(x[i]);
        value = fold == Fold::Sum   ? value + one
                : fold == Fold::Max ? std::max(value, one)
                                    : std::min(value, one);
    }
    return static_cast<double>(value);
}

std::vector<double> folded(Fold fold, std::size_t period, const std::vector<double> &x)
{
    std::vector<double> out(x.size());
    Window(fold, period).column(x, out);
    return out;
}

std::vector<double> closes(std::size_t count, std::uint64_t seed)
{
    return makeCandles(::Market::Walk, count, seed).close;
}

/// A column of a smoother, fed in pieces whose sizes a list gives in turn.
std::vector<double> smoothed(Smoother smoother, const std::vector<double> &x,
                             const std::vector<std::size_t> &pieces)
{
    std::vector<double> out(x.size() + Smoother::history), padded(Smoother::history);
    padded.insert(padded.end(), x.begin(), x.end());
    for (std::size_t from = 0, turn = 0; from < x.size(); ++turn) {
        const std::size_t bars = std::min(pieces[turn % pieces.size()], x.size() - from);
        smoother.run(padded.data() + Smoother::history + from, bars, out.data() + Smoother::history + from);
        from += bars;
    }
    return {out.begin() + Smoother::history, out.end()};
}

} // namespace

void TestKernels::windowsFoldTheirValues_data()
{
    QTest::addColumn<int>("fold");
    QTest::newRow("sum") << int(Fold::Sum);
    QTest::newRow("max") << int(Fold::Max);
    QTest::newRow("min") << int(Fold::Min);
}

void TestKernels::windowsFoldTheirValues()
{
    QFETCH(int, fold);
    const std::vector<double> x = closes(1100, 3);
    for (const std::size_t period : std::initializer_list<std::size_t>{
             1,  2,  3,  4,   5,   7,   8,   9,   14,  15,  20,  31,  32,   33,   50,
             63, 64, 65, 127, 128, 200, 255, 256, 300, 511, 512, 513, 1023, 1100, 1101}) {
        const std::vector<double> out = folded(Fold(fold), period, x);
        for (std::size_t bar = 0; bar < x.size(); ++bar) {
            if (bar + 1 < period)
                QVERIFY(std::isnan(out[bar]));
            else if (fold == int(Fold::Sum))
                QVERIFY(near(out[bar], slowFold(Fold(fold), x, bar, period), 2e-15));
            else
                QCOMPARE(out[bar], slowFold(Fold(fold), x, bar, period));
        }
    }
}

void TestKernels::windowsDoNotDependOnWhereTheyStand()
{
    QVERIFY(rc::check("a window's value depends on its own values alone", [] {
        const auto period = *rc::gen::inRange<std::size_t>(1, 300);
        const auto count = period + *rc::gen::inRange<std::size_t>(0, 900);
        const auto skip = *rc::gen::inRange<std::size_t>(0, count - period + 1);
        const std::vector<double> x = closes(count, *rc::gen::arbitrary<std::uint32_t>());
        const std::vector<double> later(x.begin() + static_cast<std::ptrdiff_t>(skip), x.end());
        for (const Fold fold : {Fold::Sum, Fold::Max, Fold::Min}) {
            const std::vector<double> all = folded(fold, period, x), part = folded(fold, period, later);
            for (std::size_t bar = period - 1; bar < part.size(); ++bar)
                RC_ASSERT(sameBits(part[bar], all[bar + skip]));
        }
    }));
}

void TestKernels::momentsMatchTwoPasses()
{
    const std::vector<double> x = closes(600, 9);
    for (const std::size_t period : std::initializer_list<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 21, 50,
                                                                       63, 100, 133, 200, 255, 300}) {
        std::vector<double> mean(x.size()), variance(x.size());
        Moments moments(period);
        moments.run(x.data() + period - 1, 200, mean.data(), variance.data());
        for (std::size_t i = 0; i < 200; ++i) {
            long double sum = 0, squares = 0;
            for (std::size_t k = i; k < i + period; ++k)
                sum += static_cast<long double>(x[k]);
            const long double middle = sum / static_cast<long double>(period);
            for (std::size_t k = i; k < i + period; ++k)
                squares +=
                    (static_cast<long double>(x[k]) - middle) * (static_cast<long double>(x[k]) - middle);
            QVERIFY(near(mean[i], static_cast<double>(middle), 2e-15));
            QVERIFY(near(variance[i], static_cast<double>(squares / static_cast<long double>(period)), 1e-12,
                         1e-27));
        }
    }
}

void TestKernels::momentsOfEqualValuesHaveNoSpread()
{
    for (const double price : {0.1, 1e-9, 7.3e11, 64013.37})
        for (std::size_t period = 1; period < 300; ++period) {
            const std::vector<double> x(period + 20, price);
            std::vector<double> mean(20), variance(20);
            Moments moments(period);
            moments.run(x.data() + period - 1, 20, mean.data(), variance.data());
            for (std::size_t i = 0; i < 20; ++i) {
                QCOMPARE(variance[i], 0.0);
                QVERIFY(near(mean[i], price, 1e-15));
            }
        }
}

void TestKernels::smootherFollowsItsRecurrence()
{
    for (const std::size_t period :
         std::initializer_list<std::size_t>{1, 2, 3, 9, 14, 20, 26, 50, 200, 1000}) {
        const std::vector<double> x = closes(3000, period);
        const std::vector<double> out = smoothed(Smoother::ema(period, 5), x, {chunkBars});
        long double value = 0;
        for (std::size_t bar = 0; bar < x.size(); ++bar) {
            const auto now = static_cast<long double>(x[bar]), length = static_cast<long double>(period);
            if (bar < 5 + period) {
                value += bar >= 5 ? now / length : 0;
                QVERIFY(bar + 1 < 5 + period ? std::isnan(out[bar])
                                             : near(out[bar], static_cast<double>(value), 1e-14));
                continue;
            }
            value += 2 / (length + 1) * (now - value);
            QVERIFY(near(out[bar], static_cast<double>(value), 1e-13));
        }
    }
}

void TestKernels::smootherDoesNotDependOnChunks()
{
    QVERIFY(rc::check("an average does not depend on how its column is cut", [] {
        const auto period = *rc::gen::inRange<std::size_t>(1, 60);
        const auto first = *rc::gen::inRange<std::size_t>(0, 30);
        const std::vector<double> x =
            closes(*rc::gen::inRange<std::size_t>(1, 900), *rc::gen::arbitrary<std::uint32_t>());
        const auto pieces = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, chunkBars + 1)));
        const std::vector<double> whole = smoothed(Smoother::wilder(period, first), x, {chunkBars});
        const std::vector<double> cut = smoothed(Smoother::wilder(period, first), x, pieces);
        for (std::size_t bar = 0; bar < x.size(); ++bar)
            RC_ASSERT(sameBits(whole[bar], cut[bar]));
    }));
}

void TestKernels::smootherHolds()
{
    Smoother smoother = Smoother::wilder(4, 0);
    std::vector<double> x(200, 3.0), y(200);
    smoother.run(x.data() + 16, 4, y.data() + 16);
    QVERIFY(smoother.seededAfter(0));
    smoother.hold(y.data() + 20);
    QCOMPARE(y[20], 3.0);
    x[21] = 7;
    smoother.run(x.data() + 21, 100, y.data() + 21);
    QCOMPARE(y[21], 4.0);
    QCOMPARE(y[22], 3.75);
}

/// Every width of registers against the other, at every length of a tail; a single bar against the columns.
void TestKernels::lanesGiveTheSameBits()
{
#if STUDIES_LANES
    if (__builtin_cpu_supports("avx512f") == 0)
        QSKIP("this machine has one width only");
    const std::vector<double> x = closes(200, 12);
    const auto same = [&x](Lanes::Folding four, Lanes::Folding eight, std::size_t columns) {
        for (std::size_t count = 1; count < x.size(); ++count) {
            std::vector<std::vector<double>> a(columns, std::vector<double>(count + 8)), b = a;
            std::array<double *, 2 * quickLevels> toA{}, toB{};
            for (std::size_t i = 0; i < columns; ++i) {
                toA[i] = a[i].data();
                toB[i] = b[i].data();
            }
            four(x.data(), count, toA.data());
            eight(x.data(), count, toB.data());
            for (std::size_t i = 0; i < columns; ++i)
                if (!std::equal(a[i].begin(), a[i].begin() + static_cast<std::ptrdiff_t>(count), b[i].begin(),
                                sameBits))
                    return false;
        }
        return true;
    };
    for (std::size_t level = 0; level < quickLevels; ++level) {
        for (std::size_t fold = 0; fold < 3; ++fold)
            QVERIFY(same(fourLanes.folds[fold][level], eightLanes.folds[fold][level], level + 1));
        QVERIFY(same(fourLanes.lines[level], eightLanes.lines[level], 2 * (level + 1)));
        QVERIFY(same(fourLanes.moments[level], eightLanes.moments[level], 2 * (level + 1)));
    }
#endif
}

/// Windows that are folded and joined in one pass: one width against the other, and many bars against single
/// ones, for every short period and at every length of a tail.
void TestKernels::wholeWindowsGiveTheSameBits()
{
    const std::vector<double> x = closes(160, 13);
    std::vector<double> a(x.size()), b = a, c = a, d = a;
    const auto equal = [](const std::vector<double> &one, const std::vector<double> &other,
                          std::size_t count) {
        return std::equal(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(count), other.begin(),
                          sameBits);
    };
    for (std::size_t period = 2; period < 64; ++period) {
        const double *start = x.data() + period - 1;
        const std::size_t most = std::min<std::size_t>(40, x.size() - period + 1);
        for (const Fold fold : {Fold::Sum, Fold::Max, Fold::Min}) {
            Window window(fold, period, 0.25);
            window.run(start, most, a.data());
            for (std::size_t bar = 0; bar < most; ++bar)
                window.run(start + bar, 1, b.data() + bar);
            QVERIFY(equal(a, b, most));
        }
        Line line(period);
        Moments moments(period);
        line.run(start, most, a.data(), b.data());
        for (std::size_t bar = 0; bar < most; ++bar)
            line.run(start + bar, 1, c.data() + bar, d.data() + bar);
        QVERIFY((equal(a, c, most) && equal(b, d, most)));
        moments.run(start, most, a.data(), b.data());
        for (std::size_t bar = 0; bar < most; ++bar)
            moments.run(start + bar, 1, c.data() + bar, d.data() + bar);
        QVERIFY((equal(a, c, most) && equal(b, d, most)));
#if STUDIES_LANES
        if (__builtin_cpu_supports("avx512f") == 0)
            continue;
        const Pieces pieces(period);
        const std::size_t last = pieces.levels - 1;
        const LineScales scales{0.5, 0.25, 1e-15, 3};
        for (std::size_t bars = 1; bars <= most; ++bars) {
            for (std::size_t fold = 0; fold < 3; ++fold) {
                fourLanes.windows[fold][last](start, bars, pieces, 0.25, a.data());
                eightLanes.windows[fold][last](start, bars, pieces, 0.25, b.data());
                QVERIFY(equal(a, b, bars));
            }
            fourLanes.lineWindows[last](start, bars, pieces, scales, a.data(), nullptr);
            eightLanes.lineWindows[last](start, bars, pieces, scales, b.data(), nullptr);
            QVERIFY(equal(a, b, bars));
            fourLanes.momentWindows[last](start, bars, pieces, 1e-15, a.data(), c.data());
            eightLanes.momentWindows[last](start, bars, pieces, 1e-15, b.data(), d.data());
            QVERIFY((equal(a, b, bars) && equal(c, d, bars)));
            for (const std::size_t kind : {0, 1, 2, 3}) {
                fourFused.ages[kind / 2][kind % 2][last](start, bars, pieces, a.data());
                eightFused.ages[kind / 2][kind % 2][last](start, bars, pieces, b.data());
                QVERIFY(equal(a, b, bars));
            }
        }
#endif
    }
}

void TestKernels::logarithmsKeepTheirDigits()
{
    QVERIFY(rc::check("a logarithm is the standard one's", [] {
        const auto digits = *rc::gen::inRange<std::int64_t>(1, std::int64_t(1) << 53);
        const auto power = *rc::gen::inRange(-1070, 970);
        const double wide = std::ldexp(static_cast<double>(digits), power);
        const double close = 1 + std::ldexp(static_cast<double>(digits), -53 - (power + 1070) % 40);
        const std::array<double, 2> x{wide, close};
        std::array<double, 2> out;
        logarithms(x.data(), 2, out.data());
        for (std::size_t i = 0; i < 2; ++i)
            RC_ASSERT(std::abs(out[i] - std::log(x[i])) <= 5e-16 * std::abs(std::log(x[i])));
    }));
    const double infinite = std::numeric_limits<double>::infinity();
    const std::array<double, 5> odd{0, infinite, 5e-324, 1, -1};
    std::array<double, 5> out;
    logarithms(odd.data(), odd.size(), out.data());
    QCOMPARE(out[0], -infinite);
    QCOMPARE(out[1], infinite);
    QCOMPARE(out[2], std::log(5e-324));
    QCOMPARE(out[3], 0.0);
    QVERIFY(std::isnan(out[4]));
}
