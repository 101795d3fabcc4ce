#include "app/composition.h"

#include "base/platform.h"
#include "engine/council_maker.h"
#include "engine/minds.h"
#include "exchange/budgets.h"
#include "exchange/chosen_exchange.h"
#include "exchange/demo_exchange.h"
#include "exchange/file_exchange.h"
#include "exchange/kept_exchange.h"
#include "exchange/streams.h"
#include "llm/blockrun.h"
#include "llm/guarded.h"
#include "llm/managed_llamacpp.h"
#include "net/cassette.h"
#include "net/real_http.h"
#include "store/settings_file.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace app {
namespace {

constexpr std::int64_t demoBegins =
    1'704'067'200'000;                  // 2024-01-01: where a made-up market at full speed starts
constexpr std::size_t fileWarmup = 200; // bars before the first decision on a file

base::Result<engine::Market> demoMarket(const engine::Settings &settings,
                                        std::optional<base::UtcTime> resumeAt)
{
    engine::Market market;
    market.run = "demo";
    market.synthetic = true;
    market.jumping = settings.desk.demoAtMaximum;
    const base::UtcTime start = resumeAt.value_or(base::fromMs(demoBegins));
    if (market.jumping)
        market.clock = std::make_unique<base::ManualClock>(start);
    else
        market.clock = std::make_unique<base::ScaledClock>(start, settings.desk.demoSpeed);
    market.exchange = exchange::makeDemoExchange({std::uint64_t(settings.desk.demoSeed)}, market.clock.get());
    return market;
}

base::Result<engine::Market> fileMarket(const engine::Settings &settings,
                                        std::optional<base::UtcTime> resumeAt)
{
    const auto symbol = domain::Symbol::parse(settings.desk.symbol);
    if (!symbol)
        return base::fail(symbol);
    if (settings.desk.candleFile.empty())
        return base::fail(base::ErrorCode::NotFound, "no candle file is chosen", "desk.candle_file");
    auto file =
        exchange::readCandleFile(QString::fromStdString(settings.desk.candleFile), *symbol, std::nullopt);
    if (!file)
        return base::fail(file);
    const domain::CandleSeries &candles = file->candles;
    const auto step = candles.timeframe();
    engine::Market market;
    market.run = "file";
    market.jumping = true;
    market.ends = step.closeOf(candles.openTime(candles.size() - 1));
    const std::size_t first = std::min(fileWarmup, candles.size() / 2);
    market.clock =
        std::make_unique<base::ManualClock>(resumeAt.value_or(step.closeOf(candles.openTime(first))));
    market.exchange = exchange::makeFileExchange(std::move(*file), market.clock.get());
    return market;
}

std::string hostOf(const std::string &url)
{
    return QUrl(QString::fromStdString(url)).host().toStdString();
}

/// Live streams of the venues, at the addresses that the command line overrides.
engine::FeedMaker feedsOf(const GlobalOptions &options, net::Http *http, const base::Clock *clock)
{
    net::WebSocketOptions allowed;
    for (const auto &[id, url] : options.baseUrls)
        if (url.starts_with("http:") || url.starts_with("ws:"))
            allowed.plainHosts.insert(hostOf(url)); // named by the user on the command line
    const net::WebSocketMaker sockets = net::realWebSockets(std::move(allowed));
    const base::Random random = base::Random::fromSystem();
    return [=, urls = options.baseUrls](exchange::Exchange &venue, const domain::InstrumentPtr &instrument,
                                        domain::Timeframe timeframe) -> std::unique_ptr<exchange::LiveFeed> {
        const exchange::StreamTable *const table = exchange::findStream(instrument->venue);
        if (!table || !exchange::sourceOf(table->venue(), instrument->kind, timeframe))
            return nullptr;
        return std::make_unique<exchange::LiveFeed>(
            venue, *table, instrument, timeframe,
            exchange::StreamSurroundings{sockets, http, clock, random.stream(instrument->key()), urls});
    };
}

/// The file that lets a model see: the one mmproj*.gguf beside it, as they are handed out together. Empty: it
/// is blind.
std::string eyesOf(const std::string &modelFile)
{
    if (modelFile.empty())
        return {};
    const QDir folder = QFileInfo(QString::fromStdString(modelFile)).dir();
    const QStringList found =
        folder.entryList({QStringLiteral("*mmproj*.gguf")}, QDir::Files | QDir::Readable, QDir::Name);
    return found.size() == 1 ? folder.filePath(found.front()).toStdString() : std::string();
}

/// What a llama-server of the desk's own is started with; no model file: the user runs the servers.
llm::ManagedOptions managedOptions(const std::string &id, const engine::Settings &settings, bool elsewhere)
{
    llm::ManagedOptions out;
    if (id != "llamacpp" || elsewhere)
        return out;
    const engine::ModelOptions &own = settings.model(id);
    out.modelFile = own.modelFile;
    out.visionFile = own.visionFile.empty() ? eyesOf(own.modelFile) : own.visionFile;
    out.program = own.serverProgram;
    out.threads = own.threads;
    out.contextTokens = own.contextTokens;
    out.gpuLayers = own.gpuLayers;
    return out;
}

/// What a wallet signed for lies beside the log of the calls. Worthless coins count apart.
std::shared_ptr<llm::Payments> paymentsOf(const GlobalOptions &options, bool testnet)
{
    return llm::paymentsKept(options.dataDir + QStringLiteral("/model_calls"),
                             testnet ? "blockrun testnet" : "blockrun");
}

} // namespace

