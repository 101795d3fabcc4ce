#include "llm/openrouter.h"

#include "base/text.h"
#include "llm/compatible_codec.h"

#include <cstdio>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

constexpr const char *home = "https://openrouter.ai/api/v1";

ProviderOptions atHome(ProviderOptions options)
{
    if (options.baseUrl.empty())
        options.baseUrl = home;
    return options;
}

/// https://openrouter.ai/docs/use-cases/reasoning-tokens
Json reasoningOf(const std::string &level)
{
    if (level == "none")
        return {{"enabled", false}};
    return {{"effort", level}};
}

/// https://openrouter.ai/docs/features/provider-routing
Json routingOf(const Asking &asking)
{
    Json out = Json::object();
    if (!asking.options.routes.empty()) {
        out["order"] = asking.options.routes;
        out["allow_fallbacks"] = false;
    }
    if (asking.options.denyDataCollection)
        out["data_collection"] = "deny";
    if (sendsSchema(asking))
        out["require_parameters"] = true; // or a machine that ignores the schema may be taken
    return out;
}

base::Result<net::Request> request(const Asking &asking)
{
    auto url = compatibleUrl(asking.options.baseUrl, "chat/completions");
    if (!url)
        return base::fail(url);
    auto body = compatibleBody(asking);
    if (!body)
        return base::fail(body);
    body->erase("reasoning_effort");
    const std::string level = samplingOf(asking.question, asking.options).thinking;
    if (!level.empty() && asking.dialect.thinking)
        (*body)["reasoning"] = reasoningOf(level);
    if (!asking.options.fallbackModels.empty()) {
        Json models = Json::array({asking.options.model});
        for (const std::string &one : asking.options.fallbackModels)
            models.push_back(one);
        (*body)["models"] = std::move(models);
    }
    if (Json routing = routingOf(asking); !routing.empty())
        (*body)["provider"] = std::move(routing);
    (*body)["usage"] = {{"include", true}};
    net::Headers headers = bearer(asking.options);
    headers.emplace_back("X-Title", "Signal Desk");
    return jsonPost(std::move(*url), *body, std::move(headers));
}

base::Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime)
{
    return bearerGet(options.baseUrl, "models", options);
}

/// Everybody may see the list of models; only this tells whether the key is good.
base::Result<net::Request> checkRequest(const ProviderOptions &options, base::UtcTime)
{
    const base::Result<void> key = hasKeyFor(home, options, "OPENROUTER_API_KEY");
    if (!key)
        return base::fail(key);
    return bearerGet(options.baseUrl, "key", options);
}

base::Result<std::string> readCheck(std::string_view body, const ProviderOptions &)
{
    const auto document = base::parseJson(body);
    const Json nothing;
    const Json &key = document ? member(*document, "data") : nothing;
    if (!key.is_object())
        return base::fail(ErrorCode::BadData, "what the service says of the key cannot be read", "key");
    const Json &left = member(key, "limit_remaining");
    if (!left.is_number())
        return std::string(member(key, "is_free_tier") == true ? "the key is good, for free models"
                                                               : "the key is good");
    if (left.get<double>() <= 0)
        return base::fail(ErrorCode::Quota, "the limit of this key is used up", "key");
    char text[64];
    std::snprintf(text, sizeof text, "the key is good, with $%.2f left", left.get<double>());
    return std::string(text);
}

constexpr Wire wire{"openrouter",       {true, true, false, false, true, true, true},
                    &request,           &readOpenRouter,
                    &adaptedCompatible, nullptr,
                    &listRequest,       &readCompatibleList,
                    &readCheck,         &checkRequest};

} // namespace

std::unique_ptr<AnswerReader> readOpenRouter(int status, bool)
{
    return readChatAnswer(status, ChatManner::Credits);
}

std::unique_ptr<Provider> makeOpenRouter(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return makeWireProvider(wire, http, clock, atHome(std::move(options)));
}

domain::ModelCall decodeOpenRouter(int status, std::string_view body, bool stream)
{
    return decodeWith(wire, status, body, stream);
}

} // namespace llm
