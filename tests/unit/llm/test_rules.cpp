#include "test_rules.h"

#include "llm/rules.h"

#include "base/json.h"

#include <QCoroTask>
#include <QtTest/QtTest>

#include <rapidcheck.h>

#include <cmath>

using base::ErrorCode;
using domain::Action;
using domain::AnswerOutcome;
using llm::RuleOptions;
using llm::Ruleset;
using llm::RulesView;

namespace {

using Values = std::map<std::string, double>;

RuleOptions oversold()
{
    RuleOptions out;
    out.entryLong = "rsi:14 < 30 and volume > sma:volume:20";
    out.entryShort = "rsi:14 > 70";
    out.exit = "side * (rsi:14 - 50) > 0";
    return out;
}

Ruleset made(const RuleOptions &options)
{
    auto out = Ruleset::make(options);
    if (!out)
        qFatal("%s: %s", out.error().field.c_str(), out.error().detail.c_str());
    return std::move(*out);
}

const Values ordinary{{"rsi:14", 25}, {"volume", 12}, {"sma:volume:20", 10}, {"atr:14", 2}, {"last", 100}};

Values with(Values values, const std::string &ref, double value)
{
    values[ref] = value;
    return values;
}

RulesView viewOf(const Ruleset &rules, const Values &values)
{
    RulesView view;
    view.timeframe = "4h";
    view.shortsAllowed = true;
    for (const std::string &ref : rules.refs()) {
        const auto found = values.find(ref);
        view.values.push_back(found == values.end() ? std::nan("") : found->second);
    }
    return view;
}

llm::Question questionOf(const Values &values)
{
    llm::Question question;
    question.timeframe = "4h";
    question.shortsAllowed = true;
    for (const auto &[ref, value] : values)
        question.readings.push_back({ref + "@4h", value});
    return question;
}

domain::ModelCall asked(std::shared_ptr<const Ruleset> rules, const llm::Question &question)
{
    llm::ProviderOptions options;
    options.rules = std::move(rules);
    const auto provider = llm::makeRules(nullptr, nullptr, std::move(options));
    return QCoro::waitFor(provider->complete(question));
}

} // namespace

void TestRules::decides_data()
{
    QTest::addColumn<double>("rsi");
    QTest::addColumn<double>("volume");
    QTest::addColumn<int>("held"); // 0 none, 1 long, -1 short
    QTest::addColumn<int>("action");
    const auto row = [](const char *name, double rsi, double volume, int held, Action action) {
        QTest::newRow(name) << rsi << volume << held << int(action);
    };
    row("a long", 25, 12, 0, Action::OpenLong);
    row("too little volume", 25, 10, 0, Action::Hold);
    row("a short", 75, 12, 0, Action::OpenShort);
    row("neither", 50, 12, 0, Action::Hold);
    row("a long is kept", 45, 12, 1, Action::Hold);
    row("a long is left", 51, 12, 1, Action::Close);
    row("no second entry", 25, 12, 1, Action::Hold);
    row("a short is kept", 55, 12, -1, Action::Hold);
    row("a short is left", 49, 12, -1, Action::Close);
    row("no rsi", std::nan(""), 12, 0, Action::Hold);
    row("no rsi, held", std::nan(""), 12, 1, Action::Hold);
}

void TestRules::decides()
{
    QFETCH(double, rsi);
    QFETCH(double, volume);
    QFETCH(int, held);
    QFETCH(int, action);
    const Ruleset rules = made(oversold());
    RulesView view = viewOf(rules, with(with(ordinary, "rsi:14", rsi), "volume", volume));
    view.positionOpen = held != 0;
    view.positionIsLong = held > 0;
    const auto decision = llm::rulesDecision(rules, view);
    QVERIFY(decision.has_value());
    QCOMPARE(int(decision->action), action);
    QCOMPARE(int(llm::rulesAction(rules, view)), action);
    QCOMPARE(decision->confidence, 0.5);
    QVERIFY(!decision->reasoning.empty());
}

void TestRules::entriesHaveLevels()
{
    RuleOptions options = oversold();
    options.stop = "low[1] - 0.5 * atr:14";
    options.target = "last + 3 * (last - low[1])";
    options.horizon = "8 + 2";
    const Ruleset rules = made(options);
    const auto decision = llm::rulesDecision(rules, viewOf(rules, with(ordinary, "low[1]", 97)));
    QVERIFY(decision.has_value());
    QCOMPARE(int(decision->action), int(Action::OpenLong));
    QCOMPARE(*decision->stopLoss, 96.0);
    QCOMPARE(*decision->takeProfit, 109.0);
    QCOMPARE(decision->horizonBars, 10);
    QVERIFY(decision->invalidation->find("exit") == std::string::npos ||
            decision->invalidation->find(options.exit) != std::string::npos);
}

void TestRules::shortsAreMirrored()
{
    const Ruleset rules = made(oversold());
    const RulesView view = viewOf(rules, with(ordinary, "rsi:14", 80));
    const auto decision = llm::rulesDecision(rules, view);
    QVERIFY(decision.has_value());
    QCOMPARE(*decision->stopLoss, 104.0);
    QCOMPARE(*decision->takeProfit, 92.0);
    QCOMPARE(decision->horizonBars, 20);
}

