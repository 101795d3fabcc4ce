#include "unit/ui/test_charts.h"

#include "ui/panel_board.h"
#include "ui/panels/chart_panel.h"
#include "ui/status_line.h"
#include "ui/widgets/banner.h"
#include "ui/window_actions.h"
#include "unit/ui/rig.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

Q_DECLARE_METATYPE(engine::ChartsWanted)

namespace {

ui::ChartPanel &panelOf(Rig &rig)
{
    return *static_cast<ui::ChartPanel *>(rig.window->board().panel("chart"));
}

QString said(QWidget &widget)
{
    QString out;
    for (const ui::FigureLabel *label : widget.findChildren<ui::FigureLabel *>())
        if (!label->isHidden())
            out += label->text() + QLatin1Char('\n');
    return out;
}

/// With the further charts that the window asked for.
void answer(Rig &rig, const std::shared_ptr<engine::Snapshot> &snapshot)
{
    snapshot->charts.clear();
    for (const engine::ChartWish &wish : panelOf(rig).wanted().more) {
        engine::ChartView view;
        view.wish = wish;
        view.venueTitle = "Binance";
        view.instrument = snapshot->watches[0].instrument;
        view.chart = snapshot->watches[0].chart;
        snapshot->charts.push_back(view);
    }
    rig.show(snapshot);
}

/// A position with its lines on the chart.
std::shared_ptr<engine::Snapshot> heldSnapshot()
{
    const auto out = support::sampleSnapshot();
    auto spec = std::make_shared<chart::ChartSpec>(*out->watches[0].chart);
    const double last = spec->candles.close().back();
    spec->levels = {{domain::Level::Kind::Stop, last * 0.99, {}, "stop"},
                    {domain::Level::Kind::Target, last * 1.01, {}, "target"}};
    out->watches[0].chart = spec;
    out->positions[0].price = last;
    return out;
}

} // namespace

void TestCharts::oneTwoAndFour()
{
    Rig rig;
    const auto snapshot = support::sampleSnapshot();
    QSignalSpy wanted(&rig.window->hub(), &ui::Hub::chartsWanted);
    rig.show(snapshot);
    ui::ChartPanel &panel = panelOf(rig);
    QCOMPARE(panel.deck().count(), 1);
    rig.window->actions().fourCharts->trigger();
    QCOMPARE(panel.deck().count(), 4);
    const auto &more = panel.wanted().more;
    QCOMPARE(more.size(), std::size_t(3));
    QCOMPARE(more[0].symbol.base, std::string("ETH")); // the other watch first, then other timeframes
    QCOMPARE(more[1].timeframe.name(), std::string_view("1d"));
    QVERIFY(wanted.size() > 0);
    answer(rig, snapshot);
    for (const ui::ChartCell *cell : panel.deck().cells()) {
        QVERIFY(cell->isVisible() && cell->view().hasSpec());
        QVERIFY(cell->view().width() > 200 && cell->view().height() > 100);
    }
    QVERIFY(panel.view().isVisible());
    rig.window->actions().twoCharts->trigger();
    QCOMPARE(panel.wanted().more.size(), std::size_t(1));
    QVERIFY(panel.deck().cells()[0]->isVisible() && !panel.deck().cells()[1]->isVisible());
    rig.window->actions().oneChart->trigger();
    QVERIFY(panel.wanted().more.empty());
    QVERIFY(!panel.deck().cells()[0]->isVisible());
}

void TestCharts::cellsChooseForThemselves()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    ui::ChartPanel &panel = panelOf(rig);
    panel.deck().setCount(2);
    ui::ChartCell &cell = *panel.deck().cells()[0];
    Q_EMIT cell.timeframeButton()->menu()->aboutToShow();
    QAction *quarter = nullptr;
    for (QAction *one : cell.timeframeButton()->menu()->actions())
        if (one->text() == QLatin1String("15m"))
            quarter = one;
    QVERIFY(quarter);
    quarter->trigger();
    QCOMPARE(panel.wanted().more[0].timeframe.name(), std::string_view("15m"));
    QVERIFY(cell.timeframeButton()->text().startsWith(QLatin1String("15m")));
    Q_EMIT cell.symbolButton()->menu()->aboutToShow();
    cell.symbolButton()->menu()->actions().front()->trigger();
    QCOMPARE(panel.wanted().more[0].symbol.base, std::string("BTC"));
    QVERIFY(said(cell).contains(QLatin1String("Waiting for candles")));
    QVERIFY(!cell.view().accessibleName().isEmpty());
}

