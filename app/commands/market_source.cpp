#include "app/commands.h"

#include "base/platform.h"
#include "base/text.h"

#include <cstdio>

namespace app {
namespace {

constexpr auto afterClose = std::chrono::seconds(2);
constexpr std::size_t mostInput = 256 << 20;

base::Result<std::optional<domain::Symbol>> symbolOf(const Arguments &arguments)
{
    const auto text = arguments.text("--symbol");
    if (!text)
        return std::optional<domain::Symbol>();
    auto symbol = domain::Symbol::parse(*text);
    if (!symbol)
        return base::fail(symbol);
    return std::optional<domain::Symbol>(std::move(*symbol));
}

base::Result<std::optional<domain::Timeframe>> timeframeOf(const Arguments &arguments)
{
    const auto text = arguments.text("--timeframe");
    if (!text)
        return std::optional<domain::Timeframe>();
    const auto timeframe = domain::Timeframe::parse(*text);
    if (!timeframe)
        return base::fail(timeframe);
    return std::optional<domain::Timeframe>(*timeframe);
}

base::Result<MarketSource> fromFile(const Arguments &arguments, MarketSource source)
{
    auto file = candleFile(arguments);
    if (!file)
        return base::fail(file);
    const auto at = arguments.time("--at");
    if (!at)
        return base::fail(at);
    const domain::CandleSeries &candles = file->candles;
    const domain::Timeframe step = candles.timeframe();
    const base::UtcTime last = step.closeOf(candles.openTime(candles.size() - 1)) + afterClose;
    source.market.run = "file";
    source.market.clock = std::make_unique<base::ManualClock>(at->value_or(last));
    source.watch = {"file", file->instrument->symbol, file->instrument->kind, step, "technical", {}};
    source.market.exchange = exchange::makeFileExchange(std::move(*file), source.market.clock.get());
    return source;
}

} // namespace

base::Result<exchange::CandleFile> candleFile(const Arguments &arguments)
{
    const auto path = arguments.text("--candles");
    if (!path)
        return base::fail(base::ErrorCode::BadRequest, "a candle file is needed", "--candles");
    const auto symbol = symbolOf(arguments);
    if (!symbol)
        return base::fail(symbol);
    const auto timeframe = timeframeOf(arguments);
    if (!timeframe)
        return base::fail(timeframe);
    return exchange::readCandleFile(QString::fromStdString(*path), *symbol, *timeframe);
}

base::Result<domain::MarketKind> marketKind(const Arguments &arguments, const std::string &otherwise)
{
    const std::string kind = arguments.text("--market", otherwise);
    if (kind == "spot")
        return domain::MarketKind::Spot;
    if (kind == "perpetual")
        return domain::MarketKind::Perpetual;
    return base::fail(base::ErrorCode::BadRequest, "spot or perpetual", "--market");
}

base::Result<MarketSource> marketSource(const Arguments &arguments)
{
    auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    if (const auto taken = takeRules(arguments, *settings); !taken)
        return base::fail(taken);
    MarketSource source;
    source.settings = *settings;
    if (arguments.has("--candles"))
        return fromFile(arguments, std::move(source));
    if (const auto taken = takeMarket(arguments, source.settings); !taken)
        return base::fail(taken);
    const auto seed = arguments.whole("--seed");
    if (!seed)
        return base::fail(seed);
    if (*seed)
        source.settings.desk.demoSeed = int(**seed);
    const auto watches = source.settings.watches();
    if (!watches)
        return base::fail(watches);
    source.watch = watches->front();
    auto http = makeHttp(arguments.global, source.settings);
    if (!http)
        return base::fail(http);
    source.http = std::move(*http);
    const auto at = arguments.time("--at");
    if (!at)
        return base::fail(at);
    auto market = makeMarket(arguments.global, source.settings, source.http.get(), *at);
    if (!market)
        return base::fail(market);
    source.market = std::move(*market);
    return source;
}

base::Result<void> takeMarket(const Arguments &arguments, engine::Settings &settings)
{
    engine::DeskOptions &desk = settings.desk;
    desk.exchange = arguments.text("--exchange", desk.exchange);
    desk.symbol = arguments.text("--symbol", desk.symbol);
    desk.timeframe = arguments.text("--timeframe", desk.timeframe);
    desk.market = arguments.text("--market", desk.market);
    if (arguments.has("--symbol"))
        desk.moreSymbols.clear(); // of another quote, perhaps
    const auto kind = marketKind(arguments, desk.market);
    return kind ? base::Result<void>() : base::fail(kind);
}

void chooseMind(const Arguments &arguments, engine::Settings &settings)
{
    engine::DeskOptions &desk = settings.desk;
    const auto provider = arguments.text("--provider");
    if (provider) {
        desk.provider = *provider;
        if (desk.fallbacks == engine::DeskOptions().fallbacks)
            desk.fallbacks.clear();
    }
    if (const auto fallbacks = arguments.text("--fallbacks")) {
        desk.fallbacks.clear();
        for (const std::string_view one : base::split(*fallbacks, ','))
            if (const std::string id(base::trimmed(one)); !id.empty())
                desk.fallbacks.push_back(id);
    }
    if (const auto model = arguments.text("--model"))
        settings.model(desk.provider).model = *model;
}

base::Result<void> takeRules(const Arguments &arguments, engine::Settings &settings)
{
    if (const auto condition = arguments.text("--gate"))
        settings.gate.condition = *condition;
    if (const auto path = arguments.text("--rules")) {
        const auto bytes = base::readFile(QString::fromStdString(*path), 1 << 20);
        if (!bytes)
            return base::fail(bytes);
        auto rules = llm::rulesFromText(bytes->toStdString(), settings.rules);
        if (!rules)
            return base::fail(rules.error().code, *path + ": " + rules.error().detail, rules.error().field);
        settings.rules = std::move(*rules);
    }
    const auto checked = engine::settingsFromJson(engine::toJson(settings), settings);
    return checked ? base::Result<void>() : base::fail(checked);
}

base::Result<std::string> standardInput()
{
    std::string out;
    char buffer[1 << 16];
    std::size_t got = 0;
    while ((got = std::fread(buffer, 1, sizeof buffer, stdin)) > 0) {
        out.append(buffer, got);
        if (out.size() > mostInput)
            return base::fail(base::ErrorCode::BadData, "larger than 256 MiB", "standard input");
    }
    return out;
}

} // namespace app
