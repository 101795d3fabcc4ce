#include "test_sizes.h"

#include "scene.h"

#include <QtTest/QtTest>

using namespace scene;
using Mark = domain::RuleResult::Mark;

namespace {

constexpr double lot = 0.00001 * 100; // one lot at 100

bool sized(const Scene &scene, double wanted)
{
    const double size = scene.size();
    return size <= wanted + 1e-9 && size > wanted - lot - 1e-9;
}

} // namespace

void TestSizes::byRisk()
{
    Scene scene; // 0.5 % of 10,000 ÷ (4 % + 0.3 % + 0.1 %)
    QVERIFY(sized(scene, 50 / 0.044));
    scene.options.gapAllowancePercent = 0;
    scene.state.market.roundTripCost = 0;
    QVERIFY(sized(scene, 50 / 0.04));
    scene.turnShort();
    QVERIFY(sized(scene, 50 / 0.04));
}

void TestSizes::position()
{
    Scene scene;
    scene.options.riskPercent = 5;
    QVERIFY(sized(scene, 2'000));
    QCOMPARE(*scene.row("position_size").bound, 2'000.0);
}

void TestSizes::cautious()
{
    Scene scene;
    scene.options.profile = "cautious";
    QVERIFY(sized(scene, 500));
    scene.options.maxPositionPercent = 3; // the narrower of the two
    QVERIFY(sized(scene, 300));
}

void TestSizes::exposure()
{
    Scene scene;
    scene.state.account.exposure = 5'900;
    QVERIFY(sized(scene, 100));
    scene.state.account.exposure = 6'000;
    QCOMPARE(scene.code(), std::string("exposure"));
}

void TestSizes::barVolume()
{
    Scene scene;
    scene.state.market.barQuoteVolume = 40'000;
    QVERIFY(sized(scene, 400));
}

void TestSizes::unknownVolume()
{
    for (const std::optional<double> volume :
         {std::optional<double>(), std::optional(0.0), std::optional(-1.0)}) {
        Scene scene;
        scene.state.market.barQuoteVolume = volume;
        const domain::RuleResult row = scene.row("bar_volume");
        QVERIFY(row.mark == Mark::NotApplicable && !row.note.empty() && !row.value);
        QVERIFY(sized(scene, 50 / 0.044));
    }
}

void TestSizes::advice()
{
    Scene scene;
    scene.proposal.sizeFraction = 0.05;
    QVERIFY(sized(scene, 500));
    scene.proposal.sizeFraction = 1; // cannot raise it
    QVERIFY(sized(scene, 50 / 0.044));
    scene.proposal.sizeFraction = 0;
    QCOMPARE(scene.code(), std::string("size_advice"));
    scene.proposal.sizeFraction = -0.1;
    QCOMPARE(scene.code(), std::string("size_advice"));
}

void TestSizes::leverage()
{
    Scene scene;
    scene.options.riskPercent = scene.options.maxPositionPercent = scene.options.maxExposurePercent = 1'000;
    scene.options.maxBarVolumePercent = 100;
    scene.options.maxLeverage = 3; // of no use on spot
    QVERIFY(sized(scene, 10'000 / 1.003));
    scene.proposal.instrument = bitcoin(domain::MarketKind::Perpetual);
    scene.state.market.atr = 2;
    QVERIFY(sized(scene, 10'000)); // one position is at most what is wanted at first: all of equity
    scene.state.account.exposure = 25'000;
    QVERIFY(sized(scene, 5'000));
    scene.state.account.exposure = 30'000;
    QCOMPARE(scene.code(), std::string("leverage"));
}

void TestSizes::cash()
{
    Scene scene;
    scene.state.account.cash = 501.5; // 500 and what it costs to trade it
    QVERIFY(sized(scene, 500));
    scene.state.account.cash = 0;
    QCOMPARE(scene.code(), std::string("cash"));
    scene.state.account.cash.reset();
    scene.options.maxExposurePercent = 100;
    scene.state.account.exposure = 9'498.5;
    QVERIFY(sized(scene, 500));
    scene.turnShort(); // a sale brings cash in
    QVERIFY(scene.row("cash").mark == Mark::NotApplicable);
}

void TestSizes::kelly()
{
    Scene scene;
    scene.state.account.outcomes = 29;
    scene.state.account.winLow = 0.4;
    scene.state.account.winLossRatio = 1.55;
    QVERIFY(scene.row("kelly").mark == Mark::NotApplicable);
    scene.state.account.outcomes = 30;
    const double fraction = 0.4 - 0.6 / 1.55; // 1.29 % of which a quarter is risked
    QVERIFY(sized(scene, 0.25 * fraction * 10'000 / 0.044));
    scene.state.account.winLow = 0.9; // more than the other limits allow
    QVERIFY(sized(scene, 50 / 0.044));
    scene.state.account.winLossRatio.reset();
    QVERIFY(scene.row("kelly").mark == Mark::NotApplicable);
}

void TestSizes::noEdge()
{
    Scene scene;
    scene.state.account.outcomes = 100;
    scene.state.account.winLow = 0.2;
    scene.state.account.winLossRatio = 1;
    QVERIFY(sized(scene, 50)); // 0.5 % of equity
    QVERIFY(!scene.row("kelly").note.empty());
    scene.proposal.sizeFraction = 0.002; // other caps still hold
    QVERIFY(sized(scene, 20));
}

void TestSizes::minimum()
{
    Scene scene;
    scene.state.account.equity = scene.state.account.highWater = scene.state.account.dayOpenEquity = 44.1;
    QVERIFY(sized(scene, 0.005 * 44.1 / 0.044)); // just above the 5 USDT that the venue takes
    scene.state.account.equity = 43.9;
    QCOMPARE(scene.code(), std::string("minimum_size"));
    QVERIFY(*scene.row("minimum_size").slack < 0);
    Scene large;
    auto coarse = std::make_shared<domain::Instrument>(*large.proposal.instrument);
    coarse->lot = base::Decimal::of(20);
    large.proposal.instrument = coarse;
    QCOMPARE(large.code(), std::string("minimum_size")); // 11 units are not one lot of 20
}

void TestSizes::slackAfterAll()
{
    Scene scene; // each size rule shows the size as it ended against its own bound
    const domain::RuleResult position = scene.row("position_size"), byRisk = scene.row("risk_per_trade");
    QVERIFY(byRisk.mark == Mark::Clamp && position.mark == Mark::Pass);
    QVERIFY(std::abs(*byRisk.slack) < 1e-5 && *byRisk.slack >= 0);
    QVERIFY(std::abs(*position.value - scene.size()) < 1e-9);
    QVERIFY(std::abs(*position.slack - (1 - scene.size() / 2'000)) < 1e-9);
    QCOMPARE(byRisk.unit, std::string("USDT"));
    QVERIFY(QString::fromStdString(byRisk.note).contains(QStringLiteral("10000")));
}
