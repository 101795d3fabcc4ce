#include "test_painter.h"

#include "chart/png.h"
#include "samples.h"

#include <QPainter>
#include <QtTest/QtTest>

#include <future>
#include <limits>
#include <set>

using chart::ChartPainter;
using chart::ChartSpec;
using chart::Layout;
using chart::Palette;

namespace {

struct Painted
{
    QImage picture;
    Layout layout;
    double ratio = 1;

    [[nodiscard]] QColor at(const QPointF &logical) const
    {
        return picture.pixelColor((logical * ratio).toPoint());
    }
    [[nodiscard]] std::set<QRgb> colours(const QRect &device) const
    {
        std::set<QRgb> found;
        for (int y = device.top(); y <= device.bottom(); ++y) {
            for (int x = device.left(); x <= device.right(); ++x)
                found.insert(picture.pixel(x, y) | 0xFF000000U);
        }
        return found;
    }
};

Painted painted(const ChartSpec &spec, const Palette &palette, QSize size = {800, 500}, double ratio = 1,
                QPointF corner = {}, std::optional<chart::Crosshair> crosshair = {})
{
    Painted result;
    result.ratio = ratio;
    result.picture = QImage((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
    result.picture.setDevicePixelRatio(ratio);
    result.picture.fill(Qt::magenta);
    QPainter painter(&result.picture);
    ChartPainter chart;
    result.layout = chart.paint(painter, spec, palette,
                                QRectF(corner, QSizeF(size.width() - corner.x(), size.height() - corner.y())),
                                ratio, crosshair);
    return result;
}

/// Tall wicks and short bodies, nothing else on the panel.
ChartSpec bareSpec(std::size_t count = 40)
{
    domain::CandleColumns columns;
    for (std::size_t i = 0; i < count; ++i) {
        const double open = i % 2 == 0 ? 100 : 102, close = i % 2 == 0 ? 102 : 100;
        columns.add(1'700'006'400'000 + static_cast<std::int64_t>(i) * 14'400'000, open, 110, 90, close, 10);
    }
    ChartSpec spec;
    spec.candles =
        domain::CandleSeries::make(*domain::Timeframe::parse("4h"), std::move(columns), count).value();
    spec.showVolume = false;
    spec.lastVisible = static_cast<double>(count);
    return spec;
}

void ratios()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("bars");
    for (const double ratio : {1.0, 1.25, 1.5, 2.0}) {
        for (const int bars : {20, 57, 120, 333})
            QTest::addRow("%g, %d bars", ratio, bars) << ratio << bars;
    }
}

int runLength(const QImage &picture, int x, int y, QRgb colour)
{
    int left = x, right = x;
    while (left > 0 && (picture.pixel(left - 1, y) | 0xFF000000U) == colour)
        --left;
    while (right + 1 < picture.width() && (picture.pixel(right + 1, y) | 0xFF000000U) == colour)
        ++right;
    return right - left + 1;
}

} // namespace

void TestPainter::wicksAreOneDevicePixel_data()
{
    ratios();
}

void TestPainter::wicksAreOneDevicePixel()
{
    QFETCH(double, ratio);
    QFETCH(int, bars);
    const Palette palette = samples::palette(QStringLiteral("dark"));
    const ChartSpec spec = bareSpec(static_cast<std::size_t>(bars));
    const Painted chart = painted(spec, palette, {800, 500}, ratio);
    const int wickRow = static_cast<int>(chart.layout.yOf(107.3) * ratio),
              bodyRow = static_cast<int>(chart.layout.yOf(101) * ratio);
    for (int i = 0; i < bars; ++i) {
        const int x = static_cast<int>(std::floor(chart.layout.xOf(i + 0.5) * ratio + 1e-9));
        const QRgb colour = (i % 2 == 0 ? palette.up : palette.down).rgb();
        QCOMPARE(chart.picture.pixel(x, wickRow) | 0xFF000000U, colour);
        if (chart.layout.pixelsPerBar * ratio < 3)
            continue; // neighbours may touch
        QCOMPARE(runLength(chart.picture, x, wickRow, colour), 1);
        const int body = runLength(chart.picture, x, bodyRow, colour);
        QVERIFY(body % 2 == 1);
        for (int d = 1; d <= body / 2; ++d) { // the wick stands in the middle of the body
            QCOMPARE(chart.picture.pixel(x - d, bodyRow) | 0xFF000000U, colour);
            QCOMPARE(chart.picture.pixel(x + d, bodyRow) | 0xFF000000U, colour);
        }
    }
}

void TestPainter::candlesAreNotBlurred_data()
{
    ratios();
}

void TestPainter::candlesAreNotBlurred()
{
    QFETCH(double, ratio);
    QFETCH(int, bars);
    const Palette palette = samples::palette(QStringLiteral("light"));
    auto spec = samples::deskSpec(samples::walk(600), 2, static_cast<std::size_t>(bars));
    spec.overlays.clear();
    spec.marks.clear();
    spec.levels.clear();
    const Painted chart = painted(spec, palette, {800, 500}, ratio);
    const QRectF price = chart.layout.price;
    QRect body = QRectF(price.topLeft() * ratio, price.size() * ratio).toAlignedRect();
    body.setTop(body.top() + static_cast<int>(40 * ratio)); // below the read-out, which is antialiased
    body.setBottom(body.bottom() - 2);
    const std::set<QRgb> allowed = {
        palette.background.rgb(),
        palette.grid.rgb(),
        palette.up.rgb(),
        palette.down.rgb(),
        chart::blended(palette.up, palette.background, palette.volumeOpacity).rgb(),
        chart::blended(palette.down, palette.background, palette.volumeOpacity).rgb()};
    for (const QRgb colour : chart.colours(body))
        QVERIFY2(allowed.count(colour) == 1, qPrintable(QColor(colour).name()));
}

void TestPainter::crispAtAnOddCorner()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    for (const double ratio : {1.25, 1.5}) {
        const Painted chart = painted(bareSpec(), palette, {800, 500}, ratio, {3, 7});
        const int row = static_cast<int>(chart.layout.yOf(107.3) * ratio);
        std::map<int, int> lengths;
        int run = 0;
        for (int x = 0; x < chart.picture.width(); ++x) {
            const QRgb colour = chart.picture.pixel(x, row) | 0xFF000000U;
            const bool wick = colour == palette.up.rgb() || colour == palette.down.rgb();
            if (!wick && run > 0)
                ++lengths[run];
            run = wick ? run + 1 : 0;
        }
        QCOMPARE(lengths, (std::map<int, int>{{1, 40}}));
    }
}

