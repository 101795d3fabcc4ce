// What the desk adds to a model's own time: a hundred questions under way on one engine thread, against a
// server on this machine that answers after a known delay. Prints JSON; needs no network.
#include "base/json.h"
#include "llm/guarded.h"
#include "net/real_http.h"
#include "support/local_server.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace {

using support::Reply;
using support::ServerRequest;

constexpr int workers = 100, questionsEach = 5;
constexpr int serverMs = 400; // the model's own time

/// Asks one question after another; the workers begin spread over the server's time, as a desk's questions
/// do.
struct Worker
{
    llm::Provider *provider;
    std::vector<double> *added;
    int *running;
    QEventLoop *loop;
    int left = questionsEach;
    QElapsedTimer clock;
    std::vector<QCoro::Task<void>> tasks;

    void ask()
    {
        llm::Question question;
        question.system = std::string(2'000, 's');
        question.user = std::string(12'000, 'u');
        clock.start();
        tasks.push_back(provider->complete(question).then([this](domain::ModelCall call) {
            if (call.outcome == domain::AnswerOutcome::Answered)
                added->push_back(double(clock.nsecsElapsed()) / 1e6 - serverMs);
            else
                std::fprintf(stderr, "%s\n", call.error ? call.error->detail.c_str() : "no answer");
            if (--left > 0)
                QTimer::singleShot(0, loop, [this] { ask(); });
            else if (--*running == 0)
                loop->quit();
        }));
    }
};

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::size_t(share * double(values.size() - 1))];
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    support::LocalServer server;
    const base::Json answer = {{"id", "1"},
                               {"model", "local"},
                               {"choices", {{{"message", {{"content", "yes"}}}, {"finish_reason", "stop"}}}},
                               {"usage", {{"prompt_tokens", 3500}, {"completion_tokens", 1}}}};
    server.onAny([text = base::toText(answer)](const ServerRequest &) {
        return Reply::json(text).after(std::chrono::milliseconds(serverMs));
    });
    const auto http = net::makeRealHttp({}, base::Random(1));
    const auto row = llm::findProvider("compatible");
    llm::ProviderOptions options;
    options.baseUrl = server.url("/v1");
    options.model = "local";
    llm::KeeperParts parts;
    parts.clock = std::make_shared<base::SystemClock>();
    const auto keeper = std::make_shared<llm::CallKeeper>(parts);
    const auto provider = llm::makeGuarded((*row)->make(http.get(), keeper->clock(), options), keeper, {});
    std::vector<double> added;
    int running = workers;
    QEventLoop loop;
    std::vector<std::unique_ptr<Worker>> all;
    for (int i = 0; i < workers; ++i) {
        all.push_back(
            std::make_unique<Worker>(Worker{provider.get(), &added, &running, &loop, questionsEach, {}, {}}));
        QTimer::singleShot(i * serverMs / workers, &loop, [worker = all.back().get()] { worker->ask(); });
    }
    loop.exec();
    const base::Json out = {{"questions", added.size()},
                            {"at_once", server.mostConnections()},
                            {"added_ms_p50", percentile(added, 0.5)},
                            {"added_ms_p90", percentile(added, 0.9)},
                            {"added_ms_max", percentile(added, 1)}};
    std::printf("%s\n", base::toText(out).c_str());
    return added.size() == std::size_t(workers * questionsEach) ? 0 : 1;
}
