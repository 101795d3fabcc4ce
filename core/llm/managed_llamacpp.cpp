#include "llm/managed_llamacpp.h"

#include <QElapsedTimer>

#include "llm/llamacpp.h"
#include "llm/wire.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Milliseconds;
using base::Result;
using domain::ModelCall;

constexpr Milliseconds checkPatience{15'000};

struct Managed
{
    net::Http *http = nullptr;
    const base::Clock *clock = nullptr;
    ProviderOptions options;
    std::shared_ptr<ManagedServers> servers;
    std::shared_ptr<ManagedServer> server;
    std::string address; // of the provider below
    std::shared_ptr<Provider> provider;

    /// The one that asks at this address; what it learnt of the server stays while the address does.
    [[nodiscard]] std::shared_ptr<Provider> at(const std::string &where)
    {
        if (provider == nullptr || where != address) {
            address = where;
            ProviderOptions made = options;
            made.baseUrl = where;
            provider = makeLlamacpp(http, clock, std::move(made));
        }
        return provider;
    }

    [[nodiscard]] ModelCall failed(const Question &question, const base::Error &error) const
    {
        ModelCall out;
        out.provider = "llamacpp";
        out.model = options.model;
        out.reask = question.reask;
        out.outcome = domain::AnswerOutcome::Failed;
        out.error = error;
        return out;
    }
};

bool isServersFault(const ModelCall &call)
{
    return call.error && (call.error->code == ErrorCode::Network || call.error->code == ErrorCode::Timeout);
}

QCoro::Task<ModelCall> ask(std::shared_ptr<Managed> managed, Question question)
{
    QElapsedTimer timer;
    timer.start();
    const Milliseconds patience = samplingOf(question, managed->options).timeout;
    const std::stop_token cancel = question.cancel;
    const Result<std::string> address = co_await managed->server->address(patience, cancel);
    if (!address)
        co_return managed->failed(question, address.error());
    question.sampling.timeout = std::max(patience - Milliseconds(timer.elapsed()), Milliseconds(1));
    const std::shared_ptr<Provider> provider = managed->at(*address);
    ModelCall call = co_await provider->complete(std::move(question));
    if (isServersFault(call))
        managed->server->suspect();
    co_return call;
}

base::Task<std::string> checked(std::shared_ptr<Managed> managed)
{
    const std::stop_token never;
    const Result<std::string> address = co_await managed->server->address(checkPatience, never);
    if (!address)
        co_return base::fail(address);
    const std::shared_ptr<Provider> provider = managed->at(*address);
    const Result<std::string> said = co_await provider->check();
    co_return said;
}

class ManagedLlamacpp final : public Provider
{
public:
    explicit ManagedLlamacpp(std::shared_ptr<Managed> managed) : m_managed(std::move(managed)) {}

    [[nodiscard]] std::string id() const override { return "llamacpp"; }
    [[nodiscard]] std::string model() const override { return m_managed->options.model; }
    [[nodiscard]] Capabilities capabilities() const override
    {
        if (m_managed->provider)
            return m_managed->provider->capabilities();
        Capabilities out = llamacppWire().capabilities;
        out.vision = out.vision && m_managed->options.sendPicture;
        return out;
    }
    QCoro::Task<ModelCall> complete(Question question) override
    {
        return ask(m_managed, std::move(question));
    }
    base::Task<std::string> check() override { return checked(m_managed); }

private:
    std::shared_ptr<Managed> m_managed;
};

} // namespace

std::unique_ptr<Provider> makeManagedLlamacpp(net::Http *http, const base::Clock *clock,
                                              ProviderOptions options, const ManagedOptions &managed,
                                              std::shared_ptr<ManagedServers> servers)
{
    auto made = std::make_shared<Managed>();
    made->http = http;
    made->clock = clock;
    made->options = std::move(options);
    made->server = servers->server(http, managed);
    made->servers = std::move(servers);
    return std::make_unique<ManagedLlamacpp>(std::move(made));
}

} // namespace llm
