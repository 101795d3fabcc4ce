#include "test_baselines.h"

#include "samples.h"

#include "evaluation/baselines.h"
#include "evaluation/random_entries.h"

#include <QtTest/QtTest>

using namespace samples;
using domain::ExitReason;
using domain::PositionSide;
using evaluation::BaselineInput;

namespace {

execution::CostOptions free()
{
    execution::CostOptions out;
    out.majorSpreadBps = out.otherSpreadBps = out.slippageBps = out.impactBps = out.takerFeePercent = 0;
    return out;
}

BaselineInput input(const domain::CandleSeries &series)
{
    BaselineInput out;
    out.candles = series;
    out.instrument = bitcoin();
    out.capital = 1'000;
    out.exposure = 0.25;
    out.costs = free();
    out.randomSets = 200;
    return out;
}

/// The whole capital in each of `count` trades that ran five bars between levels of 2 % and 4 %.
BaselineInput traded(const domain::CandleSeries &series, int count, PositionSide side = PositionSide::Long)
{
    BaselineInput out = input(series);
    for (int i = 0; i < count; ++i)
        out.trades.push_back(tradeOn(series, std::size_t(i) * 9, std::size_t(i) * 9 + 5, side, 0.02, 0.04,
                                     ExitReason::Horizon));
    return out;
}

const domain::Baseline *find(const std::vector<domain::Baseline> &all, const char *id)
{
    for (const domain::Baseline &one : all)
        if (one.id == id)
            return &one;
    return nullptr;
}

double mean(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / double(values.size());
}

} // namespace

void TestBaselines::list()
{
    const auto all = evaluation::baselines(traded(walk(500, 1), 10), base::Random(1));
    QCOMPARE(all.size(), std::size_t(4));
    for (const char *id : {"cash", "buy_and_hold", "buy_and_hold_matched", "random_entries"})
        QVERIFY2(find(all, id) && find(all, id)->returnPercent, id);
}

void TestBaselines::cash()
{
    const auto all = evaluation::baselines(input(walk(50, 1)), base::Random(1));
    QVERIFY(*find(all, "cash")->returnPercent == 0 && find(all, "cash")->equity.size() == 2);
}

