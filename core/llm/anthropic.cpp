#include "llm/anthropic.h"

#include "base/text.h"
#include "llm/anthropic_reader.h"
#include "llm/closed_schema.h"
#include "llm/compatible_codec.h"

#include <array>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr const char *apiVersion = "2023-06-01";
constexpr int usualMaxTokens = 8192;
enum SchemaForm { OutputFormat = 0, ForcedTool = 1 };

/// Where the answer's schema goes.
SchemaForm schemaForm(const Asking &asking)
{
    const bool old = !claudeAbilities(asking.options.model).schema;
    return old || asking.dialect.schemaForm >= ForcedTool ? ForcedTool : OutputFormat;
}

bool thinks(const Sampling &sampling, const Asking &asking)
{
    return asking.dialect.thinking && !sampling.thinking.empty() && sampling.thinking != "none" &&
           claudeAbilities(asking.options.model).thinking;
}

void addThinking(Json &body, const Sampling &sampling, const Asking &asking)
{
    const ClaudeAbilities able = claudeAbilities(asking.options.model);
    if (!asking.dialect.thinking || sampling.thinking.empty() || !able.thinking)
        return;
    if (sampling.thinking == "none") {
        body["thinking"] = {{"type", "disabled"}};
    } else if (able.adaptive) {
        body["thinking"] = {{"type", "adaptive"}};
        if (able.displaysThinking)
            body["thinking"]["display"] = "summarized";
        body["output_config"]["effort"] = effortOf(sampling.thinking);
    } else if (const auto budget = thinkingBudget(sampling.thinking, body["max_tokens"].get<int>())) {
        body["thinking"] = {{"type", "enabled"}, {"budget_tokens", *budget}};
    }
}

/// Thinking wants the usual temperature, top-p and top-k.
void addSampling(Json &body, const Sampling &sampling, const Asking &asking)
{
    if (!asking.dialect.sampling || thinks(sampling, asking))
        return;
    if (sampling.temperature)
        body["temperature"] = std::min(*sampling.temperature, 1.0); // its range ends at 1
    if (sampling.topP && !(sampling.temperature && claudeAbilities(asking.options.model).oneSampling))
        body["top_p"] = *sampling.topP;
    if (sampling.topK)
        body["top_k"] = *sampling.topK;
}

Result<void> addSchema(Json &body, const Asking &asking)
{
    if (!sendsSchema(asking))
        return {};
    auto schema = base::parseJson(asking.question.schema);
    if (!schema)
        return base::fail(ErrorCode::BadRequest, "the schema of the answer is no JSON", "schema");
    if (schemaForm(asking) == OutputFormat) {
        body["output_config"]["format"] = {{"type", "json_schema"},
                                           {"schema", closedSchema(std::move(*schema))}};
        return {};
    }
    body["tools"] = Json::array({{{"name", answerTool},
                                  {"description", "Gives the answer to the question, whole."},
                                  {"input_schema", std::move(*schema)}}});
    const bool thinking = member(body, "thinking").is_object() && body["thinking"]["type"] != "disabled";
    body["tool_choice"] = thinking ? Json{{"type", "auto"}} : Json{{"type", "tool"}, {"name", answerTool}};
    return {};
}

Json userContent(const Asking &asking)
{
    if (!sendsPicture(asking))
        return asking.question.user;
    const std::string picture = asking.question.png.toBase64().toStdString();
    return Json::array({{{"type", "image"},
                         {"source", {{"type", "base64"}, {"media_type", "image/png"}, {"data", picture}}}},
                        {{"type", "text"}, {"text", asking.question.user}}});
}

Json turnsOf(const Asking &asking)
{
    const Question &question = asking.question;
    Json out = Json::array({{{"role", "user"}, {"content", userContent(asking)}}});
    if (question.reask.empty())
        return out;
    const std::string_view before = base::trimmed(question.previousAnswer);
    if (!before.empty()) // an answer may not end in white space
        out.push_back({{"role", "assistant"}, {"content", std::string(before)}});
    out.push_back({{"role", "user"}, {"content", question.reask}});
    return out;
}

net::Headers headersOf(const ProviderOptions &options)
{
    net::Headers out = {{"anthropic-version", apiVersion}};
    if (!options.key.isEmpty())
        out.emplace_back("x-api-key", options.key.reveal());
    return out;
}