void TestCharts::chartsAreRemembered()
{
    const QTemporaryDir folder;
    ui::Theme theme;
    QVERIFY(theme.load(QStringLiteral("dark"), false));
    for (int start = 0; start < 2; ++start) {
        ui::Hub hub(theme);
        hub.setDataDir(folder.path());
        hub.setSnapshot(support::sampleSnapshot());
        ui::ChartDeck deck(hub, new ui::ChartView);
        deck.restore();
        QCOMPARE(deck.count(), start == 0 ? 1 : 2);
        if (start == 0) {
            deck.setCount(2);
            deck.cells()[0]->setWish({*domain::Symbol::parse("ETH/USDT"), *domain::Timeframe::parse("1h")});
            Q_EMIT deck.cells()[0]->wishChanged();
        } else {
            QCOMPARE(deck.wishes()[0].symbol.base, std::string("ETH"));
            QCOMPARE(deck.wishes()[0].timeframe.name(), std::string_view("1h"));
        }
    }
}

void TestCharts::looksAreRemembered()
{
    const QTemporaryDir folder;
    ui::Theme theme;
    QVERIFY(theme.load(QStringLiteral("dark"), false));
    for (int start = 0; start < 3; ++start) {
        ui::Hub hub(theme);
        hub.setDataDir(folder.path());
        ui::ChartPanel panel(hub);
        const QScopedPointer<QWidget> row(panel.titleRow(QStringLiteral("Chart")));
        panel.show();
        hub.setSnapshot(support::sampleSnapshot());
        QCOMPARE(panel.wanted().patterns, start > 0);
        QCOMPARE(panel.wanted().more.size(), std::size_t(start > 0 ? 1 : 0));
        QVERIFY(!panel.wanted().studies.empty());
        if (start > 0)
            continue;
        Q_EMIT hub.looksWanted(true, false);
        Q_EMIT hub.chartCountWanted(2);
    }
}

void TestCharts::oneCrosshair()
{
    Rig rig;
    const auto snapshot = support::sampleSnapshot();
    rig.show(snapshot);
    ui::ChartPanel &panel = panelOf(rig);
    panel.deck().setCount(2);
    answer(rig, snapshot);
    ui::ChartView &other = panel.deck().cells()[0]->view();
    const QImage before = other.grab().toImage();
    panel.view().grab();
    QSignalSpy pointed(&panel.view(), &ui::ChartView::pointedAt);
    const chart::Layout placed = panel.view().layoutOf();
    QTest::mouseMove(&panel.view(), placed.price.center().toPoint());
    QTRY_VERIFY(pointed.size() > 0);
    QVERIFY(other.grab().toImage() != before); // it stands there as well
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&panel.view(), &leave);
    QVERIFY(other.grab().toImage() == before);
}

void TestCharts::theCrosshairByKeys()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    ui::ChartView &view = panelOf(rig).view();
    view.grab();
    view.setFocus(Qt::TabFocusReason);
    std::optional<base::UtcTime> at;
    QObject::connect(&view, &ui::ChartView::pointedAt, &view,
                     [&](std::optional<base::UtcTime> time) { at = time; });
    const domain::CandleSeries &candles = rig.window->hub().snapshot().watches[0].chart->candles;
    QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(at.value_or(base::UtcTime()), candles.openTime(candles.size() - 1));
    QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(at.value_or(base::UtcTime()), candles.openTime(candles.size() - 2));
    for (int i = 0; i < 200; ++i) { // beyond the left edge: the chart follows
        QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
        if (i % 50 == 0)
            view.grab();
    }
    view.grab();
    QVERIFY(at && *at < candles.openTime(candles.size() - 150));
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!at);
}

