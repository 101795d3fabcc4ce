#include "ui/main_window.h"

#include "ui/close_guard.h"
#include "ui/command_palette.h"
#include "ui/header_bar.h"
#include "ui/last_state.h"
#include "ui/panel_board.h"
#include "ui/panels.h"
#include "ui/panels/chart_panel.h"
#include "ui/requests.h"
#include "ui/status_line.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/review_bar.h"
#include "ui/window_actions.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QStatusBar>

namespace ui {
namespace {

constexpr int safety = 3000; // ms until the program ends even if the desk does not answer

} // namespace

MainWindow::MainWindow(engine::Desk &desk, Theme &theme, Dialogs dialogs, QString dataDir, QWidget *parent)
    : QMainWindow(parent), m_desk(desk), m_hub(theme), m_dataDir(std::move(dataDir)),
      m_keeper(*this, m_dataDir)
{
    m_hub.setDataDir(m_dataDir);
    setWindowTitle(tr("Signal Desk"));
    setDockOptions(AllowTabbedDocks | AllowNestedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_actions = new WindowActions(m_hub, *this);
    m_requests = new Requests(desk, m_hub, std::move(dialogs), *this);
    m_board = new PanelBoard(*this, m_hub);
    build();
    connectAll();
    setMinimumSize(theme.px(960), theme.px(640));
    resize(1600, 960);
    m_board->arrange();
    m_keeper.setOriginal();
    m_keeper.restore();
    m_board->titleRows();
    m_hub.setRemembered(readLastState(m_dataDir));
    static_cast<ChartPanel *>(m_board->panel("chart"))->view().setFocus();
}

MainWindow::~MainWindow()
{
    delete m_board; // docks speak up once more while the window is taken apart
}

void MainWindow::build()
{
    Theme &theme = m_hub.theme();
    m_header = new HeaderBar(m_hub, *m_actions);
    m_status = new StatusLine(m_hub);
    m_banners = new QWidget;
    auto *banners = new QVBoxLayout(m_banners);
    banners->setContentsMargins(theme.px(4), theme.px(4), theme.px(4), 0);
    banners->setSpacing(theme.px(4));
    m_review = new ReviewBar(m_hub);
    banners->addWidget(m_review);
    m_clock = new Banner(theme);
    banners->addWidget(m_clock);
    m_clock->hide();
    m_banners->hide();
    auto *top = new QWidget;
    auto *rows = new QVBoxLayout(top);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *menus = new QMenuBar;
    m_actions->fill(*menus, m_board->docks());
    rows->addWidget(menus);
    rows->addWidget(m_header);
    rows->addWidget(m_banners);
    setMenuWidget(top);
    auto *foot = new QStatusBar;
    foot->setSizeGripEnabled(false);
    foot->addWidget(m_status, 1);
    setStatusBar(foot);
}

QList<Banner *> MainWindow::banners() const
{
    QList<Banner *> out;
    for (Banner *one : m_banners->findChildren<Banner *>())
        if (!one->isHidden())
            out.append(one);
    return out;
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_board->fold();
}

void MainWindow::connectAll()
{
    connect(&m_desk, &engine::Desk::snapshotPublished, this,
            [this](const engine::SnapshotPtr &snapshot) { m_hub.setSnapshot(snapshot); });
    connect(&m_desk, &engine::Desk::logged, &m_hub, &Hub::logged);
    connect(&m_desk, &engine::Desk::overheard, &m_hub, &Hub::overheard);
    connect(&m_hub, &Hub::cancelWanted, &m_desk, &engine::Desk::cancelQuestions);
    connect(&m_desk, &engine::Desk::stopped, this, [this] {
        if (m_leaving)
            Q_EMIT left();
    });
    connect(&m_hub, &Hub::snapshotChanged, this, &MainWindow::showSnapshot);
    connect(m_requests, &Requests::said, m_status, &StatusLine::say);
    connect(m_requests, &Requests::troubled, this, &MainWindow::showTrouble);
    connect(m_requests, &Requests::changed, this, [this](const base::Json &patch) {
        if (const auto next = engine::settingsFromJson(patch, *settings()); next && patch.contains("window"))
            styleFrom(*next); // at once: the desk may be busy
    });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->find, &QAction::triggered, this, &MainWindow::find);
    connect(m_actions->help, &QAction::triggered, this, &MainWindow::explain);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::about);
    connect(m_actions->welcome, &QAction::triggered, m_requests, &Requests::showWelcome);
    connect(m_actions->resetLayout, &QAction::triggered, this, [this] {
        m_keeper.reset();
        m_board->fold(true);
        m_board->titleRows();
    });
}