base::Result<engine::Settings> loadSettings(const GlobalOptions &options)
{
    base::Result<base::Json> json = base::Json::object();
    if (options.configFile.isEmpty()) {
        json = store::readSettings(options.dataDir);
    } else {
        const base::Result<QByteArray> bytes = base::readFile(options.configFile, 16 << 20);
        if (!bytes)
            return base::fail(bytes);
        json = base::parseJson(bytes->toStdString());
        if (!json)
            return base::fail(json.error().code, json.error().detail, options.configFile.toStdString());
    }
    if (!json)
        return base::fail(json);
    auto templates = loadTemplates(options.dataDir);
    if (!templates)
        return base::fail(templates);
    engine::Settings defaults;
    defaults.templates = std::move(*templates);
    return engine::settingsFromJson(*json, std::move(defaults));
}

base::Result<decision::TemplatesPtr> loadTemplates(const QString &dataDir)
{
    const QDir folder(dataDir + QStringLiteral("/prompts"));
    std::map<std::string, std::string> texts;
    for (const QString &name : folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        const base::Result<QByteArray> bytes = base::readFile(folder.filePath(name), 1 << 20);
        if (!bytes)
            return base::fail(bytes);
        texts[name.chopped(3).toStdString()] = bytes->toStdString();
    }
    if (texts.empty())
        return decision::TemplatesPtr();
    auto made = decision::Templates::make(texts);
    if (!made)
        return base::fail(made.error().code, "prompts/" + made.error().field + ": " + made.error().detail,
                          "prompts/" + made.error().field);
    return std::make_shared<const decision::Templates>(std::move(*made));
}

base::Result<std::unique_ptr<net::Http>> makeHttp(const GlobalOptions &options)
{
    if (!options.replayDir.isEmpty())
        return net::makeReplayingHttp(options.replayDir);
    net::HttpOptions http;
    http.minuteWeights = exchange::minuteWeights();
    for (const auto &[id, url] : options.baseUrls)
        if (url.starts_with("http:"))
            http.plainHosts.insert(hostOf(url)); // named by the user on the command line
    std::unique_ptr<net::Http> real = net::makeRealHttp(std::move(http), base::Random::fromSystem());
    if (options.recordDir.isEmpty())
        return real;
    if (!QDir().mkpath(options.recordDir))
        return base::fail(base::ErrorCode::Storage, "the folder cannot be made",
                          options.recordDir.toStdString());
    return net::makeRecordingHttp(std::move(real), options.recordDir);
}

base::Result<std::unique_ptr<net::Http>> makeHttp(GlobalOptions options, const engine::Settings &settings)
{
    for (const auto &[id, model] : settings.models)
        options.baseUrls.emplace(id, model.baseUrl);
    return makeHttp(options);
}

std::unique_ptr<net::Http> makePages(const GlobalOptions &options)
{
    if (!options.replayDir.isEmpty() || !options.recordDir.isEmpty())
        return nullptr; // a cassette holds what was asked for by name
    net::HttpOptions http;
    http.publicOnly = true;
    return net::makeRealHttp(std::move(http), base::Random::fromSystem());
}

base::Result<Outside> makeOutside(const GlobalOptions &options)
{
    auto http = makeHttp(options);
    if (!http)
        return base::fail(http);
    Outside out;
    out.http = std::move(*http);
    out.pages = makePages(options);
    out.clock = std::make_unique<base::SystemClock>();
    const QString file = store::newsDatabase(options.dataDir);
    if (QFile::exists(file))
        if (auto opened = store::Database::open(file, store::Access::ReadWrite, store::Content::News)) {
            out.database = std::move(*opened);
            out.store = std::make_unique<store::NewsStore>(*out.database);
        }
    out.gatherer = std::make_unique<context::Gatherer>(
        context::Gatherer::Doors{out.http.get(), out.pages.get(), out.clock.get(), options.baseUrls},
        out.store.get());
    const auto secrets = store::makeSecretStore(options.dataDir);
    for (const context::Source &source : context::sources()) {
        if (!*source.keyVariable)
            continue;
        const auto found = QCoro::waitFor(secrets->read(source.id, source.keyVariable));
        if (found && !found->secret.isEmpty())
            out.gatherer->setKey(source.id, found->secret);
    }
    return out;
}

