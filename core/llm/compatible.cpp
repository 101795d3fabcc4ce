#include "llm/compatible.h"

#include "base/text.h"
#include "llm/compatible_codec.h"
#include "net/redact.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Result;
using domain::AnswerOutcome;
using domain::ModelCall;

constexpr int retries = 2;
constexpr qint64 maxAnswerBytes = 16 << 20;

struct Server
{
    net::Http *http;
    ProviderOptions options;
    CompatibleDialect dialect;
};

bool isWorthARetry(const net::Response &response)
{
    const std::string_view body(response.body.constData(), std::size_t(response.body.size()));
    const ModelCall call = decodeCompatible(response.status, body, false);
    return call.error && base::retryable(call.error->code);
}

net::Request requestTo(const std::string &url, const ProviderOptions &options, base::Milliseconds timeout)
{
    net::Request request;
    request.url = url;
    request.deadline = timeout;
    request.maxBytes = maxAnswerBytes;
    request.retries = retries;
    request.retryWhen = &isWorthARetry;
    request.headers = {{"Accept", "application/json"}};
    if (!options.key.isEmpty())
        request.headers.emplace_back("Authorization", "Bearer " + options.key.reveal());
    return request;
}

/// Some services repeat the key in their refusal.
void hideKey(base::Error &error, const base::Secret &key)
{
    if (key.isEmpty())
        return;
    error.detail = net::scrubbed(std::move(error.detail), {key.reveal()});
    error.field = net::scrubbed(std::move(error.field), {key.reveal()});
}

ModelCall blankCall(const Server &server, const Question &question)
{
    ModelCall call;
    call.provider = "compatible";
    call.model = server.options.model;
    call.reask = question.reask;
    return call;
}

ModelCall failed(ModelCall call, const base::Error &error)
{
    call.outcome = AnswerOutcome::Failed;
    call.error = error;
    return call;
}

ModelCall readAnswer(const Server &server, ModelCall call, const net::Response &response)
{
    const std::string_view body(response.body.constData(), std::size_t(response.body.size()));
    ModelCall read = decodeCompatible(response.status, body, false);
    read.provider = call.provider;
    read.reask = call.reask;
    read.sawPicture = call.sawPicture;
    if (read.model.empty())
        read.model = call.model;
    if (const std::string id = response.header("x-request-id"); !id.empty())
        read.requestId = id;
    read.latency = response.latency;
    explainRefusal(read);
    if (!read.error)
        return read;
    if (!read.error->retryAfter)
        read.error->retryAfter = net::retryAfter(response);
    hideKey(*read.error, server.options.key);
    return read;
}

QCoro::Task<ModelCall> ask(std::shared_ptr<Server> server, Question question)
{
    for (;;) {
        const CompatibleDialect used = server->dialect;
        ModelCall call = blankCall(*server, question);
        const auto url = compatibleUrl(server->options.baseUrl, "chat/completions");
        if (!url)
            co_return failed(std::move(call), url.error());
        const auto body = compatibleBody(question, server->options, used);
        if (!body)
            co_return failed(std::move(call), body.error());
        call.sawPicture = sendsPicture(question, server->options, used);
        net::Request request =
            requestTo(*url, server->options, samplingOf(question, server->options).timeout);
        request.method = "POST";
        request.headers.emplace_back("Content-Type", "application/json");
        request.body = QByteArray::fromStdString(*body);
        const Result<net::Response> response = co_await server->http->send(std::move(request));
        if (!response)
            co_return failed(std::move(call), response.error());
        ModelCall read = readAnswer(*server, std::move(call), *response);
        const auto next = adapted(used, response->status, response->body.toStdString());
        if (!next)
            co_return read;
        server->dialect = *next; // each step leaves something out, so this ends
    }
}

base::Task<std::string> list(std::shared_ptr<Server> server)
{
    const auto url = compatibleUrl(server->options.baseUrl, "models");
    if (!url)
        co_return base::fail(url);
    net::Request request = requestTo(*url, server->options, base::Milliseconds(10'000));
    request.retries = 0;
    const Result<net::Response> response = co_await server->http->send(std::move(request));
    if (!response)
        co_return base::fail(response);
    const std::string body = response->body.toStdString();
    if (response->status == 200)
        co_return readModels(body, server->options.model);
    if (response->status == 404 || response->status == 405)
        co_return std::string("the server answers and keeps no list of models");
    const ModelCall read = readAnswer(*server, ModelCall(), *response);
    base::Error error = read.error.value_or(net::errorOfStatus(*response, net::hostOf(*url)));
    co_return tl::unexpected<base::Error>(std::move(error));
}

class Compatible final : public Provider
{
public:
    Compatible(net::Http *http, ProviderOptions options)
        : m_server(std::make_shared<Server>(Server{http, std::move(options), {}}))
    {
    }

    [[nodiscard]] std::string id() const override { return "compatible"; }
    [[nodiscard]] std::string model() const override { return m_server->options.model; }
    [[nodiscard]] Capabilities capabilities() const override
    {
        const bool picture = m_server->options.sendPicture && m_server->dialect.picture;
        const bool schema = m_server->options.useSchema && m_server->dialect.schema;
        return {picture, schema, false, false};
    }
    QCoro::Task<ModelCall> complete(Question question) override { return ask(m_server, std::move(question)); }
    base::Task<std::string> check() override { return list(m_server); }

private:
    std::shared_ptr<Server> m_server;
};

} // namespace

std::unique_ptr<Provider> makeCompatible(net::Http *http, const base::Clock *, ProviderOptions options)
{
    return std::make_unique<Compatible>(http, std::move(options));
}

Result<std::string> readModels(std::string_view body, const std::string &wanted)
{
    const auto document = base::parseJson(body);
    if (!document || !document->is_object() || !document->contains("data") ||
        !document->at("data").is_array())
        return base::fail(ErrorCode::BadData, "the server's list of models cannot be read", "models");
    std::vector<std::string> ids;
    for (const base::Json &one : document->at("data")) {
        const auto id = base::textField(one, "id");
        if (id)
            ids.push_back(*id);
    }
    if (ids.empty())
        return base::fail(ErrorCode::NotFound, "the server has no model loaded", "model");
    const auto isWanted = [&](const std::string &id) { return id == wanted || id.starts_with(wanted + ':'); };
    if (wanted.empty() || std::any_of(ids.begin(), ids.end(), isWanted))
        return std::to_string(ids.size()) + (ids.size() == 1 ? " model" : " models");
    std::string known;
    for (const std::string &id : ids)
        known += (known.empty() ? "" : ", ") + base::sanitised(id);
    return base::fail(ErrorCode::NotFound,
                      "the server does not have it; it has " + base::shortened(known, 300), "model");
}

} // namespace llm
