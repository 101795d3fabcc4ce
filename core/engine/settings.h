// The desk's settings: one plain struct made of each room's options, kept as settings.json. A value; a change
// is a new value that is taken up at the next cycle.
#pragma once

#include "base/options.h"
#include "brain/options.h"
#include "context/options.h"
#include "decision/templates.h"
#include "domain/watch.h"
#include "engine/council_options.h"
#include "engine/gate.h"
#include "engine/model_options.h"
#include "execution/costs.h"
#include "llm/call_options.h"
#include "llm/rules.h"
#include "risk/options.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace engine {

struct DeskOptions
{
    std::string exchange = "binance";
    std::string symbol = "BTC/USDT";      // of the first watch
    std::vector<std::string> moreSymbols; // further watches
    std::vector<std::string> venueOrder{"binance", "kucoin", "gateio", "mexc", "hyperliquid"}; // of "auto"
    std::string market = "spot"; // or "perpetual"
    std::string timeframe = "4h";
    std::string provider = "technical";
    /// Who is asked next when the mind fails, in order; "local": the local servers that have been set up. Who needs a
    /// key and has none is passed over.
    std::vector<std::string> fallbacks{"google", "openrouter", "blockrun", "local"};
    double capital = 10'000;
    std::string candleFile; // for the exchange "file"
    int demoSeed = 1;
    double demoSpeed = 60; // market minutes a real minute
    bool demoAtMaximum = false;
    std::string levelsBy = "model"; // or "desk"
    std::string policy = "allow";   // or "review", "deny"
    std::vector<std::string> chartStudies{"sma:50", "sma:200", "rsi:14", "macd:12:26:9"};
    int pictureBars = 150;
    int keepHoldPicturesDays = 30;
    bool modelPicture = true;
    bool liveStreams = true;
};

struct WindowOptions
{
    std::string theme = "dark"; // or "light"
    bool colourBlind = false;
    bool reducedMotion = false;
    bool hollowCandles = false;
    bool confirmOnExit = true;
    bool welcomed = false;
};

[[nodiscard]] std::span<const base::Option<DeskOptions>> deskOptionTable();
[[nodiscard]] std::span<const base::Option<WindowOptions>> windowOptionTable();

struct Settings
{
    DeskOptions desk;
    std::map<std::string, ModelOptions> models; // by provider; who is not here has its defaults
    llm::BudgetOptions budget;
    llm::CallOptions calls;
    risk::Options risk;
    execution::CostOptions costs;
    WindowOptions window;
    brain::Options brain;
    context::Options context;
    llm::RuleOptions rules;
    GateOptions gate;
    CouncilSettings council;
    decision::TemplatesPtr templates; // of the data folder; not part of settings.json, null: the program's own

    /// The options of one provider.
    [[nodiscard]] const ModelOptions &model(const std::string &provider) const;
    [[nodiscard]] ModelOptions &model(const std::string &provider) { return models[provider]; }
    /// The name of the model that a provider is asked for; "" for what is built in.
    [[nodiscard]] std::string modelOf(const std::string &provider) const;
    /// Who may be asked, in order: the mind itself, then the fallbacks, nobody twice. "local" stands for the local
    /// servers whose settings somebody has changed. `hasKey`: whether what a provider needs is there.
    [[nodiscard]] std::vector<std::string> chain(const std::function<bool(const llm::ProviderRow &)> &hasKey) const;
    /// What tells the minds of one provider apart: the model, these rules; empty where there is nothing to tell.
    [[nodiscard]] std::string mindOf(const std::string &provider) const;
    /// The watches that these settings ask for. Errors: the field that cannot be read.
    [[nodiscard]] base::Result<std::vector<domain::Watch>> watches() const;
};

/// One group of settings as a dialog or the command line shows it.
struct SettingsGroup
{
    std::string id, title; // "risk", "Risk limits"
    std::vector<base::OptionInfo> options;
    bool provider = false;         // of one model provider, which can be tested
    std::vector<std::string> keys; // what it is secured with: the names of the environment variables, the main one first
};
[[nodiscard]] std::vector<SettingsGroup> describe(const Settings &settings);
/// {"desk": {...}, "budget": {...}, "calls": {...}, "risk": {...}, "costs": {...},
/// "rules": {...}, "gate": {...}, "council": {...}, "brain": {...},
/// "context": {...}, "window": {...}} and one group a provider ("compatible": {...}).
[[nodiscard]] base::Json toJson(const Settings &settings);
/// Known keys of `json` over `defaults`; the older group "model" is that of "compatible". Errors: OutOfRange, Schema; field = "group.key".
[[nodiscard]] base::Result<Settings> settingsFromJson(const base::Json &json, Settings defaults = {});
/// "group.key" as it is called now: "model.base_url" is "compatible.base_url".
[[nodiscard]] std::string currentKey(const std::string &key);
/// Sets one value by "group.key" from its text or JSON. Errors as above; NotFound for an unknown key.
[[nodiscard]] base::Result<Settings> changed(const Settings &settings, const std::string &key,
                                             const base::Json &value);

using SettingsPtr = std::shared_ptr<const Settings>;

} // namespace engine
