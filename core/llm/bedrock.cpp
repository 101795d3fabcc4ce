#include "llm/bedrock.h"

#include <QUrl>

#include "base/text.h"
#include "llm/anthropic.h"
#include "llm/bedrock_reader.h"
#include "llm/closed_schema.h"
#include "llm/sigv4.h"

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr const char *usualRegion = "us-east-1";
constexpr const char *serviceName = "bedrock"; // in the signature, of both its hosts
enum SchemaForm { TextFormat = 0, ForcedTool = 1 };

std::string regionOf(const ProviderOptions &options)
{
    return options.region.empty() ? usualRegion : options.region;
}

bool isClaude(const ProviderOptions &options)
{
    return options.model.find("claude") != std::string::npos;
}

bool isNova(const ProviderOptions &options)
{
    return options.model.find("amazon.nova") != std::string::npos;
}

std::string replaced(std::string text, const std::string &what, const std::string &with)
{
    if (const std::size_t at = text.find(what); at != std::string::npos)
        text.replace(at, what.size(), with);
    return text;
}

/// The base address, without a slash at its end.
Result<std::string> baseOf(const ProviderOptions &options)
{
    std::string base = replaced(options.baseUrl, "{region}", regionOf(options));
    while (base.ends_with('/'))
        base.pop_back();
    const QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(base), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery())
        return base::fail(ErrorCode::BadRequest, "not the address of a server", "base_url");
    return base;
}

/// Adds the bearer key or a signature. Errors: Auth naming what is missing.
Result<void> authorise(net::Request &request, const ProviderOptions &options, base::UtcTime now)
{
    if (const base::Secret &bearer = keyAt(options, BearerToken); !bearer.isEmpty()) {
        request.headers.emplace_back("Authorization", "Bearer " + bearer.reveal());
        return {};
    }
    if (keyAt(options, AccessKey).isEmpty())
        return base::fail(ErrorCode::Auth,
                          "no key: it needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
                          "AWS_BEARER_TOKEN_BEDROCK",
                          "AWS_ACCESS_KEY_ID");
    if (keyAt(options, SecretKey).isEmpty())
        return base::fail(ErrorCode::Auth, "the access key has no secret beside it", "AWS_SECRET_ACCESS_KEY");
    const AwsKeys keys{keyAt(options, AccessKey).reveal(), keyAt(options, SecretKey),
                       keyAt(options, SessionToken)};
    return signRequest(request, keys, regionOf(options), serviceName, now);
}

Json userContent(const Asking &asking)
{
    Json out = Json::array();
    if (sendsPicture(asking))
        out.push_back(
            {{"image",
              {{"format", "png"}, {"source", {{"bytes", asking.question.png.toBase64().toStdString()}}}}}});
    out.push_back({{"text", asking.question.user}});
    return out;
}

Json turnsOf(const Asking &asking)
{
    const Question &question = asking.question;
    Json out = Json::array({{{"role", "user"}, {"content", userContent(asking)}}});
    if (question.reask.empty())
        return out;
    const std::string_view before = base::trimmed(question.previousAnswer);
    if (!before.empty())
        out.push_back({{"role", "assistant"}, {"content", Json::array({{{"text", std::string(before)}}})}});
    else // turns must alternate
        return out[0]["content"].push_back({{"text", question.reask}}), out;
    out.push_back({{"role", "user"}, {"content", Json::array({{{"text", question.reask}}})}});
    return out;
}