engine::SettingsPtr MainWindow::settings() const
{
    const engine::SettingsPtr &now = m_hub.snapshot().settings;
    return now ? now : std::make_shared<const engine::Settings>();
}

void MainWindow::styleFrom(const engine::Settings &settings)
{
    Theme &theme = m_hub.theme();
    const QString name = QString::fromStdString(settings.window.theme);
    if (theme.tokens().name == name && theme.colourBlind() == settings.window.colourBlind)
        return;
    if (theme.load(name, settings.window.colourBlind))
        theme.apply(*qApp);
}

void MainWindow::showSnapshot()
{
    const engine::Snapshot &now = m_hub.snapshot();
    const engine::WatchView *const watch = m_hub.watchView();
    QString title = tr("Signal Desk");
    if (watch)
        title = text(watch->watch.symbol.text()) + QLatin1Char(' ') + text(watch->watch.timeframe.name()) +
                QStringLiteral(" · ") + title;
    if (now.synthetic)
        title += QStringLiteral(" · ") + tr("synthetic data");
    setWindowTitle(title);
    showHalts();
    if (!m_hub.isFresh() || !now.settings)
        return;
    if (!std::exchange(m_styled, true))
        styleFrom(*now.settings);
    if (now.running && !now.settings->window.welcomed && !std::exchange(m_welcomed, true))
        QTimer::singleShot(0, m_requests, &Requests::showWelcome);
}

void MainWindow::showTrouble(const QString &sentence, const QString &detail)
{
    if (!m_trouble) {
        m_trouble = new Banner(m_hub.theme());
        m_banners->layout()->addWidget(m_trouble);
        connect(m_trouble, &Banner::pressed, this, [this] {
            m_trouble->hide();
            showHalts();
        });
    }
    m_trouble->say(sentence, tr("Dismiss"), detail);
    m_trouble->show();
    showHalts();
}

void MainWindow::showHalts()
{
    const engine::Snapshot &now = m_hub.snapshot();
    while (m_halts.size() < now.halts.size()) {
        m_halts.push_back(new Banner(m_hub.theme()));
        m_banners->layout()->addWidget(m_halts.back());
        connect(m_halts.back(), &Banner::pressed, this, [this] { Q_EMIT m_hub.pauseWanted(false); });
    }
    for (std::size_t i = 0; i < m_halts.size(); ++i) {
        m_halts[i]->setVisible(i < now.halts.size());
        if (i < now.halts.size())
            m_halts[i]->say(haltText(now.halts[i], m_hub.now()), haltButton(now.halts[i]),
                            text(now.halts[i].reason));
    }
    m_review->refresh();
    const bool skewed = m_hub.isFresh() && now.clock && now.clock->wrong;
    m_clock->setVisible(skewed);
    if (skewed)
        m_clock->say(clockText(*now.clock), {});
    m_banners->setVisible(skewed || !now.halts.empty() || !now.proposals.empty() ||
                          (m_trouble && !m_trouble->isHidden()));
}

void MainWindow::find()
{
    auto *palette = new CommandPalette(m_actions->all(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, height() / 6)));
    palette->show();
}

void MainWindow::explain()
{
    if (const PanelRow *const row = m_board->focused())
        m_requests->dialogs().tell(this, panelTitle(*row), panelHelp(*row));
}

void MainWindow::about()
{
    m_requests->dialogs().tell(this, tr("Signal Desk %1").arg(QStringLiteral(SIGNALDESK_VERSION)),
                               tr("A paper-trading desk: language models decide, deterministic code judges, "
                                  "and everything can be replayed. "
                                  "It never sends a real order."));
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::leave()
{
    if (std::exchange(m_leaving, true))
        return;
    hide();
    m_board->unfold();
    m_keeper.save();
    keepLastState(m_hub.snapshot(), m_dataDir);
    const bool alive = m_hub.isFresh() && m_hub.snapshot().running;
    m_desk.stop();
    QTimer::singleShot(alive ? safety : 0, this, &MainWindow::left);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore(); // the program ends when the desk has stopped
    if (m_leaving)
        return;
    if (const auto question = leavingQuestion(m_hub.snapshot())) {
        const Answer answer = m_requests->dialogs().ask(this, *question);
        if (!answer.yes)
            return;
        if (answer.remember)
            m_desk.changeSettings(base::Json{{"window", {{"confirm_on_exit", false}}}});
    }
    leave();
}

} // namespace ui
