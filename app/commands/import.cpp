#include "app/commands.h"

#include "base/platform.h"
#include "base/text.h"
#include "brain/reference_bot.h"
#include "store/instance_lock.h"
#include "store/secret_store.h"
#include "store/settings_file.h"

#include <QCoroTask>
#include <QDir>

namespace app {
namespace {

using base::Json;

/// How a value of the bot becomes one of ours.
enum class Reading { AsIs, Number, Percent, Market, Provider };

struct Taken
{
    const char *theirs; // "section.key" of config.ini
    const char *ours;   // "group.key"; without a group: of the provider that was chosen
    Reading reading;
};
constexpr Taken settingsTable[] = {
    {"general.crypto_pair", "desk.symbol", Reading::AsIs},
    {"general.timeframe", "desk.timeframe", Reading::AsIs},
    {"general.market_type", "desk.market", Reading::Market},
    {"general.ai_chart_candle_limit", "desk.picture_bars", Reading::Number},
    {"ai_providers.provider", "desk.provider", Reading::Provider},
    {"ai_providers.lm_studio_base_url", "lmstudio.base_url", Reading::AsIs},
    {"ai_providers.lm_studio_model", "lmstudio.model", Reading::AsIs},
    {"ai_providers.google_studio_model", "google.model", Reading::AsIs},
    {"ai_providers.openrouter_base_model", "openrouter.model", Reading::AsIs},
    {"ai_providers.blockrun_model", "blockrun.model", Reading::AsIs},
    {"demo_trading.demo_quote_capital", "desk.capital", Reading::Number},
    {"demo_trading.transaction_fee_percent", "costs.taker_fee_percent", Reading::Percent},
    {"risk_management.max_position_size", "risk.max_position_percent", Reading::Percent},
    {"model_config.temperature", "temperature", Reading::Number},
    {"model_config.top_p", "top_p", Reading::Number},
    {"model_config.top_k", "top_k", Reading::Number},
    {"model_config.max_tokens", "max_tokens", Reading::Number},
};

/// The bot's names of providers.
struct Provider
{
    const char *theirs, *ours;
};
constexpr Provider providerTable[] = {{"googleai", "google"},
                                      {"openrouter", "openrouter"},
                                      {"lmstudio", "lmstudio"},
                                      {"local", "lmstudio"},
                                      {"blockrun", "blockrun"}};

struct Key
{
    const char *theirs, *ours; // the name in keys.env, and whose key it is here
};
constexpr Key keyTable[] = {
    {"OPENROUTER_API_KEY", "openrouter"},     {"GOOGLE_STUDIO_API_KEY", "google"},
    {"GOOGLE_STUDIO_PAID_API_KEY", "google"}, {"BLOCKRUN_WALLET_KEY", "blockrun"},
    {"COINGECKO_API_KEY", "coingecko"},       {"CRYPTOCOMPARE_API_KEY", "cryptocompare"},
};

base::Result<std::string> fileText(const std::string &path)
{
    const auto bytes = base::readFile(QString::fromStdString(path), 4 << 20);
    if (!bytes)
        return base::fail(bytes);
    return bytes->toStdString();
}

base::Result<std::string> providerOf(const std::string &theirs)
{
    for (const Provider &one : providerTable)
        if (base::lower(theirs) == one.theirs)
            return std::string(one.ours);
    return base::fail(base::ErrorCode::NotFound, "no provider of this name here");
}

base::Result<Json> valueOf(const Taken &row, const std::string &text)
{
    const auto number = base::parseDouble(text);
    switch (row.reading) {
    case Reading::AsIs:
        return Json(text);
    case Reading::Market:
        return Json(base::lower(text) == "futures" || base::lower(text) == "swap" ? "perpetual" : "spot");
    case Reading::Provider: {
        const auto provider = providerOf(text);
        return provider ? base::Result<Json>(Json(*provider)) : base::fail(provider);
    }
    case Reading::Number:
    case Reading::Percent:
        break;
    }
    if (!number)
        return base::fail(base::ErrorCode::BadData, "not a number");
    const double value = row.reading == Reading::Percent ? 100 * *number : *number;
    return value == std::floor(value) && std::abs(value) < 1e9 ? Json(std::int64_t(value)) : Json(value);
}

class Adoption
{
public:
    /// `arguments`: of the data folder, whose account may hold some settings to what they are.
    Adoption(const Arguments &arguments, engine::Settings settings)
        : m_arguments(arguments), m_settings(std::move(settings))
    {
    }

