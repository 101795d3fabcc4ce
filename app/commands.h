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
/// The rules of --rules and the condition of --gate over the settings, checked. Errors name the file or the
/// setting.
[[nodiscard]] base::Result<void> takeRules(const Arguments &arguments, engine::Settings &settings);
/// What --exchange, --symbol, --timeframe and --market say over the settings. Errors: BadRequest naming the
/// option.
[[nodiscard]] base::Result<void> takeMarket(const Arguments &arguments, engine::Settings &settings);
/// Whether an account that has begun in this data folder can follow a change of its settings. settings.cpp
[[nodiscard]] base::Result<void> fitsKept(const Arguments &arguments, const engine::Settings &before,
                                          const engine::Settings &next);
/// All of standard input, at most 256 MiB. Errors: BadData.
[[nodiscard]] base::Result<std::string> standardInput();

/// The account and what goes with it of one run of a data folder, read without a lock. The run is --run, or
/// the desk's account that was written last; that of single analyses only where there is no other.
struct Kept
{
    std::unique_ptr<store::Database> database;
    std::string run;
};
[[nodiscard]] base::Result<std::optional<Kept>> openKept(const Arguments &arguments);
/// A capsule's manifest with its texts put back, wherever in the data folder it is kept.
[[nodiscard]] base::Result<base::Json> readCapsule(const Arguments &arguments, const std::string &id);

} // namespace app
