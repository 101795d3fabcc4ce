#include "test_performance.h"

#include "samples.h"

#include "evaluation/performance.h"

#include <QtTest/QtTest>

#include <limits>
#include <set>

using namespace samples;

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

evaluation::Run run(const std::vector<double> &nets)
{
    evaluation::Run out;
    out.capital = 1'000;
    out.currency = "USDT";
    out.bars = 100;
    out.barsInMarket = 25;
    std::vector<double> equity{1'000};
    for (const double net : nets) {
        out.trades.push_back(trade(net));
        out.turnover += 200;
        equity.push_back(equity.back() + net);
    }
    out.equity = daily(equity);
    return out;
}

std::vector<domain::Statistic> scored(const evaluation::Run &of)
{
    return evaluation::statistics(of, base::Random(1));
}

} // namespace

void TestPerformance::wilsonByHand()
{
    const auto half = evaluation::wilson(5, 10), none = evaluation::wilson(0, 10),
               all = evaluation::wilson(10, 10);
    QVERIFY(near(half.low, 0.2366, 1e-4) && near(half.high, 0.7634, 1e-4));
    QVERIFY(none.low == 0 && near(none.high, 0.2775, 1e-4));
    QVERIFY(near(all.low, 0.7225, 1e-4) && all.high == 1);
    QVERIFY(evaluation::wilson(0, 0).low == 0 && evaluation::wilson(0, 0).high == 1);
    QVERIFY(evaluation::wilson(50, 100).low > half.low); // more evidence, narrower
    QVERIFY(evaluation::wilson(5, 10, 1.2816).low > half.low);
}

void TestPerformance::list()
{
    std::set<std::string> ids;
    for (const domain::Statistic &one : scored(run({10, -5})))
        QVERIFY2(ids.insert(one.id).second, one.id.c_str());
    for (const char *id :
         {"win_rate", "expectancy", "profit_factor", "sharpe", "sortino", "sharpe_per_trade", "max_drawdown",
          "calmar", "exposure", "turnover", "mae", "mfe", "stop_and_target_in_one_candle"})
        QVERIFY2(ids.count(id), id);
}

void TestPerformance::byHand()
{
    const auto all = scored(run({30, -10, 15, -5}));
    QVERIFY(near(find(all, "win_rate")->value, 50) && find(all, "win_rate")->n == 4);
    QVERIFY(near(find(all, "expectancy")->value, 7.5));
    QCOMPARE(find(all, "expectancy")->unit, std::string("USDT"));
    QVERIFY(near(find(all, "profit_factor")->value, 3));
    QVERIFY(near(find(all, "return")->value, 3));
    QVERIFY(near(find(all, "exposure")->value, 25));
    QVERIFY(near(find(all, "turnover")->value, 0.8));
    QVERIFY(near(find(all, "fees")->value, 2));
    QVERIFY(near(find(all, "max_drawdown")->value, 100 * 10 / 1030.0));
    // Per trade: 0.3, −0.1, 0.15, −0.05 of what was put in; mean 0.075, squares of the deviations 0.1025
    // over 3.
    QVERIFY(near(find(all, "sharpe_per_trade")->value, 0.075 / std::sqrt(0.1025 / 3)));
    QVERIFY(QString::fromStdString(find(all, "sharpe_per_trade")->note)
                .contains(QStringLiteral("not annualised")));
    const std::vector<double> days{0, 30 / 1000.0, -10 / 1030.0, 15 / 1020.0, -5 / 1035.0};
    double mean = 0, spread = 0;
    for (const double day : days)
        mean += day / 5;
    for (const double day : days)
        spread += (day - mean) * (day - mean) / 4;
    QVERIFY(near(find(all, "sharpe")->value, mean / std::sqrt(spread) * std::sqrt(365.0)));
    QCOMPARE(find(all, "sharpe")->n, std::size_t(5));
}