void TestPainter::hollowCandlesAreOutlines()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    ChartSpec spec = bareSpec();
    spec.hollowCandles = true;
    const Painted chart = painted(spec, palette);
    const auto at = [&](int bar, double price) {
        return chart.at({chart.layout.xOf(bar + 0.5), chart.layout.yOf(price)});
    };
    QCOMPARE(at(10, 101), palette.background);
    QCOMPARE(at(10, 107.3), palette.up); // its wick
    QCOMPARE(at(11, 101), palette.down); // falling candles stay filled
    const int row = static_cast<int>(chart.layout.yOf(101)), x = static_cast<int>(chart.layout.xOf(10.5));
    int edge = x;
    while (chart.picture.pixelColor(edge, row) == palette.background)
        ++edge;
    QCOMPARE(chart.picture.pixelColor(edge, row), palette.up);
    QVERIFY(chart.picture.pixelColor(edge + 1, row) != palette.up);
}

void TestPainter::dojiIsVisible()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    ChartSpec spec;
    spec.candles = samples::fromCloses({100, 100, 102, 102});
    spec.showVolume = false;
    spec.lastVisible = 4;
    const Painted chart = painted(spec, palette);
    const int x = static_cast<int>(chart.layout.xOf(1.5)) + 5,
              y = static_cast<int>(std::lround(chart.layout.yOf(100)));
    QCOMPARE(chart.picture.pixelColor(x, y), palette.up);
    QVERIFY(chart.picture.pixelColor(x, y + 1) != palette.up);
}

