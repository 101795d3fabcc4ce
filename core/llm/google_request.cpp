#include "llm/google_codec.h"

#include "base/text.h"
#include "llm/schema_shape.h"

#include <QUrl>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

Json turn(const char *role, Json parts)
{
    return {{"role", role}, {"parts", std::move(parts)}};
}

Json textPart(const std::string &text)
{
    return {{"text", text}};
}

Json userParts(const Asking &asking)
{
    const Question &question = asking.question;
    const bool before = !asking.dialect.system && !question.system.empty();
    Json parts = Json::array({textPart(before ? question.system + "\n\n" + question.user : question.user)});
    if (sendsPicture(asking)) {
        Json data = {{"mimeType", "image/png"}, {"data", question.png.toBase64().toStdString()}};
        parts.push_back({{"inlineData", std::move(data)}});
    }
    return parts;
}

Json contentsOf(const Asking &asking)
{
    const Question &question = asking.question;
    Json out = Json::array({turn("user", userParts(asking))});
    if (question.reask.empty())
        return out;
    if (!question.previousAnswer.empty())
        out.push_back(turn("model", Json::array({textPart(question.previousAnswer)})));
    out.push_back(turn("user", Json::array({textPart(question.reask)})));
    return out;
}

/// "gemini-2.5-pro", "models/gemini-2.5-flash-lite": those that take a budget in tokens.
bool hasBudget(const std::string &model)
{
    return model.find("gemini-2.5") != std::string::npos || model.find("gemini-2.0") != std::string::npos;
}

/// Tokens of thinking; the pro model cannot do without and takes no less than 128.
int budgetOf(const std::string &level, const std::string &model)
{
    if (level == "none")
        return model.find("pro") != std::string::npos ? 128 : 0;
    if (level == "minimal")
        return 512;
    if (level == "low")
        return 1024;
    return level == "medium" ? 8192 : 24'576;
}

Json thinkingOf(const Asking &asking, const std::string &level)
{
    const std::string &model = asking.options.model;
    Json out = {{"includeThoughts", level != "none"}};
    if (hasBudget(model)) {
        out["thinkingBudget"] = budgetOf(level, model);
        return out;
    }
    // The pro models of the third generation know low and high only; none can stop thinking altogether.
    const bool few = model.find("pro") != std::string::npos;
    const bool little = level == "none" || level == "minimal";
    if (few)
        out["thinkingLevel"] = little || level == "low" ? "low" : "high";
    else
        out["thinkingLevel"] = little ? "minimal" : level;
    return out;
}

void addSampling(Json &config, const Asking &asking)
{
    const Sampling sampling = samplingOf(asking.question, asking.options);
    if (sampling.temperature && asking.dialect.sampling)
        config["temperature"] = *sampling.temperature;
    if (sampling.topP && asking.dialect.sampling)
        config["topP"] = *sampling.topP;
    if (sampling.topK && asking.dialect.sampling)
        config["topK"] = *sampling.topK;
    if (sampling.seed && asking.dialect.seed)
        config["seed"] = *sampling.seed;
    if (sampling.maxTokens)
        config["maxOutputTokens"] = *sampling.maxTokens;
    if (!sampling.thinking.empty() && asking.dialect.thinking)
        config["thinkingConfig"] = thinkingOf(asking, sampling.thinking);
}

base::Result<void> addSchema(Json &config, const Asking &asking)
{
    if (!sendsSchema(asking))
        return {};
    const auto schema = base::parseJson(asking.question.schema);
    if (!schema)
        return base::fail(ErrorCode::BadRequest, "the schema of the answer is no JSON", "schema");
    config["responseMimeType"] = "application/json";
    if (asking.dialect.schemaForm == 0)
        config["responseJsonSchema"] = narrowed(*schema, SchemaShape::GoogleJson);
    else
        config["responseSchema"] = narrowed(*schema, SchemaShape::GoogleOpenApi);
    return {};
}

} // namespace

base::Result<Json> googleBody(const Asking &asking)
{
    Json body = {{"contents", contentsOf(asking)}};
    if (!asking.question.system.empty() && asking.dialect.system)
        body["systemInstruction"] = {{"parts", Json::array({textPart(asking.question.system)})}};
    Json config = Json::object();
    addSampling(config, asking);
    const base::Result<void> added = addSchema(config, asking);
    if (!added)
        return base::fail(added);
    if (!config.empty())
        body["generationConfig"] = std::move(config);
    if (asking.options.codeExecution && asking.dialect.codeExecution)
        body["tools"] = Json::array({{{"codeExecution", Json::object()}}});
    return body;
}

base::Result<std::string> googleUrl(const std::string &baseUrl, const std::string &model,
                                    const std::string &operation)
{
    QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(baseUrl), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return base::fail(ErrorCode::BadRequest, "not the address of a server", "base_url");
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(QLatin1String("/models")))
        path.chop(7);
    if (path.isEmpty())
        path = QStringLiteral("/v1beta");
    std::string name = model.find('/') == std::string::npos ? "models/" + model : model;
    if (operation.empty())
        name = "models";
    else if (model.empty() || name.find_first_of("?#:% ") != std::string::npos)
        return base::fail(ErrorCode::BadRequest, "not the name of a model", "model");
    url.setPath(path + u'/' + QString::fromStdString(name) +
                    (operation.empty() ? QString() : u':' + QString::fromStdString(operation)),
                QUrl::TolerantMode);
    url.setFragment(QString());
    return url.toEncoded().toStdString();
}

} // namespace llm
