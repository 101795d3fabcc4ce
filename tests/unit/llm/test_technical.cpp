#include "test_technical.h"

#include <QCoroTask>
#include <QRegularExpression>

#include <rapidcheck.h>

#include "base/json.h"
#include "base/text.h"
#include "llm/technical.h"
#include "llm/technical_rules.h"

using domain::Action;
using llm::TechnicalView;

namespace {

const double none = std::nan("");

/// A textbook trend upwards, with nothing open.
TechnicalView rising()
{
    TechnicalView view{100, 2, 60, 28, 30, 15, 97, 90, 0.8, 0.6, 45, 1.2};
    view.shortsAllowed = true;
    view.timeframe = "4h";
    return view;
}

/// The same market upside down.
TechnicalView falling()
{
    TechnicalView view = rising();
    view.smaFast = 103, view.smaSlow = 110, view.rsi = 40;
    view.plusDi = 15, view.minusDi = 30, view.macdHistogram = -0.8, view.macdHistogramBefore = -0.6;
    return view;
}

TechnicalView sideways()
{
    TechnicalView view = rising();
    view.chop = 66, view.adx = 15, view.rsi = 36, view.close = 94, view.smaFast = 96;
    view.macdHistogram = -0.5, view.macdHistogramBefore = -0.7;
    return view;
}

TechnicalView holdingLong(TechnicalView view)
{
    view.positionOpen = true;
    view.positionIsLong = true;
    return view;
}

domain::DecisionRecord decided(const TechnicalView &view)
{
    const auto decision = llm::technicalDecision(view);
    return decision ? *decision : domain::DecisionRecord{};
}

double *numberOf(TechnicalView &view, const std::string &ref)
{
    double *const fields[] = {
        &view.close,   &view.atr,        &view.rsi,     &view.adx,           &view.plusDi,
        &view.minusDi, &view.smaFast,    &view.smaSlow, &view.macdHistogram, &view.macdHistogramBefore,
        &view.chop,    &view.volumeRatio};
    const auto refs = llm::technicalRefs();
    for (std::size_t i = 0; i < refs.size(); ++i) {
        if (ref == refs[i])
            return fields[i];
    }
    return nullptr;
}

/// Any market at all: sensible, odd, and with holes.
rc::Gen<TechnicalView> anyView()
{
    return rc::gen::exec([] {
        const auto within = [](double low, double high) {
            return low + (high - low) * double(*rc::gen::inRange(0, 10'000)) / 10'000;
        };
        const double price = std::pow(10.0, within(-7, 6));
        const auto maybe = [&](double value) {
            return *rc::gen::inRange(0, 12) == 0 ? none : base::asPrinted(value);
        };
        TechnicalView view{base::asPrinted(price),
                           maybe(price * within(0, 0.7)),
                           maybe(within(0, 100)),
                           maybe(within(0, 60)),
                           maybe(within(0, 50)),
                           maybe(within(0, 50)),
                           maybe(price * within(0.9, 1.1)),
                           maybe(price * within(0.9, 1.1)),
                           maybe(price * within(-0.01, 0.01)),
                           maybe(price * within(-0.01, 0.01)),
                           maybe(within(20, 80)),
                           maybe(within(0, 5))};
        view.positionOpen = *rc::gen::inRange(0, 3) == 0;
        view.positionIsLong = *rc::gen::inRange(0, 2) == 0;
        view.shortsAllowed = *rc::gen::inRange(0, 2) == 0;
        view.timeframe = "1h";
        return view;
    });
}

} // namespace

void TestTechnical::opensWithATrend()
{
    const domain::DecisionRecord decision = decided(rising());
    QCOMPARE(decision.action, Action::OpenLong);
    QCOMPARE(*decision.stopLoss, 96.0); // two ranges of a bar
    QCOMPARE(*decision.takeProfit, 108.0);
    QVERIFY(!decision.limitEntry && !decision.entryPrice && !decision.sizeFraction);
    QVERIFY(decision.invalidation && !decision.invalidation->empty());
    QCOMPARE(decision.horizonBars, 20);
    QCOMPARE(*decision.trendDirection, std::string("bullish"));
    QCOMPARE(*decision.trendAlignment, std::string("aligned"));
    QCOMPARE(*decision.riskLevel, std::string("medium"));
    QCOMPARE(decision.support, (std::vector<double>{97, 90}));
    QVERIFY(decision.resistance.empty());
    QCOMPARE(*decision.factors->trendAlignment, 100.0);
}

void TestTechnical::opensShortWithAFallingTrend()
{
    const domain::DecisionRecord decision = decided(falling());
    QCOMPARE(decision.action, Action::OpenShort);
    QCOMPARE(*decision.stopLoss, 104.0);
    QVERIFY(*decision.takeProfit < 93);
    QCOMPARE(decision.confidence, decided(rising()).confidence); // the same evidence, upside down

    TechnicalView spot = falling();
    spot.shortsAllowed = false;
    QCOMPARE(decided(spot).action, Action::Hold);
    QVERIFY(decided(spot).reasoning.find("short") != std::string::npos);
}

void TestTechnical::needsEveryWitnessOfATrend_data()
{
    QTest::addColumn<QString>("ref");
    QTest::addColumn<double>("value");
    QTest::newRow("below the fast average") << "close" << 96.0;
    QTest::newRow("averages in the wrong order") << "sma:200" << 98.0;
    QTest::newRow("a weak trend") << "adx:14" << 19.9;
    QTest::newRow("the sellers lead") << "minus_di:14" << 31.0;
    QTest::newRow("momentum fades") << "macd:12:26:9.histogram.before" << 0.9;
    QTest::newRow("gone too far") << "rsi:14" << 70.0;
    QTest::newRow("sideways") << "chop:14" << 61.9;
}

void TestTechnical::needsEveryWitnessOfATrend()
{
    QFETCH(const QString, ref);
    QFETCH(const double, value);
    TechnicalView view = rising();
    *numberOf(view, ref.toStdString()) = value;
    QCOMPARE(llm::technicalAction(view), Action::Hold);
}

void TestTechnical::fadesAStretchedRange()
{
    const domain::DecisionRecord decision = decided(sideways());
    QCOMPARE(decision.action, Action::OpenLong);
    QCOMPARE(*decision.stopLoss, 91.0); // one and a half ranges
    QCOMPARE(decision.horizonBars, 10);
    TechnicalView trending = sideways();
    trending.adx = 30;
    QCOMPARE(llm::technicalAction(trending), Action::Hold);
    TechnicalView stillFalling = sideways();
    stillFalling.macdHistogramBefore = -0.4;
    QCOMPARE(llm::technicalAction(stillFalling), Action::Hold);
}

void TestTechnical::closesOnTheWholeReversalOnly()
{
    TechnicalView view = holdingLong(rising());
    QCOMPARE(llm::technicalAction(view), Action::Hold);
    view.close = 96;
    view.plusDi = 14;
    view.macdHistogram = -0.2, view.macdHistogramBefore = -0.1;
    QCOMPARE(decided(view).action, Action::Close);
    QVERIFY(!decided(view).stopLoss && !decided(view).takeProfit);
    for (const char *ref :
         {"close", "plus_di:14", "macd:12:26:9.histogram"}) { // each alone still speaks for it
        TechnicalView part = view;
        TechnicalView before = rising();
        *numberOf(part, ref) = *numberOf(before, ref);
        QVERIFY2(llm::technicalAction(part) == Action::Hold, ref);
    }
}

void TestTechnical::closesOnAnEntryOfTheOtherSide()
{
    QCOMPARE(llm::technicalAction(holdingLong(falling())), Action::Close);
    TechnicalView isShort = rising();
    isShort.positionOpen = true;
    isShort.positionIsLong = false;
    QCOMPARE(llm::technicalAction(isShort), Action::Close); // never a reversal in one step
    QCOMPARE(llm::technicalAction(holdingLong(rising())), Action::Hold);
}

void TestTechnical::holdsAYoungSeriesWithTheReason_data()
{
    QTest::addColumn<QString>("ref");
    for (const char *ref : {"atr:14", "rsi:14", "adx:14", "plus_di:14", "minus_di:14", "sma:50", "sma:200",
                            "macd:12:26:9.histogram", "macd:12:26:9.histogram.before"})
        QTest::newRow(ref) << QString::fromUtf8(ref);
}

void TestTechnical::holdsAYoungSeriesWithTheReason()
{
    QFETCH(const QString, ref);
    TechnicalView view = rising();
    *numberOf(view, ref.toStdString()) = none;
    const auto decision = llm::technicalDecision(view);
    QVERIFY(decision);
    QCOMPARE(decision->action, Action::Hold);
    QVERIFY2(decision->reasoning.find(ref.toStdString()) != std::string::npos, decision->reasoning.c_str());
}

void TestTechnical::tradesWithoutVolumeAndChoppiness()
{
    TechnicalView view = rising();
    view.volumeRatio = none;
    QCOMPARE(decided(view).action, Action::OpenLong);
    QVERIFY(!decided(view).factors->volumeSupport);
    view.chop = none;
    QCOMPARE(decided(view).action, Action::OpenLong);
    QVERIFY(std::isfinite(decided(view).confidence));
}

void TestTechnical::failsOnlyWithoutAPrice()
{
    for (const double price : {none, 0.0, -1.0}) {
        TechnicalView view = rising();
        view.close = price;
        const auto decision = llm::technicalDecision(view);
        QVERIFY(!decision);
        QCOMPARE(decision.error().code, base::ErrorCode::NotFound);
        QCOMPARE(decision.error().field, std::string("close"));
        QCOMPARE(llm::technicalAction(view), Action::Hold);
    }
}

void TestTechnical::setsLevelsByRegime()
{
    TechnicalView view = rising();
    view.atr = 5; // large enough that the costs do not matter
    view.chop = 30;
    QCOMPARE(llm::technicalLevels(view, true).stop, 87.5);
    QCOMPARE(llm::technicalLevels(view, true).target, 125.0);
    view.chop = 50;
    QCOMPARE(llm::technicalLevels(view, false).stop, 110.0);
    QCOMPARE(llm::technicalLevels(view, false).target, 80.0);
    view.chop = 70;
    QCOMPARE(llm::technicalLevels(view, true).stop, 92.5);
    QCOMPARE(llm::technicalLevels(view, true).target, 115.0);
}

void TestTechnical::pushesTheTargetBeyondTheCosts()
{
    TechnicalView view = rising();
    for (const double atr : {5.0, 1.0, 0.5, 0.3}) {
        view.atr = atr;
        const llm::TechnicalLevels levels = llm::technicalLevels(view, true);
        const double risk = 100 - levels.stop, reward = levels.target - 100;
        QVERIFY2((reward - 0.3) / (risk + 0.3) >= 1.5, std::to_string(atr).c_str());
        QVERIFY(reward <= 4 * risk + 1e-3);
    }
    view.atr = 0.05; // where nothing pays, the target does not run away
    QCOMPARE(llm::technicalLevels(view, true).target, 100.4);
}

void TestTechnical::holdsWhereNoStopFits()
{
    TechnicalView view = rising();
    view.atr = 60;
    QCOMPARE(decided(view).action, Action::Hold);
    view.atr = 0;
    QCOMPARE(decided(view).action, Action::Hold);
    QVERIFY(decided(view).reasoning.find("stop") != std::string::npos);
}

void TestTechnical::confidenceRisesWithTheEvidence()
{
    const auto of = [](const char *ref, double value) {
        TechnicalView view = rising();
        *numberOf(view, ref) = value;
        return decided(view).confidence;
    };
    QVERIFY(of("adx:14", 25) < of("adx:14", 35));
    QVERIFY(of("plus_di:14", 20) < of("plus_di:14", 30));
    QVERIFY(of("macd:12:26:9.histogram", 0.65) < of("macd:12:26:9.histogram", 0.75));
    QVERIFY(of("rsi:14", 68) < of("rsi:14", 58));
    QVERIFY(of("volume_ratio:20", 0.8) < of("volume_ratio:20", 1.4));
    TechnicalView hold = rising();
    hold.adx = 5;
    QCOMPARE(decided(hold).confidence, 0.5);
}

void TestTechnical::actionAndDecisionAgree()
{
    QVERIFY(rc::check("the fast path and the whole decision act alike", [] {
        const TechnicalView view = *anyView();
        const auto decision = llm::technicalDecision(view);
        RC_ASSERT(decision.has_value());
        RC_ASSERT(decision->action == llm::technicalAction(view));
        RC_ASSERT(*decision == *llm::technicalDecision(view));
    }));
}

void TestTechnical::everyDecisionKeepsTheContract()
{
    QVERIFY(rc::check("every decision can be understood and judged", [] {
        const TechnicalView view = *anyView();
        const domain::DecisionRecord decision = *llm::technicalDecision(view);
        RC_ASSERT(decision.confidence >= 0.35 && decision.confidence <= 0.65);
        RC_ASSERT(!decision.reasoning.empty());
        RC_ASSERT(decision.horizonBars >= 1 && decision.horizonBars <= 500);
        if (!domain::opens(decision.action)) {
            RC_ASSERT(!decision.stopLoss && !decision.takeProfit);
            RC_ASSERT(decision.action == Action::Hold || view.positionOpen);
            return;
        }
        RC_ASSERT(!view.positionOpen);
        const double sign = decision.action == Action::OpenLong ? 1 : -1;
        RC_ASSERT(sign > 0 || view.shortsAllowed);
        RC_ASSERT(*decision.stopLoss > 0);
        RC_ASSERT(sign * *decision.stopLoss < sign * view.close);
        RC_ASSERT(sign * *decision.takeProfit > sign * view.close);
        const double distance = std::abs(view.close - *decision.stopLoss) / view.atr;
        RC_ASSERT(distance > 0.5 && distance < 4);
        RC_ASSERT(decision.invalidation.has_value());
    }));
}

void TestTechnical::citesExactlyWhatItSaw()
{
    TechnicalView view = rising();
    view.volumeRatio = none;
    const domain::DecisionRecord decision = decided(view);
    QCOMPARE(decision.evidence.size(), llm::technicalRefs().size() - 1);
    for (const domain::EvidenceClaim &claim : decision.evidence) {
        QVERIFY(claim.ref.ends_with("@4h"));
        const double *number = numberOf(view, claim.ref.substr(0, claim.ref.size() - 3));
        QVERIFY2(number != nullptr, claim.ref.c_str());
        QCOMPARE(*claim.value, *number);
    }
}

void TestTechnical::namesNoNumberThatIsNotCited()
{
    static const QRegularExpression number(QStringLiteral("[0-9]+(\\.[0-9]+)?"));
    QVERIFY(rc::check("the texts cite their numbers", [] {
        const TechnicalView view = *anyView();
        const domain::DecisionRecord decision = *llm::technicalDecision(view);
        const bool namesARef = decision.reasoning.find("there is no") != std::string::npos;
        RC_PRE(!namesARef);
        std::string cited;
        for (const domain::EvidenceClaim &claim : decision.evidence)
            cited += ' ' + base::printed(*claim.value) + ' ';
        auto found = number.globalMatch(QString::fromStdString(decision.reasoning));
        while (found.hasNext()) {
            const std::string text = found.next().captured().toStdString();
            RC_ASSERT(cited.find(text + ' ') != std::string::npos);
        }
    }));
}

void TestTechnical::readsTheQuestion()
{
    llm::Question question;
    question.timeframe = "4h";
    question.positionOpen = true;
    question.positionIsLong = false;
    question.shortsAllowed = true;
    question.readings = {
        {"close@4h", 100}, {"close@1d", 99}, {"rsi:14@4h", 55},           {"sma:50@4h", 1},
        {"other@4h", 7},   {"atr:14", 3},    {"adx:14@4h", std::nan("")}, {"volume_ratio:20@4h", 2}};
    const TechnicalView view = llm::technicalView(question);
    QCOMPARE(view.close, 100.0);
    QCOMPARE(view.rsi, 55.0);
    QCOMPARE(view.smaFast, 1.0);
    QCOMPARE(view.volumeRatio, 2.0);
    QVERIFY(std::isnan(view.atr) && std::isnan(view.adx) && std::isnan(view.chop));
    QVERIFY(view.positionOpen && !view.positionIsLong && view.shortsAllowed);
    QCOMPARE(view.timeframe, std::string("4h"));
}

void TestTechnical::answersAsAModelWould()
{
    const auto row = llm::findProvider("technical");
    QVERIFY(row);
    const auto provider = (*row)->make(nullptr, nullptr, {});
    QCOMPARE(provider->id(), std::string("technical"));
    QVERIFY(provider->capabilities().offline && provider->capabilities().free);
    llm::Question question;
    question.timeframe = "4h";
    question.shortsAllowed = true;
    const auto refs = llm::technicalRefs();
    TechnicalView view = rising();
    for (const char *ref : refs)
        question.readings.push_back({std::string(ref) + "@4h", *numberOf(view, ref)});
    const domain::ModelCall call = QCoro::waitFor(provider->complete(question));
    QCOMPARE(call.outcome, domain::AnswerOutcome::Answered);
    QVERIFY(!call.error && call.latency.count() == 0 && !call.usage.inputTokens);
    QCOMPARE(*call.cost, domain::Money::zero("USD"));
    const auto json = base::parseJson(call.text);
    QVERIFY(json);
    QCOMPARE(json->at("action").get<std::string>(), std::string("open_long"));
    QCOMPARE(json->at("entry").at("type").get<std::string>(), std::string("market"));
    QCOMPARE(json->at("stop_loss").get<double>(), 96.0);
    QCOMPARE(json->at("evidence").size(), refs.size());
    QVERIFY(json->at("entry").at("price").is_null() && json->at("size_fraction").is_null());
    for (const char *field : {"confidence", "take_profit", "invalidation", "horizon_bars", "factors", "trend",
                              "key_levels", "risk_level", "reasoning"})
        QVERIFY2(json->contains(field), field);
    QVERIFY(!json->at("factors").contains("pattern_quality")); // what it does not know it does not say
    QCOMPARE(QCoro::waitFor(provider->complete(question)).text, call.text);
    QVERIFY(QCoro::waitFor(provider->check()));
}

void TestTechnical::failsAsAModelWould()
{
    const auto provider = (*llm::findProvider("technical"))->make(nullptr, nullptr, {});
    const domain::ModelCall call = QCoro::waitFor(provider->complete({}));
    QCOMPARE(call.outcome, domain::AnswerOutcome::Failed);
    QCOMPARE(call.error->field, std::string("close"));
    QVERIFY(call.text.empty());
    QVERIFY(!llm::findProvider("oracle"));
    QCOMPARE(llm::findProvider("oracle").error().code, base::ErrorCode::NotFound);
}