base::Result<engine::Market> makeMarket(const GlobalOptions &options, const engine::Settings &settings,
                                        net::Http *http, std::optional<base::UtcTime> resumeAt)
{
    const std::string &id = settings.desk.exchange;
    if (id == "demo")
        return demoMarket(settings, resumeAt);
    if (id == "file")
        return fileMarket(settings, resumeAt);
    engine::Market market;
    market.run = "live";
    market.clock = std::make_unique<base::SystemClock>();
    const bool choosing = id == "auto";
    const std::vector<std::string> wanted =
        choosing ? settings.desk.venueOrder : std::vector<std::string>{id};
    std::vector<std::unique_ptr<exchange::Exchange>> venues;
    for (const std::string &one : wanted) {
        const auto venue = exchange::findVenue(one);
        if (!venue)
            return base::fail(venue.error().code, venue.error().detail,
                              choosing ? "desk.venue_order" : "exchange");
        venues.push_back((*venue)->make({http, market.clock.get(), options.baseUrls}));
    }
    if (venues.empty())
        return base::fail(base::ErrorCode::BadRequest, "no venue to choose from", "desk.venue_order");
    market.exchange = choosing ? exchange::makeChosenExchange(std::move(venues)) : std::move(venues.front());
    return market;
}

base::Result<std::vector<base::Secret>> keysOf(const GlobalOptions &options, const llm::ProviderRow &row)
{
    const std::vector<std::string> names = engine::keyNames(row);
    std::vector<base::Secret> out(names.size());
    if (names.empty())
        return out;
    const auto secrets = store::makeSecretStore(options.dataDir);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto found = QCoro::waitFor(secrets->read(engine::secretId(row, i), names[i]));
        if (!found)
            return base::fail(found);
        out[i] = found->secret;
    }
    return out;
}

base::Result<std::shared_ptr<llm::CallKeeper>> makeKeeper(const GlobalOptions &options,
                                                          const engine::Settings &settings)
{
    llm::KeeperParts parts;
    parts.clock = std::make_shared<base::SystemClock>();
    parts.budget = settings.budget;
    parts.calls = settings.calls;
    parts.gates = options.replayDir.isEmpty();
    if (parts.gates)
        parts.folder = options.dataDir + QStringLiteral("/model_calls");
    const QString own = options.dataDir + QStringLiteral("/model_prices.json");
    if (QFile::exists(own)) {
        const auto bytes = base::readFile(own, 16 << 20);
        if (!bytes)
            return base::fail(bytes);
        const auto table = llm::PriceTable::read(bytes->toStdString());
        if (!table)
            return base::fail(table.error().code, table.error().field + ": " + table.error().detail,
                              own.toStdString());
        parts.prices = llm::PriceTable::builtIn().under(*table);
    }
    return std::make_shared<llm::CallKeeper>(std::move(parts));
}

base::Result<std::unique_ptr<llm::Provider>> makeProvider(const GlobalOptions &options, const std::string &id,
                                                          const engine::Settings &settings,
                                                          std::vector<base::Secret> keys, net::Http *http,
                                                          std::shared_ptr<llm::CallKeeper> keeper)
{
    const auto row = llm::findProvider(id);
    if (!row)
        return base::fail(row);
    const auto chosen = engine::withEnvironment(id, settings.model(id), &base::environment);
    if (!chosen)
        return base::fail(chosen);
    llm::ProviderOptions made = engine::providerOptions(**row, *chosen, std::move(keys));
    const auto url = options.baseUrls.find(id);
    if (url != options.baseUrls.end())
        made.baseUrl = url->second;
    keeper->setOptions(settings.budget, settings.calls);
    made.random = base::Random::fromSystem(); // what payments are told apart by
    if (id == "rules") {
        auto rules = llm::Ruleset::make(settings.rules);
        if (!rules)
            return base::fail(rules.error().code, rules.error().detail, "rules." + rules.error().field);
        if (!rules->hasEntry())
            return base::fail(base::ErrorCode::BadRequest, "no rule says when to enter", "rules.entry_long");
        made.rules = std::make_shared<const llm::Ruleset>(std::move(*rules));
    }
    const llm::Sampling sampling = made.sampling;
    // The real clock, whatever the market's shows: signatures and price lists go by it.
    const llm::ManagedOptions managed = managedOptions(id, settings, url != options.baseUrls.end());
    if (!managed.modelFile.empty() && !options.replayDir.isEmpty()) // a cassette knows the address of then
        made.baseUrl = "http://127.0.0.1:" + std::to_string(llm::preferredPort(managed.modelFile)) + "/v1";
    if (!managed.modelFile.empty() && managed.visionFile.empty())
        made.sendPicture = false;
    const bool starts = !managed.modelFile.empty() && options.replayDir.isEmpty();
    std::unique_ptr<llm::Provider> provider;
    if (starts)
        provider = llm::makeManagedLlamacpp(http, keeper->clock(), std::move(made), managed, options.servers);
    else if (id == "blockrun" && options.replayDir.isEmpty())
        provider = llm::makeBlockrun(http, keeper->clock(), made, paymentsOf(options, made.testnet));
    else
        provider = (*row)->make(http, keeper->clock(), std::move(made));
    if (!engine::hasOptions(**row))
        return provider;
    return llm::makeGuarded(std::move(provider), std::move(keeper), sampling);
}