void TestCharts::levelsMoveWithKeys()
{
    Rig rig;
    const auto snapshot = heldSnapshot();
    rig.show(snapshot);
    ui::ChartView &view = panelOf(rig).view();
    view.grab();
    QCoreApplication::processEvents();
    const auto grips = view.findChildren<ui::LevelGrip *>();
    QCOMPARE(grips.size(), 2);
    QSignalSpy wanted(&rig.window->hub(), &ui::Hub::levelWanted);
    ui::LevelGrip &stop = *grips[0];
    QTRY_VERIFY(stop.isVisible());
    QVERIFY(stop.accessibleName().startsWith(QLatin1String("Stop at ")));
    QVERIFY(!stop.accessibleDescription().isEmpty());
    const double before = snapshot->watches[0].chart->levels[0].price;
    stop.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&stop, Qt::Key_Up);
    QTest::keyClick(&stop, Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(&stop, Qt::Key_Down);
    view.grab();
    QCoreApplication::processEvents();
    QVERIFY(stop.accessibleName() != QStringLiteral("Stop at ") + QString::number(before, 'f', 2));
    QCOMPARE(wanted.size(), 0);
    QTest::keyClick(&stop, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted[0][1].toBool());
    const double tick = 0.01, moved = wanted[0][2].toDouble() - std::round(before / tick) * tick;
    QVERIFY2(std::abs(moved - 10 * tick) < 1e-6, qPrintable(QString::number(moved)));
    QTest::keyClick(grips[1], Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(grips[1], Qt::Key_Enter);
    QCOMPARE(wanted.size(), 2);
    QVERIFY(!wanted[1][1].toBool());
}

void TestCharts::levelsThatAreNotApplied()
{
    Rig rig;
    const auto snapshot = heldSnapshot();
    rig.show(snapshot);
    ui::ChartView &view = panelOf(rig).view();
    view.grab();
    QCoreApplication::processEvents();
    ui::LevelGrip &stop = *view.findChildren<ui::LevelGrip *>()[0];
    QTRY_VERIFY(stop.isVisible());
    const QString name = stop.accessibleName();
    QSignalSpy wanted(&rig.window->hub(), &ui::Hub::levelWanted);
    stop.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&stop, Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(&stop, Qt::Key_Escape);
    view.grab();
    QCoreApplication::processEvents();
    QCOMPARE(stop.accessibleName(), name);
    QTest::keyClick(&stop, Qt::Key_Return); // nothing was moved
    QCOMPARE(wanted.size(), 0);
    auto flat = support::sampleSnapshot(); // without a position there is nothing to hold
    flat->positions.clear();
    rig.show(flat);
    QVERIFY(!stop.isVisible());
}

void TestCharts::thePickerFinds()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    ui::ChartPanel &panel = panelOf(rig);
    QSignalSpy kept(&rig.window->hub(), &ui::Hub::changeWanted);
    rig.window->actions().studies->trigger();
    ui::StudyPicker *const picker = panel.picker();
    QVERIFY(picker && picker->isVisible());
    QVERIFY(picker->list()->count() >= 120);
    QVERIFY(picker->list()->item(0)->checkState() == Qt::Checked); // what is drawn stands first
    const std::size_t before = panel.wanted().studies.size();
    QTest::keyClicks(picker->field(), QStringLiteral("bband"));
    QVERIFY(picker->list()->count() >= 1 && picker->list()->count() < 5);
    QTest::keyClick(picker->field(), Qt::Key_Return);
    QCOMPARE(panel.wanted().studies.size(), before + 1);
    QVERIFY(panel.wanted().studies.back().starts_with("bbands:20"));
    QCOMPARE(kept.size(), 1);
    QTest::keyClick(picker->field(), Qt::Key_Return); // and off again
    QCOMPARE(panel.wanted().studies.size(), before);
    picker->field()->setText(QStringLiteral("no such thing"));
    QCOMPARE(picker->list()->count(), 0);
    QTest::keyClick(picker, Qt::Key_Escape);
    QTRY_VERIFY(!panel.picker());
}

void TestCharts::thePickerChangesParameters()
{
    ui::Theme theme;
    QVERIFY(theme.load(QStringLiteral("dark"), false));
    engine::ChartsWanted now;
    now.studies = {"rsi:14", "sma:50"};
    ui::StudyPicker picker(theme, now);
    picker.list()->setCurrentRow(0);
    QCOMPARE(picker.parameters()->text(), QStringLiteral("rsi:14"));
    picker.parameters()->setText(QStringLiteral("rsi:7"));
    QTest::keyClick(picker.parameters(), Qt::Key_Return);
    QCOMPARE(picker.wanted().studies, (std::vector<std::string>{"rsi:7", "sma:50"})); // in its place
    for (const char *wrong : {"rsi:x", "rsi:-1", "nothing:3", ""}) {
        picker.parameters()->setText(QString::fromLatin1(wrong));
        QTest::keyClick(picker.parameters(), Qt::Key_Return);
        QVERIFY2(!picker.complaint().isEmpty(), wrong);
        QCOMPARE(picker.wanted().studies.size(), std::size_t(2));
    }
    picker.field()->setText(QStringLiteral("macd:")); // one that is not drawn yet, with other parameters
    picker.list()->setCurrentRow(0);
    picker.parameters()->setText(QStringLiteral("macd:5:35:5"));
    QTest::keyClick(picker.parameters(), Qt::Key_Return);
    QCOMPARE(picker.wanted().studies.back(), std::string("macd:5:35:5"));
}

