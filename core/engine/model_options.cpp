#include "engine/model_options.h"

#include "llm/provider.h"

#include <algorithm>
#include <map>

namespace engine {
namespace {

using Option = base::Option<ModelOptions>;

constexpr const char *thinkingChoices[] = {"", "none", "minimal", "low", "medium", "high"};

/// A field, and whose it is: "" of everybody, else ids with a space around each.
struct Row
{
    const char *whose;
    Option option;
};

const Row rows[] = {
    {"",
     {"base_url", "Base URL", "", "Where the service answers; empty takes its own address.",
      &ModelOptions::baseUrl}},
    {"",
     {"model", "Model", "", "As the service names it; empty takes the desk's or the server's own choice.",
      &ModelOptions::model}},
    {" openrouter ",
     {"fallback_models", "Fallback models", "", "Which models the service tries next by itself.",
      &ModelOptions::fallbackModels}},
    {" openrouter ",
     {"routes", "Whose machines", "", "Which hosts may answer, in this order; empty: any.",
      &ModelOptions::routes}},
    {" openrouter ",
     {"deny_data_collection", "Only hosts that keep nothing", "",
      "Hosts that store what they are asked are passed over.", &ModelOptions::denyDataCollection}},
    {" bedrock ",
     {"region", "Region", "", "Such as us-east-1; empty takes AWS_REGION, or AWS_DEFAULT_REGION.",
      &ModelOptions::region}},
    {"",
     {"temperature", "Temperature", "", "Below 0 leaves it to the server.", &ModelOptions::temperature, -1,
      2}},
    {"", {"top_p", "Top-p", "", "Below 0 leaves it to the server.", &ModelOptions::topP, -1, 1}},
    {"", {"top_k", "Top-k", "", "Below 0 leaves it to the server.", &ModelOptions::topK, -1, 1000}},
    {"", {"seed", "Seed", "", "Below 0 leaves it to the server.", &ModelOptions::seed, -1, 2147483647}},
    {"",
     {"max_tokens", "Answer tokens at most", "tokens", "Longer answers are cut and count as refused.",
      &ModelOptions::maxTokens, 16, 1000000}},
    {"",
     {"thinking", "Thinking", "", "How much a model thinks before it answers; empty leaves it to the server.",
      &ModelOptions::thinking, 0, 0, thinkingChoices}},
    {"",
     {"timeout_seconds", "Deadline", "s", "A call that takes longer has failed.",
      &ModelOptions::timeoutSeconds, 1, 3600}},
    {"",
     {"send_picture", "Send the picture", "", "Only for models that can see.", &ModelOptions::sendPicture}},
    {"",
     {"use_schema", "Use the JSON schema mode", "", "Where the server has one.", &ModelOptions::useSchema}},
    {" google ",
     {"code_execution", "Code on the picture", "",
      "Lets the model run the service's own code on the picture; what that costs is billed.",
      &ModelOptions::codeExecution}},
    {" google ",
     {"free_key", "The first key is free", "",
      "Calls with it then count as costing nothing; not set, they count at the list price.",
      &ModelOptions::freeKey}},
    {" blockrun ",
     {"cap_per_call", "Pay a call at most", "USDC", "A call that costs more is not paid.",
      &ModelOptions::capPerCall, 0, 100}},
    {" blockrun ",
     {"cap_per_day", "Pay a day at most", "USDC", "Nothing more is paid on a UTC day than this.",
      &ModelOptions::capPerDay, 0, 1000}},
    {" blockrun ",
     {"testnet", "Test network", "", "Pays with test money on the test network.", &ModelOptions::testnet}},
    {" llamacpp ",
     {"model_file", "Model file", "",
      "A .gguf file: the desk starts and stops the server itself. Empty: a server that runs already.",
      &ModelOptions::modelFile}},
    {" llamacpp ",
     {"vision_file", "Picture file", "",
      "The mmproj .gguf file of a model that can see; empty: the only one beside the model.",
      &ModelOptions::visionFile}},
    {" llamacpp ",
     {"server_program", "Server program", "", "llama-server, or the path to it.",
      &ModelOptions::serverProgram}},
    {" llamacpp ", {"threads", "Threads", "", "0 leaves it to the server.", &ModelOptions::threads, 0, 1024}},
    {" llamacpp ollama ",
     {"context_tokens", "Context", "tokens", "How much the model keeps in view.",
      &ModelOptions::contextTokens, 512, 4194304}},
    {" llamacpp ",
     {"gpu_layers", "Layers on the graphics card", "", "0: none.", &ModelOptions::gpuLayers, 0, 1000}},
};

using Tables = std::map<std::string, std::vector<Option>, std::less<>>;

Tables makeTables()
{
    Tables out;
    for (const llm::ProviderRow &provider : llm::providers()) {
        if (!hasOptions(provider))
            continue;
        const std::string id = ' ' + std::string(provider.id) + ' ';
        std::vector<Option> &table = out[provider.id];
        for (const Row &row : rows)
            if (*row.whose == '\0' || std::string_view(row.whose).find(id) != std::string_view::npos)
                table.push_back(row.option);
    }
    return out;
}

} // namespace

bool hasOptions(const llm::ProviderRow &row)
{
    return !row.capabilities.offline || (row.defaultUrl != nullptr && *row.defaultUrl != '\0');
}

bool isLocal(const llm::ProviderRow &row)
{
    const std::string_view url = row.defaultUrl ? row.defaultUrl : "";
    return url.starts_with("http://127.0.0.1") || url.starts_with("http://localhost");
}

std::vector<std::string> keyNames(const llm::ProviderRow &row)
{
    if (!row.keys.empty())
        return {row.keys.begin(), row.keys.end()};
    const std::string main = row.keyVariable ? row.keyVariable : "";
    return main.empty() ? std::vector<std::string>() : std::vector<std::string>{main};
}

std::string secretId(const llm::ProviderRow &row, std::size_t key)
{
    return key == 0 ? std::string(row.id) : row.id + ('.' + keyNames(row)[key]);
}

bool isUsable(const llm::ProviderRow &row, const std::vector<base::Secret> &keys)
{
    if (!hasOptions(row) || isLocal(row) || keyNames(row).empty())
        return true;
    return std::any_of(keys.begin(), keys.end(), [](const base::Secret &key) { return !key.isEmpty(); });
}

std::span<const Option> modelOptionTable(std::string_view provider)
{
    static const Tables tables = makeTables();
    const auto found = tables.find(provider);
    return found == tables.end() ? std::span<const Option>() : std::span<const Option>(found->second);
}

llm::Sampling samplingOf(const ModelOptions &options)
{
    const auto real = [](double value) { return value < 0 ? std::nullopt : std::optional(value); };
    const auto whole = [](int value) { return value < 0 ? std::nullopt : std::optional(value); };
    llm::Sampling out;
    out.temperature = real(options.temperature);
    out.topP = real(options.topP);
    out.topK = whole(options.topK);
    out.seed = whole(options.seed);
    out.maxTokens = whole(options.maxTokens);
    out.thinking = options.thinking;
    out.timeout = std::chrono::seconds(options.timeoutSeconds);
    return out;
}

llm::ProviderOptions providerOptions(const llm::ProviderRow &row, const ModelOptions &options,
                                     std::vector<base::Secret> keys)
{
    llm::ProviderOptions out;
    out.baseUrl = options.baseUrl.empty() && row.defaultUrl ? row.defaultUrl : options.baseUrl;
    out.model = options.model;
    out.sampling = samplingOf(options);
    out.sendPicture = options.sendPicture;
    out.useSchema = options.useSchema;
    out.fallbackModels = options.fallbackModels;
    out.routes = options.routes;
    out.denyDataCollection = options.denyDataCollection;
    out.codeExecution = options.codeExecution;
    out.region = options.region;
    const base::Decimal smallest = base::Decimal::of(1, -6); // part of a USDC
    if (const auto cap = base::Decimal::nearest(options.capPerCall, smallest, base::Rounding::Down))
        out.capPerCall = *cap;
    if (const auto cap = base::Decimal::nearest(options.capPerDay, smallest, base::Rounding::Down))
        out.capPerDay = *cap;
    out.testnet = options.testnet;
    out.freeKey = options.freeKey;
    if (!keys.empty())
        out.key = keys.front();
    out.keys = std::move(keys);
    return out;
}

} // namespace engine
