#include "engine/settings.h"

#include "base/text.h"
#include "studies/study.h"

namespace engine {
namespace {

using base::ErrorCode;
using base::Json;

constexpr const char *exchangeChoices[] = {"auto", "binance",     "kucoin", "gateio",
                                           "mexc", "hyperliquid", "demo",   "file"};
constexpr const char *marketChoices[] = {"spot", "perpetual"};
constexpr const char *levelChoices[] = {"model", "desk"};
constexpr const char *policyChoices[] = {"allow", "review", "deny"};
constexpr const char *themeChoices[] = {"dark", "light"};
constexpr const char *providerChoices[] = {"technical", "compatible"};
constexpr const char *timeframeChoices[] = {"1m", "3m", "5m", "15m", "30m", "1h", "2h",
                                            "4h", "6h", "8h", "12h", "1d",  "3d", "1w"};

const base::Option<DeskOptions> deskTable[] = {
    {"exchange", "Market", "",
     "Where prices come from; auto: the first venue in order that lists the symbol.", &DeskOptions::exchange,
     0, 0, exchangeChoices},
    {"symbol", "Symbol", "", "The first market that is watched, such as BTC/USDT.", &DeskOptions::symbol},
    {"more_symbols", "More symbols", "", "Further markets watched over the same account.",
     &DeskOptions::moreSymbols},
    {"venue_order", "Order of venues", "", "Which venue is asked first when the market is auto.",
     &DeskOptions::venueOrder},
    {"market", "Kind of market", "", "Spot, or perpetuals settled in the quote currency.",
     &DeskOptions::market, 0, 0, marketChoices},
    {"timeframe", "Timeframe", "", "The step of the candles that are decided on.", &DeskOptions::timeframe, 0,
     0, timeframeChoices},
    {"provider", "Mind", "", "Who decides: the built-in technical rules, or a language model.",
     &DeskOptions::provider, 0, 0, providerChoices},
    {"capital", "Paper capital", "", "What a new account starts with, in the quote currency.",
     &DeskOptions::capital, 10, 1e12},
    {"candle_file", "Candle file", "", "The CSV file that the market \"file\" plays.",
     &DeskOptions::candleFile},
    {"demo_seed", "Demo seed", "", "Which made-up market the demo shows.", &DeskOptions::demoSeed, 0,
     2147483647},
    {"demo_speed", "Demo speed", "x", "Market time per real time in the demo.", &DeskOptions::demoSpeed, 1,
     100000},
    {"demo_at_maximum", "Demo at maximum speed", "", "Runs the demo as fast as the work allows.",
     &DeskOptions::demoAtMaximum},
    {"levels_by", "Levels by", "", "Who proposes stop and target: the model or the desk.",
     &DeskOptions::levelsBy, 0, 0, levelChoices},
    {"policy", "Policy", "",
     "What becomes of what the mind proposes and risk approves: allow carries it out, review asks a person first, "
     "deny only watches. Stops, targets and the kill switch always work.",
     &DeskOptions::policy, 0, 0, policyChoices},
    {"chart_studies", "Studies on the chart", "",
     "Drawn in the window and in the model's picture, such as bbands:20.", &DeskOptions::chartStudies},
    {"picture_bars", "Candles in the picture", "bars", "How many candles the model's picture shows.",
     &DeskOptions::pictureBars, 30, 500},
    {"keep_hold_pictures_days", "Keep pictures of holds", "days", "Pictures of trades are kept forever.",
     &DeskOptions::keepHoldPicturesDays, 1, 3650},
    {"model_picture", "Show the model a picture", "", "Models that can see get the chart.",
     &DeskOptions::modelPicture},
    {"live_streams", "Live streams", "",
     "Prices, the forming candle and the exits follow the venue's stream; without it they are asked for.",
     &DeskOptions::liveStreams},
};

const base::Option<ModelOptions> modelTable[] = {
    {"base_url", "Base URL", "", "Of an OpenAI-style server; ends before /chat/completions.",
     &ModelOptions::baseUrl},
    {"model", "Model", "", "As the server names it; empty takes the server's own choice.",
     &ModelOptions::model},
    {"temperature", "Temperature", "", "Below 0 leaves it to the server.", &ModelOptions::temperature, -1, 2},
    {"top_p", "Top-p", "", "Below 0 leaves it to the server.", &ModelOptions::topP, -1, 1},
    {"top_k", "Top-k", "", "Below 0 leaves it to the server.", &ModelOptions::topK, -1, 1000},
    {"seed", "Seed", "", "Below 0 leaves it to the server.", &ModelOptions::seed, -1, 2147483647},
    {"max_tokens", "Answer tokens at most", "tokens", "Longer answers are cut and count as refused.",
     &ModelOptions::maxTokens, 16, 1000000},
    {"timeout_seconds", "Deadline", "s", "A call that takes longer has failed.",
     &ModelOptions::timeoutSeconds, 1, 3600},
    {"send_picture", "Send the picture", "", "Only for models that can see.", &ModelOptions::sendPicture},
    {"use_schema", "Use the JSON schema mode", "", "Where the server has one.", &ModelOptions::useSchema},
};

const base::Option<WindowOptions> windowTable[] = {
    {"theme", "Theme", "", "Dark or light.", &WindowOptions::theme, 0, 0, themeChoices},
    {"colour_blind", "Colours for colour-blind eyes", "", "Blue and orange instead of green and red.",
     &WindowOptions::colourBlind},
    {"reduced_motion", "Reduced motion", "", "No transitions.", &WindowOptions::reducedMotion},
    {"hollow_candles", "Hollow candles", "", "Rising candles are drawn as outlines.",
     &WindowOptions::hollowCandles},
    {"confirm_on_exit", "Ask before leaving", "", "When a position is open or a cycle runs.",
     &WindowOptions::confirmOnExit},
    {"welcomed", "Welcome was shown", "", "Clear it to see the three questions again.",
     &WindowOptions::welcomed},
};

/// Whether an address carries what must not be kept in the clear.
bool holdsASecret(const std::string &url)
{
    const std::size_t scheme = url.find("://");
    const std::size_t host = scheme == std::string::npos ? 0 : scheme + 3;
    const std::string_view authority = std::string_view(url).substr(host, url.find_first_of("/?#", host) - host);
    if (authority.find('@') != std::string_view::npos)
        return true;
    const std::size_t mark = url.find('?');
    const std::string query = mark == std::string::npos ? std::string() : base::lower(url.substr(mark));
    for (const char *name : {"key=", "token=", "secret=", "password="})
        if (query.find(name) != std::string::npos)
            return true;
    return false;
}

template <class S>
base::Result<S> readGroup(const Json &json, const char *group, S defaults,
                          std::span<const base::Option<S>> table)
{
    const auto found = json.find(group);
    if (found == json.end())
        return defaults;
    base::Result<S> read = base::readOptions(std::move(defaults), *found, table);
    if (!read)
        read.error().field = std::string(group) + '.' + read.error().field;
    return read;
}

} // namespace

std::span<const base::Option<DeskOptions>> deskOptionTable()
{
    return deskTable;
}
std::span<const base::Option<ModelOptions>> modelOptionTable()
{
    return modelTable;
}
std::span<const base::Option<WindowOptions>> windowOptionTable()
{
    return windowTable;
}

base::Result<std::vector<domain::Watch>> Settings::watches() const
{
    const auto step = domain::Timeframe::parse(desk.timeframe);
    if (!step)
        return base::fail(step.error().code, step.error().detail, "desk.timeframe");
    std::vector<std::string> symbols{desk.symbol};
    symbols.insert(symbols.end(), desk.moreSymbols.begin(), desk.moreSymbols.end());
    const auto kind = desk.market == "perpetual" ? domain::MarketKind::Perpetual : domain::MarketKind::Spot;
    std::vector<domain::Watch> out;
    for (const std::string &text : symbols) {
        const auto symbol = domain::Symbol::parse(base::upper(base::trimmed(text)));
        if (!symbol)
            return base::fail(symbol.error().code, symbol.error().detail, "desk.symbol");
        if (!out.empty() && symbol->quote != out.front().symbol.quote)
            return base::fail(ErrorCode::Unsupported,
                              "one account is kept in one currency: all symbols need the quote of the first",
                              "desk.more_symbols");
        domain::Watch watch{desk.exchange, *symbol,
                            kind,          *step,
                            desk.provider, desk.provider == "technical" ? std::string() : model.model};
        if (std::find(out.begin(), out.end(), watch) == out.end())
            out.push_back(std::move(watch));
    }
    return out;
}

std::vector<SettingsGroup> describe(const Settings &settings)
{
    return {
        {"desk", "Desk", base::describeOptions(settings.desk, deskOptionTable())},
        {"model", "Model", base::describeOptions(settings.model, modelOptionTable())},
        {"risk", "Risk limits", base::describeOptions(settings.risk, risk::optionTable())},
        {"costs", "Costs on paper", base::describeOptions(settings.costs, execution::costOptionTable())},
        {"window", "Window", base::describeOptions(settings.window, windowOptionTable())},
    };
}

Json toJson(const Settings &settings)
{
    return {{"desk", base::writeOptions(settings.desk, deskOptionTable())},
            {"model", base::writeOptions(settings.model, modelOptionTable())},
            {"risk", base::writeOptions(settings.risk, risk::optionTable())},
            {"costs", base::writeOptions(settings.costs, execution::costOptionTable())},
            {"window", base::writeOptions(settings.window, windowOptionTable())}};
}

base::Result<Settings> settingsFromJson(const Json &json, Settings defaults)
{
    if (!json.is_object())
        return base::fail(ErrorCode::Schema, "settings are not an object", "settings");
    auto desk = readGroup(json, "desk", defaults.desk, deskOptionTable());
    auto model = readGroup(json, "model", defaults.model, modelOptionTable());
    auto limits = readGroup(json, "risk", defaults.risk, risk::optionTable());
    auto costs = readGroup(json, "costs", defaults.costs, execution::costOptionTable());
    auto window = readGroup(json, "window", defaults.window, windowOptionTable());
    if (!desk)
        return base::fail(desk);
    if (!model)
        return base::fail(model);
    if (!limits)
        return base::fail(limits);
    if (!costs)
        return base::fail(costs);
    if (!window)
        return base::fail(window);
    Settings out{*desk, *model, *limits, *costs, *window};
    const auto watches = out.watches();
    if (!watches)
        return base::fail(watches);
    for (const std::string &study : out.desk.chartStudies)
        if (const auto request = studies::Request::parse(study); !request)
            return base::fail(request.error().code, request.error().detail + ": " + study,
                              "desk.chart_studies");
    if (holdsASecret(out.model.baseUrl))
        return base::fail(ErrorCode::OutOfRange,
                          "a name, a password or a key has no place in the address: settings are kept with every "
                          "decision; the key has a field of its own",
                          "model.base_url");
    return out;
}

base::Result<Settings> changed(const Settings &settings, const std::string &key, const Json &value)
{
    const std::size_t dot = key.find('.');
    if (dot == std::string::npos)
        return base::fail(ErrorCode::NotFound, "a key is written group.name", key);
    const std::string group = key.substr(0, dot), name = key.substr(dot + 1);
    for (const SettingsGroup &one : describe(settings)) {
        if (one.id != group)
            continue;
        for (const base::OptionInfo &option : one.options)
            if (option.key == name)
                return settingsFromJson(Json{{group, {{name, value}}}}, settings);
    }
    return base::fail(ErrorCode::NotFound, "no such setting", key);
}

} // namespace engine
