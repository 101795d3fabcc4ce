#include "llm/wire.h"

#include "base/text.h"
#include "net/redact.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <utility>

namespace llm {

namespace {

using base::ErrorCode;
using base::Milliseconds;
using base::Result;
using domain::AnswerOutcome;
using domain::ModelCall;

constexpr int retries = 2;
constexpr int mostSteps = 8; // requests of one call, each with another dialect
constexpr qint64 maxAnswerBytes = 16 << 20;
constexpr Milliseconds checkPatience{10'000};

struct Service
{
    const Wire &wire;
    net::Http *http;
    const base::Clock *clock;
    ProviderOptions options;
    Dialect dialect;

    [[nodiscard]] base::UtcTime now() const { return clock != nullptr ? clock->now() : base::UtcTime(); }
};

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

/// Whether the key of this position is there and free, as its owner says.
bool paysNothing(const ProviderOptions &options, int key)
{
    return options.freeKey && key == 0 && !keyAt(options, 0).isEmpty();
}

/// Some services repeat the key in their refusal.
void hideKeys(base::Error &error, const ProviderOptions &options)
{
    std::vector<std::string> secrets;
    if (!options.key.isEmpty())
        secrets.push_back(options.key.reveal());
    for (const base::Secret &key : options.keys) {
        if (!key.isEmpty())
            secrets.push_back(key.reveal());
    }
    error.detail = net::scrubbed(std::move(error.detail), secrets);
    error.field = net::scrubbed(std::move(error.field), secrets);
}

ModelCall failed(ModelCall call, base::Error error, const ProviderOptions &options)
{
    hideKeys(error, options);
    call.outcome = AnswerOutcome::Failed;
    call.error = std::move(error);
    return call;
}

ModelCall readAnswer(const Service &service, ModelCall call, const net::Response &response, bool stream)
{
    ModelCall read = decodeWith(service.wire, response.status, viewOf(response.body), stream);
    read.provider = call.provider;
    read.reask = call.reask;
    read.sawPicture = call.sawPicture;
    if (read.model.empty())
        read.model = call.model;
    for (const char *name : {"request-id", "x-request-id", "x-amzn-requestid"}) {
        if (std::string id = response.header(name); !id.empty())
            read.requestId = std::move(id);
    }
    read.latency = response.latency;
    if (service.wire.readHeaders != nullptr)
        service.wire.readHeaders(response, read);
    explainRefusal(read);
    if (!read.error)
        return read;
    if (const auto asked = net::retryAfter(response))
        read.error->retryAfter = asked;
    hideKeys(*read.error, service.options);
    return read;
}

/// Turns the growth of an answer into pieces.
class Teller
{
public:
    Teller(const Wire &wire, std::function<void(const Piece &)> listener)
        : m_wire(wire), m_listener(std::move(listener))
    {
    }

    void add(std::string_view bytes)
    {
        if (bytes.empty())
            return restart();
        if (!m_reader)
            m_reader = m_wire.reader(200, true);
        m_reader->add(bytes);
        tell(Piece::Kind::Thinking, m_reader->thinking(), m_thinking);
        tell(Piece::Kind::Text, m_reader->text(), m_text);
    }

    /// Another attempt begins: what was told is void.
    void restart()
    {
        if (m_text + m_thinking > 0)
            m_listener({Piece::Kind::Restart, {}});
        m_reader.reset();
        m_text = m_thinking = 0;
    }

    /// What a body that came in one piece says only at its end.
    void finish(const ModelCall &call)
    {
        tell(Piece::Kind::Thinking, call.thinking, m_thinking);
        tell(Piece::Kind::Text, call.text, m_text);
    }

private:
    void tell(Piece::Kind kind, std::string_view all, std::size_t &told)
    {
        if (all.size() <= told)
            return;
        m_listener({kind, std::string(all.substr(told))});
        told = all.size();
    }

    const Wire &m_wire;
    std::function<void(const Piece &)> m_listener;
    std::unique_ptr<AnswerReader> m_reader;
    std::size_t m_text = 0, m_thinking = 0;
};

/// One call as it is made: a request, and another one after a refusal that teaches something.
class OneCall
{
public:
    OneCall(std::shared_ptr<Service> service, Question question)
        : m_service(std::move(service)), m_question(std::move(question)), m_dialect(m_service->dialect),
          m_deadline(samplingOf(m_question, m_service->options).timeout, Qt::PreciseTimer)
    {
        if (m_question.onPiece)
            m_teller = std::make_shared<Teller>(m_service->wire, m_question.onPiece);
    }

    [[nodiscard]] net::Http &http() const { return *m_service->http; }
    [[nodiscard]] ModelCall blank() const
    {
        ModelCall call;
        call.provider = m_service->wire.id;
        call.model = m_service->options.model;
        call.reask = m_question.reask;
        return call;
    }
    [[nodiscard]] ModelCall failedBy(const base::Error &error) const
    {
        return failed(blank(), error, m_service->options);
    }

    /// The next request. `self` is this.
    [[nodiscard]] Result<net::Request> request(const std::shared_ptr<OneCall> &self)
    {
        m_asked = m_service->now();
        if (!m_next) {
            Result<net::Request> made = m_service->wire.request(asking());
            if (!made)
                return made;
            m_next = std::move(*made);
        }
        net::Request out = *std::exchange(m_next, std::nullopt);
        out.deadline = Milliseconds(std::max<qint64>(m_deadline.remainingTime(), 1));
        out.maxBytes = maxAnswerBytes;
        out.retries = retries;
        out.cancel = m_question.cancel;
        // The pause that a service asks of one key or one model is not asked of another.
        out.lane = m_service->options.model + '#' + std::to_string(m_dialect.key);
        out.retryIn = [self](const net::Response &response) { return self->retryIn(response); };
        if (m_teller)
            out.onBody = [teller = m_teller](std::string_view bytes) { teller->add(bytes); };
        return out;
    }

    /// The call, or nothing when there is another request to make.
    [[nodiscard]] std::optional<ModelCall> answered(const net::Request &sent, const net::Response &response)
    {
        const Result<bool> more = goOn(sent, response);
        if (!more)
            return failedBy(more.error());
        if (*more) {
            if (m_teller)
                m_teller->restart();
            return std::nullopt;
        }
        ModelCall call = blank();
        call.sawPicture = sendsPicture(asking());
        call = readAnswer(*m_service, std::move(call), response, m_teller != nullptr);
        call.freeKey = paysNothing(m_service->options, m_dialect.key);
        if (call.freeKey && !call.cost)
            call.cost = domain::Money::zero("USD");
        if (m_teller && call.outcome == AnswerOutcome::Answered)
            m_teller->finish(call);
        return call;
    }

private:
    [[nodiscard]] Asking asking() const
    {
        return {m_question, m_service->options, m_dialect, m_asked, m_teller != nullptr};
    }

    [[nodiscard]] std::optional<Dialect> learnt(const net::Response &response) const
    {
        if (m_service->wire.adapted == nullptr || m_steps >= mostSteps)
            return std::nullopt;
        return m_service->wire.adapted(asking(), response.status, viewOf(response.body));
    }

    /// Whether there is another request to make.
    Result<bool> goOn(const net::Request &sent, const net::Response &response)
    {
        ++m_steps;
        if (m_service->wire.followUp != nullptr && !m_followed) {
            Result<std::optional<net::Request>> more = m_service->wire.followUp(asking(), sent, response);
            if (!more)
                return base::fail(more);
            m_next = std::move(*more);
            m_followed = m_next.has_value();
            if (m_next)
                return true;
        }
        const std::optional<Dialect> next = learnt(response);
        if (!next)
            return false;
        m_dialect = m_service->dialect = *next;
        m_service->dialect.key = 0;
        return true;
    }

    /// Another way of asking is better than patience, which is for what may succeed later.
    [[nodiscard]] std::optional<Milliseconds> retryIn(const net::Response &response) const
    {
        const ModelCall call =
            decodeWith(m_service->wire, response.status, viewOf(response.body), m_teller != nullptr);
        if (!call.error || !base::retryable(call.error->code) || learnt(response))
            return std::nullopt;
        return call.error->retryAfter.value_or(Milliseconds(0));
    }

    std::shared_ptr<Service> m_service;
    Question m_question;
    Dialect m_dialect;
    QDeadlineTimer m_deadline;
    std::shared_ptr<Teller> m_teller; // null: nobody listens
    base::UtcTime m_asked{};
    std::optional<net::Request> m_next; // what an answer asked for
    bool m_followed = false;
    int m_steps = 0;
};

QCoro::Task<ModelCall> ask(std::shared_ptr<Service> service, Question question)
{
    const auto call = std::make_shared<OneCall>(std::move(service), std::move(question));
    for (;;) {
        const Result<net::Request> made = call->request(call);
        if (!made)
            co_return call->failedBy(made.error());
        const net::Request request = *made;
        const Result<net::Response> response = co_await call->http().send(request);
        if (!response)
            co_return call->failedBy(response.error());
        std::optional<ModelCall> done = call->answered(request, *response);
        if (done)
            co_return std::move(*done);
    }
}

/// The body that a free request is answered with.
base::Task<std::string> freeBody(std::shared_ptr<Service> service, decltype(Wire::listRequest) makeRequest)
{
    if (makeRequest == nullptr)
        co_return base::fail(ErrorCode::Unsupported, "this service keeps no list of models", "models");
    Result<net::Request> made = makeRequest(service->options, service->now());
    if (!made)
        co_return base::fail(made);
    net::Request request = std::move(*made);
    request.deadline = checkPatience;
    request.maxBytes = maxAnswerBytes;
    request.retries = 0;
    const std::string host = net::hostOf(request.url);
    const Result<net::Response> response = co_await service->http->send(std::move(request));
    if (!response)
        co_return base::fail(response);
    if (response->status == 200)
        co_return response->body.toStdString();
    if (response->status == 404 || response->status == 405)
        co_return base::fail(ErrorCode::Unsupported, "the server answers and keeps no list of models",
                             "models");
    const ModelCall read = readAnswer(*service, ModelCall(), *response, false);
    base::Error error = read.error.value_or(net::errorOfStatus(*response, host));
    co_return tl::unexpected<base::Error>(std::move(error));
}

base::Task<std::vector<ModelInfo>> list(std::shared_ptr<Service> service)
{
    const auto makeRequest = service->wire.listRequest;
    const Result<std::string> body = co_await freeBody(service, makeRequest);
    if (!body)
        co_return base::fail(body);
    co_return service->wire.readList(*body);
}

base::Task<std::string> checked(std::shared_ptr<Service> service)
{
    const Wire &wire = service->wire;
    const auto makeRequest = wire.checkRequest != nullptr ? wire.checkRequest : wire.listRequest;
    const Result<std::string> body = co_await freeBody(service, makeRequest);
    if (!body && body.error().code == ErrorCode::Unsupported)
        co_return body.error().detail;
    if (!body)
        co_return base::fail(body);
    if (wire.readCheck != nullptr)
        co_return wire.readCheck(*body, service->options);
    const Result<std::vector<ModelInfo>> models = wire.readList(*body);
    if (!models)
        co_return base::fail(models);
    co_return checkedModels(*models, service->options.model);
}

class WireProvider final : public Provider
{
public:
    WireProvider(const Wire &wire, net::Http *http, const base::Clock *clock, ProviderOptions options)
        : m_service(std::make_shared<Service>(Service{wire, http, clock, std::move(options), {}}))
    {
    }

    [[nodiscard]] std::string id() const override { return m_service->wire.id; }
    [[nodiscard]] std::string model() const override { return m_service->options.model; }
    [[nodiscard]] Capabilities capabilities() const override
    {
        Capabilities out = m_service->wire.capabilities;
        out.vision = out.vision && m_service->options.sendPicture && m_service->dialect.picture;
        out.free = out.free || (paysNothing(m_service->options, 0) && keyAt(m_service->options, 1).isEmpty());
        out.schema = out.schema && m_service->options.useSchema && m_service->dialect.schema;
        return out;
    }
    QCoro::Task<ModelCall> complete(Question question) override
    {
        return ask(m_service, std::move(question));
    }
    base::Task<std::string> check() override { return checked(m_service); }
    base::Task<std::vector<ModelInfo>> models() override { return list(m_service); }

private:
    std::shared_ptr<Service> m_service;
};

} // namespace

std::unique_ptr<Provider> makeWireProvider(const Wire &wire, net::Http *http, const base::Clock *clock,
                                           ProviderOptions options)
{
    return std::make_unique<WireProvider>(wire, http, clock, std::move(options));
}

} // namespace llm
