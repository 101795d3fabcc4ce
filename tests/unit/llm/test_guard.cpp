#include "test_guard.h"

#include "sample_prices.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include "base/text.h"
#include "llm/guarded.h"

using namespace prices_of_tests;
using namespace std::chrono_literals;
using base::ErrorCode;
using base::UtcTime;
using domain::AnswerOutcome;
using domain::ModelCall;
using llm::Breaker;
using llm::PriceTable;

namespace {

base::Error error(ErrorCode code, std::optional<base::Milliseconds> wait = {})
{
    return {code, "as scripted", {}, wait};
}

/// Answers as it is told, and counts.
struct Script
{
    std::vector<ModelCall> answers;
    int asked = 0;
    bool hangs = false, free = false;
    std::string id = "shop";
};

class Scripted final : public llm::Provider
{
public:
    explicit Scripted(std::shared_ptr<Script> script) : m_script(std::move(script)) {}
    std::string id() const override { return m_script->id; }
    std::string model() const override { return "big"; }
    llm::Capabilities capabilities() const override
    {
        llm::Capabilities out;
        out.vision = true;
        out.free = m_script->free;
        return out;
    }
    QCoro::Task<ModelCall> complete(llm::Question) override
    {
        ModelCall call;
        call.provider = m_script->id;
        const std::size_t index = std::size_t(m_script->asked++);
        if (index < m_script->answers.size())
            call = m_script->answers[index];
        if (m_script->hangs)
            co_await std::suspend_always();
        co_return call;
    }
    base::Task<std::string> check() override { co_return std::string("fine"); }

private:
    std::shared_ptr<Script> m_script;
};

ModelCall answer(long long in = 1000, long long out = 500)
{
    ModelCall call;
    call.provider = "shop";
    call.model = "big";
    call.outcome = AnswerOutcome::Answered;
    call.text = "an answer that is kept elsewhere";
    call.usage = used(in, out);
    call.latency = 120ms;
    call.requestId = "req-1";
    return call;
}

ModelCall failure(ErrorCode code)
{
    ModelCall call;
    call.provider = "shop";
    call.model = "big";
    call.error = error(code);
    return call;
}

struct Rig
{
    explicit Rig(QString folder = {})
    {
        parts.folder = std::move(folder);
        parts.prices = prices();
        parts.clock = clock;
        parts.budget = {0, 0, 0, "allow"};
        sampling.maxTokens = 1000;
    }
    void open()
    {
        keeper = std::make_shared<llm::CallKeeper>(parts);
        provider = llm::makeGuarded(std::make_unique<Scripted>(script), keeper, sampling);
    }
    ModelCall ask(const std::string &text = "what now?")
    {
        if (!provider)
            open();
        llm::Question question;
        question.user = text;
        return QCoro::waitFor(provider->complete(question));
    }

    std::shared_ptr<base::ManualClock> clock =
        std::make_shared<base::ManualClock>(at("2025-07-01T12:00:00Z"));
    std::shared_ptr<Script> script = std::make_shared<Script>();
    llm::KeeperParts parts;
    llm::Sampling sampling;
    std::shared_ptr<llm::CallKeeper> keeper;
    std::unique_ptr<llm::Provider> provider;
};

std::string bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

void TestGuard::opensAfterSomeFailures()
{
    const UtcTime now = at("2025-01-01");
    const Breaker::Limits limits{3, 60s};
    Breaker breaker;
    for (int i = 0; i < 2; ++i) {
        QVERIFY(breaker.admit(now));
        breaker.note(error(ErrorCode::Timeout), now, limits);
    }
    QVERIFY(breaker.state(now) == Breaker::State::Closed);
    breaker.note({}, now, limits); // one that works begins anew
    for (int i = 0; i < 3; ++i) {
        QVERIFY(breaker.admit(now));
        breaker.note(error(ErrorCode::Server), now, limits);
    }
    QVERIFY(breaker.state(now) == Breaker::State::Open);
    QVERIFY(!breaker.admit(now + 59s));
    QCOMPARE(breaker.wait(now + 20s), base::Milliseconds(40s));
}

void TestGuard::oneTriesAfterTheCoolDown()
{
    const UtcTime now = at("2025-01-01");
    const Breaker::Limits limits{1, 60s};
    Breaker breaker;
    breaker.note(error(ErrorCode::Network), now, limits);
    QVERIFY(breaker.state(now + 60s) == Breaker::State::HalfOpen);
    QVERIFY(breaker.admit(now + 60s));
    QVERIFY(!breaker.admit(now + 61s)); // only one
    breaker.note(error(ErrorCode::Network), now + 62s, limits);
    QVERIFY(breaker.state(now + 100s) == Breaker::State::Open);
    QVERIFY(breaker.admit(now + 122s));
    breaker.note(error(ErrorCode::Cancelled), now + 123s, limits); // says nothing
    QVERIFY(breaker.admit(now + 123s));
    breaker.note({}, now + 124s, limits);
    QVERIFY(breaker.state(now + 124s) == Breaker::State::Closed);
    QVERIFY(breaker.admit(now + 124s) && breaker.admit(now + 124s));
}

void TestGuard::whatIsNoOutageDoesNotOpen_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("opens");
    for (int i = 0; i <= int(ErrorCode::Internal); ++i) {
        const auto code = ErrorCode(i);
        const bool opens = base::retryable(code) || code == ErrorCode::Tls || code == ErrorCode::Quota ||
                           code == ErrorCode::Auth || code == ErrorCode::Forbidden ||
                           code == ErrorCode::Payment || code == ErrorCode::IpBan ||
                           code == ErrorCode::ClockSkew || code == ErrorCode::BadData;
        QTest::newRow(std::string(base::name(code)).c_str()) << i << opens;
    }
}

