#include "test_drawdown.h"

#include "samples.h"

#include "evaluation/drawdown.h"

#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <limits>

using namespace samples;

void TestDrawdown::byHand()
{
    const auto equity = daily({100, 120, 90, 130, 91, 140});
    const auto fallen = evaluation::maxDrawdown(equity);
    QVERIFY(fallen && near(fallen->percent, 30));
    QVERIFY(fallen->peak == equity[3].time && fallen->trough == equity[4].time);
    QVERIFY(near(evaluation::maxDrawdown(daily({100, 80, 60}))->percent, 40)); // from the capital itself
}

void TestDrawdown::rising()
{
    const auto fallen = evaluation::maxDrawdown(daily({100, 100, 101, 150}));
    QVERIFY(fallen && fallen->percent == 0);
}

void TestDrawdown::without()
{
    QVERIFY(!evaluation::maxDrawdown({}));
    QVERIFY(!evaluation::maxDrawdown(daily({0, 10})));
    QVERIFY(!evaluation::annualReturn({}) && !evaluation::annualReturn(daily({100})) &&
            !evaluation::calmar({}));
}

void TestDrawdown::yearly()
{
    const std::vector<domain::EquityPoint> twoYears{{at("2021-01-01"), 100}, {at("2023-01-01"), 121}};
    QVERIFY(near(evaluation::annualReturn(twoYears), 10));
    const std::vector<domain::EquityPoint> lost{{at("2021-01-01"), 100}, {at("2022-01-01"), 0}};
    QVERIFY(near(evaluation::annualReturn(lost), -100));
}

void TestDrawdown::calmars()
{
    const std::vector<domain::EquityPoint> year{
        {at("2021-01-01"), 100}, {at("2021-06-01"), 90}, {at("2022-01-01"), 120}};
    QVERIFY(near(evaluation::calmar(year), 2)); // 20 % a year for a fall of 10 %
    const std::vector<domain::EquityPoint> smooth{{at("2021-01-01"), 100}, {at("2022-01-01"), 120}};
    QVERIFY(evaluation::calmar(smooth) == std::numeric_limits<double>::infinity());
    QVERIFY(!evaluation::calmar(daily({100, 100, 100})));
}

void TestDrawdown::property()
{
    QVERIFY(rc::check("no later point lies deeper below an earlier one", [](std::uint64_t seed) {
        base::Random random(seed);
        std::vector<double> equity;
        for (std::uint64_t i = 0; i < 1 + random.below(40); ++i)
            equity.push_back(1 + 100 * random.uniform());
        const auto fallen = evaluation::maxDrawdown(daily(equity));
        double deepest = 0;
        for (std::size_t i = 0; i < equity.size(); ++i)
            for (std::size_t k = i; k < equity.size(); ++k)
                deepest = std::max(deepest, 100 * (equity[i] - equity[k]) / equity[i]);
        RC_ASSERT((fallen && near(fallen->percent, deepest)));
    }));
}