void TestPerformance::modelCostIsShared()
{
    evaluation::Run costly = run({4, 6});
    costly.modelCost = 10; // five each
    const auto all = scored(costly);
    QVERIFY(near(find(all, "win_rate")->value, 50));
    QVERIFY(near(find(all, "expectancy")->value, 0));
    QVERIFY(near(find(all, "profit_factor")->value, 1));
    QVERIFY(near(find(all, "model_cost")->value, 10));
}

void TestPerformance::noTrades()
{
    const auto all = scored(run({}));
    for (const char *id : {"win_rate", "expectancy", "profit_factor", "sharpe_per_trade", "mae"}) {
        QVERIFY2(!find(all, id)->value && !find(all, id)->low, id);
        QVERIFY2(!find(all, id)->note.empty() && find(all, id)->n == 0, id);
    }
    QVERIFY(near(find(all, "trades")->value, 0));
    for (const domain::Statistic &one : scored({})) // nothing at all
        QVERIFY2(one.value || !one.note.empty(), one.id.c_str());
}

void TestPerformance::noLosses()
{
    const auto all = scored(run({10, 20}));
    QVERIFY(find(all, "profit_factor")->value == endless);
    QVERIFY(find(all, "sortino")->value == endless);
    QVERIFY(find(all, "calmar")->value == endless);
    QCOMPARE(domain::toJson(*find(all, "profit_factor"))["value"].get<std::string>(), std::string("inf"));
}

void TestPerformance::noChange()
{
    evaluation::Run flat;
    flat.capital = 1'000;
    flat.equity = daily(std::vector<double>(40, 1'000));
    const auto all = scored(flat);
    for (const char *id : {"sharpe", "sortino", "calmar"})
        QVERIFY2(!find(all, id)->value && !find(all, id)->note.empty(), id);
    QVERIFY(near(find(all, "max_drawdown")->value, 0) && near(find(all, "return")->value, 0));
}

void TestPerformance::intervals()
{
    base::Random random(5);
    std::vector<double> nets;
    for (int i = 0; i < 200; ++i)
        nets.push_back(1 + 10 * random.normal());
    const auto all = scored(run(nets));
    for (const char *id :
         {"win_rate", "expectancy", "profit_factor", "sharpe", "sortino", "sharpe_per_trade"}) {
        const domain::Statistic *one = find(all, id);
        QVERIFY2(one->low && one->high && *one->low <= *one->value && *one->value <= *one->high, id);
    }
    QVERIFY(find(all, "expectancy")->note.empty()); // enough of them
    QVERIFY(!find(scored(run({1, -1})), "expectancy")->note.empty());
}

void TestPerformance::oneCandle()
{
    evaluation::Run some = run({1, 2, 3, 4});
    some.trades[2].stopAndTargetInOneCandle = true;
    some.trades[0].maePercent = -2;
    some.trades[1].maePercent = -4;
    some.trades[0].rMultiple = 1.5;
    const auto all = scored(some);
    QVERIFY(near(find(all, "stop_and_target_in_one_candle")->value, 25));
    QVERIFY(near(find(all, "mae")->value, -3) && find(all, "mae")->n == 2);
    QVERIFY(!find(all, "mfe")->value && near(find(all, "r_multiple")->value, 1.5));
}

void TestPerformance::repeatable()
{
    const auto text = [](const std::vector<domain::Statistic> &all) {
        base::Json out = base::Json::array();
        for (const domain::Statistic &one : all)
            out.push_back(domain::toJson(one));
        return base::toText(out);
    };
    const evaluation::Run some = run({3, -1, 4, -1, 5, -9, 2, 6});
    QCOMPARE(text(evaluation::statistics(some, base::Random(4))),
             text(evaluation::statistics(some, base::Random(4))));
}

void TestPerformance::written()
{
    for (const domain::Statistic &one : scored(run({3, -1, 4})))
        for (const auto &number : {one.value, one.low, one.high})
            QVERIFY2(!number || !std::isnan(*number), one.id.c_str());
}
