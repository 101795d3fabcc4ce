#include "unit/ui/test_widgets.h"

#include "support/sample_snapshot.h"
#include "ui/panels/equity_panel.h"
#include "ui/theme.h"
#include "ui/widgets/answer_view.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/figure_label.h"
#include "ui/widgets/gauge.h"

#include <QWheelEvent>
#include <QtTest/QtTest>

namespace {

struct Chart
{
    ui::Theme theme;
    ui::ChartView view;
    Chart()
    {
        if (!theme.load(QStringLiteral("dark"), false))
            qFatal("no theme");
        view.setPalette(theme.chartPalette());
        view.resize(1000, 600);
        view.setSpec(support::sampleWatch("BTC/USDT", base::fromMs(1'702'493'247'000)).chart);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("not shown");
        view.grab();
    }
    [[nodiscard]] double bars() const { return view.lastVisible() - view.firstVisible(); }
    void wheel(double x, int turns)
    {
        QWheelEvent event(QPointF(x, 200), view.mapToGlobal(QPointF(x, 200)), {}, QPoint(0, 120 * turns),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &event);
        view.grab();
    }
};

} // namespace

void TestWidgets::wheelZoomsAroundThePointer()
{
    Chart chart;
    const double before = chart.bars(), x = chart.view.layoutOf().price.left() + 300,
                 bar = chart.view.layoutOf().barAt(x);
    chart.wheel(x, 2);
    QVERIFY(chart.bars() < before);
    QVERIFY(std::abs(chart.view.layoutOf().barAt(x) - bar) < 0.5); // what was under the pointer stays there
    chart.wheel(x, -100);
    QVERIFY(chart.bars() <= 2 * 300 + 10);
    chart.wheel(x, 200);
    QVERIFY(chart.bars() >= 10);
}

void TestWidgets::dragPansAndDoubleClickFits()
{
    Chart chart;
    const double first = chart.view.firstVisible(), bars = chart.bars();
    QTest::mousePress(&chart.view, Qt::LeftButton, {}, {400, 200});
    QMouseEvent move(QEvent::MouseMove, QPointF(600, 200), chart.view.mapToGlobal(QPointF(600, 200)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&chart.view, &move);
    QTest::mouseRelease(&chart.view, Qt::LeftButton, {}, {600, 200});
    QVERIFY(chart.view.firstVisible() < first);
    QVERIFY(std::abs(chart.bars() - bars) < 1e-6);
    QTest::mouseDClick(&chart.view, Qt::LeftButton, {}, {500, 200});
    QCOMPARE(chart.view.firstVisible(), first);
}

void TestWidgets::keysMoveTheChart()
{
    Chart chart;
    const double first = chart.view.firstVisible(), bars = chart.bars();
    QTest::keyClick(&chart.view, Qt::Key_Left);
    QVERIFY(chart.view.firstVisible() < first);
    QTest::keyClick(&chart.view, Qt::Key_Plus);
    QVERIFY(chart.bars() < bars);
    QTest::keyClick(&chart.view, Qt::Key_Minus);
    QVERIFY(std::abs(chart.bars() - bars) < 1e-6);
    QTest::keyClick(&chart.view, Qt::Key_Home);
    QCOMPARE(chart.view.firstVisible(), 0.0);
    QTest::keyClick(&chart.view, Qt::Key_End);
    QVERIFY(chart.view.lastVisible() > 300);
}

void TestWidgets::clickOnAMarkOpensItsCapsule()
{
    Chart chart;
    QSignalSpy opened(&chart.view, &ui::ChartView::markClicked);
    QVERIFY(!chart.view.layoutOf().marks.empty());
    QTest::mouseClick(&chart.view, Qt::LeftButton, {},
                      chart.view.layoutOf().marks.front().box.center().toPoint());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.front().front().toString(), QStringLiteral("capsule-of-mark"));
    QTest::mouseClick(&chart.view, Qt::LeftButton, {}, {5, 5});
    QCOMPARE(opened.size(), 1);
}