void TestRules::saysWhyItHolds_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *key, const char *text, const char *says) {
        QTest::newRow(says) << QString::fromUtf8(key) << QString::fromUtf8(text) << QString::fromUtf8(says);
    };
    row("entry_long", "ema:9 > ema:21[3]", "missing: ema:9, ema:21[3]");
    row("entry_long", "close / 0 > 1 or rsi:14 / 0 > 1", "missing: close");
    row("entry_long", "rsi:14 / 0 > 1", "a division by zero");
    row("entry_long", "rsi:14 > 70", "no entry rule is met");
    row("entry_short", "rsi:14 < 30", "both entry rules");
    row("stop", "last - kama:10", "missing: kama:10");
    row("stop", "last + 1", "wrong side");
    row("stop", "last - 200", "wrong side");
    row("stop", "last", "wrong side");
    row("target", "last - 1", "wrong side");
    row("target", "atr:14[1]", "missing: atr:14[1]");
    row("horizon", "0", "1 to 500 candles");
    row("horizon", "501", "1 to 500 candles");
    row("horizon", "ema:9", "1 to 500 candles");
}

void TestRules::saysWhyItHolds()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, says);
    RuleOptions options;
    options.entryLong = "rsi:14 < 30";
    for (const auto &row : llm::ruleOptionTable())
        if (key == QString::fromUtf8(row.key))
            QVERIFY(base::setOption(options, row, base::Json(text.toStdString())));
    const Ruleset rules = made(options);
    const RulesView view = viewOf(rules, ordinary);
    const auto decision = llm::rulesDecision(rules, view);
    QVERIFY(decision.has_value());
    QCOMPARE(int(decision->action), int(Action::Hold));
    QCOMPARE(int(llm::rulesAction(rules, view)), int(Action::Hold));
    const QString reason = QString::fromStdString(decision->reasoning);
    QVERIFY2(reason.startsWith(QStringLiteral("Hold: ")) && reason.contains(says), qPrintable(reason));
    QVERIFY(!decision->stopLoss && !decision->takeProfit);
}

void TestRules::citesWhatItRead()
{
    const Ruleset rules = made(oversold());
    const auto decision = llm::rulesDecision(rules, viewOf(rules, ordinary));
    QVERIFY(decision.has_value());
    std::map<std::string, double> cited;
    for (const domain::EvidenceClaim &claim : decision->evidence)
        QVERIFY(cited.emplace(claim.ref, claim.value.value()).second);
    const std::map<std::string, double> wanted{
        {"rsi:14@4h", 25}, {"volume@4h", 12}, {"sma:volume:20@4h", 10}, {"last@4h", 100}, {"atr:14@4h", 2}};
    QVERIFY(cited == wanted);
    QVERIFY(decision->reasoning.find(oversold().entryLong) != std::string::npos);
}

void TestRules::refusesBadRules_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *key, const char *text, const char *says) {
        QTest::newRow(text) << QString::fromUtf8(key) << QString::fromUtf8(text) << QString::fromUtf8(says);
    };
    row("entry_long", "rsx < 30", "position 1, \"rsx\"");
    row("entry_short", "rsi:14", "a condition is needed");
    row("exit", "close >", "ends here");
    row("stop", "close > 1", "a number is needed");
    row("target", "last[1]", "no earlier values");
    row("horizon", "twenty", "position 1, \"twenty\"");
}

void TestRules::refusesBadRules()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, says);
    RuleOptions options = oversold();
    for (const auto &row : llm::ruleOptionTable())
        if (key == QString::fromUtf8(row.key))
            QVERIFY(base::setOption(options, row, base::Json(text.toStdString())));
    const auto rules = Ruleset::make(options);
    QVERIFY(!rules);
    QCOMPARE(QString::fromStdString(rules.error().field), key);
    QVERIFY2(QString::fromStdString(rules.error().detail).contains(says), rules.error().detail.c_str());
}

void TestRules::namesItself()
{
    RuleOptions other = oversold();
    other.target = "last + side * 5 * atr:14";
    QCOMPARE(made(oversold()).id(), made(oversold()).id());
    QVERIFY(made(oversold()).id() != made(other).id());
    QVERIFY(made(oversold()).id().starts_with("rules-"));
    QVERIFY(!made({}).hasEntry());
}

void TestRules::answersLikeAModel()
{
    const auto rules = std::make_shared<const Ruleset>(made(oversold()));
    const domain::ModelCall call = asked(rules, questionOf(ordinary));
    QCOMPARE(int(call.outcome), int(AnswerOutcome::Answered));
    QCOMPARE(call.provider, std::string("rules"));
    QCOMPARE(call.model, rules->id());
    QVERIFY(call.cost && call.cost->amount().isZero());
    const auto answer = base::parseJson(call.text);
    QVERIFY(answer.has_value());
    QCOMPARE((*answer)["action"].get<std::string>(), std::string("open_long"));
    QCOMPARE((*answer)["stop_loss"].get<double>(), 96.0);
    const domain::ModelCall again = asked(rules, questionOf(ordinary));
    QCOMPARE(again.text, call.text);
    const domain::ModelCall other = asked(rules, questionOf(with(ordinary, "rsi:14", 31)));
    QVERIFY(other.text.find("\"hold\"") != std::string::npos);
}

