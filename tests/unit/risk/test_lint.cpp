#include "test_lint.h"

#include "risk/options.h"

#include <QtTest/QtTest>

#include <set>

using risk::Options;

namespace {

struct Plant
{
    const char *name;
    const char *key; // of the limit that is dead
    void (*plant)(Options &);
};

const Plant plants[] = {
    {"stop least above most", "stop_atr_least", [](Options &o) { o.stopAtrLeast = 5; }},
    {"stop least at most", "stop_atr_least", [](Options &o) { o.stopAtrLeast = 4; }},
    {"position above exposure", "max_position_percent", [](Options &o) { o.maxPositionPercent = 61; }},
    {"gap above risk", "max_position_percent", [](Options &o) { o.gapAllowancePercent = 2.5; }},
    {"cautious", "max_position_percent", [](Options &o) { o.profile = "cautious"; }},
    {"few positions", "max_exposure_percent", [](Options &o) { o.maxOpenPositions = 2; }},
    {"little leverage", "max_exposure_percent", [](Options &o) { o.maxLeverage = 0.5; }},
    {"much risk", "risk_percent", [](Options &o) { o.riskPercent = 8; }},
    {"least position above most", "min_position_percent", [](Options &o) { o.minPositionPercent = 21; }},
    {"drawdown before the day", "daily_loss_percent", [](Options &o) { o.maxDrawdownPercent = 2; }},
    {"a day of everything", "daily_loss_percent",
     [](Options &o) { o.dailyLossPercent = 100, o.maxDrawdownPercent = 101; }},
    {"a fall of everything", "max_drawdown_percent", [](Options &o) { o.maxDrawdownPercent = 100; }},
    {"never ranging", "reward_to_risk_least_ranging", [](Options &o) { o.rangingChoppiness = 100; }},
    {"always ranging", "reward_to_risk_least", [](Options &o) { o.rangingChoppiness = 0; }},
    {"too fresh", "stale_steps", [](Options &o) { o.staleSteps = 1; }},
    {"stop at nothing", "stop_percent_most", [](Options &o) { o.stopPercentMost = 100; }},
    {"liquidated first", "stop_percent_most", [](Options &o) { o.maxLeverage = 5; }},
    {"liquidated at once", "max_leverage",
     [](Options &o) { o.maxLeverage = 20, o.maintenanceMarginPercent = 5; }},
    {"no distance in ATR", "stop_atr_least", [](Options &o) { o.stopAtrLeast = 0; }},
    {"no distance in costs", "stop_cost_least", [](Options &o) { o.stopCostLeast = 0; }},
    {"no target in costs", "target_cost_least", [](Options &o) { o.targetCostLeast = 0; }},
    {"no reward", "reward_to_risk_least", [](Options &o) { o.rewardToRiskLeast = 0; }},
    {"no reward when ranging", "reward_to_risk_least_ranging",
     [](Options &o) { o.rewardToRiskLeastRanging = 0; }},
};

} // namespace

void TestLint::defaults()
{
    QVERIFY(risk::lint({}).empty());
}

void TestLint::planted_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < std::size(plants); ++i)
        QTest::newRow(plants[i].name) << int(i);
}

void TestLint::planted()
{
    QFETCH(int, index);
    const Plant &plant = plants[index];
    Options options;
    plant.plant(options);
    std::set<std::string> keys, known;
    for (const risk::LintFinding &finding : risk::lint(options)) {
        keys.insert(finding.key);
        QVERIFY(!finding.why.empty());
    }
    QVERIFY(keys.count(plant.key));
    for (const auto &option : risk::optionTable())
        known.insert(option.key);
    for (const std::string &key : keys)
        QVERIFY2(known.count(key), key.c_str());
}

void TestLint::options()
{
    const Options defaults;
    const base::Json json = base::writeOptions(defaults, risk::optionTable());
    const auto again = base::readOptions(Options{}, json, risk::optionTable());
    QVERIFY(again);
    QCOMPARE(base::toText(base::writeOptions(*again, risk::optionTable())), base::toText(json));
    QCOMPARE(json.size(), risk::optionTable().size()); // keys are unique
    for (const base::Json &refused : {base::Json{{"risk_percent", -1}}, base::Json{{"profile", "bold"}},
                                      base::Json{{"max_leverage", "x"}}, base::Json{{"stale_steps", 0}}})
        QVERIFY(!base::readOptions(defaults, refused, risk::optionTable()));
}