/// The level of thinking in the words of the model's maker.
void addThinking(Json &body, const Sampling &sampling, const Asking &asking)
{
    const ProviderOptions &options = asking.options;
    if (!asking.dialect.thinking || sampling.thinking.empty() || sampling.thinking == "none")
        return;
    Json &more = body["additionalModelRequestFields"];
    const ClaudeAbilities able = claudeAbilities(options.model);
    if (isClaude(options) && able.thinking && able.adaptive) {
        more["thinking"] = {{"type", "adaptive"}};
        more["output_config"] = {{"effort", effortOf(sampling.thinking)}};
    } else if (isClaude(options) && able.thinking) {
        const auto budget = thinkingBudget(sampling.thinking, sampling.maxTokens.value_or(1 << 20));
        if (budget)
            more["thinking"] = {{"type", "enabled"}, {"budget_tokens", *budget}};
    } else if (options.model.find("openai.") != std::string::npos) {
        more["reasoning_effort"] = effortOf(sampling.thinking);
    } else if (options.model.find("amazon.nova-2") != std::string::npos) {
        more["reasoningConfig"] = {{"type", "enabled"}, {"maxReasoningEffort", effortOf(sampling.thinking)}};
    }
    if (more.is_null())
        body.erase("additionalModelRequestFields");
}

void addSampling(Json &body, const Sampling &sampling, const Asking &asking)
{
    Json config = Json::object();
    if (sampling.maxTokens)
        config["maxTokens"] = *sampling.maxTokens;
    const bool thinks = body.contains("additionalModelRequestFields");
    if (asking.dialect.sampling && !(thinks && isClaude(asking.options))) {
        const bool one = isClaude(asking.options) && claudeAbilities(asking.options.model).oneSampling;
        if (sampling.temperature)
            config["temperature"] = std::min(*sampling.temperature, 1.0); // its range ends at 1
        if (sampling.topP && !(one && sampling.temperature))
            config["topP"] = *sampling.topP;
        if (sampling.topK && isClaude(asking.options))
            body["additionalModelRequestFields"]["top_k"] = *sampling.topK;
        else if (sampling.topK && isNova(asking.options))
            body["additionalModelRequestFields"]["inferenceConfig"] = {{"topK", *sampling.topK}};
    }
    if (!config.empty())
        body["inferenceConfig"] = std::move(config);
}

SchemaForm schemaForm(const Asking &asking)
{
    const bool old = isClaude(asking.options) && !claudeAbilities(asking.options.model).schema;
    return old || isNova(asking.options) || asking.dialect.schemaForm >= ForcedTool ? ForcedTool : TextFormat;
}

Result<void> addSchema(Json &body, const Asking &asking)
{
    if (!sendsSchema(asking))
        return {};
    auto schema = base::parseJson(asking.question.schema);
    if (!schema)
        return base::fail(ErrorCode::BadRequest, "the schema of the answer is no JSON", "schema");
    if (schemaForm(asking) == TextFormat) {
        const Json definition = {{"name", asking.question.schemaName},
                                 {"schema", base::toText(closedSchema(std::move(*schema)))}};
        body["outputConfig"]["textFormat"] = {{"type", "json_schema"},
                                              {"structure", {{"jsonSchema", definition}}}};
        return {};
    }
    const Json spec = {{"name", answerTool},
                       {"description", "Gives the answer to the question, whole."},
                       {"inputSchema", {{"json", std::move(*schema)}}}};
    body["toolConfig"] = {{"tools", Json::array({{{"toolSpec", spec}}})}};
    const bool budgeted = member(member(body, "additionalModelRequestFields"), "thinking").is_object();
    body["toolConfig"]["toolChoice"] =
        budgeted ? Json{{"auto", Json::object()}} : Json{{"tool", {{"name", answerTool}}}};
    return {};
}

Json systemOf(const Asking &asking)
{
    Json out = Json::array({{{"text", asking.question.system}}});
    const bool claude = isClaude(asking.options) && claudeAbilities(asking.options.model).thinking;
    if (asking.dialect.caching && (claude || isNova(asking.options))) // the same in every cycle
        out.push_back({{"cachePoint", {{"type", "default"}}}});
    return out;
}

Result<net::Request> request(const Asking &asking)
{
    const auto url = converseUrl(asking.options, asking.stream);
    if (!url)
        return base::fail(url);
    const Sampling sampling = samplingOf(asking.question, asking.options);
    Json body = {{"messages", turnsOf(asking)}};
    if (!asking.question.system.empty())
        body["system"] = systemOf(asking);
    addThinking(body, sampling, asking);
    addSampling(body, sampling, asking);
    const auto added = addSchema(body, asking);
    if (!added)
        return base::fail(added);
    net::Request out = jsonPost(*url, body, {});
    const auto authorised = authorise(out, asking.options, asking.now);
    if (!authorised)
        return base::fail(authorised);
    return out;
}

