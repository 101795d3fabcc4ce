// The desk's settings: one plain struct made of each room's options, kept as settings.json. A value; a change
// is a new value that is taken up at the next cycle.
#pragma once

#include "base/options.h"
#include "domain/watch.h"
#include "execution/costs.h"
#include "risk/options.h"

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

struct ModelOptions
{
    std::string baseUrl = "http://127.0.0.1:1234/v1";
    std::string model;
    double temperature = -1; // < 0: the provider's own
    double topP = -1;
    int topK = -1, seed = -1;
    int maxTokens = 4096;
    int timeoutSeconds = 120;
    bool sendPicture = true;
    bool useSchema = true;
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
[[nodiscard]] std::span<const base::Option<ModelOptions>> modelOptionTable();
[[nodiscard]] std::span<const base::Option<WindowOptions>> windowOptionTable();

struct Settings
{
    DeskOptions desk;
    ModelOptions model;
    risk::Options risk;
    execution::CostOptions costs;
    WindowOptions window;

    /// The watches that these settings ask for. Errors: the field that cannot be read.
    [[nodiscard]] base::Result<std::vector<domain::Watch>> watches() const;
};

/// One group of settings as a dialog or the command line shows it.
struct SettingsGroup
{
    std::string id, title; // "risk", "Risk limits"
    std::vector<base::OptionInfo> options;
};
[[nodiscard]] std::vector<SettingsGroup> describe(const Settings &settings);
/// {"desk": {...}, "model": {...}, "risk": {...}, "costs": {...}, "window": {...}}
[[nodiscard]] base::Json toJson(const Settings &settings);
/// Known keys of `json` over `defaults`. Errors: OutOfRange, Schema; field = "group.key".
[[nodiscard]] base::Result<Settings> settingsFromJson(const base::Json &json, Settings defaults = {});
/// Sets one value by "group.key" from its text or JSON. Errors as above; NotFound for an unknown key.
[[nodiscard]] base::Result<Settings> changed(const Settings &settings, const std::string &key,
                                             const base::Json &value);

using SettingsPtr = std::shared_ptr<const Settings>;

} // namespace engine
