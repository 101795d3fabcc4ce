#include "test_council.h"

#include "decision/council.h"
#include "decision/resources.h"
#include "samples.h"

#include <QCoroTask>
#include <QtTest/QtTest>

#include <set>

using base::Json;
using decision::Conversation;
using decision::Council;
using decision::Role;
using decision::Temperament;
using domain::Action;
using domain::AnswerOutcome;
using domain::ModelCall;

namespace {

using Answers = std::vector<std::string>; // in order; empty: the call fails

/// What the members of one council were asked, in order.
struct Log
{
    std::vector<std::pair<std::string, llm::Question>> asked;
};

class Scripted final : public llm::Provider
{
public:
    Scripted(std::string model, Answers answers, Log *log, bool vision)
        : m_model(std::move(model)), m_answers(std::move(answers)), m_log(log), m_vision(vision)
    {
    }
    std::string id() const override { return "scripted"; }
    std::string model() const override { return m_model; }
    llm::Capabilities capabilities() const override
    {
        llm::Capabilities out;
        out.vision = m_vision;
        return out;
    }
    QCoro::Task<ModelCall> complete(llm::Question question) override
    {
        ModelCall call;
        call.provider = "scripted";
        call.model = m_model;
        const std::string text = m_count < m_answers.size() ? m_answers[m_count] : std::string();
        ++m_count;
        m_log->asked.emplace_back(m_model, question);
        if (text.empty()) {
            call.error = base::Error{base::ErrorCode::Timeout, "too late", "", {}};
            co_return call;
        }
        call.outcome = AnswerOutcome::Answered;
        call.text = text;
        co_return call;
    }
    base::Task<std::string> check() override { co_return m_model; }

private:
    std::string m_model;
    Answers m_answers;
    Log *m_log;
    bool m_vision;
    std::size_t m_count = 0;
};

struct Table
{
    Log log;
    std::vector<decision::Member> members;
    decision::CouncilOptions options;
    decision::Briefing briefing = samples::briefing();

    void seat(const std::string &model, Role role, Answers answers, bool vision = true)
    {
        members.push_back({std::string(decision::name(role)) + ' ' + model, role, Temperament::Plain,
                           std::make_unique<Scripted>(model, std::move(answers), &log, vision)});
    }
    Conversation talk(std::map<std::string, double> weights = {})
    {
        Council council("council-test", std::move(members), options);
        council.setWeights(std::move(weights));
        llm::Question whole = decision::ask(briefing);
        whole.png = "png";
        return QCoro::waitFor(council.deliberate(briefing, whole, samples::context()));
    }
    const llm::Question &asked(const std::string &model) const
    {
        for (const auto &[one, question] : log.asked)
            if (one == model)
                return question;
        qFatal("nobody asked %s", model.c_str());
    }
};

std::string hold(double confidence = 0.5)
{
    return Json{{"action", "hold"}, {"confidence", confidence}, {"reasoning", "Wait."}}.dump();
}

std::string withoutLevels(const char *action)
{
    return Json{{"action", action},
                {"confidence", 0.8},
                {"invalidation", "The news turns."},
                {"reasoning", "Good news."}}
        .dump();
}

bool holds(const std::string &text, const char *piece)
{
    return text.find(piece) != std::string::npos;
}

} // namespace

void TestCouncil::everyRoleReadsItsOwnPart()
{
    Table table;
    table.briefing = samples::fullBriefing();
    table.seat("chart", Role::ChartReader, {hold()});
    table.seat("numbers", Role::Technician, {hold()});
    table.seat("all", Role::Generalist, {hold()});
    (void)table.talk();
    const llm::Question &chart = table.asked("chart"), &numbers = table.asked("numbers"),
                        &all = table.asked("all");
    QVERIFY(!chart.png.isEmpty() && numbers.png.isEmpty() && !all.png.isEmpty());
    QVERIFY(holds(chart.user, "A chart of this market is attached"));
    QVERIFY(!holds(chart.user, "[rsi:14@") && !holds(chart.user, "[last@") &&
            !holds(chart.user, "## Account"));
    QVERIFY(chart.readings.empty());
    QVERIFY(holds(chart.user, "Actions possible now:"));
    QVERIFY(holds(numbers.user, "[rsi:14@") && holds(numbers.user, "## Account"));
    QVERIFY(!holds(numbers.user, "A chart of this market is attached"));
    QVERIFY(holds(all.user, "[rsi:14@"));
    QVERIFY(holds(chart.system, "chart reader") && holds(numbers.system, "technician"));
    QVERIFY(!holds(all.system, "of a council"));
}

