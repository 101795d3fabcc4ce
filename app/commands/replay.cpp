#include "app/commands.h"

#include "engine/replay.h"

#include <cstdio>

namespace app {

base::Result<Printed> replayCommand(const Arguments &arguments)
{
    auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    auto file = candleFile(arguments);
    if (!file)
        return base::fail(file);
    const auto from = arguments.time("--from"), to = arguments.time("--to");
    if (!from)
        return base::fail(from);
    if (!to)
        return base::fail(to);
    const auto seed = arguments.whole("--seed");
    if (!seed)
        return base::fail(seed);
    settings->model.model = arguments.text("--model", settings->model.model);
    auto http = makeHttp(arguments.global, *settings);
    if (!http)
        return base::fail(http);
    const base::SystemClock clock; // only measures how long a model takes
    const std::string id = arguments.text("--provider", "technical");
    const auto provider = makeProvider(arguments.global, id, *settings, {}, http->get(), &clock);
    if (!provider)
        return base::fail(provider);
    const auto database =
        store::Database::open(store::replayDatabase(arguments.global.dataDir), store::Access::ReadWrite);
    if (!database)
        return base::fail(database);
    engine::ReplayRequest request;
    request.file = std::move(*file);
    request.settings = std::move(*settings);
    request.watch.model = id == "technical" ? std::string() : request.settings.model.model;
    request.from = *from;
    request.to = *to;
    request.seed = std::uint64_t(seed->value_or(1));
    request.lean = arguments.has("--lean");
    if (id != "technical")
        std::fputs("The training cut-off of this model is not known here: every bar may be recalled rather than "
                   "judged.\n",
                   stderr);
    const auto result = engine::replay(std::move(request), **provider, **database);
    if (!result)
        return base::fail(result);
    base::Json out = engine::toJson(*result);
    out["recall"] = id == "technical" ? "none: no model" : "possible on every bar: the training cut-off is not known";
    return Printed{std::move(out), result->balanced ? 0 : 1};
}

} // namespace app
