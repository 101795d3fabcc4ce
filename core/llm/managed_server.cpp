#include "llm/managed_server.h"

#include <deque>

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

#include "base/child_process.h"
#include "base/hash.h"
#include "base/text.h"
#include "llm/llamacpp.h"
#include "net/free_port.h"
#include "net/waiter.h"

namespace llm {

namespace {

Q_LOGGING_CATEGORY(room, "desk.llm", QtInfoMsg)

using base::ErrorCode;
using base::Milliseconds;
using base::Result;
using Phase = ManagedStatus::State;

constexpr std::size_t keptLines = 50, longestLine = 400;
constexpr int mostDeaths = 3; // in a row, until whoever asks is told
constexpr Milliseconds lookEvery{200}, lookPatience{2000}, unwellPatience{30'000}, startPatience{180'000};
constexpr int politeStop = 2000, hardStop = 1000; // ms
constexpr const char *howToGet =
    "llama-server was not found. It comes with llama.cpp: `brew install llama.cpp`, `apt install llama.cpp` "
    "where the distribution has it, or the archive for this machine from "
    "github.com/ggml-org/llama.cpp/releases; then put it on the PATH or set its path";

bool isComplaint(const std::string &line)
{
    const std::string words = base::lower(line);
    return words.find("error") != std::string::npos || words.find("failed") != std::string::npos ||
           words.find("out of memory") != std::string::npos;
}

} // namespace

int preferredPort(const std::string &modelFile)
{
    constexpr int first = 20'000, many = 12'000; // below the ports that the system hands out itself
    int number = 0;
    for (const char digit : base::sha256(modelFile).substr(0, 6))
        number = number * 16 + (digit <= '9' ? digit - '0' : digit - 'a' + 10);
    return first + number % many;
}

std::vector<std::string> managedArguments(const ManagedOptions &options, int port)
{
    std::vector<std::string> out = {"--model",   options.modelFile, "--host",
                                    "127.0.0.1", "--port",          std::to_string(port)};
    if (!options.visionFile.empty())
        out.insert(out.end(), {"--mmproj", options.visionFile});
    const auto add = [&](const char *name, int value) {
        if (value > 0) {
            out.emplace_back(name);
            out.push_back(std::to_string(value));
        }
    };
    add("--threads", options.threads);
    add("--ctx-size", options.contextTokens);
    add("--n-gpu-layers", options.gpuLayers);
    return out;
}

struct ManagedServer::State
{
    State(net::Http *door, ManagedOptions chosen) : http(door), options(std::move(chosen)) {}

    net::Http *http;
    ManagedOptions options;
    net::Waiting waiting;
    std::unique_ptr<QProcess> process;
    QTimer restart;
    Phase phase = Phase::Stopped;
    int port = 0, starts = 0, deaths = 0; // deaths: in a row, before it was ready
    std::deque<std::string> log;
    std::string halfLine, complaint;
    QElapsedTimer unwell; // since its health is bad
    bool stopped = false, wasReady = false;

    [[nodiscard]] std::string base() const { return "http://127.0.0.1:" + std::to_string(port); }

    /// Errors: NotFound.
    Result<void> start()
    {
        if (phase != Phase::Stopped || stopped)
            return {};
        const QString program = QString::fromStdString(options.program);
        const bool isPath = program.contains(u'/');
        const QString found = isPath ? program : QStandardPaths::findExecutable(program);
        if (found.isEmpty() || !QFileInfo(found).isExecutable())
            return base::fail(ErrorCode::NotFound, howToGet, "server_program");
        for (const std::string &file : {options.modelFile, options.visionFile})
            if (!file.empty() && !QFileInfo(QString::fromStdString(file)).isFile())
                return base::fail(ErrorCode::NotFound, "there is no such model file: " + file, "model_file");
        launch(found);
        return {};
    }

    void launch(const QString &program)
    {
        port = net::freeLoopbackPort(preferredPort(options.modelFile));
        process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::MergedChannels);
        process->setStandardInputFile(QProcess::nullDevice());
        base::endWithParent(*process);
        QObject::connect(process.get(), &QProcess::readyRead, process.get(), [this] { readLog(); });
        QObject::connect(process.get(), &QProcess::finished, process.get(), [this] { died(); });
        QObject::connect(process.get(), &QProcess::errorOccurred, process.get(),
                         [this](QProcess::ProcessError error) {
                             if (error == QProcess::FailedToStart)
                                 died();
                         });
        QStringList arguments;
        for (const std::string &one : managedArguments(options, port))
            arguments.append(QString::fromStdString(one));
        ++starts;
        phase = Phase::Starting;
        complaint.clear();
        unwell.start();
        qCInfo(room, "starting llama-server on port %d", port);
        process->start(program, arguments, QIODevice::ReadOnly);
    }

    void readLog()
    {
        halfLine += process->readAll().toStdString();
        for (std::size_t end = halfLine.find('\n'); end != std::string::npos; end = halfLine.find('\n')) {
            keepLine(halfLine.substr(0, end));
            halfLine.erase(0, end + 1);
        }
        if (halfLine.size() > longestLine * 4) { // a line without an end is not waited for
            keepLine(halfLine);
            halfLine.clear();
        }
    }

