#include "unit/ui/test_window.h"

#include "ui/header_bar.h"
#include "ui/panel_board.h"
#include "ui/panels.h"
#include "ui/panels/decision_panel.h"
#include "ui/panels/trades_panel.h"
#include "ui/panels/watch_panel.h"
#include "ui/requests.h"
#include "ui/status_line.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/figure_delegate.h"
#include "ui/window_actions.h"
#include "unit/ui/rig.h"

#include <QDockWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>

namespace {

/// Widgets that are given less room than they need, outside of what scrolls.
QStringList clipped(const QWidget &root)
{
    QStringList out;
    for (const QWidget *one : root.findChildren<QWidget *>()) {
        bool scrolls = false;
        for (const QWidget *up = one->parentWidget(); up; up = up->parentWidget())
            scrolls = scrolls || qobject_cast<const QAbstractScrollArea *>(up);
        if (!one->isVisible() || scrolls || one->isWindow())
            continue;
        const QSize least = one->minimumSizeHint().boundedTo(one->maximumSize());
        const bool narrow = least.width() > one->width() + 1, low = least.height() > one->height() + 1;
        const bool label =
            qobject_cast<const ui::FigureLabel *>(one) || qobject_cast<const QAbstractButton *>(one);
        if (label && (narrow || low))
            out << QString::fromLatin1(one->metaObject()->className()) + QLatin1Char(' ') +
                       one->accessibleName() +
                       QStringLiteral(" %1x%2 of %3x%4")
                           .arg(one->width())
                           .arg(one->height())
                           .arg(least.width())
                           .arg(least.height());
        if (one->parentWidget() &&
            !one->parentWidget()->rect().adjusted(-1, -1, 1, 1).contains(one->geometry()) && label)
            out << QStringLiteral("outside: ") + one->accessibleName();
    }
    return out;
}

} // namespace

void TestWindow::everyPanelShowsWholeAndBareSnapshots()
{
    Rig rig;
    for (const bool whole : {true, false}) {
        rig.show(whole ? support::sampleSnapshot() : support::bareSnapshot());
        for (const ui::PanelRow &row : ui::panels()) {
            if (QDockWidget *const dock = rig.window->board().dock(row.id))
                dock->raise();
            QTest::qWait(5);
            ui::Panel *const panel = rig.window->board().panel(row.id);
            QVERIFY2(!panel->grab().isNull(), row.id);
            const bool log = std::string_view(row.id) == "log",
                       thought = std::string_view(row.id) == "thought";
            if (!log && !thought) // these two keep what they have heard
                QCOMPARE(panel->showsContent(), whole);
            if (!panel->showsContent())
                QVERIFY2(panel->stateView().sentence().endsWith(QLatin1Char('.')), row.id); // never blank
        }
    }
}

void TestWindow::buttonsAskTheDesk()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    ui::Hub &hub = rig.window->hub();
    QSignalSpy analyse(&hub, &ui::Hub::analyseWanted), pause(&hub, &ui::Hub::pauseWanted),
        close(&hub, &ui::Hub::closeWanted), capsule(&hub, &ui::Hub::capsuleWanted);
    QTest::mouseClick(rig.window->header().analyseButton(), Qt::LeftButton);
    QTest::mouseClick(rig.window->header().pauseButton(), Qt::LeftButton);
    QCOMPARE(analyse.size(), 1);
    QCOMPARE(pause.front().front().toBool(), true);
    QTest::mouseClick(rig.window->header().killButton(), Qt::LeftButton);
    QCOMPARE(rig.asked.size(), std::size_t(1));
    QVERIFY(rig.asked[0].dangerous);
    for (QPushButton *one : rig.window->board().panel("position")->findChildren<QPushButton *>())
        if (one->text().startsWith(QLatin1String("Close")))
            QTest::mouseClick(one, Qt::LeftButton);
    QCOMPARE(close.front().front().toString(), QStringLiteral("position-1"));
    QCOMPARE(rig.asked.size(), std::size_t(2));
    auto *trades = static_cast<ui::TradesPanel *>(rig.window->board().panel("trades"));
    QCOMPARE(trades->table().model()->rowCount(), 13); // one open, twelve closed
    Q_EMIT trades->table().activated(trades->table().model()->index(1, 0));
    QCOMPARE(capsule.back().front().toString(), QStringLiteral("capsule0")); // the newest first
    QCOMPARE(trades->table().model()->index(0, 2).data(ui::MarkRole).toInt(), int(ui::CellMark::Up));
}