base::Result<std::unique_ptr<llm::Provider>>
providerWithKeys(const GlobalOptions &options, const std::string &id, const engine::Settings &settings,
                 net::Http *http, std::shared_ptr<llm::CallKeeper> keeper)
{
    const auto row = llm::findProvider(id);
    if (!row)
        return base::fail(row);
    auto keys = keysOf(options, **row);
    if (!keys)
        return base::fail(keys);
    return makeProvider(options, id, settings, std::move(*keys), http, std::move(keeper));
}

base::Result<std::unique_ptr<llm::Provider>> makeMind(const GlobalOptions &options, const std::string &id,
                                                      const engine::Settings &settings, net::Http *http,
                                                      std::shared_ptr<llm::CallKeeper> keeper)
{
    const auto one = [&](const std::string &mind, const engine::Settings &own) {
        return providerWithKeys(options, mind, own, http, keeper);
    };
    return id == "council" ? engine::makeCouncil(settings, one) : one(id, settings);
}

base::Result<std::vector<std::unique_ptr<llm::Provider>>> makeChain(const GlobalOptions &options,
                                                                    const engine::Settings &settings,
                                                                    net::Http *http,
                                                                    std::shared_ptr<llm::CallKeeper> keeper)
{
    const auto usable = [&](const llm::ProviderRow &row) {
        const auto keys = keysOf(options, row);
        return keys && engine::isUsable(row, *keys);
    };
    std::vector<std::unique_ptr<llm::Provider>> out;
    for (const std::string &id : settings.chain(usable)) {
        auto provider = makeMind(options, id, settings, http, keeper);
        if (!provider)
            return base::fail(provider);
        out.push_back(std::move(*provider));
    }
    return out;
}

base::Result<engine::Parts> composeDesk(const GlobalOptions &options, engine::Settings settings)
{
    auto database = store::Database::open(store::deskDatabase(options.dataDir), store::Access::ReadWrite);
    if (!database)
        return base::fail(database);
    auto http = makeHttp(options, settings);
    if (!http)
        return base::fail(http);
    engine::Parts parts;
    parts.dataDir = options.dataDir;
    parts.database = std::move(*database);
    parts.http = std::move(*http);
    parts.pages = makePages(options);
    parts.gather = options.recordDir.isEmpty() && options.replayDir.isEmpty();
    parts.contextUrls = options.baseUrls;
    // News that cannot be kept are still read: the desk does not stop for them.
    if (auto news = store::Database::open(store::newsDatabase(options.dataDir), store::Access::ReadWrite,
                                          store::Content::News))
        parts.news = std::move(*news);
    parts.secrets = store::makeSecretStore(options.dataDir);
    parts.settings = std::move(settings);
    parts.random = base::Random::fromSystem();
    parts.makeMarket = [options](const engine::Settings &now, net::Http *door,
                                 std::optional<base::UtcTime> at) {
        base::Result<engine::Market> market = makeMarket(options, now, door, at);
        // A cassette holds what was asked over the network, and must be asked for all of it again.
        const bool cassette = !options.recordDir.isEmpty() || !options.replayDir.isEmpty();
        if (!market || market->run != "live" || cassette)
            return market;
        market->exchange = exchange::makeKeptExchange(
            std::move(market->exchange), store::candleDatabase(options.dataDir), market->clock.get());
        market->makeFeed = feedsOf(options, door, market->clock.get());
        return market;
    };
    auto keeper = makeKeeper(options, parts.settings);
    if (!keeper)
        return base::fail(keeper);
    parts.keeper = *keeper;
    parts.makeProvider = [options, keeper = *keeper](const std::string &id, const engine::Settings &now,
                                                     std::vector<base::Secret> keys, net::Http *door) {
        return makeProvider(options, id, now, std::move(keys), door, keeper);
    };
    return parts;
}

} // namespace app
