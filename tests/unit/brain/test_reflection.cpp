#include "test_reflection.h"

#include "brain/evidence.h"
#include "brain/reflection.h"
#include "samples.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace brain;
using domain::RuleKind;

namespace {

struct Desk
{
    Reflection reflection;
    bool mandatory = false; // of the planted pattern
};

/// A thousand trades, a few a day; `win` says the chance in a regime.
template <class Chance>
Desk lived(std::uint64_t seed, Chance win, const std::string &wanted = {})
{
    base::Random random(seed);
    Desk out;
    for (int i = 0; i < 1000; ++i) {
        const int trend = int(random.below(3)), volatility = int(random.below(3));
        auto one =
            std::make_shared<domain::Experience>(samples::inRegime(random, i, i * 0.4, trend, volatility));
        samples::setOutcome(*one, random.uniform() < win(trend, volatility));
        out.reflection.add(one);
        if (!wanted.empty() && (i + 1) % 10 == 0 && !out.mandatory)
            for (const domain::Rule &rule : out.reflection.rules())
                out.mandatory = out.mandatory || (rule.mandatory && rule.id == wanted);
    }
    return out;
}

} // namespace

void TestReflection::agreesWithFisher()
{
    // Fisher's tea: eight cups, four of them chosen, all four right: 1 of 70.
    QVERIFY(std::abs(atLeast(4, 4, 4, 8) - 1.0 / 70) < 1e-12);
    QVERIFY(std::abs(atLeast(3, 4, 4, 8) - 17.0 / 70) < 1e-12);
    QCOMPARE(atLeast(0, 4, 4, 8), 1.0);
    QCOMPARE(atLeast(5, 4, 4, 8), 0.0);
}

void TestReflection::spendsItsErrorOnce()
{
    double sum = 0;
    for (std::size_t test = 1; test < 100'000; ++test)
        sum += spending(test);
    QVERIFY(sum > 0.99 && sum <= 1);
}

void TestReflection::noiseGivesNoMandatoryRule()
{
    int fooled = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed)
        fooled += lived(seed, [&](int, int) {
                      return 0.35 + 0.3 * double(seed % 3) / 2;
                  }).reflection.everMandatory();
    qInfo("desks of noise with a mandatory rule: %d of 200", fooled);
    QVERIFY2(fooled <= 10, std::to_string(fooled).c_str());
}

void TestReflection::aPlantedEdgeIsFound()
{
    int found = 0, narrow = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        found += lived(
                     seed, [](int trend, int) { return trend == 2 ? 0.68 : 0.5; }, "prefer:trend=bullish")
                     .mandatory;
        narrow +=
            lived(
                seed, [](int trend, int volatility) { return trend == 2 && volatility == 2 ? 0.78 : 0.5; },
                "prefer:trend+volatility=bullish trend, high")
                .mandatory;
    }
    qInfo("planted edges found: %d of 60 in a third of all trades, %d of 60 in a ninth", found, narrow);
    QVERIFY2(found >= 48, std::to_string(found).c_str());
    QVERIFY2(narrow >= 48, std::to_string(narrow).c_str());
}

void TestReflection::aPlantedTrapIsFound()
{
    int found = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        found += lived(
                     seed, [](int, int volatility) { return volatility == 0 ? 0.32 : 0.5; },
                     "avoid:volatility=low")
                     .mandatory;
    QVERIFY2(found >= 32, std::to_string(found).c_str());
}

void TestReflection::looksEveryTenTrades()
{
    base::Random random(1);
    Reflection reflection;
    for (int i = 0; i < 39; ++i)
        reflection.add(std::make_shared<domain::Experience>(samples::experience(random, i, i)));
    QCOMPARE(reflection.looks(), std::size_t(3));
}

void TestReflection::everyRuleStandsAgainstTheBaseRate()
{
    const Desk desk = lived(11, [](int trend, int) { return trend == 2 ? 0.7 : 0.45; });
    const auto rules = desk.reflection.rules();
    QVERIFY(!rules.empty());
    for (const domain::Rule &rule : rules) {
        QVERIFY(rule.share.known() && rule.base.known());
        QCOMPARE(rule.base.n, std::size_t(1000));
        QVERIFY(rule.share.low && *rule.share.low <= *rule.share.rate);
        QVERIFY2(rule.effective > 0 && rule.effective <= double(rule.share.n) + 1e-6,
                 std::to_string(rule.effective).c_str());
        QVERIFY(!rule.trades.empty() && rule.trades.size() <= 50);
        QVERIFY(rule.surprise.has_value());
        QVERIFY(rule.text.find("base rate") != std::string::npos);
        QVERIFY(rule.kind != RuleKind::Avoid || rule.text.starts_with("AVOID"));
    }
}

void TestReflection::boastsAreToldButNeverMandatory()
{
    base::Random random(12);
    Reflection reflection;
    for (int i = 0; i < 300; ++i) {
        auto one = std::make_shared<domain::Experience>(samples::experience(random, i, i));
        one->confidence = 0.85;
        samples::setOutcome(*one, random.uniform() < 0.5);
        reflection.add(one);
    }
    bool told = false;
    for (const domain::Rule &rule : reflection.rules())
        if (rule.kind == RuleKind::Overconfident) {
            told = true;
            QVERIFY(!rule.mandatory);
            QVERIFY(rule.text.find("85 %") != std::string::npos);
        }
    QVERIFY(told);
}

void TestReflection::everyTradeHasItsPatterns()
{
    base::Random random(13);
    double sum = 0;
    for (const Pattern &pattern : patterns())
        sum += pattern.weight;
    QVERIFY(std::abs(sum - weightOfAll()) < 1e-9);
    for (int i = 0; i < 200; ++i) {
        const auto places = patternsOf(samples::experience(random, i, i));
        QVERIFY(std::is_sorted(places.begin(), places.end()));
        QVERIFY(places.size() >= 10 && places.back() < patterns().size());
    }
    QVERIFY(patternsOf(domain::Experience()).size() >= 2); // its side and its day are always known
}