void TestWindow::shortcutsAskTheDesk()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    rig.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.window.get()));
    QSignalSpy analyse(&rig.window->hub(), &ui::Hub::analyseWanted),
        pause(&rig.window->hub(), &ui::Hub::pauseWanted);
    QTest::keyClick(rig.window.get(), Qt::Key_A);
    QCOMPARE(analyse.size(), 1);
    QTest::keyClick(rig.window.get(), Qt::Key_Space);
    QCOMPARE(pause.size(), 1);
    rig.window->header().analyseButton()->setFocus();
    QTest::keyClick(rig.window.get(), Qt::Key_Space); // presses what has the focus
    QCOMPARE(pause.size(), 1);
    QCOMPARE(analyse.size(), 2);
    QTest::keyClick(rig.window.get(), Qt::Key_F1);
    QCOMPARE(rig.told.size(), 1);
}

void TestWindow::watchListChoosesTheMarket()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    const auto rows = rig.window->board().panel("watch")->findChildren<ui::WatchRow *>();
    QCOMPARE(rows.size(), 2);
    QTest::mouseClick(rows[1], Qt::LeftButton);
    QCOMPARE(rig.window->hub().watch(), 1);
    QVERIFY(rig.window->windowTitle().startsWith(QLatin1String("ETH/USDT")));
}

void TestWindow::decisionFoldsOut()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    auto *panel = static_cast<ui::DecisionPanel *>(rig.window->board().panel("decision"));
    QCOMPARE(panel->shownRules(), 3);
    panel->moreRules()->click();
    QCOMPARE(panel->shownRules(), 5);
    const auto sorted = ui::byTightness(support::sampleDecision({})->verdict);
    QCOMPARE(sorted.front().id, std::string("risk_per_trade")); // what was cut down comes first
    QCOMPARE(sorted.back().id, std::string("liquidation"));
}

void TestWindow::haltsShowTheirButton()
{
    Rig rig;
    auto snapshot = support::sampleSnapshot();
    snapshot->halts = {
        {domain::HaltKind::Drawdown, snapshot->time, {}, "10.2 of 10 %"},
        {domain::HaltKind::DailyLoss, snapshot->time, snapshot->time + std::chrono::hours(2), "2.1 of 2 %"}};
    rig.show(snapshot);
    QCOMPARE(rig.window->banners().size(), 2);
    QSignalSpy pause(&rig.window->hub(), &ui::Hub::pauseWanted);
    QTest::mouseClick(rig.window->banners().front()->button(), Qt::LeftButton);
    QCOMPARE(pause.front().front().toBool(), false); // resumes
    QVERIFY(rig.window->banners().back()->button()->isHidden());
    rig.show(support::sampleSnapshot());
    QCOMPARE(rig.window->banners().size(), 0);
}

void TestWindow::syntheticDataIsMarked()
{
    Rig rig;
    auto snapshot = support::sampleSnapshot();
    snapshot->synthetic = true;
    rig.show(snapshot);
    QVERIFY(rig.window->windowTitle().contains(QLatin1String("synthetic")));
    QVERIFY(rig.window->status().said().contains(QLatin1String("synthetic")));
}

void TestWindow::themeChangesAtOnce()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    const QColor before = rig.window->palette().color(QPalette::Window);
    rig.window->actions().light->trigger();
    QCOMPARE(rig.theme.tokens().name, QStringLiteral("light"));
    QVERIFY(rig.window->palette().color(QPalette::Window) != before);
}

void TestWindow::sizes_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080), QSize(2560, 1440)})
        QTest::addRow("%d", size.width()) << size;
}

void TestWindow::sizes()
{
    QFETCH(QSize, size);
    Rig rig(size);
    rig.show(support::sampleSnapshot());
    QTest::qWait(50);
    QCOMPARE(rig.window->size(), size);
    const QStringList faults = clipped(*rig.window);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    QCOMPARE(rig.window->board().dock("watch")->isVisible(), size.width() >= 1360);
    const QWidget *const chart = rig.window->board().panel("chart");
    QVERIFY(chart->height() > size.height() * 4 / 10);
    QVERIFY(chart->width() > size.width() * 4 / 10);
}

void TestWindow::closingAsksAndObeys()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    QSignalSpy left(rig.window.get(), &ui::MainWindow::left);
    rig.answer = {false, false};
    rig.window->close();
    QCOMPARE(rig.asked.size(), std::size_t(1));
    QVERIFY(rig.window->isVisible());
    rig.answer = {true, true};
    rig.window->close();
    QVERIFY(!rig.window->isVisible());
    QCOMPARE(rig.asked.size(), std::size_t(2));
    Q_EMIT rig.desk.stopped();
    QCOMPARE(left.size(), 1);
}

void TestWindow::welcomeComesOnce()
{
    Rig rig;
    auto snapshot = support::sampleSnapshot();
    snapshot->settings = std::make_shared<const engine::Settings>();
    rig.show(snapshot);
    QTest::qWait(20);
    QVERIFY(rig.window->requests().welcomeDialog());
    rig.window->requests().welcomeDialog()->reject();
    QTest::qWait(20);
    rig.show(snapshot);
    QVERIFY(!rig.window->requests().welcomeDialog());
}