void TestRules::withoutAnEntryRuleItFails()
{
    for (const auto &rules : {std::shared_ptr<const Ruleset>(), std::make_shared<const Ruleset>(made({}))}) {
        const domain::ModelCall call = asked(rules, questionOf(ordinary));
        QCOMPARE(int(call.outcome), int(AnswerOutcome::Failed));
        QCOMPARE(call.error->field, std::string("rules.entry_long"));
        llm::ProviderOptions options;
        options.rules = rules;
        const auto provider = llm::makeRules(nullptr, nullptr, std::move(options));
        QVERIFY(!QCoro::waitFor(provider->check()));
    }
}

void TestRules::readsFiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("json") << R"({"entry_long": "rsi:14 < 30", "stop": "low[1]", "horizon": "12"})";
    QTest::newRow("json, a number") << R"({"entry_long": "rsi:14 < 30", "stop": "low[1]", "horizon": 12})";
    QTest::newRow("json, a group")
        << R"( {"rules": {"entry_long": "rsi:14 < 30", "stop": "low[1]", "horizon": "12"}} )";
    QTest::newRow("lines")
        << "# oversold\n[rules]\nentry_long = rsi:14 < 30 ; a remark\r\n\n  stop=low[1]\nhorizon = 12";
}

void TestRules::readsFiles()
{
    QFETCH(QString, text);
    const auto read = llm::rulesFromText(text.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    RuleOptions wanted;
    wanted.entryLong = "rsi:14 < 30";
    wanted.stop = "low[1]";
    wanted.horizon = "12";
    QVERIFY(*read == wanted);
    QVERIFY(Ruleset::make(*read).has_value());
}

void TestRules::refusesFiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("a key") << "entry_lnog = rsi:14 < 30"
                           << "line 1: there is no rule of this name: entry_lnog";
    QTest::newRow("no equals sign") << "# a remark\n\nrsi:14 < 30"
                                    << "line 3";
    QTest::newRow("a key of json") << R"({"entry": "x"})"
                                   << "there is no rule of this name: entry (entry_long";
    QTest::newRow("a type") << R"({"entry_long": 3})"
                            << "";
    QTest::newRow("broken") << R"({"entry_long": "x")"
                            << "";
    QTest::newRow("not an object") << R"({"rules": 3})"
                                   << "there is no rule";
    QTest::newRow("too long") << QString(70'000, QLatin1Char(' ')) << "64 KiB";
}

void TestRules::refusesFiles()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto read = llm::rulesFromText(text.toStdString());
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().detail).contains(says), read.error().detail.c_str());
}

void TestRules::actionAndDecisionAgree()
{
    QVERIFY(rc::check("the fast action is the decision's, and an entry is on the right sides", [] {
        constexpr const char *conditions[] = {
            "rsi:14 < 30",        "rsi:14 > 70 or close > 100", "close[1] < last", "true", "",
            "volume / rsi:14 > 1"};
        constexpr const char *levels[] = {"last - side * 2 * atr:14", "last + side * atr:14", "low[1]",
                                          "0 - 5", ""};
        const auto one = [](const auto &list) {
            return list[*rc::gen::inRange<std::size_t>(0, std::size(list))];
        };
        RuleOptions options;
        options.entryLong = one(conditions);
        options.entryShort = one(conditions);
        options.exit = one(conditions);
        options.stop = one(levels);
        options.target = one(levels);
        const Ruleset rules = made(options);
        if (!rules.hasEntry())
            return;
        RulesView view;
        view.timeframe = "1h";
        view.positionOpen = *rc::gen::arbitrary<bool>();
        view.positionIsLong = *rc::gen::arbitrary<bool>();
        view.shortsAllowed = *rc::gen::arbitrary<bool>();
        double last = std::nan("");
        for (const std::string &ref : rules.refs()) {
            const int value = *rc::gen::inRange(-10, 140);
            view.values.push_back(value < 0 ? std::nan("") : double(value));
            if (ref == "last")
                last = view.values.back();
        }
        const auto decision = llm::rulesDecision(rules, view);
        RC_ASSERT(decision.has_value());
        RC_ASSERT(decision->action == llm::rulesAction(rules, view));
        RC_ASSERT((decision->action != Action::Close || view.positionOpen));
        if (!domain::opens(decision->action))
            return;
        RC_ASSERT((!view.positionOpen && (decision->action == Action::OpenLong || view.shortsAllowed)));
        const double side = decision->action == Action::OpenLong ? 1 : -1;
        RC_ASSERT(
            (!decision->stopLoss || (*decision->stopLoss > 0 && side * (last - *decision->stopLoss) > 0)));
        RC_ASSERT((!decision->takeProfit || side * (*decision->takeProfit - last) > 0));
    }));
}
