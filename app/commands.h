// The commands of signaldesk-cli: one file and one row each. Main thread.
#pragma once

#include "app/arguments.h"
#include "base/json.h"
#include "exchange/file_exchange.h"
#include "store/candle_store.h"

#include <span>

namespace app {

/// What a command gives back: one JSON document, and whether it counts as done.
struct Printed
{
    base::Json document;
    int status = 0;
    bool streamed = false; // it has written its lines itself
};

struct Command
{
    const char *name;
    const char *usage;   // after the name
    const char *summary; // one sentence
    std::span<const char *const> options;
    base::Result<Printed> (*run)(const Arguments &arguments);
    std::size_t mostWords = 0; // after the name
};
[[nodiscard]] std::span<const Command> commands();

// One function a file in app/commands.
[[nodiscard]] base::Result<Printed> fetch(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> candlesCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> decode(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> contextCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> influenceOf(const Arguments &arguments); // `context influence`
[[nodiscard]] base::Result<Printed> studiesCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> patternsCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> chartCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> ask(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> analyze(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> understandCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> replayCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> runCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> control(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> verifyCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> positions(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> trades(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> stats(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> brainCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> importCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> capsule(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> exportCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> model(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> modelScores(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> providersCommand(const Arguments &arguments);
[[nodiscard]] base::Result<Printed> settingsCommand(const Arguments &arguments);

/// Puts a file's candles into the candle store: {added, known, revised}. candles.cpp
[[nodiscard]] base::Result<base::Json> keepCandleFile(store::Database &database, const store::SeriesKey &key,
                                                      const exchange::CandleFile &file, base::UtcTime now);
/// Experiences from --trades and --candles into the memory: {imported, skipped, known, run}. brain.cpp
[[nodiscard]] base::Result<Printed> importTrades(const Arguments &arguments);

// Shared by several commands: app/commands/market_source.cpp and kept.cpp.

/// The market that --candles or --exchange, --symbol, --timeframe and --at name.
struct MarketSource
{
    std::unique_ptr<net::Http> http;
    engine::Market market;
    domain::Watch watch;
    engine::Settings settings;
};
[[nodiscard]] base::Result<MarketSource> marketSource(const Arguments &arguments);
/// What --market says, else `otherwise`: "spot" or "perpetual".
[[nodiscard]] base::Result<domain::MarketKind> marketKind(const Arguments &arguments,
                                                          const std::string &otherwise = "spot");
/// What --provider, --model and --fallbacks say over the settings. Who is asked by name is asked alone,
/// unless the fallbacks were chosen too, here or in the settings.
void chooseMind(const Arguments &arguments, engine::Settings &settings);
/// The candle file that --candles names, read for --symbol and --timeframe.
[[nodiscard]] base::Result<exchange::CandleFile> candleFile(const Arguments &arguments);
/// All of standard input, at most 256 MiB. Errors: BadData.
/// The rules of --rules and the condition of --gate over the settings, checked. Errors name the file or the
/// setting.
[[nodiscard]] base::Result<void> takeRules(const Arguments &arguments, engine::Settings &settings);
[[nodiscard]] base::Result<std::string> standardInput();

/// The account and what goes with it of one run of a data folder, read without a lock. The run is --run, or
/// the one that was written last.
struct Kept
{
    std::unique_ptr<store::Database> database;
    std::string run;
};
/// Runs whose name begins with `without` are not chosen by their age.
[[nodiscard]] base::Result<std::optional<Kept>> openKept(const Arguments &arguments,
                                                         std::string_view without = {});
/// A capsule's manifest with its texts put back, wherever in the data folder it is kept.
[[nodiscard]] base::Result<base::Json> readCapsule(const Arguments &arguments, const std::string &id);

} // namespace app
