#include "app/commands.h"
#include "app/remembered.h"

#include "base/text.h"
#include "decision/understand.h"
#include "engine/analysis.h"

#include <QCoroTask>

namespace app {
namespace {

/// Of a live market: news and figures, as the desk itself would have them. Empty for a file, the demo or a
/// cassette.
base::Result<Outside> outsideOf(const MarketSource &source, const GlobalOptions &options)
{
    const bool cassette = !options.recordDir.isEmpty() || !options.replayDir.isEmpty();
    if (source.market.run != "live" || cassette)
        return Outside();
    return makeOutside(options);
}

engine::AnalysisRequest requestOf(const MarketSource &source)
{
    engine::AnalysisRequest out;
    out.watch = source.watch;
    out.settings = source.settings;
    out.exchange = source.market.exchange.get();
    out.clock = source.market.clock.get();
    return out;
}

} // namespace

base::Result<Printed> ask(const Arguments &arguments)
{
    const auto source = marketSource(arguments);
    if (!source)
        return base::fail(source);
    const auto outside = outsideOf(*source, arguments.global);
    if (!outside)
        return base::fail(outside);
    engine::AnalysisRequest request = requestOf(*source);
    request.gatherer = outside->gatherer.get();
    const auto memory = memoryOf(arguments, store::Access::ReadOnly);
    if (!memory && memory.error().code != base::ErrorCode::Unsupported)
        return base::fail(memory);
    request.memory = memory ? memory->store.get() : nullptr;
    request.memoryTrouble = memory ? std::string() : memory.error().detail;
    base::Result<base::Json> question = QCoro::waitFor(engine::questionOf(std::move(request)));
    if (!question)
        return base::fail(question);
    return Printed{std::move(*question)};
}

base::Result<Printed> analyze(const Arguments &arguments)
{
    auto source = marketSource(arguments);
    if (!source)
        return base::fail(source);
    chooseMind(arguments, source->settings);
    if (!source->http) {
        auto http = makeHttp(arguments.global, source->settings);
        if (!http)
            return base::fail(http);
        source->http = std::move(*http);
    }
    const auto keeper = makeKeeper(arguments.global, source->settings);
    if (!keeper)
        return base::fail(keeper);
    const auto minds = makeChain(arguments.global, source->settings, source->http.get(), *keeper);
    if (!minds)
        return base::fail(minds);
    std::vector<llm::Provider *> chain;
    for (const auto &mind : *minds)
        chain.push_back(mind.get());
    source->watch.provider = source->settings.desk.provider;
    source->watch.model = source->settings.mindOf(source->watch.provider);
    const auto database =
        store::Database::open(store::deskDatabase(arguments.global.dataDir), store::Access::ReadWrite);
    if (!database)
        return base::fail(database);
    // An account is kept in one currency; analyses are of any.
    store::Journal journal(**database, "analysis:" + source->watch.symbol.quote);
    engine::AnalysisRequest request = requestOf(*source);
    request.random = base::Random::fromSystem();
    const auto outside = outsideOf(*source, arguments.global);
    if (!outside)
        return base::fail(outside);
    request.gatherer = outside->gatherer.get();
    request.keeper = *keeper;
    const auto memory = memoryOf(arguments, store::Access::ReadOnly); // by now brought up to date
    if (!memory)
        return base::fail(memory);
    request.memory = memory->store.get();
    base::Result<base::Json> out =
        QCoro::waitFor(engine::analysisOf(std::move(request), chain, &journal, arguments.has("--trade")));
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