void TestCouncil::aDecisionIsOneMembersOwn()
{
    Table table;
    table.seat("a", Role::Technician, {samples::answer({{"confidence", 0.9}, {"stop_loss", 90}})});
    table.seat("b", Role::Generalist, {samples::answer({{"confidence", 0.6}})});
    table.seat("c", Role::Generalist, {samples::answer({{"confidence", 0.62}, {"stop_loss", 94}})});
    table.seat("d", Role::Technician, {hold()});
    const Conversation talked = table.talk();
    QVERIFY(talked.outcome == AnswerOutcome::Answered);
    const domain::DecisionRecord &record = talked.decision->record();
    QVERIFY(record.action == Action::OpenLong);
    QCOMPARE(record.confidence, 0.62); // nobody's agreement raised or mixed it
    QCOMPARE(*record.stopLoss, 94.0);
    QCOMPARE(talked.council["plan_of"].get<std::string>(), std::string("generalist c"));
    QCOMPARE(talked.council["agreement"].get<double>(), 0.75);
    QCOMPARE(talked.votes.size(), std::size_t(4));
}

void TestCouncil::brokenAnswersAreAbstentions()
{
    Table table;
    table.seat("late", Role::Technician, {});
    table.seat("prose", Role::Generalist, {"I think it goes up.", "Really."});
    table.seat("mended", Role::Generalist, {"up", samples::answer()});
    table.seat("fine", Role::Technician, {samples::answer()});
    const Conversation talked = table.talk();
    QVERIFY(talked.decision && talked.decision->action() == Action::OpenLong);
    QCOMPARE(talked.council["heard"].get<int>(), 2);
    const Json &members = talked.council["members"];
    QVERIFY(holds(members[0]["abstained"].get<std::string>(), "timeout"));
    QVERIFY(holds(members[1]["abstained"].get<std::string>(), "malformed"));
    QVERIFY(members[0]["vote"].is_null() && members[1]["vote"].is_null());
    QCOMPARE(members[2]["abstained"].get<std::string>(), std::string());
    QCOMPARE(talked.calls.size(), std::size_t(6)); // one late, two of prose, two mended, one fine
}

void TestCouncil::tooFewVoicesAreAFailure()
{
    Table table;
    table.seat("a", Role::Technician, {hold()});
    table.seat("b", Role::Generalist, {});
    table.seat("c", Role::Generalist, {});
    const Conversation talked = table.talk();
    QVERIFY(talked.outcome == AnswerOutcome::Failed);
    QVERIFY(!talked.decision);
    QCOMPARE(talked.error->field, std::string("council.quorum"));
    QCOMPARE(talked.council["result"].get<std::string>(), std::string("no_quorum"));
}

void TestCouncil::aSplitIsAHoldWithItsReason()
{
    Table table;
    table.seat("a", Role::Technician, {samples::answer()});
    table.seat("b", Role::Generalist, {hold(0.7)});
    const Conversation talked = table.talk();
    QVERIFY(talked.outcome == AnswerOutcome::Answered);
    QVERIFY(talked.decision->action() == Action::Hold);
    QVERIFY(holds(talked.decision->record().reasoning, "split"));
    QCOMPARE(talked.decision->record().confidence, 0.5);
    QVERIFY(talked.council["plan_of"].is_null());
}

void TestCouncil::whoSeesNoPricesVotesWithoutLevels()
{
    Table table;
    table.briefing = samples::briefing();
    table.seat("chart", Role::ChartReader, {samples::answer()});
    table.seat("numbers", Role::Technician, {samples::answer({{"stop_loss", 94}})});
    const Conversation talked = table.talk();
    QVERIFY(talked.decision && talked.decision->record().stopLoss);
    QVERIFY(holds(table.asked("chart").schema, "stop_loss"));
    // A role without prices is asked for none, and cannot be the author of a plan.
    decision::Briefing scout = samples::briefing();
    scout.role = Role::NewsScout;
    scout.levelsByDesk = true;
    const llm::Question question = decision::ask(scout);
    QVERIFY(!holds(question.schema, "stop_loss") && !holds(question.user, "stop_loss"));
    QVERIFY(!holds(question.user, "Current price"));
    QVERIFY(!decision::seesPrices(Role::NewsScout) && !decision::seesPrices(Role::Historian));
    QVERIFY(decision::understand(withoutLevels("open_long"), {100, true}).has_value());
}

