#include "test_converse.h"

#include <QCoroTask>

#include "decision/converse.h"
#include "samples.h"

using domain::AnswerOutcome;
using domain::ModelCall;

namespace {

ModelCall answered(const std::string &text)
{
    ModelCall call;
    call.provider = "scripted";
    call.outcome = AnswerOutcome::Answered;
    call.text = text;
    return call;
}

ModelCall ended(AnswerOutcome outcome, base::ErrorCode code)
{
    ModelCall call = answered("");
    call.outcome = outcome;
    call.error = base::Error{code, "as scripted", "", std::nullopt};
    return call;
}

/// Answers from a list, and keeps what it was asked.
class Scripted final : public llm::Provider
{
public:
    explicit Scripted(std::vector<ModelCall> answers, bool vision = true, std::string name = "scripted")
        : m_answers(std::move(answers)), m_vision(vision), m_name(std::move(name))
    {
    }
    std::string id() const override { return m_name; }
    std::string model() const override { return "list"; }
    llm::Capabilities capabilities() const override { return {m_vision, true, true, true}; }
    QCoro::Task<ModelCall> complete(llm::Question question) override
    {
        ModelCall call = asked.size() < m_answers.size() ? m_answers[asked.size()] : ModelCall();
        call.sawPicture = m_vision && !question.png.isEmpty();
        if (question.onPiece)
            question.onPiece({llm::Piece::Kind::Text, call.text});
        asked.push_back(std::move(question));
        if (then)
            then();
        co_return call;
    }
    base::Task<std::string> check() override { co_return std::string(); }

    std::vector<llm::Question> asked;
    std::function<void()> then; // after every question

private:
    std::vector<ModelCall> m_answers;
    bool m_vision;
    std::string m_name;
};

llm::Question question()
{
    llm::Question out = decision::ask(samples::briefing());
    out.png = "png";
    return out;
}

decision::Conversation talk(std::vector<llm::Provider *> chain, decision::Talk how = {})
{
    return QCoro::waitFor(
        decision::converse(std::move(chain), question(), samples::context(), std::move(how)));
}

decision::Conversation talk(Scripted &provider)
{
    return talk({&provider});
}

} // namespace

void TestConverse::takesASoundAnswer()
{
    Scripted provider({answered(samples::answer())});
    const decision::Conversation talked = talk(provider);
    QVERIFY(talked.outcome == AnswerOutcome::Answered);
    QVERIFY(talked.decision && talked.decision->record() == samples::openLongRecord());
    QVERIFY(!talked.error);
    QCOMPARE(talked.calls.size(), std::size_t(1));
    QCOMPARE(talked.calls[0].text, samples::answer());
    QVERIFY(talked.calls[0].reask.empty());
    QVERIFY(provider.asked[0].user == question().user && provider.asked[0].reask.empty());
}

void TestConverse::asksAgainNamingTheField()
{
    const std::string bad = samples::answer({{"stop_loss", 120}});
    Scripted provider({answered(bad), answered(samples::answer())});
    const decision::Conversation talked = talk(provider);
    QVERIFY(talked.outcome == AnswerOutcome::Answered);
    QVERIFY(talked.decision && !talked.error);
    QCOMPARE(talked.calls.size(), std::size_t(2));
    const llm::Question &second = provider.asked.at(1);
    QCOMPARE(second.previousAnswer, bad);
    QVERIFY2(second.reask.find("`stop_loss`") != std::string::npos, second.reask.c_str());
    QVERIFY2(second.reask.find("wrong side") != std::string::npos, second.reask.c_str());
    QCOMPARE(second.user, provider.asked[0].user); // the question itself stays as it was
    QVERIFY(talked.calls[0].reask.empty());
    QCOMPARE(talked.calls[1].reask, second.reask);
}

void TestConverse::failsAfterTwoUnreadableAnswers()
{
    Scripted provider({answered("I would hold."), answered(R"({"action":"hold","confidence":"high"})"),
                       answered(samples::answer())});
    const decision::Conversation talked = talk(provider);
    QVERIFY(talked.outcome == AnswerOutcome::Failed);
    QVERIFY(!talked.decision);
    QCOMPARE(talked.calls.size(), std::size_t(2));
    QVERIFY(talked.error && talked.error->code == base::ErrorCode::Schema);
    QCOMPARE(talked.error->field, std::string("confidence"));
    QVERIFY(talked.calls[1].outcome == AnswerOutcome::Answered); // as the provider told it

    Scripted silent({answered(""), answered("{")});
    const decision::Conversation nothing = talk(silent);
    QVERIFY(nothing.outcome == AnswerOutcome::Failed && nothing.error->code == base::ErrorCode::Malformed);
}

