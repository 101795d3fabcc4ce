// How soon the window stands, beside a bare Qt Widgets window of the same run, and how much memory it takes.
//   ui_bench            starts both by turns, prints medians and the ratio (needs a display, or offscreen)
// A round is a whole process: from its start to the moment after its first paint. The bare window is a
// program of its own that links Qt Widgets alone; the desk's process does what the program does up to there,
// with the chart of a last session in its data folder.
#include "app/composition.h"
#include "engine/engine.h"
#include "support/sample_snapshot.h"
#include "ui/language.h"
#include "ui/last_state.h"
#include "ui/main_window.h"
#include "ui/panel_board.h"
#include "ui/panels/chart_panel.h"

#include "base/platform.h"
#include "store/instance_lock.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr int rounds = 15, idleMs = 3000;

/// Proportional memory of this process in MiB, by the kernel's count.
double proportionalMemory()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').front().toDouble() / 1024;
    return 0;
}

/// Tells the parent when a widget has been painted for the first time.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QWidget &widget, bool stays) : m_stays(stays) { widget.installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !std::exchange(m_seen, true))
            QTimer::singleShot(0, this, [this] {
                std::puts("painted");
                std::fflush(stdout);
                if (!m_stays)
                    std::_Exit(0);
            });
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_stays, m_seen = false;
};

void reportIdle()
{
    QTimer::singleShot(idleMs, qApp, [] {
        std::printf("%.1f\n", proportionalMemory());
        std::fflush(stdout);
        std::_Exit(0);
    });
}

int desk(int argc, char **argv, const QString &folder, bool stays)
{
    app::GlobalOptions global;
    global.dataDir = folder;
    const auto lock = store::InstanceLock::acquire(folder);
    auto settings = app::loadSettings(global);
    if (!lock || !settings)
        return 1;
    QApplication application(argc, argv);
    ui::Language language;
    language.speak(application);
    ui::Theme theme;
    if (!theme.load(QString::fromStdString(settings->window.theme), false))
        return 1;
    settings->window.welcomed = true;
    engine::Desk desk([global, given = *settings]() -> base::Result<std::unique_ptr<engine::Engine>> {
        auto parts = app::composeDesk(global, given);
        if (!parts)
            return base::fail(parts);
        return std::make_unique<engine::Engine>(std::move(*parts));
    });
    QApplication::setFont(theme.font(ui::TextSize::Body)); // what the widgets are made with
    ui::MainWindow window(desk, theme, ui::Dialogs::real(), folder);
    theme.apply(application);
    FirstPaint paint(static_cast<ui::ChartPanel *>(window.board().panel("chart"))->view(), stays);
    window.show();
    if (stays) {
        QTimer::singleShot(0, &window, [&desk] { desk.start(); }); // paused at the first answer of the market
        reportIdle();
    }
    return QApplication::exec();
}

/// Milliseconds from start to first paint; with `what` ending in "-idle" the memory instead.
double measured(const QString &self, const QStringList &what)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    child.start(self, what);
    if (!child.waitForReadyRead(20'000))
        return -1;
    const double painted = double(clock.nsecsElapsed()) / 1e6;
    if (!what.front().endsWith(QLatin1String("-idle")))
        return child.waitForFinished() ? painted : -1;
    child.waitForFinished(20'000);
    return child.readAll().simplified().split(' ').back().toDouble();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

int parent(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString self = QCoreApplication::applicationFilePath();
    const QString bare = QCoreApplication::applicationDirPath() + QStringLiteral("/bare_window");
    const QTemporaryDir folder;
    const QString path = folder.path();
    ui::keepLastState(*support::sampleSnapshot(), path);
    std::vector<double> bares, desks;
    for (int i = -2; i < rounds; ++i) { // two rounds to warm up
        const double one = measured(bare, {QStringLiteral("bare")}),
                     two = measured(self, {QStringLiteral("desk"), path});
        if (one < 0 || two < 0)
            return 1;
        if (i >= 0) {
            bares.push_back(one);
            desks.push_back(two);
        }
    }
    const double b = median(bares), d = median(desks);
    std::printf("first paint: bare window %.1f ms, desk with the last chart %.1f ms, ratio %.2f (goal <= 2, "
                "<= 80 ms)\n",
                b, d, d / b);
    const double idle = measured(self, {QStringLiteral("desk-idle"), path});
    std::printf("idle memory before the first analysis: %.1f MiB (goal <= 60)\n", idle);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string_view what = argc > 1 ? argv[1] : "";
    const bool idle = what.ends_with("-idle");
    if (what.starts_with("desk") && argc > 2)
        return desk(argc, argv, QString::fromLocal8Bit(argv[2]), idle);
    return parent(argc, argv);
}
