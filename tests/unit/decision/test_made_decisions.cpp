#include "test_made_decisions.h"

#include "samples.h"

using domain::DecisionRecord;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double endless = std::numeric_limits<double>::infinity();

struct Fault
{
    const char *expected; // code and field
    void (*make)(DecisionRecord &record);
};

constexpr Fault faults[] = {
    {"out_of_range confidence", [](DecisionRecord &r) { r.confidence = 1.01; }},
    {"out_of_range confidence", [](DecisionRecord &r) { r.confidence = notANumber; }},
    {"out_of_range stop_loss", [](DecisionRecord &r) { r.stopLoss = notANumber; }},
    {"out_of_range stop_loss", [](DecisionRecord &r) { r.stopLoss = 0; }},
    {"out_of_range stop_loss", [](DecisionRecord &r) { r.stopLoss = 100; }},
    {"out_of_range take_profit", [](DecisionRecord &r) { r.takeProfit = endless; }},
    {"out_of_range take_profit", [](DecisionRecord &r) { r.takeProfit = 99; }},
    {"schema stop_loss", [](DecisionRecord &r) { r.stopLoss.reset(); }},
    {"schema take_profit", [](DecisionRecord &r) { r.takeProfit.reset(); }},
    {"schema invalidation", [](DecisionRecord &r) { r.invalidation.reset(); }},
    {"schema entry.price", [](DecisionRecord &r) { r.limitEntry = true; }},
    {"out_of_range entry.price", [](DecisionRecord &r) { r.limitEntry = true, r.entryPrice = -1; }},
    {"ambiguous size_fraction", [](DecisionRecord &r) { r.sizeFraction = 10; }},
    {"out_of_range size_fraction", [](DecisionRecord &r) { r.sizeFraction = notANumber; }},
    {"out_of_range horizon_bars", [](DecisionRecord &r) { r.horizonBars = 0; }},
    {"out_of_range horizon_bars", [](DecisionRecord &r) { r.horizonBars = 501; }},
    {"out_of_range factors.momentum", [](DecisionRecord &r) { r.factors.emplace().momentum = 100.5; }},
    {"out_of_range factors.level_strength",
     [](DecisionRecord &r) { r.factors.emplace().levelStrength = notANumber; }},
    {"out_of_range key_levels.support",
     [](DecisionRecord &r) {
         r.support = {95, -1};
     }},
    {"out_of_range key_levels.resistance", [](DecisionRecord &r) { r.resistance = {endless}; }},
    {"out_of_range evidence", [](DecisionRecord &r) { r.evidence[0].value = notANumber; }},
    {"schema trend.direction", [](DecisionRecord &r) { r.trendDirection = "up"; }},
    {"schema trend.alignment", [](DecisionRecord &r) { r.trendAlignment = "yes"; }},
    {"schema risk_level", [](DecisionRecord &r) { r.riskLevel = "extreme"; }},
    {"schema stop_loss",
     [](DecisionRecord &r) {
         r.action = domain::Action::Adjust;
         r.stopLoss.reset();
         r.takeProfit.reset();
     }},
};

} // namespace

void TestMadeDecisions::takesASoundOne()
{
    const DecisionRecord record = samples::openLongRecord();
    const auto decision = decision::understand(record, samples::context());
    QVERIFY(decision);
    QVERIFY(decision->record() == record);
}

void TestMadeDecisions::refusesWhatAnAnswerMayNotSay_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(faults)); ++i)
        QTest::addRow("%d %s", i, faults[i].expected) << i;
}

void TestMadeDecisions::refusesWhatAnAnswerMayNotSay()
{
    QFETCH(const int, index);
    DecisionRecord record = samples::openLongRecord();
    faults[index].make(record);
    const auto decision = decision::understand(record, samples::context());
    QVERIFY(!decision);
    const std::string found = std::string(base::name(decision.error().code)) + ' ' + decision.error().field;
    QCOMPARE(found, std::string(faults[index].expected));
}

void TestMadeDecisions::cleansTexts()
{
    DecisionRecord record = samples::openLongRecord();
    record.reasoning = "a\u202eb";
    record.invalidation = "c\u200bd";
    const auto decision = decision::understand(record, samples::context());
    QVERIFY(decision);
    QCOMPARE(decision->record().reasoning, std::string("ab"));
    QCOMPARE(*decision->record().invalidation, std::string("cd"));
}

void TestMadeDecisions::dropsThePriceOfAMarketEntry()
{
    DecisionRecord record = samples::openLongRecord();
    record.entryPrice = 90;
    const auto decision = decision::understand(record, samples::context());
    QVERIFY(decision && !decision->record().entryPrice);
}