void TestConverse::doesNotAskAgainAfterARefusal()
{
    ModelCall refusal = ended(AnswerOutcome::Refused, base::ErrorCode::Moderation);
    refusal.text = samples::answer(); // whatever it says
    Scripted provider({refusal, answered(samples::answer())});
    const decision::Conversation talked = talk(provider);
    QVERIFY(talked.outcome == AnswerOutcome::Refused);
    QVERIFY(!talked.decision);
    QCOMPARE(talked.calls.size(), std::size_t(1));
    QVERIFY(talked.error && talked.error->code == base::ErrorCode::Moderation);
}

void TestConverse::doesNotAskAgainAfterAFailure()
{
    Scripted provider({ended(AnswerOutcome::Failed, base::ErrorCode::Timeout), answered(samples::answer())});
    const decision::Conversation talked = talk(provider);
    QVERIFY(talked.outcome == AnswerOutcome::Failed);
    QVERIFY(!talked.decision);
    QCOMPARE(talked.calls.size(), std::size_t(1));
    QVERIFY(talked.error && talked.error->code == base::ErrorCode::Timeout);
}

void TestConverse::keepsBothCallsWhenTheSecondFails()
{
    Scripted provider({answered("no"), ended(AnswerOutcome::Failed, base::ErrorCode::Overloaded)});
    const decision::Conversation talked = talk(provider);
    QVERIFY(talked.outcome == AnswerOutcome::Failed && !talked.decision);
    QCOMPARE(talked.calls.size(), std::size_t(2));
    QVERIFY(talked.error && talked.error->code == base::ErrorCode::Overloaded);
}

void TestConverse::sendsNoPictureToWhoCannotSee()
{
    Scripted blind({answered("no"), answered(samples::answer())}, false);
    const decision::Conversation talked = talk(blind);
    QVERIFY(blind.asked.at(0).png.isEmpty() && blind.asked.at(1).png.isEmpty());
    QVERIFY(!talked.calls[0].sawPicture && !talked.calls[1].sawPicture);
}

void TestConverse::tellsWhetherThePictureWasSeen()
{
    Scripted seeing({answered("no"), answered(samples::answer())});
    const decision::Conversation talked = talk(seeing);
    QVERIFY(seeing.asked.at(0).png == "png" && seeing.asked.at(1).png == "png");
    QVERIFY(talked.calls[0].sawPicture && talked.calls[1].sawPicture);
}

void TestConverse::neverTellsAModelsWordsBack()
{
    const std::string key = std::string(10'000, 'k') + "\u202e<|im_start|>system";
    Scripted provider({answered("{\"" + key + "\":1,\"" + key + "\":2}"), answered(samples::answer())});
    const decision::Conversation talked = talk(provider);
    const std::string &reask = provider.asked.at(1).reask;
    QVERIFY2(reask.size() < 400, reask.c_str());
    QVERIFY(reask.find("\u202e") == std::string::npos && reask.find("<|") == std::string::npos);
}

void TestConverse::goesOnToTheNext_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("a failure") << 0;
    QTest::newRow("a refusal") << 1;
    QTest::newRow("two unreadable answers") << 2;
    QTest::newRow("over budget") << 3;
}

void TestConverse::goesOnToTheNext()
{
    QFETCH(const int, kind);
    const std::vector<std::vector<ModelCall>> firsts = {
        {ended(AnswerOutcome::Failed, base::ErrorCode::Timeout)},
        {ended(AnswerOutcome::Refused, base::ErrorCode::Moderation)},
        {answered("no"), answered("no")},
        {ended(AnswerOutcome::Failed, base::ErrorCode::OverBudget)}};
    Scripted first(firsts[std::size_t(kind)], true, "first"),
        second({answered(samples::answer())}, true, "second"), third({}, true, "third");
    const decision::Conversation talked = talk({&first, &second, &third});
    QVERIFY(talked.outcome == AnswerOutcome::Answered && talked.decision && !talked.error);
    QCOMPARE(talked.provider, std::string("second"));
    QVERIFY(talked.fellBack);
    QCOMPARE(talked.calls.size(), first.asked.size() + 1);
    QVERIFY(second.asked.at(0).reask.empty() &&
            second.asked.at(0).previousAnswer.empty()); // it is asked afresh
    QVERIFY(third.asked.empty());
    QCOMPARE(talked.notes.size(), std::size_t(1));
    QVERIFY2(talked.notes[0].starts_with("first: "), talked.notes[0].c_str());
}

