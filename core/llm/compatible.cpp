#include "llm/compatible.h"

#include "llm/compatible_codec.h"

namespace llm {

namespace {

base::Result<net::Request> request(const Asking &asking)
{
    auto url = compatibleUrl(asking.options.baseUrl, "chat/completions");
    if (!url)
        return base::fail(url);
    const auto body = compatibleBody(asking);
    if (!body)
        return base::fail(body);
    return jsonPost(std::move(*url), *body, bearer(asking.options));
}

base::Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime)
{
    return bearerGet(options.baseUrl, "models", options);
}

constexpr Wire wire{"compatible",       {true, true, false, false, true, true},
                    &request,           &readCompatible,
                    &adaptedCompatible, nullptr,
                    &listRequest,       &readCompatibleList};

} // namespace

std::unique_ptr<Provider> makeCompatible(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return makeWireProvider(wire, http, clock, std::move(options));
}

} // namespace llm