std::optional<Dialect> adapted(const Asking &asking, int status, std::string_view body)
{
    if (status != 400 && status != 422)
        return std::nullopt;
    const std::string words = base::lower(body.substr(0, 20'000));
    const auto says = [&](const char *what) { return words.find(what) != std::string::npos; };
    Dialect out = asking.dialect;
    const bool withSchema = sendsSchema(asking);
    if (says("cachepoint") || says("prompt caching") || says("cache point"))
        out.caching = false;
    else if (withSchema && (says("outputconfig") || says("output_config.format") || says("schema") ||
                            says("structured output") || says("tool"))) {
        out.schema = schemaForm(asking) == TextFormat;
        out.schemaForm = ForcedTool;
    } else if (says("thinking") || says("effort") || says("reasoning")) {
        out.thinking = false;
    } else if (says("temperature") || says("topp") || says("top_p") || says("topk") || says("top_k")) {
        out.sampling = false;
    } else if (sendsPicture(asking) && says("image")) {
        out.picture = false;
    }
    return out == asking.dialect ? std::nullopt : std::optional(out);
}

/// The list is kept by the service's other host.
Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime now)
{
    const auto base = baseOf(options);
    if (!base)
        return base::fail(base);
    net::Request out;
    out.url =
        replaced(*base, "://bedrock-runtime.", "://bedrock.") + "/foundation-models?byOutputModality=TEXT";
    const auto authorised = authorise(out, options, now);
    if (!authorised)
        return base::fail(authorised);
    return out;
}

ModelInfo readModel(const Json &entry)
{
    ModelInfo out{textAt(entry, "modelId"), textAt(entry, "modelName"), {}, {}};
    const Json &inputs = member(entry, "inputModalities");
    if (inputs.is_array())
        out.vision = std::find(inputs.begin(), inputs.end(), Json("IMAGE")) != inputs.end();
    return out;
}

Result<std::vector<ModelInfo>> readList(std::string_view body)
{
    return modelsOf(body, "modelSummaries", &readModel);
}

/// An inference profile is its model's name behind a region's ("us.amazon.nova-lite-v1:0"); an ARN says
/// nothing that the list could confirm.
Result<std::string> readCheck(std::string_view body, const ProviderOptions &options)
{
    const auto models = readList(body);
    if (!models)
        return base::fail(models);
    if (options.model.starts_with("arn:"))
        return checkedModels(*models, "");
    const auto isProfileOf = [&](const ModelInfo &one) { return options.model.ends_with('.' + one.id); };
    const auto found = std::find_if(models->begin(), models->end(), isProfileOf);
    return checkedModels(*models, found == models->end() ? options.model : found->id);
}

} // namespace

Result<std::string> converseUrl(const ProviderOptions &options, bool stream)
{
    const auto base = baseOf(options);
    if (!base)
        return base::fail(base);
    if (options.model.empty())
        return base::fail(ErrorCode::BadRequest, "no model is chosen", "model");
    const QByteArray model = QByteArray::fromStdString(options.model).toPercentEncoding();
    return *base + "/model/" + model.toStdString() + (stream ? "/converse-stream" : "/converse");
}

const Wire &bedrockWire()
{
    static constexpr Wire wire = {
        "bedrock",
        {true, true, false, false, true, true, true, std::nullopt},
        &request,
        &makeBedrockReader,
        &adapted,
        nullptr,
        &listRequest,
        &readList,
        &readCheck,
        nullptr,
        &readBedrockHeaders,
    };
    return wire;
}

std::unique_ptr<Provider> makeBedrock(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return makeWireProvider(bedrockWire(), http, clock, std::move(options));
}

domain::ModelCall decodeBedrock(int status, std::string_view body, bool stream)
{
    return decodeWith(bedrockWire(), status, body, stream);
}

} // namespace llm
