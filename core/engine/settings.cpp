#include "engine/settings.h"

#include "base/hash.h"
#include "base/text.h"
#include "llm/provider.h"
#include "studies/study.h"

#include <QUrl>

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
constexpr const char *timeframeChoices[] = {"1m", "3m", "5m", "15m", "30m", "1h", "2h",
                                            "4h", "6h", "8h", "12h", "1d",  "3d", "1w"};

constexpr std::string_view localServers = "local";                               // among the fallbacks
constexpr const char *oldModelGroup = "model", *oldModelProvider = "compatible"; // when there was only one

std::vector<const char *> providerIds()
{
    std::vector<const char *> out;
    for (const llm::ProviderRow &row : llm::providers())
        out.push_back(row.id);
    out.push_back("council");
    return out;
}

const std::vector<const char *> providerChoices = providerIds();

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
    {"provider", "Mind", "",
     "Who decides: the built-in technical rules, rules of your own, a language model, or a council of them.",
     &DeskOptions::provider, 0, 0, providerChoices},
    {"fallbacks", "Then ask", "",
     "Who is asked next when the mind fails, in order: google, openrouter, blockrun, local (your own "
     "servers), "
     "technical.",
     &DeskOptions::fallbacks},
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
     "What becomes of what the mind proposes and risk approves: allow carries it out, review asks a person "
     "first, "
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
    const std::string_view authority =
        std::string_view(url).substr(host, url.find_first_of("/?#", host) - host);
    if (authority.find('@') != std::string_view::npos)
        return true;
    const std::size_t mark = url.find('?');
    const std::string query = mark == std::string::npos ? std::string() : base::lower(url.substr(mark));
    for (const char *name : {"key=", "token=", "secret=", "password="})
        if (query.find(name) != std::string::npos)
            return true;
    return false;
}

/// Rules and the gate's condition are read before they are in force. Errors name the setting.
base::Result<void> checkExpressions(const Settings &settings)
{
    const auto rules = llm::Ruleset::make(settings.rules);
    if (!rules)
        return base::fail(rules.error().code, rules.error().detail, "rules." + rules.error().field);
    if (settings.desk.provider == "rules" && !rules->hasEntry())
        return base::fail(ErrorCode::BadRequest, "no rule says when to enter", "rules.entry_long");
    const bool desk = settings.desk.levelsBy == "desk";
    for (const std::size_t level : {std::size_t(llm::Ruleset::Stop), std::size_t(llm::Ruleset::Target)})
        if (rules->hasEntry() && !desk && !rules->rule(level))
            return base::fail(ErrorCode::BadRequest, "an entry needs it, unless the desk sets the levels",
                              std::string("rules.") + llm::Ruleset::key(level));
    const auto gate = gateCondition(settings.gate);
    if (!gate)
        return base::fail(gate.error().code, gate.error().detail, "gate." + gate.error().field);
    if (const auto seats = councilSeats(settings.council); !seats)
        return base::fail(seats.error().code, seats.error().detail, "council." + seats.error().field);
    return {};
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
std::span<const base::Option<WindowOptions>> windowOptionTable()
{
    return windowTable;
}

const ModelOptions &Settings::model(const std::string &provider) const
{
    static const ModelOptions defaults;
    const auto found = models.find(provider);
    return found == models.end() ? defaults : found->second;
}

std::string Settings::modelOf(const std::string &provider) const
{
    const auto row = llm::findProvider(provider);
    return row && hasOptions(**row) ? model(provider).model : std::string();
}

std::vector<std::string> Settings::chain(const std::function<bool(const llm::ProviderRow &)> &hasKey) const
{
    std::vector<std::string> out{desk.provider};
    const auto add = [&](const std::string &id) {
        const auto row = llm::findProvider(id);
        if (row && hasKey(**row) && std::find(out.begin(), out.end(), id) == out.end())
            out.push_back(id);
    };
    for (const std::string &one : desk.fallbacks) {
        if (one != localServers) {
            add(one);
            continue;
        }
        for (const llm::ProviderRow &row : llm::providers())
            if (isLocal(row) && models.count(row.id) != 0 && model(row.id) != ModelOptions())
                add(row.id);
    }
    return out;
}

std::string Settings::mindOf(const std::string &provider) const
{
    if (provider == "council") {
        const Json text{base::writeOptions(council, councilOptionTable()), model(council.provider).model};
        return "council-" + base::sha256(base::toText(text)).substr(0, 8);
    }
    if (provider != "rules")
        return modelOf(provider);
    const auto made = llm::Ruleset::make(rules);
    return made ? made->id() : std::string();
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
        domain::Watch watch{desk.exchange, *symbol, kind, *step, desk.provider, mindOf(desk.provider)};
        if (std::find(out.begin(), out.end(), watch) == out.end())
            out.push_back(std::move(watch));
    }
    return out;
}