void TestWidgets::newCandlesKeepTheZoom()
{
    Chart chart;
    chart.wheel(300, 5);
    const double bars = chart.bars();
    auto next = std::make_shared<chart::ChartSpec>(
        *support::sampleWatch("BTC/USDT", base::fromMs(1'702'493'247'000)).chart);
    next->candles = support::sampleCandles(301, base::toMs(next->candles.openTime(299)) + 2 * 14'400'000);
    chart.view.setSpec(next);
    QVERIFY(std::abs(chart.bars() - bars) < 1e-6);
}

void TestWidgets::gaugePutsThePriceBetween()
{
    ui::Theme theme;
    QVERIFY(theme.load(QStringLiteral("light"), false));
    ui::Gauge gauge(theme);
    gauge.setLevels({100, 90.0, 120.0, 105.0, false, 2});
    QCOMPARE(gauge.shareOf(90), 0.0);
    QCOMPARE(gauge.shareOf(105), 0.5);
    QCOMPARE(gauge.shareOf(130), 1.0);
    gauge.setLevels({100, 110.0, 80.0, 95.0, true, 2});
    QCOMPARE(gauge.shareOf(110), 0.0); // a short loses upwards
    QCOMPARE(gauge.shareOf(95), 0.5);
}

void TestWidgets::labelShortensWithDots()
{
    ui::Theme theme;
    QVERIFY(theme.load(QStringLiteral("dark"), false));
    ui::FigureLabel label(theme);
    label.setText(QStringLiteral("a sentence that is rather long"));
    const int whole = label.sizeHint().width();
    QCOMPARE(label.minimumSizeHint().width(), whole);
    label.setElided(true);
    QVERIFY(label.minimumSizeHint().width() < whole);
    QCOMPARE(label.accessibleName(), label.text());
}

void TestWidgets::answerNumbersAreChecked()
{
    const QString answer = QStringLiteral("RSI 53.2 and ref rsi:14@4h, inflow of 300, price 42,650.1");
    const auto found = ui::numbersIn(answer, {53.21, 42650.1});
    QCOMPARE(found.size(), std::size_t(3)); // the 14 and the 4 belong to a name
    QVERIFY(found[0].verified);
    QVERIFY(!found[1].verified);
    QVERIFY(found[2].verified);
}

void TestWidgets::contrast_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("colourBlind");
    for (const char *name : {"dark", "light"})
        for (const bool blind : {false, true})
            QTest::addRow("%s %d", name, blind) << QString::fromLatin1(name) << blind;
}

void TestWidgets::contrast()
{
    QFETCH(QString, name);
    QFETCH(bool, colourBlind);
    ui::Theme theme;
    QVERIFY(theme.load(name, colourBlind));
    for (const QColor &surface : theme.tokens().surface)
        for (const ui::Ink ink : {ui::Ink::Text1, ui::Ink::Text2, ui::Ink::Text3, ui::Ink::Accent,
                                  ui::Ink::Up, ui::Ink::Down, ui::Ink::Warn})
            QVERIFY2(chart::contrast(theme.ink(ink), surface) >= 4.5,
                     qPrintable(theme.ink(ink).name() + surface.name()));
    for (const ui::Ink ink : {ui::Ink::Accent, ui::Ink::Up, ui::Ink::Down, ui::Ink::Warn})
        QVERIFY(chart::contrast(theme.tokens().textOn, theme.ink(ink)) >= 4.5);
}

void TestWidgets::returnsKeepExtremes()
{
    std::vector<domain::EquityPoint> points;
    for (int i = 0; i < 10'000; ++i)
        points.push_back({base::fromMs(i * 1000), 1000});
    points[4321].equity = 1500;
    points[8765].equity = 400;
    const QList<QPointF> thin = ui::returnsOf(points, 600);
    QVERIFY(thin.size() <= 700);
    const auto [low, high] = std::minmax_element(
        thin.begin(), thin.end(), [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
    QCOMPARE(high->y(), 50.0);
    QCOMPARE(low->y(), -60.0);
}