void TestCouncil::whoHasNothingToReadIsNotAsked()
{
    Table table;
    table.seat("scout", Role::NewsScout, {withoutLevels("open_long")});
    table.seat("blind", Role::ChartReader, {hold()}, false);
    table.seat("a", Role::Technician, {hold()});
    table.seat("b", Role::Generalist, {hold()});
    const Conversation talked = table.talk();
    QVERIFY(talked.decision && talked.decision->action() == Action::Hold);
    bool readable = false; // whether there are news in a question at all
    for (const decision::Section &section : decision::sections())
        readable = readable || section.matter == decision::Matter::News;
    if (!readable)
        QVERIFY(holds(talked.council["members"][0]["abstained"].get<std::string>(), "nothing to read"));
    QVERIFY(holds(talked.council["members"][1]["abstained"].get<std::string>(), "cannot see"));
    for (const auto &[model, question] : table.log.asked)
        QVERIFY(model != "blind");
}

void TestCouncil::theSecondRoundIsAnonymous()
{
    Table table;
    table.options.rebuttal = true;
    table.seat("a", Role::Technician, {samples::answer({{"reasoning", "Mine alone."}}), hold()});
    table.seat("b", Role::Generalist, {hold(), hold()});
    table.seat("c", Role::Generalist, {});
    const Conversation talked = table.talk();
    QCOMPARE(table.log.asked.size(), std::size_t(5)); // nobody hears of the one who said nothing
    const llm::Question &again = table.log.asked[4].second;
    QVERIFY(holds(again.user, "open_long, confidence") && holds(again.user, "Mine alone."));
    QVERIFY(!holds(again.user, "technician") && !holds(again.user, "scripted"));
    QVERIFY(holds(again.user, ("<" + table.briefing.fence + ">open_long").c_str()));
    QVERIFY(!holds(table.log.asked[3].second.user, "Mine alone.")); // not one's own
    QVERIFY(talked.decision->action() == Action::Hold);
    QCOMPARE(talked.council["members"][0]["rounds"][0]["action"].get<std::string>(),
             std::string("open_long"));
    QCOMPARE(talked.council["members"][0]["rounds"][1]["action"].get<std::string>(), std::string("hold"));
}

void TestCouncil::aSilentSecondRoundKeepsTheFirst()
{
    Table table;
    table.options.rebuttal = true;
    table.seat("a", Role::Technician, {samples::answer()});
    table.seat("b", Role::Generalist, {samples::answer()});
    const Conversation talked = table.talk();
    QVERIFY(talked.decision && talked.decision->action() == Action::OpenLong);
}

void TestCouncil::everythingIsKept()
{
    Table table;
    table.seat("a", Role::Technician, {samples::answer()});
    table.seat("b", Role::ChartReader, {hold()});
    const Conversation talked = table.talk();
    std::map<std::string, std::string> blobs;
    for (const domain::Blob &blob : talked.blobs)
        blobs[blob.sha256] = *blob.bytes;
    for (const Json &member : talked.council["members"]) {
        for (const char *field : {"name", "role", "temperament", "model", "voice", "weight", "vote",
                                  "confidence", "reasoning", "abstained", "rounds"})
            QVERIFY2(member.contains(field), field);
        const std::string user = blobs.at(member["user"]["text_sha256"].get<std::string>());
        QVERIFY(holds(user, "Actions possible now:"));
    }
    QCOMPARE(talked.council["tallies"].size(), std::size_t(2));
    QCOMPARE(talked.calls.size(), std::size_t(2));
    QCOMPARE(talked.calls[0].text, samples::answer());
}

void TestCouncil::weightsCount()
{
    Table table;
    table.seat("a", Role::Technician, {samples::answer()});
    table.seat("b", Role::Generalist, {hold()});
    const Conversation talked = table.talk({{"technician scripted/a", 1.8}});
    QVERIFY(talked.decision->action() == Action::OpenLong);
    QCOMPARE(talked.council["members"][0]["weight"].get<double>(), 1.8);
}

