#include "app/commands.h"
#include "app/control_server.h"
#include "app/desk_control.h"
#include "app/signals.h"

#include "base/log.h"
#include "base/platform.h"
#include "base/text.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

namespace app {
namespace {

using base::Json;

constexpr const char *keysHelp = "a analyse now · h help · q quit\n";

base::Result<engine::Settings> settingsFor(const Arguments &arguments)
{
    auto settings = loadSettings(arguments.global);
    if (!settings)
        return settings;
    engine::DeskOptions &desk = settings->desk;
    if (arguments.has("--demo")) {
        desk.exchange = "demo";
        if (!arguments.has("--symbol"))
            desk.symbol = "DEMO/USDT";
        desk.moreSymbols.clear();
    }
    if (const auto file = arguments.text("--candles")) {
        desk.exchange = "file";
        desk.candleFile = *file;
        const auto read = candleFile(arguments);
        if (!read)
            return base::fail(read);
        desk.symbol = read->instrument->symbol.text();
        desk.timeframe = read->candles.timeframe().name();
        desk.moreSymbols.clear();
    }
    desk.exchange = arguments.text("--exchange", desk.exchange);
    desk.timeframe = arguments.text("--timeframe", desk.timeframe);
    chooseMind(arguments, *settings);
    if (const auto taken = takeRules(arguments, *settings); !taken)
        return base::fail(taken);
    if (const auto found = arguments.values.find("--symbol"); found != arguments.values.end()) {
        desk.symbol = found->second.front();
        desk.moreSymbols.assign(found->second.begin() + 1, found->second.end());
    }
    const auto seed = arguments.whole("--seed");
    if (!seed)
        return base::fail(seed);
    desk.demoSeed = int(seed->value_or(desk.demoSeed));
    if (const auto speed = arguments.text("--speed")) {
        desk.demoAtMaximum = *speed == "max";
        const auto value = base::parseDouble(*speed);
        if (!desk.demoAtMaximum && (!value || *value < 1))
            return base::fail(base::ErrorCode::BadRequest, "at least 1, or max", "--speed");
        if (value)
            desk.demoSpeed = *value;
    }
    return engine::settingsFromJson(engine::toJson(*settings), *settings); // checked as a whole
}

void readKey(engine::Engine &engine)
{
    char key = 0;
    if (::read(STDIN_FILENO, &key, 1) != 1)
        return;
    if (key == 'a')
        engine.analyse();
    else if (key == 'q')
        engine.stop();
    else if (key == 'h')
        std::fputs(keysHelp, stderr);
}

} // namespace

base::Result<Printed> runCommand(const Arguments &arguments)
{
    auto settings = settingsFor(arguments);
    if (!settings)
        return base::fail(settings);
    const auto cycles = arguments.whole("--cycles");
    if (!cycles)
        return base::fail(cycles);
    if (*cycles && (**cycles < 0 || **cycles > 1'000'000'000))
        return base::fail(base::ErrorCode::BadRequest, "between 0 (without end) and 1000000000", "--cycles");
    const auto lock = store::InstanceLock::acquire(arguments.global.dataDir);
    if (!lock)
        return base::fail(lock);
    auto parts = composeDesk(arguments.global, std::move(*settings));
    if (!parts)
        return base::fail(parts);
    parts->keepSettings = false; // what was said on this command line is for this run only
    parts->drawPictures = parts->settings.desk.exchange != "file" && !parts->settings.desk.demoAtMaximum;
    engine::Engine engine(std::move(*parts));
    QObject::connect(&engine, &engine::Engine::happened, [](const QByteArray &line) {
        std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
        std::fputc('\n', stdout);
        std::fflush(stdout);
    });
    // Nobody is here to mend what made it stop: the program ends and says why.
    QObject::connect(&engine, &engine::Engine::failed, &engine, [&engine](const QString &what, const base::Error &) {
        if (what == QLatin1String("desk"))
            QTimer::singleShot(0, &engine, [&engine] { engine.stop(); });
    });
    QObject::connect(&engine, &engine::Engine::stopped, QCoreApplication::instance(), &QCoreApplication::quit);
    if (*cycles)
        engine.stopAfterCycles(int(**cycles));
    engine.stopAtEnd();
    const ControlServer server(arguments.global.dataDir,
                               [&engine](const Json &command) { return controlled(engine, command); });
    const StopSignals stops([&engine] { engine.stop(); });
    std::unique_ptr<QSocketNotifier> keys;
    if (base::onTerminal()) {
        std::fputs(keysHelp, stderr);
        keys = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
        QObject::connect(keys.get(), &QSocketNotifier::activated, &engine, [&engine] { readKey(engine); });
    }
    const base::Result<void> started = engine.start();
    if (!started)
        return base::fail(started);
    QCoreApplication::exec();
    const auto failure = engine.snapshot()->failure;
    if (failure)
        return tl::unexpected<base::Error>(*failure);
    return Printed{Json(), 0, true};
}

} // namespace app
