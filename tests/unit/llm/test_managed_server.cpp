#include "test_managed_server.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include "base/child_process.h"
#include "base/json.h"
#include "base/text.h"
#include "llm/managed_llamacpp.h"
#include "net/free_port.h"
#include "net/real_http.h"

using namespace std::chrono_literals;
using base::ErrorCode;
using domain::AnswerOutcome;
using domain::ModelCall;

namespace {

constexpr const char *program = TEST_DATA "/llm/fake_llama_server.py";

/// A model file, a door and a provider with a server of its own.
struct Desk
{
    explicit Desk(const QByteArray &behaviour)
    {
        QFile file(model());
        if (file.open(QIODevice::WriteOnly))
            file.write(behaviour);
        managed.program = program;
        managed.modelFile = model().toStdString();
        managed.threads = 2;
        managed.contextTokens = 4096;
        managed.firstBackoff = 20ms;
    }

    [[nodiscard]] QString model() const { return folder.filePath(QStringLiteral("house.gguf")); }

    ModelCall ask(base::Milliseconds timeout = 30s)
    {
        if (!provider)
            provider = llm::makeManagedLlamacpp(http.get(), nullptr, {}, managed, servers);
        llm::Question question;
        question.user = "?";
        question.sampling.timeout = timeout;
        return QCoro::waitFor(provider->complete(question));
    }

    /// What the program wrote down each time it was started.
    [[nodiscard]] std::vector<base::Json> starts() const
    {
        QFile file(model() + QStringLiteral(".started"));
        std::vector<base::Json> out;
        if (!file.open(QIODevice::ReadOnly))
            return out;
        const std::string text = file.readAll().toStdString();
        for (const std::string_view line : base::split(base::trimmed(text), '\n'))
            out.push_back(base::parseJson(line).value_or(base::Json()));
        return out;
    }

