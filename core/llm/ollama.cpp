#include "llm/ollama.h"

#include <QUrl>

#include "base/text.h"
#include "llm/compatible_codec.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr int usualAnswerTokens = 4096, pictureTokens = 2048, leastContext = 8192, mostContext = 1 << 20;

Json turn(const char *role, const std::string &text)
{
    return {{"role", role}, {"content", text}};
}

Json turnsOf(const Asking &asking)
{
    const Question &question = asking.question;
    Json out = Json::array();
    if (!question.system.empty())
        out.push_back(turn("system", question.system));
    Json user = turn("user", question.user);
    if (sendsPicture(asking))
        user["images"] = Json::array({question.png.toBase64().toStdString()});
    out.push_back(std::move(user));
    if (question.reask.empty())
        return out;
    if (!question.previousAnswer.empty())
        out.push_back(turn("assistant", question.previousAnswer));
    out.push_back(turn("user", question.reask));
    return out;
}

Json optionsOf(const Asking &asking, const Sampling &sampling)
{
    Json out = {{"num_ctx", ollamaContext(asking.question, sampling, sendsPicture(asking))}};
    if (sampling.temperature)
        out["temperature"] = *sampling.temperature;
    if (sampling.topP)
        out["top_p"] = *sampling.topP;
    if (sampling.topK)
        out["top_k"] = *sampling.topK;
    if (sampling.seed)
        out["seed"] = *sampling.seed;
    if (sampling.maxTokens)
        out["num_predict"] = *sampling.maxTokens;
    return out;
}

/// Most models switch thinking on or off; gpt-oss only knows levels and never stops.
void addThinking(Json &body, const Asking &asking, const std::string &level)
{
    if (level.empty() || !asking.dialect.thinking)
        return;
    const bool levels = asking.options.model.find("gpt-oss") != std::string::npos;
    if (levels)
        body["think"] = level == "none" || level == "minimal" ? "low" : level;
    else
        body["think"] = level != "none";
}

Result<net::Request> request(const Asking &asking)
{
    const auto url = ollamaUrl(asking.options.baseUrl, "chat");
    if (!url)
        return base::fail(url);
    const Sampling sampling = samplingOf(asking.question, asking.options);
    Json body = {{"model", asking.options.model},
                 {"messages", turnsOf(asking)},
                 {"stream", asking.stream},
                 {"options", optionsOf(asking, sampling)}};
    addThinking(body, asking, sampling.thinking);
    if (sendsSchema(asking)) {
        auto schema = base::parseJson(asking.question.schema);
        if (!schema)
            return base::fail(ErrorCode::BadRequest, "the schema of the answer is no JSON", "schema");
        body["format"] = std::move(*schema);
    }
    return jsonPost(*url, body, bearer(asking.options));
}

std::optional<Dialect> adapted(const Asking &asking, int status, std::string_view body)
{
    if (status < 400 || status == 401 || status == 403 || status == 404 || status == 429)
        return std::nullopt;
    const std::string words = base::lower(body.substr(0, 20'000));
    const auto says = [&](const char *what) { return words.find(what) != std::string::npos; };
    Dialect out = asking.dialect;
    if (says("does not support thinking") || says("think value"))
        out.thinking = false;
    else if (says("format") || says("grammar") || says("schema"))
        out.schema = false;
    else if (sendsPicture(asking) && (says("image") || says("vision") || says("multimodal")))
        out.picture = false;
    return out == asking.dialect ? std::nullopt : std::optional(out);
}

Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime)
{
    auto url = ollamaUrl(options.baseUrl, "tags");
    if (!url)
        return base::fail(url);
    net::Request out;
    out.url = std::move(*url);
    out.headers = bearer(options);
    return out;
}

ModelInfo readModel(const Json &entry)
{
    const std::string model = textAt(entry, "model");
    return {model.empty() ? textAt(entry, "name") : model,
            textAt(member(entry, "details"), "parameter_size"),
            {},
            {}};
}

Result<std::vector<ModelInfo>> readList(std::string_view body)
{
    return modelsOf(body, "models", &readModel);
}

} // namespace

Result<std::string> ollamaUrl(const std::string &baseUrl, const std::string &operation)
{
    QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(baseUrl), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return base::fail(ErrorCode::BadRequest, "not the address of a server", "base_url");
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    for (const char *ending : {"/api/chat", "/v1", "/api"}) {
        if (path.endsWith(QLatin1String(ending)))
            path.chop(qsizetype(std::char_traits<char>::length(ending)));
    }
    url.setPath(path + QStringLiteral("/api/") + QString::fromStdString(operation), QUrl::TolerantMode);
    url.setFragment(QString());
    return url.toEncoded().toStdString();
}

int ollamaContext(const Question &question, const Sampling &sampling, bool picture)
{
    const std::size_t bytes = question.system.size() + question.user.size() + question.previousAnswer.size() +
                              question.reask.size();
    const std::size_t tokens = bytes / 3 + std::size_t(picture ? pictureTokens : 0) +
                               std::size_t(std::max(sampling.maxTokens.value_or(usualAnswerTokens), 1));
    int context = leastContext;
    while (std::size_t(context) < tokens && context < mostContext)
        context *= 2;
    return context;
}

const Wire &ollamaWire()
{
    static constexpr Wire wire = {
        "ollama",     {true, true, true, true, true, true, false, std::nullopt},
        &request,     &makeOllamaReader,
        &adapted,     nullptr,
        &listRequest, &readList,
    };
    return wire;
}

std::unique_ptr<Provider> makeOllama(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return makeWireProvider(ollamaWire(), http, clock, std::move(options));
}

domain::ModelCall decodeOllama(int status, std::string_view body, bool stream)
{
    return decodeWith(ollamaWire(), status, body, stream);
}

} // namespace llm