namespace {

SettingsGroup describeProvider(const llm::ProviderRow &row, const ModelOptions &options)
{
    SettingsGroup out{row.id, row.title, base::describeOptions(options, modelOptionTable(row.id)), true,
                      keyNames(row)};
    for (base::OptionInfo &info : out.options) {
        if (info.key != "base_url" || !row.defaultUrl)
            continue;
        info.defaultValue = row.defaultUrl; // shown where nothing is set, so that everybody sees who is asked
        info.value = options.baseUrl.empty() ? row.defaultUrl : options.baseUrl;
    }
    return out;
}

/// With the older names of what is called otherwise now.
Json renamed(Json json)
{
    const auto old = json.find(oldModelGroup);
    if (old == json.end() || !old->is_object())
        return json;
    Json merged = *old;
    const auto current = json.find(oldModelProvider);
    if (current != json.end() && current->is_object())
        merged.update(*current);
    json[oldModelProvider] = merged;
    return json;
}

/// Whether a service can be asked there; empty takes its own address.
bool isAddress(const std::string &text)
{
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    const bool known = url.scheme() == u"http" || url.scheme() == u"https";
    return text.empty() || (url.isValid() && known && !url.host().isEmpty());
}

base::Result<void> checkAddresses(const Settings &settings)
{
    for (const auto &[id, options] : settings.models) {
        if (holdsASecret(options.baseUrl))
            return base::fail(
                ErrorCode::OutOfRange,
                "a name, a password or a key has no place in the address: settings are kept with every "
                "decision; the key has a field of its own",
                id + ".base_url");
        if (!isAddress(options.baseUrl))
            return base::fail(ErrorCode::OutOfRange, "not an address that begins with http:// or https://",
                              id + ".base_url");
    }
    return {};
}

base::Result<void> checkDesk(const Settings &settings)
{
    const auto watches = settings.watches();
    if (!watches)
        return base::fail(watches);
    for (const std::string &id : settings.desk.fallbacks)
        if (id != localServers && !llm::findProvider(id))
            return base::fail(ErrorCode::NotFound, "no such provider: " + base::sanitised(id, 80),
                              "desk.fallbacks");
    for (const std::string &study : settings.desk.chartStudies)
        if (const auto request = studies::Request::parse(study); !request)
            return base::fail(request.error().code, request.error().detail + ": " + study,
                              "desk.chart_studies");
    return {};
}

} // namespace