    void take(const std::string &theirs, const std::string &ours, const base::Result<Json> &value)
    {
        auto changed = value ? engine::changed(m_settings, ours, *value) : base::fail(value);
        if (!changed)
            return skip(theirs, changed.error().detail);
        if (const base::Result<void> fits = fitsKept(m_arguments, m_settings, *changed); !fits)
            return skip(theirs, fits.error().detail);
        m_settings = std::move(*changed);
        m_taken.push_back({{"from", theirs}, {"key", ours}, {"value", *value}});
        const std::size_t dot = ours.find('.');
        m_patch[ours.substr(0, dot)][ours.substr(dot + 1)] = *value;
    }
    void skip(const std::string &theirs, const std::string &why)
    {
        m_skipped.push_back({{"from", theirs}, {"why", why}});
    }
    [[nodiscard]] const Json &patch() const { return m_patch; }
    [[nodiscard]] Json report() const { return {{"taken", m_taken}, {"skipped", m_skipped}}; }

private:
    const Arguments &m_arguments;
    engine::Settings m_settings;
    Json m_patch = Json::object(), m_taken = Json::array(), m_skipped = Json::array();
};

void adopt(Adoption &adoption, const std::vector<brain::IniEntry> &entries)
{
    std::string chosen = "compatible";
    for (const brain::IniEntry &entry : entries)
        if (entry.key == "ai_providers.provider")
            chosen = providerOf(entry.value).value_or(chosen);
    for (const brain::IniEntry &entry : entries) {
        const Taken *found = nullptr;
        for (const Taken &row : settingsTable)
            if (entry.key == row.theirs)
                found = &row;
        const std::string ours = found ? found->ours : "";
        if (entry.value.empty())
            adoption.skip(entry.key, "empty");
        else if (!found)
            adoption.skip(entry.key, "nothing here is like it");
        else
            adoption.take(entry.key, ours.find('.') == std::string::npos ? chosen + '.' + ours : ours,
                          valueOf(*found, entry.value));
    }
}

base::Result<Json> adoptSettings(const Arguments &arguments, const std::string &path)
{
    const auto text = fileText(path);
    if (!text)
        return base::fail(text);
    auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    Adoption adoption(arguments, std::move(*settings));
    adopt(adoption, brain::iniEntries(*text));
    auto stored = store::readSettings(arguments.global.dataDir);
    if (!stored)
        return base::fail(stored);
    for (const auto &[group, values] : adoption.patch().items())
        for (const auto &[key, value] : values.items())
            (*stored)[group][key] = value;
    const base::Result<void> written = store::writeSettings(arguments.global.dataDir, *stored);
    if (!written)
        return base::fail(written);
    return adoption.report();
}

/// Names only: a key is never printed.
base::Result<Json> adoptKeys(const Arguments &arguments, const std::string &path)
{
    const auto text = fileText(path);
    if (!text)
        return base::fail(text);
    const auto secrets = store::makeSecretStore(arguments.global.dataDir);
    Json taken = Json::array(), skipped = Json::array();
    for (const brain::EnvEntry &entry : brain::envEntries(*text)) {
        const Key *found = nullptr;
        for (const Key &row : keyTable)
            if (entry.name == row.theirs)
                found = &row;
        const std::string name = base::sanitised(entry.name, 80);
        if (!found) {
            skipped.push_back({{"from", name}, {"why", "nothing here needs it"}});
            continue;
        }
        const auto place =
            QCoro::waitFor(secrets->write(found->ours, entry.value, arguments.has("--allow-file")));
        if (place)
            taken.push_back({{"from", name}, {"key", found->ours}, {"place", store::name(*place)}});
        else
            skipped.push_back(
                {{"from", name},
                 {"why", place.error().detail + " (--allow-file keeps keys in a private file)"}});
    }
    return Json{{"taken", taken}, {"skipped", skipped}};
}

/// The name by which Freqtrade calls a format of candles that takes more than text to read; null for others.
const char *otherFormat(const QString &suffix)
{
    struct Other
    {
        const char *suffix, *name;
    };
    constexpr Other others[] = {
        {"feather", "feather"}, {"parquet", "parquet"}, {"h5", "hdf5"}, {"gz", "jsongz"}};
    for (const Other &one : others)
        if (suffix.compare(QLatin1String(one.suffix), Qt::CaseInsensitive) == 0)
            return one.name;
    return nullptr;
}

/// Every candle file of a folder, such as Freqtrade's user_data/data/binance, under the venue that is named.
base::Result<Json> adoptCandles(const Arguments &arguments, const std::string &folder)
{
    const QDir dir(QString::fromStdString(folder));
    if (!dir.exists())
        return base::fail(base::ErrorCode::NotFound, "no such folder", folder);
    const std::string venue = arguments.text("--exchange", dir.dirName().toStdString());
    const auto database = store::Database::open(store::candleDatabase(arguments.global.dataDir),
                                                store::Access::ReadWrite, store::Content::Candles);
    if (!database)
        return base::fail(database);
    Json taken = Json::array(), skipped = Json::array();
    for (const QFileInfo &one : dir.entryInfoList(QDir::Files, QDir::Name)) {
        const std::string name = base::sanitised(one.fileName().toStdString(), 200);
        if (const char *const other = otherFormat(one.suffix())) {
            skipped.push_back({{"from", name},
                               {"why", std::string("written as ") + other +
                                           ", which is not read; freqtrade convert-data --format-from " +
                                           other + " --format-to json makes files that are"}});
            continue;
        }
        const auto file = exchange::readCandleFile(one.filePath(), std::nullopt, std::nullopt);
        if (!file) {
            skipped.push_back({{"from", name}, {"why", file.error().detail}});
            continue;
        }
        domain::Instrument instrument = *file->instrument;
        instrument.venue = venue;
        if (instrument.symbol.base == "FILE") {
            skipped.push_back({{"from", name}, {"why", "its name tells no symbol"}});
            continue;
        }
        const store::SeriesKey key{instrument.key(), file->candles.timeframe()};
        const auto kept = keepCandleFile(**database, key, *file, base::SystemClock().now());
        if (!kept)
            return base::fail(kept);
        Json row = *kept;
        row["from"] = name;
        row["series"] = key.instrument + ' ' + std::string(key.timeframe.name());
        taken.push_back(std::move(row));
    }
    return Json{{"taken", taken}, {"skipped", skipped}};
}

} // namespace

base::Result<Printed> importCommand(const Arguments &arguments)
{
    const auto config = arguments.text("--config-ini"), keys = arguments.text("--keys"),
               trades = arguments.text("--trades");
    const auto folder = arguments.text("--candle-folder");
    if (!config && !keys && !trades && !folder)
        return base::fail(base::ErrorCode::BadRequest, "--config-ini, --keys, --trades or --candle-folder?",
                          "import");
    Json out = Json::object();
    if (config || keys || folder) {
        const auto lock = store::InstanceLock::acquire(arguments.global.dataDir);
        if (!lock)
            return base::fail(lock);
        const auto settings = config ? adoptSettings(arguments, *config) : base::Result<Json>(Json());
        if (!settings)
            return base::fail(settings);
        const auto stored = keys ? adoptKeys(arguments, *keys) : base::Result<Json>(Json());
        if (!stored)
            return base::fail(stored);
        const auto candles = folder ? adoptCandles(arguments, *folder) : base::Result<Json>(Json());
        if (!candles)
            return base::fail(candles);
        out["candles"] = *candles;
        out["settings"] = *settings;
        out["keys"] = *stored;
    }
    if (trades) {
        const auto imported = importTrades(arguments);
        if (!imported)
            return base::fail(imported);
        out["trades"] = imported->document;
    }
    return Printed{std::move(out)};
}

} // namespace app
