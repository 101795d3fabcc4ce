#include "test_steps.h"

#include "candles.h"

#include "studies/central.h"
#include "studies/deviation.h"
#include "studies/extreme.h"
#include "studies/fit.h"
#include "studies/gains.h"
#include "studies/stage.h"

#include <QtTest/QtTest>

using namespace studies;

namespace {

constexpr std::size_t periods[] = {2, 3, 4, 5, 8, 14, 16, 17, 31, 64, 65, 200, 257, 512, 700};

std::vector<double> closes(std::size_t count, std::uint64_t seed)
{
    return makeCandles(::Market::Walk, count, seed).close;
}

double meanOf(const std::vector<double> &x, std::size_t bar, std::size_t period)
{
    long double total = 0;
    for (std::size_t i = bar + 1 - period; i <= bar; ++i)
        total += static_cast<long double>(x[i]);
    return static_cast<double>(total / static_cast<long double>(period));
}

double slopeOf(const std::vector<double> &x, std::size_t bar, std::size_t period)
{
    long double over = 0, under = 0;
    for (std::size_t i = 0; i < period; ++i) {
        const long double away = static_cast<long double>(i) - (static_cast<long double>(period) - 1) / 2;
        over += away * static_cast<long double>(x[bar + 1 - period + i]);
        under += away * away;
    }
    return static_cast<double>(over / under);
}

/// Calls `run(x, bars, from)` for the chunks of a column whose windows are full.
template <class Run>
void inChunks(const std::vector<double> &x, std::size_t period, Run run)
{
    eachChunk(period - 1, x.size(),
              [&](std::size_t from, std::size_t bars) { run(x.data() + from, bars, from); });
}

} // namespace

void TestSteps::linesAreLeastSquares()
{
    const std::vector<double> x = closes(1300, 31);
    for (const std::size_t period : periods) {
        Line line(period);
        std::vector<double> mean(x.size()), slope(x.size());
        inChunks(x, period, [&](const double *from, std::size_t bars, std::size_t at) {
            line.run(from, bars, mean.data() + at, slope.data() + at);
        });
        for (std::size_t bar = period - 1; bar < x.size(); ++bar) {
            QVERIFY(near(mean[bar], meanOf(x, bar, period), 1e-14));
            QVERIFY(near(slope[bar], slopeOf(x, bar, period), 1e-11, 1e-13));
        }
    }
}

void TestSteps::aLineOfEqualValuesIsLevel()
{
    for (const double price : {0.1, 1e-12, 64013.37})
        for (const std::size_t period : periods) {
            const std::vector<double> x(900, price);
            Line line(period);
            std::array<double, chunkBars> mean, slope;
            inChunks(x, period, [&](const double *from, std::size_t bars, std::size_t) {
                line.run(from, bars, mean.data(), slope.data());
                for (std::size_t i = 0; i < bars; ++i)
                    QCOMPARE(slope[i], 0.0);
            });
        }
}

void TestSteps::lineAtStandsWhereAsked()
{
    std::vector<double> x;
    for (int bar = 0; bar < 700; ++bar)
        x.push_back(100 + 0.25 * bar);
    std::vector<double> out(x.size());
    Room room;
    Kept newest(room), later(room);
    Walk atNewest(newest), atLater(later);
    lineAt(x, 9, 4, out, atNewest); // the newest bar of nine
    for (std::size_t bar = 0; bar < x.size(); ++bar)
        QVERIFY(near(out[bar], bar < 8 ? std::nan("") : x[bar], 1e-14));
    lineAt(x, 9, 5, out, atLater);
    QVERIFY(near(out[600], x[601], 1e-14));
}

void TestSteps::deviationsAreDistancesFromTheMean()
{
    const std::vector<double> x = closes(800, 32);
    for (const std::size_t period : periods) {
        Deviation deviation(period);
        std::vector<double> mean(x.size()), out(x.size());
        inChunks(x, period, [&](const double *from, std::size_t bars, std::size_t at) {
            deviation.run(from, bars, mean.data() + at, out.data() + at);
        });
        for (std::size_t bar = period - 1; bar < x.size(); ++bar) {
            const double middle = meanOf(x, bar, period);
            double total = 0;
            for (std::size_t i = bar + 1 - period; i <= bar; ++i)
                total += std::abs(x[i] - middle);
            QVERIFY(near(out[bar], total / static_cast<double>(period), 1e-11));
        }
    }
}

