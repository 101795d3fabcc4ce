#include "llm/openai.h"

#include "llm/compatible_codec.h"

namespace llm {

namespace {

constexpr const char *home = "https://api.openai.com/v1";

ProviderOptions atHome(ProviderOptions options)
{
    if (options.baseUrl.empty())
        options.baseUrl = home;
    return options;
}

base::Result<net::Request> request(const Asking &asking)
{
    auto url = compatibleUrl(asking.options.baseUrl, "chat/completions");
    if (!url)
        return base::fail(url);
    auto body = compatibleBody(asking);
    if (!body)
        return base::fail(body);
    body->erase("top_k"); // it knows none, wherever it is reached
    if (const auto limit = body->find("max_tokens"); limit != body->end()) {
        (*body)["max_completion_tokens"] = *limit; // the older name is refused by models that reason
        body->erase("max_tokens");
    }
    if (asking.dialect.store)
        (*body)["store"] = false;
    return jsonPost(std::move(*url), *body, bearer(asking.options));
}

/// Servers that only look like this one may refuse a word that is new to them.
std::optional<Dialect> adapted(const Asking &asking, int status, std::string_view body)
{
    if (asking.dialect.store && (status == 400 || status == 422) &&
        body.substr(0, 2'000).find("store") != std::string_view::npos) {
        Dialect out = asking.dialect;
        out.store = false;
        return out;
    }
    return adaptedCompatible(asking, status, body);
}

base::Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime)
{
    const base::Result<void> key = hasKeyFor(home, options, "OPENAI_API_KEY");
    if (!key)
        return base::fail(key);
    return bearerGet(options.baseUrl, "models", options);
}

constexpr Wire wire{"openai",     {true, true, false, false, true, true, true},
                    &request,     &readCompatible,
                    &adapted,     nullptr,
                    &listRequest, &readCompatibleList};

} // namespace

std::unique_ptr<Provider> makeOpenAi(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return makeWireProvider(wire, http, clock, atHome(std::move(options)));
}

domain::ModelCall decodeOpenAi(int status, std::string_view body, bool stream)
{
    return decodeWith(wire, status, body, stream);
}

} // namespace llm
