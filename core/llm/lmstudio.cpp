#include "llm/lmstudio.h"

#include "base/text.h"
#include "llm/compatible_codec.h"

#include <QUrl>

namespace llm {

namespace {

using base::ErrorCode;
using base::Json;

constexpr const char *home = "http://127.0.0.1:1234/v1";

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
    const auto body = compatibleBody(asking);
    if (!body)
        return base::fail(body);
    return jsonPost(std::move(*url), *body, bearer(asking.options));
}

/// Its own list is beside the compatible API, not below it.
base::Result<net::Request> listRequest(const ProviderOptions &options, base::UtcTime)
{
    auto compatible = compatibleUrl(options.baseUrl, "models");
    if (!compatible)
        return base::fail(compatible);
    QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(*compatible), QUrl::StrictMode);
    url.setPath(QStringLiteral("/api/v0/models"));
    net::Request out;
    out.url = url.toEncoded().toStdString();
    out.headers = bearer(options);
    return out;
}

/// The entries of either list that answer questions: {"data": [{"id", "type", "state"}]} of v0 and /v1,
/// {"models": [{"key", "type", "loaded_instances"}]} of v1.
std::vector<const Json *> entriesOf(const Json &document)
{
    const Json &newer = member(document, "models");
    const Json &list = newer.is_array() ? newer : member(document, "data");
    std::vector<const Json *> out;
    if (!list.is_array())
        return out;
    for (const Json &one : list) {
        if (!textAt(one, "type").starts_with("embedding"))
            out.push_back(&one);
    }
    return out;
}

bool isLoaded(const Json &entry)
{
    const Json &instances = member(entry, "loaded_instances");
    return textAt(entry, "state") == "loaded" || (instances.is_array() && !instances.empty());
}

ModelInfo infoOf(const Json &entry)
{
    ModelInfo out{textAt(entry, "id") + textAt(entry, "key"), textAt(entry, "display_name"),
                  countAt(entry, "loaded_context_length"), std::nullopt};
    if (!out.contextTokens)
        out.contextTokens = countAt(entry, "max_context_length");
    const Json &sees = member(member(entry, "capabilities"), "vision");
    if (sees.is_boolean())
        out.vision = sees.get<bool>();
    else if (entry.contains("type"))
        out.vision = textAt(entry, "type") == "vlm";
    return out;
}

base::Result<Json> listOf(std::string_view body)
{
    auto document = base::parseJson(body);
    if (document && (member(*document, "data").is_array() || member(*document, "models").is_array()))
        return document;
    return base::fail(ErrorCode::BadData, "the server's list of models cannot be read", "models");
}

base::Result<std::vector<ModelInfo>> readList(std::string_view body)
{
    const auto document = listOf(body);
    if (!document)
        return base::fail(document);
    std::vector<ModelInfo> out;
    for (const Json *entry : entriesOf(*document))
        out.push_back(infoOf(*entry));
    return out;
}

base::Result<std::string> readCheck(std::string_view body, const ProviderOptions &options)
{
    const auto document = listOf(body);
    if (!document)
        return base::fail(document);
    std::vector<ModelInfo> models;
    std::string loaded;
    for (const Json *entry : entriesOf(*document)) {
        models.push_back(infoOf(*entry));
        if (isLoaded(*entry))
            loaded += (loaded.empty() ? "" : ", ") + base::sanitised(models.back().id);
    }
    const auto known = checkedModels(models, options.model);
    if (!known)
        return known;
    return *known + (loaded.empty() ? ", none loaded yet" : ", loaded: " + base::shortened(loaded, 200));
}

constexpr Wire wire{"lmstudio",         {true, true, true, true, true, true},
                    &request,           &readCompatible,
                    &adaptedCompatible, nullptr,
                    &listRequest,       &readList,
                    &readCheck};

} // namespace

std::unique_ptr<Provider> makeLmStudio(net::Http *http, const base::Clock *clock, ProviderOptions options)
{
    return makeWireProvider(wire, http, clock, atHome(std::move(options)));
}

domain::ModelCall decodeLmStudio(int status, std::string_view body, bool stream)
{
    return decodeWith(wire, status, body, stream);
}

} // namespace llm