void TestGuard::whatIsNoOutageDoesNotOpen()
{
    QFETCH(const int, code);
    QFETCH(const bool, opens);
    Breaker breaker;
    breaker.note(error(ErrorCode(code)), at("2025-01-01"), {1, 60s});
    QCOMPARE(breaker.state(at("2025-01-01")) == Breaker::State::Open, opens);
}

void TestGuard::waitsAsLongAsItWasAsked()
{
    Breaker breaker;
    const UtcTime now = at("2025-01-01");
    breaker.note(error(ErrorCode::RateLimit, base::Milliseconds(10min)), now, {1, 60s});
    QVERIFY(!breaker.admit(now + 9min));
    QVERIFY(breaker.admit(now + 10min));
}

void TestGuard::pricesAnAnswer()
{
    Rig rig;
    rig.script->answers = {answer()};
    const ModelCall call = rig.ask();
    QVERIFY(call.cost);
    QCOMPARE(call.cost->amount().trimmed().toString(), std::string("0.006"));
    QCOMPARE(call.cost->currency(), std::string("USD"));
    for (const bool free : {false, true}) {
        Rig other;
        other.script->answers = {answer()};
        other.script->id = "elsewhere";
        other.script->free = free; // one's own machine
        const auto cost = other.ask().cost;
        QVERIFY(free ? cost && cost->amount().isZero() : !cost);
    }
}

void TestGuard::whatTheServiceSaysWins()
{
    Rig rig;
    ModelCall call = answer();
    call.cost = domain::Money(*base::Decimal::parse("0.123"), "USD");
    rig.script->answers = {call};
    QCOMPARE(rig.ask().cost->toString(), std::string("0.123"));
    QCOMPARE(rig.keeper->spentToday().trimmed().toString(), std::string("0.123"));
}

void TestGuard::overBudgetIsNotAsked_data()
{
    QTest::addColumn<double>("call");
    QTest::addColumn<double>("day");
    QTest::addColumn<double>("month");
    QTest::addColumn<QString>("unknown");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("field");
    // A question of nine bytes and an answer of at most 1,000 tokens: 0.016004 USD.
    QTest::newRow("fits") << 0.0161 << 0.0161 << 0.0161 << "refuse"
                          << "shop"
                          << "";
    QTest::newRow("no limits") << 0.0 << 0.0 << 0.0 << "allow"
                               << "shop"
                               << "";
    QTest::newRow("a call") << 0.016 << 0.0 << 0.0 << "allow"
                            << "shop"
                            << "budget.per_call";
    QTest::newRow("a day") << 0.0 << 0.016 << 0.0 << "allow"
                           << "shop"
                           << "budget.per_day";
    QTest::newRow("a month") << 0.0 << 0.0 << 0.016 << "allow"
                             << "shop"
                             << "budget.per_month";
    QTest::newRow("unknown") << 0.1 << 0.1 << 0.1 << "allow"
                             << "mall"
                             << "";
    QTest::newRow("unknown refused") << 0.1 << 0.1 << 0.1 << "refuse"
                                     << "mall"
                                     << "budget.unknown_prices";
}

void TestGuard::overBudgetIsNotAsked()
{
    QFETCH(const double, call);
    QFETCH(const double, day);
    QFETCH(const double, month);
    QFETCH(const QString, unknown);
    QFETCH(const QString, id);
    QFETCH(const QString, field);
    const QTemporaryDir folder;
    Rig rig(folder.path());
    rig.parts.budget = {call, day, month, unknown.toStdString()};
    rig.script->id = id.toStdString();
    rig.script->answers = {answer()};
    const ModelCall got = rig.ask();
    if (field.isEmpty()) {
        QVERIFY(got.outcome == AnswerOutcome::Answered);
        return;
    }
    QVERIFY(got.outcome == AnswerOutcome::Failed && got.error);
    QVERIFY(got.error->code == ErrorCode::OverBudget);
    QCOMPARE(got.error->field, field.toStdString());
    QCOMPARE(rig.script->asked, 0);
    const std::string log = bytesOf(folder.filePath(QStringLiteral("000001.jsonl")));
    QVERIFY2(log.find("\"over_budget\"") != std::string::npos && log.find("\"deny\"") != std::string::npos,
             log.c_str());
    QCOMPARE(rig.keeper->scores()->front().notAsked, 1LL);
    QCOMPARE(rig.keeper->scores()->front().calls, 0LL);
}

