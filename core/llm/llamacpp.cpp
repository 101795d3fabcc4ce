#include "llm/llamacpp.h"

#include "base/text.h"
#include "llm/compatible_codec.h"
#include "llm/provider_error.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr base::Milliseconds slotsPatience{2000};

/// Whether a value is of /completion or /health rather than of the /v1 API.
bool isOwnShape(const Json &value)
{
    if (value.contains("choices") || value.contains("object"))
        return false;
    return member(value, "content").is_string() || member(value, "status").is_string();
}

class LlamacppReader final : public AnswerReader
{
public:
    LlamacppReader(int status, bool stream)
        : m_status(status), m_chat(readCompatible(status, stream)),
          m_parts(stream && status < 300 ? BodyParts::Expect::Events : BodyParts::Expect::Document)
    {
    }

    /// Both read everything; what the first part is decides who answers.
    void add(std::string_view bytes) override
    {
        m_chat->add(bytes);
        take(m_parts.add(bytes));
    }
    [[nodiscard]] std::string_view text() const override { return m_own ? m_call.text : m_chat->text(); }
    [[nodiscard]] std::string_view thinking() const override { return m_own ? "" : m_chat->thinking(); }

    domain::ModelCall end() override
    {
        take(m_parts.end());
        if (!m_own)
            return m_chat->end();
        if (!m_call.error && m_streamed && !m_stopped)
            m_call.error = base::Error{ErrorCode::Network, "the stream ended early", "", {}};
        conclude(m_call);
        return m_call;
    }

private:
    void take(const std::vector<BodyPart> &parts)
    {
        for (const BodyPart &part : parts) {
            m_streamed = part.kind == BodyPart::Kind::Event;
            if (m_own || !m_begun)
                takePart(part.event.data);
            m_begun = true;
        }
    }

    void takePart(const std::string &text)
    {
        const auto value = base::parseJson(text, 16U << 20);
        if (!m_begun)
            m_own = m_status < 300 && value && value->is_object() && isOwnShape(*value) &&
                    !member(*value, "error").is_object();
        if (!m_own || m_stopped || m_call.error)
            return;
        if (!value || !value->is_object())
            m_call.error = base::Error{ErrorCode::Malformed, "a part of the stream is no JSON", "", {}};
        else if (value->contains("error"))
            m_call.error = errorOf(wireErrorOf(*value).value_or(WireError{}), 200);
        else if (value->contains("content"))
            takePiece(*value);
        else
            takeHealth(textAt(*value, "status"));
    }

    void takeHealth(const std::string &status)
    {
        if (status == "loading model")
            m_call.error = base::Error{ErrorCode::Loading, "the server is loading its model", "", {}};
        else if (status != "ok")
            m_call.error = base::Error{ErrorCode::Overloaded, base::sanitised(status), "", {}};
    }

    void takePiece(const Json &piece)
    {
        m_call.text += textAt(piece, "content");
        if (const std::string model = textAt(piece, "model"); !model.empty())
            m_call.model = model;
        if (m_streamed && member(piece, "stop") != Json(true))
            return;
        m_stopped = true;
        m_call.finishReason = stopReason(piece);
        m_call.usage.inputTokens = countAt(piece, "tokens_evaluated");
        m_call.usage.outputTokens = countAt(piece, "tokens_predicted");
        m_call.usage.cachedInputTokens = countAt(member(piece, "timings"), "cache_n");
    }

    /// "stop_type", or the three flags of older servers.
    static std::string stopReason(const Json &piece)
    {
        if (std::string type = textAt(piece, "stop_type"); !type.empty())
            return type;
        for (const char *type : {"eos", "limit", "word"}) {
            if (member(piece, ("stopped_" + std::string(type)).c_str()) == Json(true))
                return type;
        }
        return {};
    }

    int m_status;
    std::unique_ptr<AnswerReader> m_chat;
    BodyParts m_parts;
    domain::ModelCall m_call;
    bool m_begun = false, m_own = false, m_streamed = false, m_stopped = false;
};

Result<net::Request> request(const Asking &asking)
{
    const auto url = compatibleUrl(asking.options.baseUrl, "chat/completions");
    if (!url)
        return base::fail(url);
    auto body = compatibleBody(asking);
    if (!body)
        return base::fail(body);
    const std::string level = samplingOf(asking.question, asking.options).thinking;
    if (!level.empty() && asking.dialect.thinking) {
        body->erase("reasoning_effort"); // the model's own template decides what it knows
        (*body)["chat_template_kwargs"] = {{"enable_thinking", level != "none"}};
        if (level != "none")
            (*body)["chat_template_kwargs"]["reasoning_effort"] = level == "minimal" ? "low" : level;
    }
    (*body)["cache_prompt"] = true; // the beginning of the question is the same in every cycle
    return jsonPost(*url, *body, bearer(asking.options));
}

Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime)
{
    return bearerGet(options.baseUrl, "models", options);
}

