#include "app/commands.h"

#include "base/text.h"
#include "decision/understand.h"
#include "engine/analysis.h"

#include <QCoroTask>

namespace app {
namespace {

engine::AnalysisRequest requestOf(const MarketSource &source)
{
    engine::AnalysisRequest out;
    out.watch = source.watch;
    out.settings = source.settings;
    out.exchange = source.market.exchange.get();
    out.clock = source.market.clock.get();
    return out;
}

/// From wherever the desk would take it: the environment, the keychain or the private file.
base::Result<base::Secret> keyOf(const GlobalOptions &options, const std::string &id)
{
    const auto row = llm::findProvider(id);
    if (!row)
        return base::fail(row);
    const std::string variable = (*row)->keyVariable ? (*row)->keyVariable : "";
    if (variable.empty())
        return base::Secret();
    const auto secrets = store::makeSecretStore(options.dataDir);
    const base::Result<store::SecretStore::Found> found = QCoro::waitFor(secrets->read(id, variable));
    if (!found)
        return base::fail(found);
    return found->secret;
}

} // namespace

base::Result<Printed> ask(const Arguments &arguments)
{
    const auto source = marketSource(arguments);
    if (!source)
        return base::fail(source);
    base::Result<base::Json> question = QCoro::waitFor(engine::questionOf(requestOf(*source)));
    if (!question)
        return base::fail(question);
    return Printed{std::move(*question)};
}

base::Result<Printed> analyze(const Arguments &arguments)
{
    auto source = marketSource(arguments);
    if (!source)
        return base::fail(source);
    const std::string id = arguments.text("--provider", source->settings.desk.provider);
    source->settings.model.model = arguments.text("--model", source->settings.model.model);
    if (!source->http) {
        auto http = makeHttp(arguments.global, source->settings);
        if (!http)
            return base::fail(http);
        source->http = std::move(*http);
    }
    const auto key = keyOf(arguments.global, id);
    if (!key)
        return base::fail(key);
    const auto provider = makeProvider(arguments.global, id, source->settings, *key, source->http.get(),
                                       source->market.clock.get());
    if (!provider)
        return base::fail(provider);
    source->watch.provider = id;
    source->watch.model = id == "technical" ? std::string() : source->settings.model.model;
    const auto database =
        store::Database::open(store::deskDatabase(arguments.global.dataDir), store::Access::ReadWrite);
    if (!database)
        return base::fail(database);
    // An account is kept in one currency; analyses are of any.
    store::Journal journal(**database, "analysis:" + source->watch.symbol.quote);
    engine::AnalysisRequest request = requestOf(*source);
    request.random = base::Random::fromSystem();
    base::Result<base::Json> out = QCoro::waitFor(
        engine::analysisOf(std::move(request), provider->get(), &journal, arguments.has("--trade")));
    if (!out)
        return base::fail(out);
    const int status = (*out)["outcome"] == "failed" ? 1 : 0;
    return Printed{std::move(*out), status};
}

base::Result<Printed> understandCommand(const Arguments &arguments)
{
    decision::Context context;
    if (const auto price = arguments.text("--reference")) {
        const auto value = base::parseDouble(*price);
        if (!value || *value <= 0)
            return base::fail(base::ErrorCode::BadRequest, "not a price: " + *price, "--reference");
        context.reference = *value;
    }
    context.levelsByDesk = arguments.text("--levels-by", "model") == "desk";
    const auto text = standardInput();
    if (!text)
        return base::fail(text);
    const auto decision = decision::understand(*text, context);
    if (!decision)
        return base::fail(decision);
    return Printed{base::Json{{"decision", domain::toJson(decision->record())}}};
}

} // namespace app