std::vector<SettingsGroup> describe(const Settings &settings)
{
    std::vector<SettingsGroup> out{
        {"desk", "Desk", base::describeOptions(settings.desk, deskOptionTable()), {}, {}}};
    for (const llm::ProviderRow &row : llm::providers())
        if (hasOptions(row))
            out.push_back(describeProvider(row, settings.model(row.id)));
    const auto add = [&](const char *id, const char *title, std::vector<base::OptionInfo> options) {
        out.push_back({id, title, std::move(options), {}, {}});
    };
    add("budget", "Model budgets", base::describeOptions(settings.budget, llm::budgetOptionTable()));
    add("calls", "Model calls", base::describeOptions(settings.calls, llm::callOptionTable()));
    add("risk", "Risk limits", base::describeOptions(settings.risk, risk::optionTable()));
    add("costs", "Costs on paper", base::describeOptions(settings.costs, execution::costOptionTable()));
    add("rules", "Own rules", base::describeOptions(settings.rules, llm::ruleOptionTable()));
    add("gate", "When to ask", base::describeOptions(settings.gate, gateOptionTable()));
    add("council", "Council", base::describeOptions(settings.council, councilOptionTable()));
    add("brain", "Memory", base::describeOptions(settings.brain, brain::optionTable()));
    add("context", "News and context", base::describeOptions(settings.context, context::optionTable()));
    add("window", "Window", base::describeOptions(settings.window, windowOptionTable()));
    return out;
}

Json toJson(const Settings &settings)
{
    Json out = {{"desk", base::writeOptions(settings.desk, deskOptionTable())},
                {"budget", base::writeOptions(settings.budget, llm::budgetOptionTable())},
                {"calls", base::writeOptions(settings.calls, llm::callOptionTable())},
                {"risk", base::writeOptions(settings.risk, risk::optionTable())},
                {"costs", base::writeOptions(settings.costs, execution::costOptionTable())},
                {"rules", base::writeOptions(settings.rules, llm::ruleOptionTable())},
                {"gate", base::writeOptions(settings.gate, gateOptionTable())},
                {"council", base::writeOptions(settings.council, councilOptionTable())},
                {"brain", base::writeOptions(settings.brain, brain::optionTable())},
                {"context", base::writeOptions(settings.context, context::optionTable())},
                {"window", base::writeOptions(settings.window, windowOptionTable())}};
    for (const llm::ProviderRow &row : llm::providers())
        if (hasOptions(row))
            out[row.id] = base::writeOptions(settings.model(row.id), modelOptionTable(row.id));
    return out;
}

base::Result<Settings> settingsFromJson(const Json &given, Settings defaults)
{
    if (!given.is_object())
        return base::fail(ErrorCode::Schema, "settings are not an object", "settings");
    const Json json = renamed(given);
    Settings out = std::move(defaults);
    base::Result<void> read;
    const auto take = [&](const char *group, auto &options, auto table) {
        if (!read)
            return;
        auto taken = readGroup(json, group, options, table);
        if (taken)
            options = std::move(*taken);
        else
            read = base::fail(taken);
    };
    take("desk", out.desk, deskOptionTable());
    take("budget", out.budget, llm::budgetOptionTable());
    take("calls", out.calls, llm::callOptionTable());
    take("risk", out.risk, risk::optionTable());
    take("costs", out.costs, execution::costOptionTable());
    take("rules", out.rules, llm::ruleOptionTable());
    take("gate", out.gate, gateOptionTable());
    take("council", out.council, councilOptionTable());
    take("brain", out.brain, brain::optionTable());
    take("context", out.context, context::optionTable());
    take("window", out.window, windowOptionTable());
    for (const llm::ProviderRow &row : llm::providers())
        if (hasOptions(row) && json.contains(row.id))
            take(row.id, out.model(row.id), modelOptionTable(row.id));
    if (read)
        read = checkExpressions(out);
    if (read)
        read = checkDesk(out);
    if (read)
        read = checkAddresses(out);
    if (read)
        read = context::check(out.context);
    if (!read)
        return base::fail(read);
    return out;
}

std::string currentKey(const std::string &key)
{
    const std::string old = std::string(oldModelGroup) + '.';
    return key.starts_with(old) ? oldModelProvider + key.substr(old.size() - 1) : key;
}

base::Result<Settings> changed(const Settings &settings, const std::string &given, const Json &value)
{
    const std::string key = currentKey(given);
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