void TestPainter::denseBarsShowTheirWholeRange()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    const std::size_t count = 50'000;
    std::vector<double> closes(count, 100);
    closes[31'234] = 150; // one bar of fifty thousand
    ChartSpec spec;
    spec.candles = samples::fromCloses(closes, "1m");
    spec.showVolume = false;
    spec.overlays = {domain::Curve{"close", "close", std::make_shared<const std::vector<double>>(closes)}};
    const Painted chart = painted(spec, palette);
    QVERIFY(chart.layout.pixelsPerBar < 1);
    const auto hasInk = [&](const QColor &colour, int y) {
        const int middle = static_cast<int>(chart.layout.xOf(31'234.5));
        for (int x = middle - 1; x <= middle + 1; ++x) {
            if (chart.picture.pixelColor(x, y) == colour)
                return true;
        }
        return false;
    };
    for (const double price : {110.0, 125.0, 149.0}) {
        const int y = static_cast<int>(chart.layout.yOf(price));
        QVERIFY(hasInk(palette.curves[0], y)); // the curve lies over the candles
    }
    spec.overlays.clear();
    const Painted bare = painted(spec, palette);
    const int y = static_cast<int>(bare.layout.yOf(130)), x = static_cast<int>(bare.layout.xOf(31'234.5));
    std::set<QRgb> inks = bare.colours(QRect(x - 1, y, 3, 1));
    QVERIFY(inks.count(palette.up.rgb()) + inks.count(palette.down.rgb()) > 0);
}

void TestPainter::pricePanelHasItsShare_data()
{
    QTest::addColumn<int>("panels");
    QTest::addColumn<QSize>("size");
    for (const int panels : {0, 1, 2, 3, 5}) {
        for (const QSize size : {QSize(300, 220), QSize(640, 400), QSize(1920, 1080)})
            QTest::addRow("%d panels, %dx%d", panels, size.width(), size.height()) << panels << size;
    }
}

void TestPainter::pricePanelHasItsShare()
{
    QFETCH(int, panels);
    QFETCH(QSize, size);
    const auto candles = samples::walk(300);
    for (const char *theme : {"dark", "model"}) {
        auto spec = samples::deskSpec(candles, 2);
        spec.panels = std::vector<chart::Panel>(static_cast<std::size_t>(panels), samples::rsi(candles));
        const Layout layout = painted(spec, samples::palette(QString::fromLatin1(theme)), size).layout;
        QVERIFY(layout.price.height() >= 0.55 * size.height());
        QCOMPARE(layout.panels.size(), static_cast<std::size_t>(panels));
        double bottom = layout.price.bottom();
        for (const QRectF &panel : layout.panels) {
            if (panel.isEmpty())
                continue;
            QCOMPARE(panel.top(), bottom);
            QCOMPARE(panel.left(), layout.price.left());
            QCOMPARE(panel.width(), layout.price.width());
            bottom = panel.bottom();
        }
        QCOMPARE(layout.timeAxis.top(), bottom);
        QCOMPARE(layout.timeAxis.bottom(), size.height());
        QCOMPARE(layout.priceAxis.left(), layout.price.right());
    }
}

void TestPainter::volumeStandsBehindAtItsShare()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    auto spec = samples::deskSpec(samples::walk(600), 2);
    spec.marks.clear();
    spec.levels.clear();
    const Painted chart = painted(spec, palette, {1000, 700});
    const std::set<QRgb> volume = {
        chart::blended(palette.up, palette.background, palette.volumeOpacity).rgb(),
        chart::blended(palette.down, palette.background, palette.volumeOpacity).rgb()};
    int top = -1;
    const QRect price = chart.layout.price.toAlignedRect();
    for (int y = price.top(); y <= price.bottom() && top < 0; ++y) {
        for (const QRgb colour : chart.colours(QRect(price.left(), y, price.width(), 1)))
            top = volume.count(colour) > 0 ? y : top;
    }
    QVERIFY(top > 0);
    const double share = (chart.layout.price.bottom() - top) / chart.layout.price.height();
    QVERIFY2(std::abs(share - 0.18) < 0.005, qPrintable(QString::number(share)));
    spec.showVolume = false;
    const Painted without = painted(spec, palette, {1000, 700});
    for (const QRgb colour : without.colours(without.layout.price.toAlignedRect().adjusted(0, 0, -1, -1)))
        QVERIFY(volume.count(colour) == 0);
}

void TestPainter::layoutMapsThereAndBack()
{
    for (const bool logarithmic : {false, true}) {
        auto spec = samples::deskSpec(samples::walk(600), 2);
        spec.logarithmic = logarithmic;
        const Layout layout = painted(spec, chart::modelPalette(), {900, 600}, 1.5, {11, 13}).layout;
        QCOMPARE(layout.logarithmic, logarithmic);
        QVERIFY(layout.low < layout.high);
        QVERIFY(std::abs(layout.priceAt(layout.price.bottom()) - layout.low) < 1e-6);
        QVERIFY(std::abs(layout.priceAt(layout.price.top()) - layout.high) < 1e-6);
        for (double price = layout.low; price < layout.high; price += (layout.high - layout.low) / 7)
            QVERIFY(std::abs(layout.priceAt(layout.yOf(price)) - price) < 1e-6);
        QCOMPARE(layout.barAt(layout.price.left()), spec.firstVisible);
        QVERIFY(std::abs(layout.barAt(layout.price.right()) - spec.lastVisible) < 0.05);
        QVERIFY(std::abs(layout.barAt(layout.xOf(500.25)) - 500.25) < 1e-9);
    }
}

void TestPainter::lowAndHighAreInView()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        auto spec = samples::deskSpec(samples::walk(600, 100, 3, seed), 3);
        spec.logarithmic = seed % 2 == 1;
        const auto candles = spec.candles.slice(480, 120);
        const Painted chart = painted(spec, chart::modelPalette());
        const double high = *std::max_element(candles.high().begin(), candles.high().end());
        const double low = *std::min_element(candles.low().begin(), candles.low().end());
        const QRectF price = chart.layout.price;
        QVERIFY(chart.layout.yOf(high) > price.top() + 20);                       // below the read-out
        QVERIFY(chart.layout.yOf(low) <= price.bottom() - 0.12 * price.height()); // above most of the volume
    }
}

void TestPainter::farCurveDoesNotFlattenCandles()
{
    auto spec = samples::deskSpec(samples::walk(600), 2);
    std::vector<double> far(600, 1.0); // forty thousand below
    spec.overlays = {
        domain::Curve{"far", "far", std::make_shared<const std::vector<double>>(std::move(far))}};
    const Layout layout = painted(spec, samples::palette(QStringLiteral("dark"))).layout;
    const auto candles = spec.candles.slice(480, 120);
    const double span = *std::max_element(candles.high().begin(), candles.high().end()) -
                        *std::min_element(candles.low().begin(), candles.low().end());
    QVERIFY(span / (layout.high - layout.low) > 0.4);
}

void TestPainter::bandsLieBetweenTheirGuides()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    auto spec = samples::deskSpec(samples::walk(600), 2);
    spec.panels.front().curves.clear();
    const Painted chart = painted(spec, palette, {1000, 700});
    const QColor band = chart::blended(palette.accent, palette.background, 0.09);
    const QRectF panel = chart.layout.panels.front();
    int rows = 0;
    for (int y = static_cast<int>(panel.top()); y < panel.bottom(); ++y)
        rows += chart.picture.pixelColor(3, y) == band;
    const double inner = panel.height() - 23 - 6; // below the title, above the lower margin
    QVERIFY2(std::abs(rows - inner * 40 / 80) <= 3, qPrintable(QString::number(rows))); // 30 … 70 of 10 … 90
}

