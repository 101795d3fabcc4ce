#include "llm/compatible_codec.h"

#include <QUrl>

#include "base/text.h"
#include "llm/provider_error.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

constexpr const char *completions = "/chat/completions";

Json turn(const char *role, Json content)
{
    return {{"role", role}, {"content", std::move(content)}};
}

Json userContent(const Question &question, bool withPicture)
{
    if (!withPicture)
        return question.user;
    const std::string url = "data:image/png;base64," + question.png.toBase64().toStdString();
    return Json::array({{{"type", "text"}, {"text", question.user}},
                        {{"type", "image_url"}, {"image_url", {{"url", url}}}}});
}

Json turnsOf(const Question &question, bool withPicture)
{
    Json out = Json::array();
    if (!question.system.empty())
        out.push_back(turn("system", question.system));
    out.push_back(turn("user", userContent(question, withPicture)));
    if (!question.reask.empty()) {
        if (!question.previousAnswer.empty())
            out.push_back(turn("assistant", question.previousAnswer));
        out.push_back(turn("user", question.reask));
    }
    return out;
}

void addSampling(Json &body, const Sampling &sampling, bool oldTokenLimit)
{
    if (sampling.temperature)
        body["temperature"] = *sampling.temperature;
    if (sampling.topP)
        body["top_p"] = *sampling.topP;
    if (sampling.topK)
        body["top_k"] = *sampling.topK;
    if (sampling.seed)
        body["seed"] = *sampling.seed;
    if (sampling.maxTokens)
        body[oldTokenLimit ? "max_tokens" : "max_completion_tokens"] = *sampling.maxTokens;
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

Sampling samplingOf(const Question &question, const ProviderOptions &options)
{
    Sampling out = options.sampling;
    const Sampling &asked = question.sampling;
    out.temperature = asked.temperature ? asked.temperature : out.temperature;
    out.topP = asked.topP ? asked.topP : out.topP;
    out.topK = asked.topK ? asked.topK : out.topK;
    out.seed = asked.seed ? asked.seed : out.seed;
    out.maxTokens = asked.maxTokens ? asked.maxTokens : out.maxTokens;
    if (asked.timeout != Sampling{}.timeout)
        out.timeout = asked.timeout;
    return out;
}

bool sendsPicture(const Question &question, const ProviderOptions &options, const CompatibleDialect &dialect)
{
    return options.sendPicture && dialect.picture && !question.png.isEmpty();
}

base::Result<std::string> compatibleBody(const Question &question, const ProviderOptions &options,
                                         const CompatibleDialect &dialect)
{
    Json body = {{"messages", turnsOf(question, sendsPicture(question, options, dialect))},
                 {"stream", false}};
    if (!options.model.empty())
        body["model"] = options.model; // some local servers have only one and want none named
    addSampling(body, samplingOf(question, options), dialect.oldTokenLimit);
    if (!question.schema.empty() && options.useSchema && dialect.schema) {
        auto schema = base::parseJson(question.schema);
        if (!schema)
            return base::fail(ErrorCode::BadRequest, "the schema of the answer is no JSON", "schema");
        body["response_format"] = {
            {"type", "json_schema"},
            {"json_schema",
             {{"name", question.schemaName}, {"strict", true}, {"schema", std::move(*schema)}}}};
    }
    return base::toText(body);
}

std::optional<CompatibleDialect> adapted(const CompatibleDialect &used, int status, std::string_view body)
{
    if (status < 400 || status == 401 || status == 403 || status == 429)
        return std::nullopt;
    const std::string words = base::lower(body.substr(0, 20'000));
    const auto says = [&](const char *what) { return words.find(what) != std::string::npos; };
    CompatibleDialect out = used;
    const bool aboutRequest = status < 500;
    if (aboutRequest && (says("response_format") || says("json_schema")))
        out.schema = false;
    if (aboutRequest && says("max_completion_tokens"))
        out.oldTokenLimit = false;
    const bool aboutPicture = says("image input is not supported") || says("does not support image") ||
                              says("image_url is only supported") || says("mmproj") ||
                              says("not a multimodal model") || says("not a vision model") ||
                              says("no endpoints found that support image");
    if (aboutPicture)
        out.picture = false;
    return out == used ? std::nullopt : std::optional(out);
}

} // namespace llm