void TestCharts::patternsAndProfile()
{
    Rig rig;
    rig.show(support::sampleSnapshot());
    ui::ChartPanel &panel = panelOf(rig);
    rig.window->actions().patterns->trigger();
    QVERIFY(panel.wanted().patterns && !panel.wanted().profile);
    rig.window->actions().profile->trigger();
    QVERIFY(panel.wanted().patterns && panel.wanted().profile);
    rig.window->actions().studies->trigger();
    QVERIFY(panel.picker()->patterns()->isChecked());
    panel.picker()->patterns()->click();
    QVERIFY(!panel.wanted().patterns && panel.wanted().profile);
}

void TestCharts::theVenueIsTold()
{
    Rig rig;
    const auto snapshot = support::sampleSnapshot();
    snapshot->budgets = {{"api.binance.com", 5'100.0, 6'000.0, snapshot->time, {}, 42},
                         {"api.hyperliquid.xyz", {}, {}, {}, {}, 7}};
    snapshot->clock = engine::ClockView{base::Milliseconds(0), snapshot->time, false};
    rig.show(snapshot);
    QWidget &watch = *rig.window->board().panel("watch");
    const QString words = said(watch);
    QVERIFY2(words.contains(QLatin1String("5,100 of 6,000")), qPrintable(words));
    QVERIFY(words.contains(QLatin1String("7 a minute")));
    QVERIFY(words.contains(QLatin1String("assumed")) && words.contains(QLatin1String("0.1 %")));
    QVERIFY(words.contains(QLatin1String("agrees")));
    QVERIFY(rig.window->status().said().contains(QLatin1String("api.binance.com: 5,100 of 6,000 used")));
    snapshot->budgets[0].used = 100;
    snapshot->budgets[1].paused = base::Milliseconds(30'000);
    rig.show(snapshot);
    QVERIFY(!rig.window->status().said().contains(QLatin1String("api.binance.com")));
    QVERIFY(rig.window->status().said().contains(QLatin1String("api.hyperliquid.xyz paused for 30 s")));
}

void TestCharts::aWrongClockHasABanner()
{
    Rig rig;
    const auto snapshot = support::sampleSnapshot();
    rig.show(snapshot);
    QVERIFY(rig.window->banners().isEmpty());
    snapshot->clock = engine::ClockView{base::Milliseconds(65'000), snapshot->time, true};
    rig.show(snapshot);
    QCOMPARE(rig.window->banners().size(), 1);
    QVERIFY(rig.window->banners()[0]->sentence().contains(QLatin1String("1 min ahead")));
    snapshot->clock->wrong = false;
    rig.show(snapshot);
    QVERIFY(rig.window->banners().isEmpty());
}

void TestCharts::theStreamHasAWord()
{
    Rig rig;
    const auto snapshot = support::sampleSnapshot();
    engine::LiveView &live = snapshot->watches[0].live;
    live.state = engine::LiveView::State::Live;
    live.heard = snapshot->time;
    live.bid = 42'650.1;
    live.ask = 42'650.35;
    rig.show(snapshot);
    QWidget &window = *rig.window;
    QVERIFY(said(window).contains(QLatin1String("live")));
    QVERIFY(said(window).contains(QLatin1String("spread 0.25")));
    live.heard = snapshot->time - std::chrono::seconds(40);
    rig.show(snapshot);
    QVERIFY(said(window).contains(QLatin1String("quiet for 40 s")));
    live.state = engine::LiveView::State::Polling;
    live.error = base::Error{base::ErrorCode::Network, "the connection ended", "stream", {}};
    rig.show(snapshot);
    QVERIFY(said(window).contains(QLatin1String("polling")));
    live.state = engine::LiveView::State::Off;
    rig.show(snapshot);
    QVERIFY(!said(window).contains(QLatin1String("polling")));
}