void TestGuard::callsUnderWayAreReserved()
{
    Rig rig;
    rig.parts.budget = {0, 0.04, 0, "allow"}; // two at once, no third
    rig.script->hangs = true;
    rig.open();
    llm::Question question;
    question.user = "what now?";
    {
        auto first = rig.provider->complete(question);
        auto second = rig.provider->complete(question);
        const ModelCall third = QCoro::waitFor(rig.provider->complete(question));
        QVERIFY(third.error && third.error->code == ErrorCode::OverBudget);
        QCOMPARE(rig.script->asked, 2);
    }
}

void TestGuard::leavesAProviderAlone()
{
    Rig rig;
    rig.parts.calls.breakerFailures = 2;
    rig.parts.calls.breakerSeconds = 30;
    rig.script->answers = {failure(ErrorCode::Server), failure(ErrorCode::Timeout),
                           failure(ErrorCode::Server), answer()};
    QVERIFY(rig.ask().error->code == ErrorCode::Server);
    QVERIFY(rig.ask().error->code == ErrorCode::Timeout);
    const ModelCall alone = rig.ask();
    QVERIFY(alone.error->code == ErrorCode::Overloaded);
    QVERIFY(alone.error->detail.find("timeout") != std::string::npos);
    QCOMPARE(alone.error->retryAfter.value_or(0ms), base::Milliseconds(30s));
    QCOMPARE(rig.script->asked, 2);
    QVERIFY(rig.keeper->health("shop").state == Breaker::State::Open);
    rig.clock->advanceTo(rig.clock->now() + 30s);
    QVERIFY(rig.ask().error->code == ErrorCode::Server); // tried, and in vain
    QVERIFY(rig.ask().error->code == ErrorCode::Overloaded);
    rig.clock->advanceTo(rig.clock->now() + 30s);
    QVERIFY(rig.ask().outcome == AnswerOutcome::Answered);
    QVERIFY(rig.keeper->health("shop").state == Breaker::State::Closed);
    QVERIFY(!rig.keeper->health("shop").error);
}

void TestGuard::theDayEndsAtMidnight()
{
    Rig rig;
    rig.parts.budget = {0, 0.02, 0.025, "allow"};
    rig.script->answers = {answer(), answer(), answer(), answer()};
    QVERIFY(rig.ask().outcome == AnswerOutcome::Answered); // 0.006
    QCOMPARE(rig.ask().error->field, std::string("budget.per_day"));
    rig.clock->advanceTo(at("2025-07-02T00:00:00Z"));
    QVERIFY(rig.ask().outcome == AnswerOutcome::Answered); // 0.012 this month
    rig.clock->advanceTo(at("2025-07-31T23:59:59Z"));
    QCOMPARE(rig.ask().error->field, std::string("budget.per_month"));
    rig.clock->advanceTo(at("2025-08-01T00:00:00Z"));
    QVERIFY(rig.ask().outcome == AnswerOutcome::Answered);
}

void TestGuard::aCassetteCostsNothing()
{
    Rig rig;
    rig.parts.gates = false;
    rig.parts.budget = {0.0001, 0.0001, 0.0001, "refuse"};
    rig.parts.calls.breakerFailures = 1;
    rig.script->answers = {failure(ErrorCode::Server), failure(ErrorCode::Server), answer()};
    QVERIFY(rig.ask().error->code == ErrorCode::Server);
    QVERIFY(rig.ask().error->code == ErrorCode::Server);
    QVERIFY(rig.ask().cost); // what it did cost is still told
    QCOMPARE(rig.script->asked, 3);
}