void TestCouncil::aSinglePromptIsNotForACouncil()
{
    Table table;
    table.seat("a", Role::Technician, {hold()});
    Council council("council-test", std::move(table.members), {});
    const ModelCall call = QCoro::waitFor(council.complete({}));
    QVERIFY(call.outcome == AnswerOutcome::Failed && call.error);
    QVERIFY(call.error->code == base::ErrorCode::Unsupported);
    QCOMPARE(QCoro::waitFor(council.check()).value(), std::string("technician a: a"));
}

void TestCouncil::partsAreTheWholeQuestion()
{
    const decision::Composed composed = decision::compose(samples::fullBriefing());
    const std::vector<decision::QuestionPart> &parts = composed.parts;
    const llm::Question &question = composed.question;
    std::size_t bytes = 0;
    std::set<std::string> ids;
    for (const decision::QuestionPart &part : parts) {
        bytes += part.bytes;
        QVERIFY2(ids.insert(part.id).second && part.bytes > 0, part.id.c_str());
    }
    QCOMPARE(bytes, question.system.size() + question.user.size() + question.schema.size());
    QVERIFY(ids.count("system") && ids.count("studies") && ids.count("contract") && ids.count("schema"));
    QVERIFY(!ids.count("own_rules")); // wrote nothing
    const Json json = decision::toJson(parts);
    QCOMPARE(json[0]["id"].get<std::string>(), std::string("system"));
    QVERIFY(json[0]["tokens"].get<int>() > 100);
}

void TestCouncil::templatesTakeTheirPlace()
{
    const auto made =
        decision::Templates::make({{"system", "You are terse.\r\n"}, {"contract", "Say {{ actions }}!"}});
    QVERIFY2(made.has_value(), made ? "" : made.error().detail.c_str());
    decision::Briefing briefing = samples::briefing();
    briefing.templates = std::make_shared<const decision::Templates>(*made);
    const llm::Question question = decision::ask(briefing);
    QCOMPARE(question.system, std::string("You are terse.\n"));
    QVERIFY(holds(question.user, "Say \"hold\", \"open_long\"!"));
    QVERIFY(!holds(question.user, "Answer with one JSON object"));
    QCOMPARE(made->toJson().size(), std::size_t(2));
    briefing.levelsByDesk = true; // has a text of its own, which was not replaced
    QVERIFY(holds(decision::ask(briefing).user, "The desk itself places the stop"));
}

void TestCouncil::templatesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("a name") << "sytsem"
                            << "x"
                            << "no text of this name";
    QTest::newRow("empty") << "system"
                           << "  \n"
                           << "empty";
    QTest::newRow("missing") << "contract"
                             << "Answer."
                             << "{{actions}} is missing";
    QTest::newRow("unknown") << "system"
                             << "In {{mood}}."
                             << "unknown placeholder {{mood}}";
    QTest::newRow("misspelt") << "contract"
                              << "{{actions}} {{actoins}}"
                              << "unknown placeholder {{actoins}}";
    QTest::newRow("open") << "contract"
                          << "{{actions"
                          << "without an end";
    QTest::newRow("tokens") << "system"
                            << "a <|im_start|>system b"
                            << "must not have";
    QTest::newRow("long") << "system" << QString(70'000, QLatin1Char('a')) << "64 KiB";
}

void TestCouncil::templatesAreChecked()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto made = decision::Templates::make({{name.toStdString(), text.toStdString()}});
    QVERIFY(!made);
    QVERIFY2(QString::fromStdString(made.error().detail).contains(says), made.error().detail.c_str());
    QCOMPARE(QString::fromStdString(made.error().field), name + QStringLiteral(".md"));
}

void TestCouncil::everyTextIsInTheTable()
{
    for (const decision::TemplateRow &row : decision::templateTable()) {
        const std::string own(decision::prompt(row.name));
        QVERIFY2(!own.empty(), row.name);
        QVERIFY2(decision::Templates::make({{row.name, own}}).has_value(),
                 row.name); // it passes its own check
    }
}

void TestCouncil::placeholdersAreFilledOnce()
{
    QCOMPARE(decision::filled("{{a}} and {{ b }} and {{c}}", {{"a", "{{b}}"}, {"b", "2"}}),
             std::string("{{b}} and 2 and "));
    QCOMPARE(decision::filled("no end {{a", {{"a", "1"}}), std::string("no end {{a"));
    QCOMPARE(decision::placeholdersOf("{{a}}{{ b }}").value(), (std::vector<std::string>{"a", "b"}));
}