void TestSteps::centralProductsAndPowers()
{
    const std::vector<double> a = closes(700, 33), b = closes(700, 34);
    constexpr std::size_t period = 21, bar = 600;
    const double meanA = meanOf(a, bar, period), meanB = meanOf(b, bar, period);
    long double product = 0, second = 0, third = 0, fourth = 0;
    for (std::size_t i = bar + 1 - period; i <= bar; ++i) {
        const auto x = static_cast<long double>(a[i] - meanA), y = static_cast<long double>(b[i] - meanB);
        product += x * y / period;
        second += x * x / period;
        third += x * x * x / period;
        fourth += x * x * x * x / period;
    }
    double out = 0, two = 0, three = 0, four = 0;
    centralProducts(a.data() + bar, &meanA, b.data() + bar, &meanB, period, 1, &out);
    QVERIFY(near(out, static_cast<double>(product), 1e-12));
    const double nearMean = meanA * (1 + 1e-4);
    for (const double *mean : {&meanA, &nearMean}) {
        centralPowers(a.data() + bar, mean, period, 1, &two, &three, &four);
        QVERIFY(near(two, static_cast<double>(second), 1e-12));
        QVERIFY(near(three, static_cast<double>(third), 1e-11));
        QVERIFY(near(four, static_cast<double>(fourth), 1e-12));
    }
}

void TestSteps::extremesLieWhereTheyAre()
{
    const std::vector<double> x = makeCandles(::Market::Ticks, 900, 35).close; // many equals
    for (const std::size_t period :
         {std::size_t(1), std::size_t(2), std::size_t(7), std::size_t(21), std::size_t(64), std::size_t(100)})
        for (const bool highest : {true, false})
            for (const Equals equals : {Equals::Newest, Equals::Oldest}) {
                Extreme extreme(highest, period, equals), inPieces = extreme;
                std::vector<double> ages(x.size());
                for (std::size_t from = 0, bars = 1; from < x.size(); from += bars, bars = bars * 7 % 97)
                    inPieces.run(x.data(), from, std::min(bars, x.size() - from), ages.data() + from);
                for (std::size_t bar = 0; bar < x.size(); ++bar) {
                    std::size_t best = bar + 1 > period ? bar + 1 - period : 0;
                    for (std::size_t i = best + 1; i <= bar; ++i)
                        if ((highest ? x[i] > x[best] : x[i] < x[best]) ||
                            (x[i] == x[best] && equals == Equals::Newest))
                            best = i;
                    QCOMPARE(extreme.next(x.data(), bar), best);
                    QCOMPARE(ages[bar], static_cast<double>(bar - best));
                }
            }
}

void TestSteps::averagesOfEachKind()
{
    const std::vector<double> x = closes(1200, 36);
    for (const double kind : {0.0, 1.0, 2.0}) {
        Average stage(kind, 12, 0);
        std::vector<double> out(x.size());
        eachChunk(x.size(), [&](std::size_t from, std::size_t bars) {
            std::copy_n(average(stage, x.data() + from, bars), bars, out.data() + from);
        });
        double exponential = meanOf(x, 11, 12);
        for (std::size_t bar = 12; bar < x.size(); ++bar) {
            exponential += 2.0 / 13 * (x[bar] - exponential);
            double weighted = 0;
            for (std::size_t i = 0; i < 12; ++i)
                weighted += x[bar - i] * static_cast<double>(12 - i) / 78;
            const double expected = kind == 0 ? meanOf(x, bar, 12) : kind == 1 ? exponential : weighted;
            QVERIFY(near(out[bar], expected, 1e-12));
        }
    }
}

void TestSteps::gainsSplitChanges()
{
    const std::vector<double> x = {1, 2, 4, 3, 3, 8, 1};
    Gains gains(2, 1, 1);
    gains.next(x.data(), 1, x.size());
    QVERIFY(std::isnan(gains.rises()[1]));
    QCOMPARE(gains.rises()[2], 1.5);
    QCOMPARE(gains.falls()[2], 0.0);
    QCOMPARE(gains.rises()[3], 0.75);
    QCOMPARE(gains.falls()[3], 0.5);
    QCOMPARE(gains.rises()[5], 0.375 / 2 + 2.5);
    QCOMPARE(gains.falls()[6], 0.0625 + 3.5);
}

void TestSteps::fitExplainsAStraightLine()
{
    std::vector<double> x;
    for (int bar = 0; bar < 300; ++bar)
        x.push_back(50 - 0.125 * bar);
    Fit fit(20);
    fit.run(x.data() + 30, 200);
    for (std::size_t i = 0; i < 200; ++i) {
        QVERIFY(near(fit.explained[i], 1, 1e-12));
        QCOMPARE(fit.rest(i), 0.0);
        QVERIFY(near(fit.end(i), x[30 + i], 1e-13));
        QVERIFY(near(fit.slope[i], -0.125, 1e-12));
    }
}
