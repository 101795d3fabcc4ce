#include "ui/window_actions.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QShortcut>

namespace ui {

WindowActions::WindowActions(Hub &hub, QWidget &window) : QObject(&window), m_hub(hub), m_window(window)
{
    analyse = make(tr("&Analyse now"), tr("Looks at the market and decides at once (A)"), Qt::Key_A);
    pause = make(tr("&Pause"),
                 tr("No new positions until you resume; stops and targets are still watched (Space)"));
    kill = make(tr("&Kill switch…"), tr("Closes every position at the next price and opens nothing new"),
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    preplay = make(tr("Pre-play the last 60 &days"),
                   tr("Trades past days with the technical rules, marked as replay"));
    capsule = make(tr("Open the latest &capsule"),
                   tr("The exact question, answer and verdict of the latest decision"),
                   QKeySequence(Qt::CTRL | Qt::Key_O));
    settings = make(tr("&Settings…"), tr("Market, model, limits, costs and looks"),
                    QKeySequence(Qt::CTRL | Qt::Key_Comma));
    exportCsv = make(tr("Export trades as &CSV…"), tr("All closed trades of this account, one a row"));
    exportJson =
        make(tr("Export trades as &JSON…"), tr("All closed trades of this account with every digit"));
    exportBook =
        make(tr("Export trades as &spreadsheet…"), tr("All closed trades of this account for Excel or Calc"));
    quit = make(tr("&Quit"), tr("Ends the desk"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    welcome = make(tr("&Welcome…"), tr("The three questions of the first start"));
    resetLayout = make(tr("&Reset layout"), tr("Puts every panel back to its place"));
    dark = make(tr("&Dark theme"), tr("For dim rooms"));
    light = make(tr("&Light theme"), tr("For bright rooms"));
    find = make(tr("&Find an action"), tr("Finds everything that the window can do (Ctrl+K)"),
                QKeySequence(Qt::CTRL | Qt::Key_K));
    oneChart =
        make(tr("&One chart"), tr("The market that is looked at, alone"), QKeySequence(Qt::CTRL | Qt::Key_1));
    twoCharts = make(tr("&Two charts"), tr("Beside it another market or timeframe"),
                     QKeySequence(Qt::CTRL | Qt::Key_2));
    fourCharts = make(tr("&Four charts"), tr("Four markets or timeframes with one crosshair"),
                      QKeySequence(Qt::CTRL | Qt::Key_4));
    studies = make(tr("&Studies on the chart…"), tr("Finds and chooses what is drawn, with its parameters"),
                   QKeySequence(Qt::CTRL | Qt::Key_I));
    patterns = make(tr("Show &patterns"), tr("Marks the patterns that were found"),
                    QKeySequence(Qt::CTRL | Qt::Key_P));
    profile = make(tr("Show the &volume profile"), tr("Volume by price at the right edge"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    help = make(tr("&What is this panel?"), tr("Explains the panel that has the focus (F1)"), Qt::Key_F1);
    about = make(tr("&About Signal Desk"), tr("Version and what this is"));
    auto *themes = new QActionGroup(this);
    for (QAction *one : {dark, light}) {
        one->setCheckable(true);
        themes->addAction(one);
    }
    auto *space = new QShortcut(Qt::Key_Space, &window);
    space->setAutoRepeat(false);
    connect(space, &QShortcut::activated, this, &WindowActions::spaceOrPause);
    connect(analyse, &QAction::triggered, this, [this] { Q_EMIT m_hub.analyseWanted(m_hub.watch()); });
    connect(pause, &QAction::triggered, this, [this] { Q_EMIT m_hub.pauseWanted(!m_hub.snapshot().paused); });
    connect(kill, &QAction::triggered, &hub, &Hub::killWanted);
    connect(preplay, &QAction::triggered, this, [this] { Q_EMIT m_hub.preplayWanted(60); });
    connect(settings, &QAction::triggered, this, [this] { Q_EMIT m_hub.settingsWanted(QString()); });
    connect(exportCsv, &QAction::triggered, this,
            [this] { Q_EMIT m_hub.exportWanted(QStringLiteral("csv")); });
    connect(exportJson, &QAction::triggered, this,
            [this] { Q_EMIT m_hub.exportWanted(QStringLiteral("json")); });
    connect(exportBook, &QAction::triggered, this,
            [this] { Q_EMIT m_hub.exportWanted(QStringLiteral("xlsx")); });
    for (const auto &[action, count] :
         {std::pair(oneChart, 1), std::pair(twoCharts, 2), std::pair(fourCharts, 4)})
        connect(action, &QAction::triggered, this,
                [this, count = count] { Q_EMIT m_hub.chartCountWanted(count); });
    connect(studies, &QAction::triggered, &hub, &Hub::studiesWanted);
    connect(patterns, &QAction::triggered, this, [this] { Q_EMIT m_hub.looksWanted(true, false); });
    connect(profile, &QAction::triggered, this, [this] { Q_EMIT m_hub.looksWanted(false, true); });
    connect(capsule, &QAction::triggered, this, [this] {
        if (const auto *watch = m_hub.watchView(); watch && watch->decision)
            Q_EMIT m_hub.capsuleWanted(QString::fromStdString(watch->decision->capsuleId));
    });
    for (QAction *one : {dark, light})
        connect(one, &QAction::triggered, this, [this, one] {
            Q_EMIT m_hub.changeWanted(base::Json{{"window", {{"theme", one == dark ? "dark" : "light"}}}});
        });
    connect(&hub, &Hub::snapshotChanged, this, &WindowActions::refresh);
    connect(&hub.theme(), &Theme::changed, this, &WindowActions::refresh);
    refresh();
}

QAction *WindowActions::make(const QString &text, const QString &tip, const QKeySequence &key)
{
    auto *out = new QAction(text, this);
    out->setToolTip(tip);
    out->setStatusTip(tip);
    if (!key.isEmpty()) {
        out->setShortcut(key);
        out->setAutoRepeat(false);
    }
    m_window.addAction(out);
    m_all.append(out);
    return out;
}

void WindowActions::spaceOrPause()
{
    // Space presses the button that has the focus; anywhere else it pauses.
    if (auto *focused = qobject_cast<QAbstractButton *>(QApplication::focusWidget()))
        focused->click();
    else
        pause->trigger();
}

void WindowActions::refresh()
{
    const engine::Snapshot &now = m_hub.snapshot();
    const bool alive = m_hub.isFresh() && now.running;
    for (QAction *one : {analyse, pause, kill, preplay})
        one->setEnabled(alive);
    pause->setText(now.paused ? tr("&Resume") : tr("&Pause"));
    const auto *watch = m_hub.watchView();
    capsule->setEnabled(watch && watch->decision && !watch->decision->capsuleId.empty());
    const bool isDark = m_hub.theme().tokens().name == QLatin1String("dark");
    dark->setChecked(isDark);
    light->setChecked(!isDark);
}

void WindowActions::fill(QMenuBar &bar, const QList<QDockWidget *> &docks)
{
    QMenu *const file = bar.addMenu(tr("&File"));
    file->addActions({exportCsv, exportJson, exportBook});
    file->addSeparator();
    file->addActions({settings, welcome});
    file->addSeparator();
    file->addAction(quit);
    QMenu *const desk = bar.addMenu(tr("&Desk"));
    desk->addActions({analyse, pause, capsule});
    desk->addSeparator();
    desk->addAction(preplay);
    desk->addSeparator();
    desk->addAction(kill);
    QMenu *const view = bar.addMenu(tr("&View"));
    for (QDockWidget *dock : docks) {
        view->addAction(dock->toggleViewAction());
        m_all.append(dock->toggleViewAction());
    }
    view->addSeparator();
    view->addActions({oneChart, twoCharts, fourCharts});
    view->addSeparator();
    view->addActions({studies, patterns, profile});
    view->addSeparator();
    view->addActions({resetLayout, dark, light});
    view->addSeparator();
    view->addAction(find);
    QMenu *const helps = bar.addMenu(tr("&Help"));
    helps->addActions({help, about});
    for (QMenu *menu : {file, desk, view, helps})
        menu->setToolTipsVisible(true);
}

} // namespace ui