    QTemporaryDir folder;
    llm::ManagedOptions managed;
    std::unique_ptr<net::Http> http = net::makeRealHttp({}, base::Random(2));
    std::shared_ptr<llm::ManagedServers> servers = std::make_shared<llm::ManagedServers>();
    std::unique_ptr<llm::Provider> provider;
};

std::string describe(const ModelCall &call)
{
    return call.text + ' ' +
           (call.error ? std::string(base::name(call.error->code)) + ' ' + call.error->field + ' ' +
                             call.error->detail
                       : "");
}

/// Whether a process is there and has not ended.
bool runs(long long pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray stat = file.readAll();
    return !stat.mid(stat.lastIndexOf(')')).startsWith(") Z");
}

bool endsSoon(long long pid)
{
    QElapsedTimer timer;
    timer.start();
    while (runs(pid) && timer.elapsed() < 10'000)
        QTest::qWait(20);
    return !runs(pid);
}

} // namespace

void TestManagedServer::startsWhenAskedAndWaitsForTheModel()
{
    Desk desk(R"({"load_s": 0.5})");
    const ModelCall call = desk.ask();
    QVERIFY2(call.outcome == AnswerOutcome::Answered, describe(call).c_str());
    QVERIFY(call.text.starts_with("pid "));
    QCOMPARE(call.provider, std::string("llamacpp"));
    QCOMPARE(call.model, std::string("house.gguf"));
    const auto starts = desk.starts();
    QCOMPARE(starts.size(), std::size_t(1));
    const std::string arguments = base::toText(starts[0]["arguments"]);
    QVERIFY(arguments.find("\"--host\",\"127.0.0.1\"") != std::string::npos);
    QVERIFY(arguments.find("\"--threads\",\"2\"") != std::string::npos);
    QVERIFY(arguments.find("\"--ctx-size\",\"4096\"") != std::string::npos);
    QVERIFY2(arguments.find("--n-gpu-layers") == std::string::npos, "0 leaves it to the server");
    QCOMPARE(*QCoro::waitFor(desk.provider->check()), std::string("serves house.gguf"));
}

void TestManagedServer::startsAgainAfterItDied()
{
    Desk desk(R"({"die_after_answers": 1})");
    const ModelCall first = desk.ask();
    QVERIFY2(first.outcome == AnswerOutcome::Answered, describe(first).c_str());
    QVERIFY(endsSoon(desk.starts().at(0)["pid"].get<long long>()));
    QTest::qWait(50); // the desk hears of it
    const ModelCall second = desk.ask();
    QVERIFY2(second.outcome == AnswerOutcome::Answered, describe(second).c_str());
    QVERIFY(second.text != first.text);
    QCOMPARE(desk.starts().size(), std::size_t(2));
}

void TestManagedServer::saysWhyItKeepsEnding()
{
    Desk desk(R"({"fail": "not a gguf file"})");
    const ModelCall call = desk.ask();
    QVERIFY2(call.error && call.error->code == ErrorCode::Server, describe(call).c_str());
    QVERIFY2(call.error->detail.find("not a gguf file") != std::string::npos, describe(call).c_str());
    QVERIFY(desk.starts().size() >= 3);
}

void TestManagedServer::saysWhatIsMissing()
{
    Desk desk("{}");
    desk.managed.program = "no-such-llama-server";
    ModelCall call = desk.ask();
    QVERIFY2(call.error && call.error->code == ErrorCode::NotFound, describe(call).c_str());
    QCOMPARE(call.error->field, std::string("server_program"));
    QVERIFY(call.error->detail.find("llama.cpp") != std::string::npos);
    Desk other("{}");
    other.managed.modelFile += ".gone";
    call = other.ask();
    QVERIFY2(call.error && call.error->code == ErrorCode::NotFound, describe(call).c_str());
    QCOMPARE(call.error->field, std::string("model_file"));
}

void TestManagedServer::givesUpWaitingInTime()
{
    Desk desk(R"({"load_s": 60})");
    const ModelCall call = desk.ask(1500ms);
    QVERIFY2(call.error && call.error->code == ErrorCode::Loading, describe(call).c_str());
}

void TestManagedServer::isSharedByAllThatAsk()
{
    Desk desk("{}");
    const auto one = desk.servers->server(desk.http.get(), desk.managed);
    QCOMPARE(desk.servers->server(desk.http.get(), desk.managed), one);
    llm::ManagedOptions other = desk.managed;
    other.threads = 7;
    QVERIFY(desk.servers->server(desk.http.get(), other) != one);
    QVERIFY(desk.starts().empty()); // nobody has asked yet
}

void TestManagedServer::goesWithItsOwner()
{
    Desk desk("{}");
    const ModelCall call = desk.ask();
    QVERIFY2(call.outcome == AnswerOutcome::Answered, describe(call).c_str());
    const long long pid = desk.starts().at(0)["pid"].get<long long>();
    QVERIFY(runs(pid));
    desk.provider.reset();
    QVERIFY(endsSoon(pid));
}

void TestManagedServer::childrenEndWithTheirThread()
{
#ifdef Q_OS_LINUX
    // As when the desk is killed: nobody is left to stop the child.
    std::unique_ptr<QProcess> process;
    long long pid = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        process = std::make_unique<QProcess>();
        base::endWithParent(*process);
        process->start(QStringLiteral("sleep"), {QStringLiteral("60")});
        process->waitForStarted(10'000);
        pid = process->processId();
    }));
    thread->start();
    QVERIFY(thread->wait(20'000));
    QVERIFY(pid > 0);
    QVERIFY(endsSoon(pid));
    process.reset();
#else
    QSKIP("only Linux ends a child with its parent");
#endif
}

void TestManagedServer::hasAPortOfItsOwn()
{
    const int wanted = llm::preferredPort("/models/house.gguf");
    QVERIFY(wanted >= 20'000 && wanted < 32'000);
    QCOMPARE(llm::preferredPort("/models/house.gguf"), wanted);
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    const int other = net::freeLoopbackPort(holder.serverPort());
    QVERIFY(other > 0 && other != holder.serverPort());
}
