#include "app/commands.h"
#include "app/commands/shoot_out.h"

#include "base/platform.h"
#include "base/text.h"
#include "engine/minds.h"

#include <cstdio>

namespace app {
namespace {

using base::Json;
using base::Result;

/// Everything that the models of one command share.
struct Ground
{
    engine::Settings settings;
    engine::ReplayRequest request;
    std::unique_ptr<net::Http> http;
    std::shared_ptr<llm::CallKeeper> keeper;
    std::unique_ptr<store::Database> database;
};

/// A provider and the model it is asked for: "openrouter" or "openrouter:openai/gpt-5".
struct Choice
{
    std::string provider;
    std::optional<std::string> model;
};

Result<Ground> groundOf(const Arguments &arguments)
{
    Ground out;
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
    if (const auto taken = takeRules(arguments, *settings); !taken)
        return base::fail(taken);
    auto http = makeHttp(arguments.global, *settings);
    if (!http)
        return base::fail(http);
    const auto keeper = makeKeeper(arguments.global, *settings);
    if (!keeper)
        return base::fail(keeper);
    auto database =
        store::Database::open(store::replayDatabase(arguments.global.dataDir), store::Access::ReadWrite);
    if (!database)
        return base::fail(database);
    out.settings = std::move(*settings);
    out.http = std::move(*http);
    out.keeper = *keeper;
    out.database = std::move(*database);
    out.request.file = std::move(*file);
    out.request.from = *from;
    out.request.to = *to;
    out.request.seed = std::uint64_t(seed->value_or(1));
    out.request.lean = arguments.has("--lean");
    out.request.keeper = *keeper;
    return out;
}

std::vector<Choice> choicesOf(const Arguments &arguments)
{
    const std::string list = arguments.text("--models").value_or(arguments.text("--provider", "technical"));
    std::vector<Choice> out;
    for (const std::string_view one : base::split(list, ',')) {
        const std::string text(base::trimmed(one));
        const std::size_t colon = text.find(':');
        if (!text.empty())
            out.push_back({text.substr(0, colon), colon == std::string::npos
                                                      ? arguments.text("--model")
                                                      : std::optional(text.substr(colon + 1))});
    }
    return out;
}

Json forecastJson(const engine::Forecast &forecast)
{
    return {{"questions", forecast.questions},
            {"input_tokens", forecast.inputTokens},
            {"output_tokens", forecast.outputTokens},
            {"cost", forecast.cost ? Json(forecast.cost->toString()) : Json()},
            {"currency", "USD"}};
}

/// What it may cost is said first; over budget nothing is asked. Nothing is spent where a cassette answers.
Result<Json> announced(const Ground &ground, const engine::ReplayRequest &request,
                       const llm::Provider &provider, bool cassette)
{
    const auto forecast = engine::forecast(request, provider, *ground.keeper);
    if (!forecast)
        return base::fail(forecast);
    const std::string cost = forecast->cost ? forecast->cost->toString() + " USD" : "an unknown sum";
    std::fprintf(stderr, "%s %s: %zu questions, about %s%s.\n", provider.id().c_str(),
                 provider.model().c_str(), forecast->questions, cost.c_str(),
                 cassette ? ", were they asked: the answers are recorded" : "");
    if (cassette)
        return forecastJson(*forecast);
    if (const auto over = ground.keeper->tooMuch(forecast->cost))
        return tl::unexpected<base::Error>(*over);
    return forecastJson(*forecast);
}

/// One model over the stretch; `expected` gets what it may cost.
Result<engine::ReplayResult> played(const Arguments &arguments, Ground &ground, const Choice &choice,
                                    Contestant &contestant, Json &expected)
{
    engine::ReplayRequest request = ground.request;
    request.settings = ground.settings;
    if (choice.model)
        request.settings.model(choice.provider).model = *choice.model;
    request.watch.provider = choice.provider;
    request.watch.model = request.settings.mindOf(choice.provider);
    contestant.provider = choice.provider;
    const auto provider =
        makeMind(arguments.global, choice.provider, request.settings, ground.http.get(), ground.keeper);
    if (!provider)
        return base::fail(provider);
    contestant.model = (*provider)->model();
    const llm::Capabilities can = (*provider)->capabilities();
    if (!(can.offline && can.free)) {
        const auto told = announced(ground, request, **provider, !arguments.global.replayDir.isEmpty());
        if (!told)
            return base::fail(told);
        expected = *told;
    }
    return engine::replay(std::move(request), **provider, *ground.database);
}

Result<Printed> one(const Arguments &arguments, Ground &ground, const Choice &choice)
{
    Contestant contestant{{}, {}, base::fail(base::ErrorCode::Internal, "not played")};
    Json expected;
    if (!engine::isBuiltIn(choice.provider))
        std::fputs(
            "The training cut-off of this model is not known here: every bar may be recalled rather than "
            "judged.\n",
            stderr);
    const auto result = played(arguments, ground, choice, contestant, expected);
    if (!result)
        return base::fail(result);
    Json out = engine::toJson(*result);
    out["expected_cost"] = expected;
    out["recall"] = engine::isBuiltIn(choice.provider)
                        ? "none: no model"
                        : "possible on every bar: the training cut-off is not known";
    return Printed{std::move(out), result->balanced ? 0 : 1};
}

} // namespace

Result<Printed> replayCommand(const Arguments &arguments)
{
    const std::vector<Choice> choices = choicesOf(arguments);
    if (choices.empty())
        return base::fail(base::ErrorCode::BadRequest, "no provider", "--provider");
    for (const Choice &choice : choices)
        if (const auto row = llm::findProvider(choice.provider); !row && choice.provider != "council")
            return base::fail(row);
    auto ground = groundOf(arguments);
    if (!ground)
        return base::fail(ground);
    if (choices.size() == 1 && !arguments.has("--models"))
        return one(arguments, *ground, choices.front());
    std::vector<Contestant> contestants;
    bool good = true;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        ground->request.baselines = i == 0; // they are the same for all
        Contestant contestant{{}, {}, base::fail(base::ErrorCode::Internal, "not played")};
        Json expected;
        contestant.result = played(arguments, *ground, choices[i], contestant, expected);
        good = good && contestant.result && contestant.result->balanced;
        contestants.push_back(std::move(contestant));
    }
    return Printed{shootOut(contestants, ground->settings.desk.capital), good ? 0 : 1};
}

} // namespace app