    void keepLine(const std::string &line)
    {
        const std::string text = base::shortened(base::sanitised(base::trimmed(line)), longestLine);
        if (text.empty())
            return;
        if (isComplaint(text))
            complaint = text;
        log.push_back(text);
        if (log.size() > keptLines)
            log.pop_front();
    }

    void died()
    {
        if (stopped || phase == Phase::Waiting)
            return;
        if (process)
            readLog();
        ++deaths;
        phase = Phase::Waiting;
        const int doublings = std::min(deaths - 1, 16);
        const Milliseconds pause =
            std::min(Milliseconds(options.firstBackoff.count() << doublings), options.longestBackoff);
        qCWarning(room, "llama-server ended; it is started again in %lld ms", (long long)pause.count());
        restart.setSingleShot(true);
        restart.start(int(pause.count()));
    }

    void startAgain()
    {
        if (process)
            process.release()->deleteLater(); // it may be the sender of what led here
        phase = Phase::Stopped;
        const Result<void> started = start();
        if (!started)
            complaint = started.error().detail;
    }

    void stop()
    {
        stopped = true;
        restart.stop();
        waiting.stop();
        if (process && process->state() != QProcess::NotRunning) {
            process->terminate();
            if (!process->waitForFinished(politeStop)) {
                process->kill();
                process->waitForFinished(hardStop);
            }
        }
        phase = Phase::Stopped;
    }

    /// What a look at its health means; an answer of nobody is not one.
    void note(const Result<net::Response> &answer)
    {
        const bool ready =
            answer && readHealth(answer->status, {answer->body.constData(),
                                                  std::size_t(answer->body.size())}) == ServerHealth::Ready;
        if (phase != Phase::Starting)
            return;
        if (ready) {
            phase = Phase::Ready;
            wasReady = true;
            deaths = 0;
            return;
        }
        const bool answers = answer && answer->status == 503; // still loading, which may take minutes
        if (answers || process->state() != QProcess::Running)
            unwell.start();
        else if (unwell.hasExpired((wasReady ? unwellPatience : startPatience).count()))
            process->kill(); // it hangs; `died` starts it again
    }
};

namespace {

net::Request healthRequest(const std::string &base)
{
    net::Request out;
    out.url = base + "/health";
    out.deadline = lookPatience;
    out.retries = 0;
    out.retryStatus = false;
    return out;
}

template <class State>
base::Error notReady(const State &state)
{
    const std::string said =
        state.complaint.empty() ? (state.log.empty() ? "" : state.log.back()) : state.complaint;
    const bool dead = state.deaths >= mostDeaths;
    const std::string what = dead ? "llama-server keeps ending" : "llama-server is still loading the model";
    return {dead ? ErrorCode::Server : ErrorCode::Loading, said.empty() ? what : what + ": " + said,
            "model_file", std::nullopt};
}

template <class State>
base::Task<std::string> waitUntilReady(std::shared_ptr<State> state, Milliseconds patience,
                                       std::stop_token cancel)
{
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        const Result<void> started = state->start();
        if (!started)
            co_return base::fail(started);
        if (state->phase == Phase::Starting) {
            net::Request request = healthRequest(state->base());
            request.cancel = cancel;
            const Result<net::Response> answer = co_await state->http->send(std::move(request));
            state->note(answer);
        }
        if (state->phase == Phase::Ready)
            co_return state->base() + "/v1";
        if (state->stopped || cancel.stop_requested())
            co_return base::fail(ErrorCode::Cancelled, "stopped", "model_file");
        if (state->deaths >= mostDeaths || timer.hasExpired(patience.count()))
            co_return tl::unexpected<base::Error>(notReady(*state));
        net::Waiter waiter(state->waiting, lookEvery, cancel);
        const net::Waiter::End end = co_await waiter;
        if (end == net::Waiter::End::Cancelled)
            co_return base::fail(ErrorCode::Cancelled, "stopped", "model_file");
    }
}

} // namespace

ManagedServer::ManagedServer(net::Http *http, ManagedOptions options)
    : m_state(std::make_shared<State>(http, std::move(options)))
{
    QObject::connect(&m_state->restart, &QTimer::timeout, &m_state->restart,
                     [state = m_state.get()] { state->startAgain(); });
}

ManagedServer::~ManagedServer()
{
    m_state->stop();
}

base::Task<std::string> ManagedServer::address(Milliseconds patience, std::stop_token cancel)
{
    return waitUntilReady(m_state, patience, std::move(cancel));
}

void ManagedServer::suspect()
{
    if (m_state->phase != Phase::Ready)
        return;
    m_state->phase = Phase::Starting;
    m_state->unwell.start();
}

void ManagedServer::stop()
{
    m_state->stop();
}

ManagedStatus ManagedServer::status() const
{
    const State &state = *m_state;
    ManagedStatus out;
    out.state = state.phase;
    out.port = state.port;
    out.starts = state.starts;
    out.processId = state.process ? state.process->processId() : 0;
    out.log.assign(state.log.begin(), state.log.end());
    return out;
}

std::shared_ptr<ManagedServer> ManagedServers::server(net::Http *http, const ManagedOptions &options)
{
    std::erase_if(m_servers, [](const auto &one) { return one.second.expired(); });
    for (const auto &[known, server] : m_servers) {
        auto held = server.lock();
        if (held && known == options)
            return held;
    }
    auto made = std::make_shared<ManagedServer>(http, options);
    m_servers.emplace_back(options, made);
    return made;
}

} // namespace llm
