#include "test_drawing.h"

#include "ui/drawings_keeper.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using chart::Drawing;
using ui::DrawingBoard;
using Kind = Drawing::Kind;

namespace {

domain::CandleSeries candles()
{
    domain::CandleColumns columns;
    for (int i = 0; i < 100; ++i)
        columns.add(1'704'067'200'000 + i * 3'600'000LL, 100, 101, 99, 100, 1);
    return *domain::CandleSeries::make(domain::Timeframe(), std::move(columns), 100);
}

/// A hundred bars of ten pixels, prices 0 … 500 over 500 pixels.
chart::Layout placed()
{
    chart::Layout out;
    out.price = QRectF(0, 0, 1000, 500);
    out.pixelsPerBar = 10;
    out.low = 0;
    out.high = 500;
    return out;
}

struct Scene
{
    DrawingBoard board;
    domain::CandleSeries series = candles();
    chart::Layout layout = placed();

    bool press(double x, double y) { return board.press(layout, series, {x, y}); }
    bool move(double x, double y) { return board.move(layout, series, {x, y}); }
    bool release(double x, double y) { return board.release(layout, series, {x, y}); }
    void pull(double x1, double y1, double x2, double y2)
    {
        press(x1, y1);
        move((x1 + x2) / 2, (y1 + y2) / 2);
        release(x2, y2);
    }
    [[nodiscard]] const Drawing &only() const { return board.drawings().at(0); }
    void draw(Kind kind, double x1, double y1, double x2, double y2)
    {
        board.setTool(kind);
        pull(x1, y1, x2, y2);
    }
};

} // namespace

void TestDrawing::aToolDrawsOnce()
{
    Scene scene;
    scene.draw(Kind::Trend, 105, 400, 305, 200);
    QCOMPARE(scene.board.drawings().size(), std::size_t(1));
    QVERIFY(scene.only().from.time == scene.series.openTime(10));
    QVERIFY(scene.only().to.time == scene.series.openTime(30));
    QVERIFY(std::abs(scene.only().from.price - scene.layout.priceAt(400)) < 1e-9);
    QVERIFY(std::abs(scene.only().to.price - scene.layout.priceAt(200)) < 1e-9);
    QVERIFY(!scene.board.tool());
    scene.pull(700, 400, 800, 450); // no tool any more
    QCOMPARE(scene.board.drawings().size(), std::size_t(1));
}

void TestDrawing::aClickWithoutAPullDrawsNothing()
{
    Scene scene;
    scene.board.setTool(Kind::Rectangle);
    QVERIFY(scene.press(100, 100));
    QVERIFY(scene.release(100, 100));
    QVERIFY(scene.board.drawings().empty());
    QVERIFY(!scene.board.tool());
}

void TestDrawing::aHorizontalLineNeedsOnePoint()
{
    Scene scene;
    scene.board.setTool(Kind::Horizontal);
    scene.press(100, 120);
    scene.release(100, 120);
    QCOMPARE(scene.board.drawings().size(), std::size_t(1));
    QVERIFY(std::abs(scene.only().from.price - scene.layout.priceAt(120)) < 1e-9);
    QVERIFY(scene.board.isOver(scene.layout, scene.series, {900, 122}));
}

void TestDrawing::withoutAToolThePressIsNotTaken()
{
    Scene scene;
    QVERIFY(!scene.press(100, 100)); // it may pan
    QVERIFY(!scene.move(120, 100));
    QVERIFY(!scene.release(120, 100));
    scene.board.setTool(Kind::Trend);
    QVERIFY(!scene.press(100, 900)); // outside of the prices
}

void TestDrawing::aDrawingIsMovedAsAWhole()
{
    Scene scene;
    scene.draw(Kind::Trend, 105, 300, 305, 300);
    scene.pull(205, 302, 255, 252); // five bars to the right, fifty up
    QVERIFY(scene.only().from.time == scene.series.openTime(15));
    QVERIFY(scene.only().to.time == scene.series.openTime(35));
    QVERIFY(std::abs(scene.only().from.price - scene.layout.priceAt(250)) < 1e-6);
    QVERIFY(scene.board.hasSelection() && scene.only().selected);
}