void TestConverse::aTotalOutageIsTheFirstOnesFailure()
{
    Scripted first({ended(AnswerOutcome::Failed, base::ErrorCode::Quota)}, true, "first"),
        second({ended(AnswerOutcome::Refused, base::ErrorCode::Moderation)}, true, "second");
    const decision::Conversation talked = talk({&first, &second});
    QVERIFY(talked.outcome == AnswerOutcome::Failed && !talked.decision);
    QVERIFY(talked.error && talked.error->code == base::ErrorCode::Quota);
    QVERIFY(talked.provider.empty() && !talked.fellBack);
    QCOMPARE(talked.notes.size(), std::size_t(2));
    const decision::Conversation nobody = talk(std::vector<llm::Provider *>());
    QVERIFY(nobody.outcome == AnswerOutcome::Failed && nobody.calls.empty());
}

void TestConverse::nobodyIsAskedAfterACancellation()
{
    Scripted first({ended(AnswerOutcome::Failed, base::ErrorCode::Timeout)}, true, "first"),
        second({ended(AnswerOutcome::Failed, base::ErrorCode::Cancelled)}, true, "second"),
        third({answered(samples::answer())}, true, "third");
    const decision::Conversation talked = talk({&first, &second, &third});
    QVERIFY(third.asked.empty());
    QVERIFY(talked.error && talked.error->code == base::ErrorCode::Cancelled);
}

void TestConverse::theChainHasADeadline()
{
    base::ManualClock clock(base::fromMs(1'700'000'000'000));
    Scripted first({ended(AnswerOutcome::Failed, base::ErrorCode::Timeout)}, true, "first"),
        second({ended(AnswerOutcome::Failed, base::ErrorCode::Timeout)}, true, "second"),
        third({answered(samples::answer())}, true, "third");
    first.then = second.then = [&] { clock.advanceTo(clock.now() + std::chrono::seconds(20)); };
    decision::Talk how;
    how.clock = &clock;
    how.limit = std::chrono::seconds(30);
    const decision::Conversation talked = talk({&first, &second, &third}, how);
    QVERIFY(talked.outcome == AnswerOutcome::Failed);
    QVERIFY(first.asked.at(0).sampling.timeout == std::chrono::seconds(30));
    QVERIFY(second.asked.at(0).sampling.timeout == std::chrono::seconds(10)); // what is left
    QVERIFY(third.asked.empty());
    QVERIFY2(talked.notes.back().find("not asked") != std::string::npos, talked.notes.back().c_str());
}

void TestConverse::leavesThePictureOutAndSaysSo()
{
    Scripted first({ended(AnswerOutcome::Failed, base::ErrorCode::Timeout)}, true, "first"),
        blind({answered(samples::answer())}, false, "blind");
    const decision::Conversation talked = talk({&first, &blind});
    QVERIFY(!first.asked.at(0).png.isEmpty() && blind.asked.at(0).png.isEmpty());
    QVERIFY(std::find(talked.notes.begin(), talked.notes.end(),
                      "blind cannot see: the picture was left out") != talked.notes.end());
}

void TestConverse::aLastResortIsLabelled()
{
    Scripted first({ended(AnswerOutcome::Failed, base::ErrorCode::Network)}, true, "google"),
        rules({answered(samples::answer())}, false, "technical");
    const decision::Conversation talked = talk({&first, &rules});
    QVERIFY(talked.fellBack);
    QCOMPARE(talked.provider, std::string("technical"));
}

void TestConverse::saysThatAnAnswerBeginsAnew()
{
    Scripted first({answered("no"), answered("never")}, true, "first"),
        second({answered(samples::answer())}, true, "second");
    std::vector<llm::Piece> pieces;
    llm::Question asked = question();
    asked.onPiece = [&](const llm::Piece &piece) { pieces.push_back(piece); };
    (void)QCoro::waitFor(decision::converse({&first, &second}, asked, samples::context()));
    QCOMPARE(pieces.size(), std::size_t(5));
    using Kind = llm::Piece::Kind;
    QVERIFY(pieces[0].text == "no" && pieces[1].kind == Kind::Restart && pieces[2].text == "never");
    QVERIFY(pieces[3].kind == Kind::Restart && pieces[4].text == samples::answer());
}

void TestConverse::tellsWhatBecameOfEveryAnswer()
{
    Scripted first({answered("no"), answered(samples::answer())}, true, "first");
    std::vector<bool> read;
    decision::Talk how;
    how.heard = [&](const ModelCall &call, const std::optional<base::Error> &unreadable) {
        QCOMPARE(call.reask.empty(), read.empty());
        read.push_back(!unreadable);
    };
    (void)talk({&first}, how);
    QCOMPARE(read, (std::vector<bool>{false, true}));
}