Result<net::Request> request(const Asking &asking)
{
    const auto url = compatibleUrl(asking.options.baseUrl, "messages");
    if (!url)
        return base::fail(url);
    const Sampling sampling = samplingOf(asking.question, asking.options);
    Json body = {{"model", asking.options.model},
                 {"max_tokens", sampling.maxTokens.value_or(usualMaxTokens)},
                 {"messages", turnsOf(asking)},
                 {"stream", asking.stream}};
    if (!asking.question.system.empty()) // the same in every cycle: kept by the service between them
        body["system"] = Json::array({{{"type", "text"},
                                       {"text", asking.question.system},
                                       {"cache_control", {{"type", "ephemeral"}}}}});
    addThinking(body, sampling, asking);
    addSampling(body, sampling, asking);
    const auto added = addSchema(body, asking);
    if (!added)
        return base::fail(added);
    return jsonPost(*url, body, headersOf(asking.options));
}

std::optional<Dialect> adapted(const Asking &asking, int status, std::string_view body)
{
    if (status != 400 && status != 422)
        return std::nullopt;
    const std::string words = base::lower(body.substr(0, 20'000));
    const auto says = [&](const char *what) { return words.find(what) != std::string::npos; };
    Dialect out = asking.dialect;
    if (says("output_config.effort") || says("effort") || says("thinking") || says("budget_tokens"))
        out.thinking = false;
    else if (says("temperature") || says("top_p") || says("top_k"))
        out.sampling = false;
    else if (sendsPicture(asking) && (says("image") || says("vision")))
        out.picture = false;
    else if (sendsSchema(asking) && (says("output_config") || says("output_format") || says("schema") ||
                                     says("structured output") || says("grammar") || says("tool"))) {
        out.schema = schemaForm(asking) == OutputFormat;
        out.schemaForm = ForcedTool;
    }
    return out == asking.dialect ? std::nullopt : std::optional(out);
}

Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime)
{
    auto url = compatibleUrl(options.baseUrl, "models");
    if (!url)
        return base::fail(url);
    net::Request out;
    out.url = *url + "?limit=1000";
    out.headers = headersOf(options);
    return out;
}

ModelInfo readModel(const Json &entry)
{
    return {textAt(entry, "id"), textAt(entry, "display_name"), countAt(entry, "max_input_tokens"), {}};
}

Result<std::vector<ModelInfo>> readList(std::string_view body)
{
    return modelsOf(body, "data", &readModel);
}

/// The first two numbers of at most two digits after "claude": {4, 7}. A name without any is a new one.
std::pair<int, int> claudeVersion(std::string_view model)
{
    std::vector<int> numbers;
    const std::size_t start = model.find("claude");
    for (const std::string_view part : base::split(model.substr(start == model.npos ? 0 : start), '-')) {
        const auto number = base::parseInt(part.substr(0, part.find_first_of(":@.")));
        if (number && *number < 100)
            numbers.push_back(int(*number));
        else if (!numbers.empty())
            break; // a date, or the name after the number
    }
    if (numbers.empty())
        return {99, 0};
    return {numbers[0], numbers.size() > 1 ? numbers[1] : 0};
}

} // namespace

ClaudeAbilities claudeAbilities(std::string_view model)
{
    const auto version = claudeVersion(model);
    const auto from = [&](int major, int minor) { return version >= std::pair(major, minor); };
    const bool opus41 = version == std::pair(4, 1);
    return {from(4, 5) || opus41, from(3, 7), from(4, 6), from(4, 7), from(4, 1)};
}

std::optional<int> thinkingBudget(const std::string &level, int maxTokens)
{
    constexpr int least = 1024;
    struct Budget
    {
        const char *level;
        int tokens;
    };
    constexpr std::array budgets = {Budget{"minimal", 1024}, Budget{"low", 2048}, Budget{"medium", 8192},
                                    Budget{"high", 16'384}};
    int wanted = 0;
    for (const Budget &row : budgets) {
        if (level == row.level)
            wanted = row.tokens;
    }
    const int room = std::min(wanted, maxTokens - least); // the answer itself must fit as well
    return room >= least ? std::optional(room) : std::nullopt;
}

std::string effortOf(const std::string &level)
{
    return level == "minimal" ? "low" : level;
}

const Wire &anthropicWire()
{
    static constexpr Wire wire = {
        "anthropic",  {true, true, false, false, true, true, true, 200'000},
        &request,     &makeAnthropicReader,
        &adapted,     nullptr,
        &listRequest, &readList,
    };
    return wire;
}

std::unique_ptr<Provider> makeAnthropic(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return makeWireProvider(anthropicWire(), http, clock, std::move(options));
}

domain::ModelCall decodeAnthropic(int status, std::string_view body, bool stream)
{
    return decodeWith(anthropicWire(), status, body, stream);
}

} // namespace llm
