#include "llm/google.h"

#include "llm/google_codec.h"

namespace llm {

namespace {

constexpr const char *home = "https://generativelanguage.googleapis.com/v1beta";

const std::string &addressOf(const ProviderOptions &options)
{
    static const std::string standard = home;
    return options.baseUrl.empty() ? standard : options.baseUrl;
}

/// The key travels in a header and never in the address, where logs would keep it.
net::Headers headersOf(const base::Secret &key)
{
    net::Headers out{{"Accept", "application/json, text/event-stream"}};
    if (!key.isEmpty())
        out.emplace_back("x-goog-api-key", key.reveal());
    return out;
}

/// The key of this dialect; a paid one alone serves as the only one.
const base::Secret &keyOf(const ProviderOptions &options, int position)
{
    const base::Secret &key = keyAt(options, std::size_t(position));
    return key.isEmpty() ? keyAt(options, position == 0 ? 1 : 0) : key;
}

base::Result<net::Request> request(const Asking &asking)
{
    auto url = googleUrl(addressOf(asking.options), asking.options.model,
                         asking.stream ? "streamGenerateContent" : "generateContent");
    if (!url)
        return base::fail(url);
    if (asking.stream)
        *url += url->find('?') == std::string::npos ? "?alt=sse" : "&alt=sse";
    const auto body = googleBody(asking);
    if (!body)
        return base::fail(body);
    return jsonPost(std::move(*url), *body, headersOf(keyOf(asking.options, asking.dialect.key)));
}

base::Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime)
{
    const base::Result<void> key = hasKeyFor(home, options, googleKeys[0]);
    if (!key)
        return base::fail(key);
    auto url = googleUrl(addressOf(options), {}, {});
    if (!url)
        return base::fail(url);
    net::Request out;
    out.url = *url + (url->find('?') == std::string::npos ? "?pageSize=1000" : "&pageSize=1000");
    out.headers = headersOf(keyOf(options, 0));
    return out;
}

constexpr Wire wire{"google",       {true, true, false, false, true, true, true},
                    &request,       &readGoogle,
                    &adaptedGoogle, nullptr,
                    &listRequest,   &readGoogleList};

} // namespace

std::unique_ptr<Provider> makeGoogle(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return makeWireProvider(wire, http, clock, std::move(options));
}

} // namespace llm
