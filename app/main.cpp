// signaldesk: the window. Shows itself first, starts the desk after.

#include "app/arguments.h"
#include "app/composition.h"
#include "app/control_server.h"
#include "app/desk_control.h"
#include "app/signals.h"

#include "base/log.h"
#include "base/platform.h"
#include "engine/engine.h"
#include "ui/language.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

namespace {

using base::Json;

constexpr const char *options[] = {"--demo", "--seed N", "--speed X"};

int refused(const base::Error &error)
{
    std::fprintf(stderr, "signaldesk: %s%s%s\n", error.detail.c_str(), error.field.empty() ? "" : ": ",
                 error.field.c_str());
    return error.code == base::ErrorCode::BadRequest ? 2 : 1;
}

/// What the command line says on top of the settings; for this start only.
base::Result<void> applyDemo(engine::Settings &settings, const app::Arguments &arguments)
{
    const auto seed = arguments.whole("--seed"), speed = arguments.whole("--speed");
    if (!seed)
        return base::fail(seed);
    if (!speed)
        return base::fail(speed);
    if (arguments.has("--demo")) {
        settings.desk.exchange = "demo";
        settings.desk.symbol = "DEMO/USDT";
        settings.desk.moreSymbols.clear();
        settings.window.welcomed = true; // the market was chosen on the command line
    }
    settings.desk.demoSeed = int(seed->value_or(settings.desk.demoSeed));
    settings.desk.demoSpeed = speed->has_value() ? double(**speed) : settings.desk.demoSpeed;
    const auto checked = engine::settingsFromJson(engine::toJson(settings), settings);
    if (!checked)
        return base::fail(checked);
    return {};
}

Json controlled(engine::Desk &desk, ui::MainWindow &window, const Json &command)
{
    const auto named = base::textField(command, "command");
    if (!named)
        return {{"error", domain::toJson(named.error())}};
    const std::string &what = *named;
    if (what == "raise")
        window.bringToFront();
    else if (what == "analyze")
        desk.analyseNow(0);
    else if (what == "pause")
        desk.pause();
    else if (what == "resume")
        desk.resume();
    else if (what == "kill")
        desk.kill();
    else if (what != "status")
        return {
            {"error", domain::toJson(base::Error{base::ErrorCode::BadRequest, "unknown command", what, {}})}};
    return app::statusOf(*desk.snapshot());
}

int raiseOther(const base::Error &inUse, const QString &dataDir)
{
    const auto answered = app::sendControl(dataDir, {{"command", "raise"}});
    return answered ? 0 : refused(inUse);
}

int run(QApplication &application, const app::Arguments &arguments, engine::Settings settings)
{
    const app::GlobalOptions &global = arguments.global;
    const bool keep = !arguments.has("--demo") && !arguments.has("--seed") && !arguments.has("--speed");
    ui::Theme theme;
    if (const auto loaded =
            theme.load(QString::fromStdString(settings.window.theme), settings.window.colourBlind);
        !loaded)
        return refused(loaded.error());
    engine::Desk desk([global, settings, keep]() -> base::Result<std::unique_ptr<engine::Engine>> {
        auto parts = app::composeDesk(global, settings);
        if (!parts)
            return base::fail(parts);
        parts->keepSettings = keep;
        return std::make_unique<engine::Engine>(std::move(*parts));
    });
    QApplication::setFont(theme.font(ui::TextSize::Body)); // what the widgets are made with
    ui::MainWindow window(desk, theme, ui::Dialogs::real(), global.dataDir);
    // After the window is made: a style sheet is worked out anew for a widget each time it gets a parent.
    theme.apply(application);
    QObject::connect(&window, &ui::MainWindow::left, &application, &QApplication::quit);
    window.show();
    std::unique_ptr<app::ControlServer> server;
    QTimer::singleShot(0, &window, [&] { // nothing before this is needed for the first paint
        window.setWindowIcon(theme.icon(QStringLiteral("signal"), ui::Ink::Accent));
        desk.start();
        server = std::make_unique<app::ControlServer>(
            global.dataDir, [&](const Json &command) { return controlled(desk, window, command); });
    });
    const app::StopSignals stops([&window] { window.leave(); });
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const auto arguments = app::parseArguments({argv + 1, argv + argc}, options);
    if (!arguments)
        return refused(arguments.error());
    if (!base::hasDisplay()) {
        std::fputs("signaldesk: there is no display here; run the desk without a window with --headless "
                   "(packaging/run.sh --headless run, "
                   "or signaldesk-cli run).\n",
                   stderr);
        return 1;
    }
    const QString &dataDir = arguments->global.dataDir;
    auto lock = store::InstanceLock::acquire(dataDir);
    if (!lock) {
        QCoreApplication application(argc, argv); // for the socket
        return raiseOther(lock.error(), dataDir);
    }
    auto settings = app::loadSettings(arguments->global);
    if (!settings)
        return refused(settings.error());
    if (const auto demo = applyDemo(*settings, *arguments); !demo)
        return refused(demo.error());
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("signaldesk"));
    QApplication::setQuitOnLastWindowClosed(false); // quits when the desk has stopped
    ui::Language language;
    language.speak(application);
    base::installLog();
    return run(application, *arguments, std::move(*settings));
}