void TestPainter::marksAreFound()
{
    const auto spec = samples::deskSpec(samples::walk(600), 2);
    QImage picture(1000, 700, QImage::Format_RGB32);
    QPainter painter(&picture);
    ChartPainter chart;
    QCOMPARE(chart.markAt({10, 10}), -1);
    const Layout layout =
        chart.paint(painter, spec, samples::palette(QStringLiteral("dark")), QRectF(0, 0, 1000, 700), 1);
    QCOMPARE(layout.marks.size(), spec.marks.size());
    for (const chart::MarkSpot &spot : layout.marks) {
        const domain::Mark &mark = spec.marks[static_cast<std::size_t>(spot.index)];
        QCOMPARE(chart.markAt(spot.box.center()), spot.index);
        const auto bar = spec.candles.lowerBound(mark.time) - 1; // events lie a second into their bar
        QVERIFY(std::abs(spot.box.center().x() - layout.xOf(static_cast<double>(bar) + 0.5)) < 1);
        const double low = layout.yOf(spec.candles.low()[bar]), high = layout.yOf(spec.candles.high()[bar]);
        if (mark.kind == domain::Mark::Kind::LongEntry)
            QVERIFY(spot.box.top() > low); // under the candle
        else if (mark.kind == domain::Mark::Kind::ShortEntry)
            QVERIFY(spot.box.bottom() < high); // over it
        else
            QVERIFY(std::abs(spot.box.center().y() - layout.yOf(mark.price)) < 1);
    }
    QCOMPARE(chart.markAt({2, 690}), -1);
}