void TestGuard::keepsScoresAcrossRestarts()
{
    const QTemporaryDir folder;
    {
        Rig rig(folder.path());
        ModelCall refusal = answer();
        refusal.outcome = AnswerOutcome::Refused;
        refusal.latency = 40ms;
        rig.script->answers = {answer(), refusal, failure(ErrorCode::Timeout)};
        for (int i = 0; i < 3; ++i)
            (void)rig.ask();
        ModelCall read = answer();
        rig.keeper->heard(read, error(ErrorCode::Schema));
        read.reask = "field `x`";
        rig.keeper->heard(read, std::nullopt);
        rig.keeper->heard(answer(), std::nullopt);
        read.provider = "technical"; // never asked through a guard: no model to be scored
        rig.keeper->heard(read, std::nullopt);
    }
    Rig later(folder.path());
    later.open();
    const auto scores = later.keeper->scores();
    QCOMPARE(scores->size(), std::size_t(1));
    const domain::ModelScore &score = scores->front();
    QVERIFY(score.calls == 3 && score.answered == 1 && score.refused == 1);
    QCOMPARE(score.codes.at("timeout"), 1LL);
    QCOMPARE(score.unreadable, 1LL);
    QCOMPARE(score.repaired, 1LL);
    QVERIFY(std::abs(*score.parseFailureRate() - 1.0 / 3) < 1e-12);
    QCOMPARE(*score.repairRate(), 1.0);
    QCOMPARE(*score.latency(50), 40LL);
    QCOMPARE(*score.latency(99), 120LL);
    QCOMPARE(score.cost.amount().trimmed().toString(), std::string("0.012"));
    QCOMPARE(later.keeper->spentToday().trimmed().toString(), std::string("0.012"));
}

void TestGuard::rotatesAndLosesNothing()
{
    const QTemporaryDir folder;
    llm::CallOptions options;
    options.auditMegabytes = 1;
    options.auditFiles = 1;
    llm::CallRecord record;
    record.time = at("2025-07-01T12:00:00Z");
    record.provider = "shop";
    record.model = "big";
    record.outcome = "answered";
    record.cost = domain::Money(*base::Decimal::parse("0.001"), "USD");
    record.requestId = std::string(100'000, 'r');
    constexpr int calls = 45; // of a tenth of a megabyte each
    {
        llm::CallBook book(folder.path(), options);
        for (int i = 0; i < calls; ++i)
            book.add(record);
        QCOMPARE(book.scores().front().calls, (long long)calls);
    }
    const QStringList files = QDir(folder.path()).entryList({QStringLiteral("*.jsonl")});
    QCOMPARE(files.size(), 2);
    llm::CallBook again(folder.path(), options);
    QCOMPARE(again.scores().front().calls, (long long)calls);
    QCOMPARE(again.spentOnDay(record.time).trimmed().toString(), std::string("0.045"));
}

void TestGuard::survivesABrokenLog()
{
    const QTemporaryDir folder;
    {
        Rig rig(folder.path());
        rig.script->answers = {answer()};
        (void)rig.ask();
    }
    QFile log(folder.filePath(QStringLiteral("000001.jsonl")));
    QVERIFY(log.open(QIODevice::Append));
    log.write("nonsense\n[1,2]\n{\"kind\":\"call\"}\n{\"kind\":\"call\",\"provider\":\"sh"); // cut off
    log.close();
    QFile summary(folder.filePath(QStringLiteral("summary.json")));
    QVERIFY(summary.open(QIODevice::WriteOnly | QIODevice::Truncate));
    summary.write("{\"format\":\"signaldesk.model-calls/1\",\"scores\":\"x\",\"through\":7}");
    summary.close();
    Rig rig(folder.path());
    rig.script->answers = {answer()};
    QVERIFY(rig.ask().outcome == AnswerOutcome::Answered);
    QCOMPARE(rig.keeper->scores()->front().calls, 2LL);
}

void TestGuard::twoProgramsShareALog()
{
    const QTemporaryDir folder;
    Rig one(folder.path()), other(folder.path());
    one.parts.budget = other.parts.budget = {0, 0.025, 0, "allow"};
    one.script->answers = other.script->answers = {answer(), answer()};
    QVERIFY(one.ask().outcome == AnswerOutcome::Answered);
    QVERIFY(other.ask().outcome == AnswerOutcome::Answered); // 0.006 + 0.016 at most
    const ModelCall third = one.ask();                       // it has seen what the other one spent
    QVERIFY(third.error && third.error->code == ErrorCode::OverBudget);
    QCOMPARE(one.keeper->spentToday(), other.keeper->spentToday());
}

void TestGuard::theLogHoldsNoText()
{
    const QTemporaryDir folder;
    {
        Rig rig(folder.path());
        rig.script->answers = {answer()};
        (void)rig.ask("a question with a canary in it");
    }
    const std::string log = bytesOf(folder.filePath(QStringLiteral("000001.jsonl"))) +
                            bytesOf(folder.filePath(QStringLiteral("summary.json")));
    QVERIFY(log.find("canary") == std::string::npos && log.find("kept elsewhere") == std::string::npos);
    QVERIFY(log.find("\"prompt_sha256\"") != std::string::npos && log.find("\"req-1\"") != std::string::npos);
    const auto allowed = QFile::permissions(folder.filePath(QStringLiteral("000001.jsonl")));
    QVERIFY(!(allowed & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
}
