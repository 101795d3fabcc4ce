#include "unit/ui/test_window.h"

#include "ui/header_bar.h"
#include "ui/language.h"
#include "ui/panel_board.h"
#include "ui/panels.h"
#include "ui/panels/chart_panel.h"
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
#include <QLayout>
#include <QMenu>
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

void TestWindow::headerFits_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("german");
    for (const int width : {960, 1280, 1366, 1440, 1600, 1680, 1920, 2560}) {
        QTest::addRow("%d English", width) << width << false;
        QTest::addRow("%d German", width) << width << true;
    }
}

void TestWindow::headerFits()
{
    QFETCH(int, width);
    QFETCH(bool, german);
    ui::Language language;
    language.speak(*qApp, QLocale(german ? QLocale::German : QLocale::English));
    Rig rig({width, 800});
    auto snapshot = support::sampleSnapshot();
    snapshot->watches[0].watch.symbol = *domain::Symbol::parse("DEMO/USDT");
    snapshot->watches[0].venueTitle = "Demo market (synthetic)";
    rig.show(snapshot);
    const ui::HeaderBar &header = rig.window->header();
    QVERIFY2(header.layout()->minimumSize().width() <= header.width(),
             qPrintable(QString::number(header.layout()->minimumSize().width())));
    QVERIFY(header.symbolButton()->width() >= header.symbolButton()->sizeHint().width());
    if (width >= 1920)
        QVERIFY(header.symbolButton()->text().contains(german ? QLatin1String("Demo-Markt")
                                                              : QLatin1String("Demo market")));
    QCOMPARE(header.analyseButton()->text(),
             german ? QStringLiteral("Jetzt analysieren") : QStringLiteral("Analyse now"));
}

void TestWindow::tradesOfferExports()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    rig.window->board().dock("trades")->raise();
    QTest::qWait(30);
    auto *corner = qobject_cast<QToolButton *>(rig.window->board().panel("trades")->corner());
    QVERIFY(corner && corner->isVisible());
    QVERIFY(rig.window->rect().contains(QRect(corner->mapTo(rig.window.get(), QPoint()), corner->size())));
    QSignalSpy wanted(&rig.window->hub(), &ui::Hub::exportWanted);
    for (QAction *one : corner->menu()->actions())
        one->trigger();
    QCOMPARE(wanted.size(), 3);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("csv"));
    QCOMPARE(wanted[1][0].toString(), QStringLiteral("json"));
    QCOMPARE(wanted[2][0].toString(), QStringLiteral("xlsx"));
    rig.window->board().dock("log")->raise();
    QTest::qWait(30);
    QVERIFY(!corner->isVisible());
    rig.window->board().dock("trades")->setFloating(true);
    QTest::qWait(30);
    QVERIFY(corner->isVisible()); // in the title row
}

namespace {

/// The sample with the position's levels on the chart.
std::shared_ptr<engine::Snapshot> held()
{
    auto snapshot = support::sampleSnapshot();
    auto chart = std::make_shared<chart::ChartSpec>(*snapshot->watches[0].chart);
    const double last = chart->candles.close().back();
    chart->levels = {{domain::Level::Kind::Stop, last * 0.98, {}, "stop"},
                     {domain::Level::Kind::Target, last * 1.02, {}, "target"},
                     {domain::Level::Kind::Last, last, {}, {}}};
    engine::PositionView &position = snapshot->positions[0];
    const auto priceAt = [](double value) {
        return domain::Price(*base::Decimal::parse(QString::number(value, 'f', 2).toStdString()));
    };
    position.position.plan.stop = priceAt(last * 0.98);
    position.position.plan.target = priceAt(last * 1.02);
    position.price = last;
    snapshot->watches[0].chart = chart;
    return snapshot;
}

void drag(QWidget &view, const QPointF &from, const QPointF &to)
{
    QTest::mouseMove(&view, from.toPoint());
    QTest::mousePress(&view, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(&view, ((from + to) / 2).toPoint());
    QTest::mouseMove(&view, to.toPoint());
}

} // namespace

void TestWindow::levelsAreDragged()
{
    Rig rig;
    const auto snapshot = held();
    rig.show(snapshot);
    ui::ChartView &view = static_cast<ui::ChartPanel *>(rig.window->board().panel("chart"))->view();
    view.grab();
    const chart::Layout placed = view.layoutOf();
    const double stop = snapshot->watches[0].chart->levels[0].price;
    QSignalSpy wanted(&rig.window->hub(), &ui::Hub::levelWanted);
    const QPointF from(placed.price.center().x(), placed.yOf(stop));
    const double first = view.firstVisible();
    drag(view, from, from - QPointF(0, 12));
    QTest::keyClick(&view, Qt::Key_Escape); // thought better of it
    QTest::mouseRelease(&view, Qt::LeftButton, {}, (from - QPointF(0, 12)).toPoint());
    QCOMPARE(wanted.size(), 0);
    drag(view, from, from - QPointF(0, 12));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, (from - QPointF(0, 12)).toPoint());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("position-1"));
    QVERIFY(wanted[0][1].toBool());
    QVERIFY(wanted[0][2].toDouble() > stop);
    QVERIFY(wanted[0][2].toDouble() < *snapshot->positions[0].price);
    QCOMPARE(view.firstVisible(), first); // the chart stood still
    QVERIFY(rig.window->banners().isEmpty());
}

void TestWindow::refusedLevelsSayWhy()
{
    Rig rig;
    const auto snapshot = held();
    rig.show(snapshot);
    const double stop = snapshot->watches[0].chart->levels[0].price;
    Q_EMIT rig.window->hub().levelWanted(QStringLiteral("position-1"), true, stop - 100);
    QCOMPARE(rig.window->banners().size(), 1);
    QVERIFY(rig.window->banners()[0]->sentence().contains(QLatin1String("never widened")));
    // What the desk itself refused comes in words as well.
    Q_EMIT rig.desk.failed(QStringLiteral("adjust"),
                           base::Error{base::ErrorCode::OutOfRange, "plan_stop_progress", "stop", {}});
    QVERIFY(rig.window->banners()[0]->sentence().contains(QLatin1String("part of the way")));
}

void TestWindow::failureIsSaid()
{
    Rig rig;
    auto snapshot = std::make_shared<engine::Snapshot>();
    snapshot->failure = base::Error{base::ErrorCode::Storage, "read-only", "data-dir", {}};
    rig.show(snapshot);
    QVERIFY(rig.window->status().said().contains(QLatin1String("failure")));
    QVERIFY(rig.window->status().said().contains(QLatin1String("data folder")));
    for (const char *id : {"chart", "decision", "position", "watch"})
        QCOMPARE(rig.window->board().panel(id)->stateView().kind(), ui::StateKind::Failed);
}

void TestWindow::watchListComesBack()
{
    Rig rig({1280, 800});
    ui::PanelBoard &board = rig.window->board();
    const QDockWidget *const list = board.dock("watch");
    QVERIFY(list->isHidden());
    board.unfold(); // as it is kept when the window closes
    QVERIFY(!list->isHidden());
    Rig wide({1920, 1080});
    ui::PanelBoard &other = wide.window->board();
    other.dock("watch")->hide(); // put away by hand
    wide.window->resize(1280, 800);
    QTest::qWait(20);
    other.unfold();
    QVERIFY(other.dock("watch")->isHidden());
    wide.window->resize(1920, 1080);
    QTest::qWait(20);
    QVERIFY(other.dock("watch")->isHidden());
}
