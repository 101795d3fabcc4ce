#include "llm/compatible_codec.h"

#include <QUrl>

#include <algorithm>

#include "base/text.h"
#include "llm/chat_dialect.h"
#include "llm/schema_shape.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

constexpr const char *completions = "/chat/completions";

Json turn(const char *role, Json content)
{
    return {{"role", role}, {"content", std::move(content)}};
}

Json userContent(const Asking &asking)
{
    const Question &question = asking.question;
    const bool before = !asking.dialect.system && !question.system.empty();
    const std::string text = before ? question.system + "\n\n" + question.user : question.user;
    if (!sendsPicture(asking))
        return text;
    const std::string url = "data:image/png;base64," + question.png.toBase64().toStdString();
    return Json::array(
        {{{"type", "text"}, {"text", text}}, {{"type", "image_url"}, {"image_url", {{"url", url}}}}});
}

void addSampling(Json &body, const Asking &asking, const ChatDialect &server)
{
    const Sampling sampling = samplingOf(asking.question, asking.options);
    const Dialect &dialect = asking.dialect;
    if (sampling.temperature && dialect.sampling)
        body["temperature"] = *sampling.temperature;
    if (sampling.topP && dialect.sampling)
        body["top_p"] = *sampling.topP;
    if (sampling.topK && dialect.sampling && server.topK)
        body["top_k"] = *sampling.topK;
    if (sampling.seed && dialect.seed)
        body[server.seed] = *sampling.seed;
    if (sampling.maxTokens)
        body[dialect.oldTokenLimit && server.oldTokenLimit ? "max_tokens" : "max_completion_tokens"] =
            *sampling.maxTokens;
    if (!sampling.thinking.empty() && dialect.thinking)
        server.think(body, sampling.thinking, asking.options.model);
}

base::Result<void> addFormat(Json &body, const Asking &asking, const ChatDialect &server)
{
    if (!sendsSchema(asking))
        return {};
    auto format = schemaFormat(asking.question);
    if (!format)
        return base::fail(format);
    body["response_format"] = server.schema ? std::move(*format) : Json{{"type", "json_object"}};
    return {};
}

ModelInfo readModel(const Json &entry)
{
    ModelInfo out{textAt(entry, "id"), textAt(entry, "name"), {}, {}};
    for (const char *name : {"max_context_length", "context_length", "max_model_len"})
        if (!out.contextTokens)
            out.contextTokens = countAt(entry, name);
    const Json &sees = member(member(entry, "architecture"), "input_modalities");
    if (sees.is_array())
        out.vision = std::find(sees.begin(), sees.end(), Json("image")) != sees.end();
    return out;
}

} // namespace

base::Result<std::string> compatibleUrl(const std::string &baseUrl, const std::string &operation)
{
    QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(baseUrl), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return base::fail(ErrorCode::BadRequest, "not the address of a server", "base_url");
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(QLatin1String(completions)))
        path.chop(qsizetype(std::char_traits<char>::length(completions)));
    else if (path.isEmpty())
        path = QStringLiteral("/v1");
    url.setPath(path + u'/' + QString::fromStdString(operation), QUrl::TolerantMode);
    url.setFragment(QString());
    return url.toEncoded().toStdString();
}

Json chatTurns(const Asking &asking)
{
    const Question &question = asking.question;
    Json out = Json::array();
    if (!question.system.empty() && asking.dialect.system)
        out.push_back(turn("system", question.system));
    out.push_back(turn("user", userContent(asking)));
    if (!question.reask.empty()) {
        if (!question.previousAnswer.empty())
            out.push_back(turn("assistant", question.previousAnswer));
        out.push_back(turn("user", question.reask));
    }
    return out;
}

base::Result<Json> schemaFormat(const Question &question)
{
    const auto schema = base::parseJson(question.schema);
    if (!schema)
        return base::fail(ErrorCode::BadRequest, "the schema of the answer is no JSON", "schema");
    return Json{{"type", "json_schema"},
                {"json_schema",
                 {{"name", question.schemaName},
                  {"strict", true},
                  {"schema", narrowed(*schema, SchemaShape::OpenAiStrict)}}}};
}

net::Headers bearer(const ProviderOptions &options)
{
    net::Headers out{{"Accept", "application/json, text/event-stream"}};
    if (options.key.isEmpty())
        return out;
    if (const char *header = chatDialectOf(options.baseUrl).keyHeader)
        out.emplace_back(header, options.key.reveal());
    else
        out.emplace_back("Authorization", "Bearer " + options.key.reveal());
    return out;
}

base::Result<net::Request> bearerGet(const std::string &baseUrl, const std::string &operation,
                                     const ProviderOptions &options)
{
    auto url = compatibleUrl(baseUrl, operation);
    if (!url)
        return base::fail(url);
    net::Request out;
    out.url = std::move(*url);
    out.headers = bearer(options);
    return out;
}

base::Result<Json> compatibleBody(const Asking &asking)
{
    Json body = {{"messages", chatTurns(asking)}, {"stream", asking.stream}};
    if (asking.stream && asking.dialect.streamUsage && chatDialectOf(asking.options.baseUrl).streamUsage)
        body["stream_options"] = {{"include_usage", true}};
    if (!asking.options.model.empty())
        body["model"] = asking.options.model; // some local servers have only one and want none named
    const ChatDialect &server = chatDialectOf(asking.options.baseUrl);
    addSampling(body, asking, server);
    const base::Result<void> added = addFormat(body, asking, server);
    if (!added)
        return base::fail(added);
    return body;
}

base::Result<std::vector<ModelInfo>> readCompatibleList(std::string_view body)
{
    return modelsOf(body, "data", &readModel);
}

std::optional<Dialect> adaptedCompatible(const Asking &asking, int status, std::string_view body)
{
    if (status < 400 || status == 401 || status == 403 || status == 429)
        return std::nullopt;
    const std::string words = base::lower(body.substr(0, 20'000));
    const auto says = [&](const char *what) { return words.find(what) != std::string::npos; };
    Dialect out = asking.dialect;
    const bool aboutRequest = status < 500;
    if (aboutRequest && (says("response_format") || says("json_schema") || says("structured output") ||
                         says("handle the requested parameters")))
        out.schema = false;
    if (aboutRequest && says("max_completion_tokens"))
        out.oldTokenLimit = false;
    if (aboutRequest && says("stream_options"))
        out.streamUsage = false;
    if (aboutRequest && (says("reasoning_effort") || says("reasoning.effort") || says("'reasoning'") ||
                         says("\"thinking\"") || says("enable_thinking")))
        out.thinking = false;
    if (aboutRequest && (says("temperature") || says("top_p") || says("top_k")))
        out.sampling = false;
    if (aboutRequest && (says("'seed'") || says("\"seed\"") || says(": seed") || says("random_seed")))
        out.seed = false;
    if (aboutRequest && (says("system role") || says("role 'system'") || says("role: system") ||
                         says("does not support 'system'") || says("developer instruction is not")))
        out.system = false;
    const bool aboutPicture =
        says("image input is not supported") || says("does not support image") ||
        says("image_url is only supported") || says("mmproj") || says("not a multimodal model") ||
        says("not a vision model") || says("does not support images") || says("image_url is not supported") ||
        says("invalid content type. image_url") || says("unknown variant `image_url`") ||
        says("no endpoints found that support image");
    if (aboutPicture)
        out.picture = false;
    return out == asking.dialect ? std::nullopt : std::optional(out);
}

} // namespace llm
