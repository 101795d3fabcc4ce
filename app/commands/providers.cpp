#include "app/commands.h"

#include "base/platform.h"

#include <QCoroTask>

namespace app {
namespace {

using base::Json;

Json keysJson(const llm::ProviderRow &row, const std::vector<base::Secret> &found)
{
    Json out = Json::array();
    const std::vector<std::string> names = engine::keyNames(row);
    for (std::size_t i = 0; i < names.size(); ++i)
        out.push_back({{"variable", names[i]}, {"set", i < found.size() && !found[i].isEmpty()}});
    return out;
}

Json rowJson(const llm::ProviderRow &row, const engine::Settings &settings,
             const std::vector<base::Secret> &keys)
{
    const llm::Capabilities &can = row.capabilities;
    const std::vector<std::string> names = engine::keyNames(row);
    const bool set = std::any_of(keys.begin(), keys.end(), [](const auto &key) { return !key.isEmpty(); });
    return {{"id", row.id},
            {"title", row.title},
            {"key_variable", names.empty() ? std::string() : names.front()},
            {"key_set", set},
            {"keys", keysJson(row, keys)},
            {"base_url", row.defaultUrl ? row.defaultUrl : ""},
            {"model", settings.modelOf(row.id)},
            {"vision", can.vision},
            {"schema", can.schema},
            {"streaming", can.streaming},
            {"reasoning", can.reasoning},
            {"caching", can.caching},
            {"free", can.free},
            {"offline", can.offline},
            {"context_tokens", can.contextTokens ? Json(*can.contextTokens) : Json()}};
}

Json modelJson(const llm::ModelInfo &model)
{
    return {{"id", model.id},
            {"title", model.title},
            {"context_tokens", model.contextTokens ? Json(*model.contextTokens) : Json()},
            {"vision", model.vision ? Json(*model.vision) : Json()}};
}

/// Asked with free calls only; who needs a key and has none is not asked at all.
void addCheck(Json &out, const llm::ProviderRow &row, llm::Provider &provider)
{
    const base::Result<std::string> answer = QCoro::waitFor(provider.check());
    out["ok"] = answer.has_value();
    out["state"] = answer ? "ready" : "failed";
    out["message"] = answer ? Json(*answer) : Json();
    out["error"] = answer ? Json() : domain::toJson(answer.error());
    out["models"] = Json::array();
    if (!answer || !engine::hasOptions(row))
        return;
    const auto models = QCoro::waitFor(provider.models());
    for (const llm::ModelInfo &one : models ? *models : std::vector<llm::ModelInfo>())
        out["models"].push_back(modelJson(one));
}

void addNoKey(Json &out, const std::string &variable)
{
    const base::Error error{
        base::ErrorCode::Auth, "no key: set " + variable + ", or keep one in the settings", variable, {}};
    out["ok"] = false;
    out["state"] = "no_key";
    out["message"] = Json();
    out["error"] = domain::toJson(error);
    out["models"] = Json::array();
}

} // namespace

base::Result<Printed> providersCommand(const Arguments &arguments)
{
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : "list";
    if (what != "list" && what != "check")
        return base::fail(base::ErrorCode::BadRequest, "list or check?", "providers " + what);
    const auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    const auto http = makeHttp(arguments.global, *settings);
    if (!http)
        return base::fail(http);
    const auto keeper = makeKeeper(arguments.global, *settings);
    if (!keeper)
        return base::fail(keeper);
    const std::string only = arguments.words.size() > 2 ? arguments.words[2] : std::string();
    if (!only.empty())
        if (const auto known = llm::findProvider(only); !known)
            return base::fail(known);
    Json rows = Json::array();
    for (const llm::ProviderRow &one : llm::providers()) {
        if (!only.empty() && only != one.id)
            continue;
        const auto keys = keysOf(arguments.global, one);
        if (!keys)
            return base::fail(keys);
        Json row = rowJson(one, *settings, *keys);
        const auto provider = makeProvider(arguments.global, one.id, *settings, *keys, http->get(), *keeper);
        if (what == "check" && !engine::isUsable(one, *keys))
            addNoKey(row, row["key_variable"].get<std::string>());
        else if (what == "check" && provider)
            addCheck(row, one, **provider);
        rows.push_back(std::move(row));
    }
    Json chain = Json::array();
    for (const std::string &id : settings->chain([&](const llm::ProviderRow &row) {
             const auto keys = keysOf(arguments.global, row);
             return keys && engine::isUsable(row, *keys);
         }))
        chain.push_back(id);
    return Printed{Json{{"providers", rows}, {"chain", chain}}};
}

base::Result<Printed> modelScores(const Arguments &arguments)
{
    const auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    const auto keeper = makeKeeper(arguments.global, *settings);
    if (!keeper)
        return base::fail(keeper);
    Json rows = Json::array();
    const auto scores = (*keeper)->scores();
    for (const domain::ModelScore &score : *scores)
        rows.push_back(domain::toJson(score));
    return Printed{
        Json{{"models", rows}, {"spent_today", (*keeper)->spentToday().toString()}, {"currency", "USD"}}};
}

} // namespace app