void TestPainter::linksTakeTheColourOfTheOutcome()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    ChartSpec spec;
    spec.candles = samples::fromCloses(std::vector<double>(60, 100.0));
    spec.showVolume = false;
    spec.lastVisible = 60;
    const auto inked = [&](std::optional<double> outcome) {
        domain::Mark exit;
        exit.kind = domain::Mark::Kind::Exit;
        exit.time = spec.candles.openTime(50);
        exit.price = 100.01;
        exit.linkTime = spec.candles.openTime(10);
        exit.linkPrice = 99.99;
        exit.outcome = outcome;
        spec.marks = {exit};
        const Painted chart = painted(spec, palette);
        std::map<QRgb, int> count;
        const double y = (chart.layout.yOf(99.99) + chart.layout.yOf(100)) / 2;
        for (int row = static_cast<int>(y) - 12; row < y + 6; ++row) {
            for (double x = chart.layout.xOf(12); x < chart.layout.xOf(28); ++x)
                ++count[chart.picture.pixel(static_cast<int>(x), row) | 0xFF000000U];
        }
        return count;
    };
    // a link is antialiased and dashed: nearly its full colour shows somewhere along it
    auto gain = inked(5.0), loss = inked(-5.0), even = inked({});
    const auto nearest = [](const std::map<QRgb, int> &count, const QColor &colour) {
        int best = 1000;
        for (const auto &[found, number] : count)
            best = std::min(best, std::abs(qRed(found) - colour.red()) +
                                      std::abs(qGreen(found) - colour.green()) +
                                      std::abs(qBlue(found) - colour.blue()));
        return best;
    };
    QVERIFY(nearest(loss, palette.down) < 120);
    QVERIFY(nearest(even, palette.mutedText) < 120);
    QVERIFY(nearest(gain, palette.down) > 120);
}

void TestPainter::lastPriceLevelReplacesTheLastClose()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    auto spec = samples::deskSpec(samples::walk(600), 2);
    spec.levels.clear();
    const double close = spec.candles.close().back(), high = spec.candles.high()[560];
    const auto tagHolds = [&](double price) {
        const Painted chart = painted(spec, palette);
        const QColor colour = chart.picture.pixelColor(static_cast<int>(chart.layout.priceAxis.right()) - 2,
                                                       static_cast<int>(chart.layout.yOf(price)));
        return colour == palette.up || colour == palette.down;
    };
    QVERIFY(tagHolds(close));
    spec.levels = {{domain::Level::Kind::Last, high, {}, {}}};
    QVERIFY(tagHolds(high));
    if (std::abs(high - close) > 200)
        QVERIFY(!tagHolds(close));
}

void TestPainter::crosshairReadsOut()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    const auto spec = samples::deskSpec(samples::walk(600), 2);
    const Painted still = painted(spec, palette, {1000, 700});
    const chart::Crosshair at{{500.0, 300.0}};
    const Painted cross = painted(spec, palette, {1000, 700}, 1, {}, at);
    QCOMPARE(cross.layout.low, still.layout.low); // the scale does not jump
    QCOMPARE(cross.layout.high, still.layout.high);
    QCOMPARE(cross.layout.price, still.layout.price);
    QVERIFY(cross.picture != still.picture);
    // the line stands on the bar under the pointer, and tags lie in both axis strips
    const int x = static_cast<int>(cross.layout.xOf(std::floor(cross.layout.barAt(500)) + 0.5));
    int dashes = 0;
    for (int y = 100; y < 600; ++y)
        dashes += cross.picture.pixelColor(x, y) == palette.mutedText;
    QVERIFY(dashes > 150);
    const auto tagged = [&](const QRectF &strip) {
        return cross.colours(strip.toAlignedRect().adjusted(1, 1, -2, -2)).count(palette.raised.rgb()) > 0;
    };
    QVERIFY(tagged(cross.layout.priceAxis));
    QVERIFY(tagged(cross.layout.timeAxis));
}