void TestBaselines::held()
{
    const auto all = evaluation::baselines(
        input(bars({{90, 101, 89, 100}, {100, 101, 99, 100}, {100, 131, 99, 130}})), base::Random(1));
    const domain::Baseline *hold = find(all, "buy_and_hold"); // bought at the open of the second bar
    // The half-spread is never less than half a tick of 0.0001.
    QVERIFY(near(hold->returnPercent, 30, 1e-5));
    QCOMPARE(hold->equity.size(), std::size_t(3));
    QVERIFY(hold->equity[0].equity == 1'000 && hold->equity[0].time == at("2024-01-01T04:00:00Z"));
}

void TestBaselines::matched()
{
    const auto all = evaluation::baselines(
        input(bars({{90, 101, 89, 100}, {100, 101, 99, 100}, {100, 131, 99, 130}})), base::Random(1));
    QVERIFY(near(find(all, "buy_and_hold_matched")->returnPercent, 7.5, 1e-5));
}

void TestBaselines::costsMatter()
{
    BaselineInput costly = input(bars({{100, 101, 99, 100}, {100, 101, 99, 100}}));
    costly.costs = {};
    costly.costs.impactBps = 0;
    const auto all = evaluation::baselines(costly, base::Random(1)); // 1 bp and 2 bp, then 0.1 %
    QVERIFY(near(find(all, "buy_and_hold")->returnPercent, 100 * (1 / (1.0003 * 1.001) - 1), 1e-7));
}

void TestBaselines::tooFew()
{
    for (const auto &series : {bars({}), bars({{100, 101, 99, 100}})}) {
        const auto all = evaluation::baselines(input(series), base::Random(1));
        QVERIFY(!find(all, "buy_and_hold")->returnPercent && !find(all, "buy_and_hold")->note.empty());
        QVERIFY(!find(all, "random_entries")->returnPercent && !find(all, "random_entries")->note.empty());
    }
    QVERIFY(!evaluation::randomPValue(input(walk(100, 1)), 3, base::Random(1)));
}

void TestBaselines::randomMatches()
{
    // A market that only rises by the same step: every long of five bars earns that step five times, wherever
    // it starts.
    std::vector<Bar> rows;
    double last = 100;
    for (int i = 0; i < 400; ++i) {
        rows.push_back({last, last * 1.001, last, last * 1.001});
        last *= 1.001;
    }
    BaselineInput rising = traded(bars(rows), 3);
    for (domain::Trade &one : rising.trades)
        one.quantity = domain::Quantity(base::Decimal::of(1)); // about a tenth of the capital
    const auto returns = evaluation::randomReturns(rising, base::Random(1));
    QCOMPARE(returns.size(), std::size_t(200));
    double equity = 1'000, wanted = 1;
    const double part = std::pow(1.001, 5) - 1;
    for (const domain::Trade &one : rising.trades) {
        wanted *= 1 + one.entryPrice.toDouble() / equity * part;
        equity += one.net.toDouble();
    }
    const double best = *std::max_element(returns.begin(), returns.end());
    QVERIFY(near(best, 100 * (wanted - 1), 1e-4)); // but for those that the end cuts short
    QVERIFY(best - *std::min_element(returns.begin(), returns.end()) < 0.2);
}

void TestBaselines::randomByHand()
{
    // Every bar falls through the stop: each entry loses its 2 %, whenever it is made.
    const domain::CandleSeries falling = bars(std::vector<Bar>(60, {100, 100.5, 97, 100}));
    BaselineInput losing = traded(falling, 1);
    losing.trades[0].quantity = domain::Quantity(base::Decimal::of(5)); // half of the capital
    for (const double one : evaluation::randomReturns(losing, base::Random(3)))
        QVERIFY(near(one, -1, 1e-4));
    const domain::CandleSeries rising = bars(std::vector<Bar>(60, {100, 105, 99, 100}));
    losing.candles = rising;
    for (const double one : evaluation::randomReturns(losing, base::Random(3)))
        QVERIFY(near(one, 2, 1e-4)); // the target of 4 % on half of the capital
    losing.trades[0].rMultiple = 1;  // the first stop was as far away as the net result, which is zero here
    QVERIFY(!evaluation::randomReturns(losing, base::Random(3)).empty());
}

void TestBaselines::randomShortsMirrored()
{
    const domain::CandleSeries falling = bars(std::vector<Bar>(60, {100, 100.5, 95, 100}));
    BaselineInput shorts = traded(falling, 1, PositionSide::Short);
    shorts.trades[0].quantity = domain::Quantity(base::Decimal::of(10));
    for (const double one : evaluation::randomReturns(shorts, base::Random(3)))
        QVERIFY(near(one, 4, 1e-4));
}

void TestBaselines::randomIsRepeatable()
{
    const BaselineInput some = traded(walk(500, 1), 20);
    QVERIFY(evaluation::randomReturns(some, base::Random(1)) ==
            evaluation::randomReturns(some, base::Random(1)));
    QVERIFY(evaluation::randomReturns(some, base::Random(1)) !=
            evaluation::randomReturns(some, base::Random(2)));
}

void TestBaselines::pValue()
{
    const BaselineInput some = traded(walk(2000, 1), 20);
    const auto sets = evaluation::randomReturns(some, base::Random(1));
    QVERIFY(*evaluation::randomPValue(some, -1000, base::Random(1)) == 1);
    QVERIFY(*evaluation::randomPValue(some, 1000, base::Random(1)) == 0);
    const double median =
        *find(evaluation::baselines(some, base::Random(1)), "random_entries")->returnPercent;
    QVERIFY(near(evaluation::randomPValue(some, median, base::Random(1)), 0.5, 0.01));
    const domain::Baseline band = *find(evaluation::baselines(some, base::Random(1)), "random_entries");
    QVERIFY(*band.low < median && median < *band.high);
    QVERIFY(*std::min_element(sets.begin(), sets.end()) <= *band.low);
}

void TestBaselines::noEdge()
{
    // Without drift and costs chance earns nothing; with costs it loses what they are.
    BaselineInput fair = traded(walk(4000, 11), 40);
    fair.randomSets = 500;
    for (domain::Trade &one : fair.trades)
        one.quantity = domain::Quantity(base::Decimal::of(100, -2));
    const double without = mean(evaluation::randomReturns(fair, base::Random(1)));
    fair.costs = {};
    const double with = mean(evaluation::randomReturns(fair, base::Random(1)));
    QVERIFY2(std::abs(without) < 4, qPrintable(QString::number(without)));
    QVERIFY2(with < without - 0.5, qPrintable(QString::number(with)));
}
