#include "llm/wire.h"

#include "base/text.h"

#include <algorithm>

namespace llm {

using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t longestList = 16U << 20;

} // namespace

domain::ModelCall decodeWith(const Wire &wire, int status, std::string_view body, bool stream)
{
    const std::unique_ptr<AnswerReader> reader = wire.reader(status, stream);
    reader->add(body);
    return reader->end();
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
    out.thinking = asked.thinking.empty() ? out.thinking : asked.thinking;
    if (asked.timeout != Sampling{}.timeout)
        out.timeout = asked.timeout;
    return out;
}

bool sendsPicture(const Asking &asking)
{
    return asking.options.sendPicture && asking.dialect.picture && !asking.question.png.isEmpty();
}

bool sendsSchema(const Asking &asking)
{
    return asking.options.useSchema && asking.dialect.schema && !asking.question.schema.empty();
}

Result<std::vector<ModelInfo>> modelsOf(std::string_view body, const char *list,
                                        ModelInfo (*read)(const base::Json &entry))
{
    const auto document = base::parseJson(body, longestList);
    if (!document || !member(*document, list).is_array())
        return base::fail(ErrorCode::BadData, "the list of models cannot be read", "models");
    std::vector<ModelInfo> out;
    for (const base::Json &entry : member(*document, list)) {
        ModelInfo info = read(entry);
        if (!info.id.empty())
            out.push_back(std::move(info));
    }
    return out;
}

net::Request jsonPost(std::string url, const base::Json &body, net::Headers headers)
{
    net::Request request;
    request.method = "POST";
    request.url = std::move(url);
    request.headers = std::move(headers);
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = QByteArray::fromStdString(base::toText(body));
    return request;
}

Result<void> hasKeyFor(const std::string &home, const ProviderOptions &options, const char *variable)
{
    const auto isSet = [](const base::Secret &key) { return !key.isEmpty(); };
    const bool any = isSet(options.key) || std::any_of(options.keys.begin(), options.keys.end(), isSet);
    const bool elsewhere = !options.baseUrl.empty() && net::hostOf(options.baseUrl) != net::hostOf(home);
    if (any || elsewhere)
        return {};
    return base::fail(ErrorCode::Auth, std::string("no key is set: ") + variable, "key");
}

Result<std::string> checkedModels(const std::vector<ModelInfo> &models, const std::string &wanted)
{
    if (models.empty())
        return base::fail(ErrorCode::NotFound, "the server has no model loaded", "model");
    const auto isWanted = [&](const ModelInfo &one) {
        return one.id == wanted || one.id.starts_with(wanted + ':') || one.id == "models/" + wanted;
    };
    if (wanted.empty() || std::any_of(models.begin(), models.end(), isWanted))
        return std::to_string(models.size()) + (models.size() == 1 ? " model" : " models");
    std::string known;
    for (const ModelInfo &one : models)
        known += (known.empty() ? "" : ", ") + base::sanitised(one.id);
    return base::fail(ErrorCode::NotFound,
                      "the server does not have it; it has " + base::shortened(known, 300), "model");
}

} // namespace llm