void TestPainter::crosshairOutsideDrawsNothing()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    const auto spec = samples::deskSpec(samples::walk(600), 2);
    const Painted still = painted(spec, palette);
    for (const QPointF at :
         {QPointF(-5, 100), QPointF(795, 100), QPointF(300, 495), QPointF(300, 3), QPointF(-1e9, 1e9)})
        QVERIFY(painted(spec, palette, {800, 500}, 1, {}, chart::Crosshair{at}).picture == still.picture);
}

void TestPainter::emptySeriesPaintsTheFrame()
{
    const Palette palette = samples::palette(QStringLiteral("dark"));
    ChartSpec spec;
    spec.showLast(120);
    spec.panels = {chart::Panel{}, chart::Panel{}};
    spec.marks = {domain::Mark{}};
    spec.levels = {domain::Level{}};
    const Painted chart = painted(spec, palette, {800, 500}, 1, {}, chart::Crosshair{{200, 200}});
    for (const QRgb colour : chart.colours(chart.picture.rect()))
        QVERIFY(colour == palette.background.rgb() || colour == palette.line.rgb());
    QVERIFY(chart.layout.labels.empty());
    QVERIFY(!chart.layout.price.isEmpty());
}

void TestPainter::degenerateAreas()
{
    const auto spec = samples::deskSpec(samples::walk(600), 2);
    for (const QSize size : {QSize(1, 1), QSize(5, 400), QSize(400, 5), QSize(60, 60), QSize(120, 90)}) {
        for (const char *theme : {"dark", "model"})
            painted(spec, samples::palette(QString::fromLatin1(theme)), size, 1.25);
    }
    QVERIFY(chart::paintImage(spec, chart::modelPalette(), {0, 0}).isNull());
    auto odd = spec;
    odd.firstVisible = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(!painted(odd, chart::modelPalette()).layout.labels.empty());
    odd.firstVisible = 700; // beyond the last bar
    odd.lastVisible = 800;
    painted(odd, chart::modelPalette());
    odd.firstVisible = -500; // before the first
    odd.lastVisible = -400;
    painted(odd, chart::modelPalette());
}

void TestPainter::otherThreadsPaintTheSame()
{
    const auto spec = samples::deskSpec(samples::walk(600), 2);
    const auto paint = [&spec] {
        return chart::pictureIdentity(chart::paintImage(spec, chart::modelPalette(), {900, 600}));
    };
    const std::string here = paint();
    auto one = std::async(std::launch::async, paint), two = std::async(std::launch::async, paint);
    QCOMPARE(one.get(), here);
    QCOMPARE(two.get(), here);
    QCOMPARE(chart::paintImage(spec, chart::modelPalette(), {900, 600}).format(), QImage::Format_RGB32);
    QCOMPARE(chart::paintImage(spec, chart::modelPalette(), {900, 600}, 2).size(), QSize(1800, 1200));
}

void TestPainter::panelsWithoutRoomAreLeftOut()
{
    const auto candles = samples::walk(300);
    auto spec = samples::deskSpec(candles, 2);
    spec.panels = std::vector<chart::Panel>(8, samples::rsi(candles));
    const Layout layout = painted(spec, samples::palette(QStringLiteral("dark")), {600, 300}).layout;
    QCOMPARE(layout.panels.size(), std::size_t(8));
    QVERIFY(!layout.panels.front().isEmpty());
    QVERIFY(layout.panels.back().isEmpty());
}

void TestPainter::paintLeavesThePainterAsItWas()
{
    const auto spec = samples::deskSpec(samples::walk(300), 2);
    QImage picture(800, 500, QImage::Format_RGB32);
    picture.fill(Qt::magenta);
    QPainter painter(&picture);
    painter.translate(5, 5);
    const QTransform before = painter.transform();
    ChartPainter chart;
    chart.paint(painter, spec, chart::modelPalette(), QRectF(10, 20, 300, 200), 1);
    QCOMPARE(painter.transform(), before);
    QVERIFY(!painter.hasClipping());
    // nothing outside of its area
    QCOMPARE(picture.pixelColor(14, 100), QColor(Qt::magenta));
    QCOMPARE(picture.pixelColor(15, 100), QColor(Qt::white));
    QCOMPARE(picture.pixelColor(316, 100), QColor(Qt::magenta));
    QCOMPARE(picture.pixelColor(100, 24), QColor(Qt::magenta));
    QCOMPARE(picture.pixelColor(100, 226), QColor(Qt::magenta));
}