/// It has one model, whatever it is called.
Result<std::string> readCheck(std::string_view body, const ProviderOptions &)
{
    const auto models = readCompatibleList(body);
    if (!models)
        return base::fail(models);
    if (models->empty())
        return base::fail(ErrorCode::NotFound, "the server has no model loaded", "model");
    return "serves " + base::shortened(base::sanitised(models->front().id), 200);
}

/// Its own operations are at the root, above /v1.
Result<net::Request> slotsRequest(const ProviderOptions &options)
{
    auto out = bearerGet(options.baseUrl, "slots", options);
    if (!out)
        return out;
    if (const std::size_t version = out->url.rfind("/v1/slots"); version != std::string::npos)
        out->url.erase(version, 3);
    out->deadline = slotsPatience;
    out->retries = 0;
    return out;
}

/// The check, and how busy the server is where it tells.
base::Task<std::string> checked(std::shared_ptr<Provider> chat, net::Http *http, ProviderOptions options)
{
    const Result<std::string> said = co_await chat->check();
    if (!said)
        co_return said;
    const Result<net::Request> request = slotsRequest(options);
    if (!request)
        co_return said;
    const net::Request asked = *request;
    const Result<net::Response> answer = co_await http->send(asked);
    const auto slots = answer ? readSlots(answer->status, answer->body.toStdString())
                              : Result<ServerSlots>(base::fail(answer));
    if (!slots || slots->total == 0)
        co_return said; // it keeps that to itself
    co_return *said + ", " + std::to_string(slots->busy) + " of " + std::to_string(slots->total) +
        (slots->total == 1 ? " slot" : " slots") + " busy" +
        (slots->contextTokens > 0 ? ", " + std::to_string(slots->contextTokens) + " tokens each" : "");
}

class Llamacpp final : public Provider
{
public:
    Llamacpp(net::Http *http, const base::Clock *clock, ProviderOptions options)
        : m_chat(makeWireProvider(llamacppWire(), http, clock, options)), m_http(http),
          m_options(std::move(options))
    {
    }

    [[nodiscard]] std::string id() const override { return m_chat->id(); }
    [[nodiscard]] std::string model() const override { return m_chat->model(); }
    [[nodiscard]] Capabilities capabilities() const override { return m_chat->capabilities(); }
    QCoro::Task<domain::ModelCall> complete(Question question) override
    {
        return m_chat->complete(std::move(question));
    }
    base::Task<std::string> check() override { return checked(m_chat, m_http, m_options); }
    base::Task<std::vector<ModelInfo>> models() override { return m_chat->models(); }

private:
    std::shared_ptr<Provider> m_chat;
    net::Http *m_http;
    ProviderOptions m_options;
};

} // namespace

std::unique_ptr<AnswerReader> makeLlamacppReader(int status, bool stream)
{
    return std::make_unique<LlamacppReader>(status, stream);
}

ServerHealth readHealth(int status, std::string_view body)
{
    const auto document = base::parseJson(body);
    const std::string said = document ? textAt(*document, "status") : std::string();
    if (status == 200 && (said == "ok" || said == "no slot available"))
        return ServerHealth::Ready;
    return status == 503 || said == "loading model" ? ServerHealth::Loading : ServerHealth::Bad;
}

Result<ServerSlots> readSlots(int status, std::string_view body)
{
    if (status == 501 || status == 404)
        return base::fail(ErrorCode::Unsupported, "the server does not tell its slots", "slots");
    const auto document = base::parseJson(body);
    if (status != 200 || !document || !document->is_array())
        return base::fail(ErrorCode::BadData, "the server's slots cannot be read", "slots");
    ServerSlots out;
    for (const Json &slot : *document) {
        ++out.total;
        const bool busy = member(slot, "is_processing") == Json(true) || member(slot, "state") == Json(1);
        out.busy += busy ? 1 : 0;
        out.contextTokens = std::max(out.contextTokens, countAt(slot, "n_ctx").value_or(0));
    }
    return out;
}

const Wire &llamacppWire()
{
    static constexpr Wire wire = {
        "llamacpp",         {true, true, true, true, true, true, true, std::nullopt},
        &request,           &makeLlamacppReader,
        &adaptedCompatible, nullptr,
        &listRequest,       &readCompatibleList,
        &readCheck,
    };
    return wire;
}

std::unique_ptr<Provider> makeLlamacpp(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return std::make_unique<Llamacpp>(http, clock, std::move(options));
}

domain::ModelCall decodeLlamacpp(int status, std::string_view body, bool stream)
{
    return decodeWith(llamacppWire(), status, body, stream);
}

} // namespace llm