void TestDrawing::anEndIsMovedAlone()
{
    Scene scene;
    scene.draw(Kind::Trend, 105, 300, 305, 300);
    scene.pull(305, 301, 405, 200);
    QVERIFY(scene.only().from.time == scene.series.openTime(10));
    QVERIFY(scene.only().to.time == scene.series.openTime(40));
    QVERIFY(std::abs(scene.only().to.price - scene.layout.priceAt(200)) < 1e-9);
}

void TestDrawing::escapePutsBack()
{
    Scene scene;
    scene.draw(Kind::Trend, 105, 300, 305, 300);
    const Drawing before = scene.only();
    scene.press(205, 300);
    scene.move(405, 100);
    QVERIFY(scene.board.cancel());
    QVERIFY(scene.only().from == before.from && scene.only().to == before.to);
    QVERIFY(!scene.board.hasSelection());
    scene.board.setTool(Kind::Measure);
    scene.press(100, 100);
    scene.move(200, 200);
    QVERIFY(scene.board.cancel());
    QCOMPARE(scene.board.drawings().size(), std::size_t(1)); // the unfinished one is gone
    QVERIFY(!scene.board.cancel());
}

void TestDrawing::deleteRemovesTheSelected()
{
    Scene scene;
    scene.draw(Kind::Trend, 105, 300, 305, 300);
    scene.draw(Kind::Rectangle, 505, 300, 605, 200);
    scene.press(205, 300);
    scene.release(205, 300);
    QVERIFY(scene.board.removeSelected());
    QCOMPARE(scene.board.drawings().size(), std::size_t(1));
    QVERIFY(scene.only().kind == Kind::Rectangle);
    QVERIFY(!scene.board.removeSelected());
}

void TestDrawing::keptAsTextAndRead()
{
    Scene scene;
    for (const Kind kind : {Kind::Trend, Kind::Horizontal, Kind::Fibonacci, Kind::Rectangle, Kind::Measure})
        scene.draw(kind, 105 + 100 * double(kind), 300, 205 + 100 * double(kind), 200);
    const std::vector<Drawing> again = ui::drawingsFromText(ui::toText(scene.board.drawings()));
    QCOMPARE(again.size(), std::size_t(5));
    for (std::size_t i = 0; i < again.size(); ++i) {
        const Drawing &one = scene.board.drawings()[i];
        QVERIFY(again[i].kind == one.kind && again[i].from == one.from && again[i].to == one.to);
        QVERIFY(!again[i].selected);
    }
}

void TestDrawing::brokenTextIsLeftOut()
{
    QVERIFY(ui::drawingsFromText(QString()).empty());
    QVERIFY(ui::drawingsFromText(QStringLiteral("{\"a\":1}")).empty());
    const QString mixed = QStringLiteral(
        "[1,{\"kind\":\"spiral\",\"from\":[1,2],\"to\":[1,2]},{\"kind\":\"trend\",\"from\":[1,\"x\"],\"to\":["
        "1,2]},"
        "{\"kind\":\"trend\",\"from\":[1,2]},{\"kind\":\"trend\",\"from\":[1,2.5],\"to\":[3,4]}]");
    QCOMPARE(ui::drawingsFromText(mixed).size(), std::size_t(1));
}

void TestDrawing::keptByMarket()
{
    const QTemporaryDir folder;
    Scene scene;
    scene.draw(Kind::Trend, 105, 300, 305, 200);
    ui::keepDrawings(folder.path(), QStringLiteral("binance:BTC/USDT:spot"), scene.board.drawings());
    QCOMPARE(ui::readDrawings(folder.path(), QStringLiteral("binance:BTC/USDT:spot")).size(), std::size_t(1));
    QVERIFY(ui::readDrawings(folder.path(), QStringLiteral("binance:ETH/USDT:spot")).empty());
    ui::keepDrawings(folder.path(), QStringLiteral("binance:BTC/USDT:spot"), {});
    QVERIFY(ui::readDrawings(folder.path(), QStringLiteral("binance:BTC/USDT:spot")).empty());
    ui::keepDrawings(QString(), QStringLiteral("binance:BTC/USDT:spot"), scene.board.drawings()); // nowhere
}
