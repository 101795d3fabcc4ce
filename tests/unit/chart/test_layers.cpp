#include "test_layers.h"

#include "chart/layers.h"
#include "chart/legibility.h"
#include "samples.h"

#include <QtTest/QtTest>

using chart::ChartSpec;
using chart::DrawList;
using chart::Finding;

namespace {

constexpr QSize size(1200, 800);

/// What one layer asks for.
DrawList drawn(const ChartSpec &spec, void (*draw)(const chart::Scene &, DrawList &),
               const char *theme = "dark")
{
    const chart::Palette palette = samples::palette(QLatin1String(theme));
    const samples::FixedRuler ruler(palette, 1);
    chart::PyramidCache cache;
    const chart::Scene scene = chart::arrange(spec, palette, ruler, cache, size, 1);
    DrawList list(scene.frame.whole);
    draw(scene, list);
    return list;
}

template <class T>
std::vector<T> of(const DrawList &list)
{
    std::vector<T> out;
    for (const chart::Item &item : list.items())
        if (const auto *one = std::get_if<T>(&item))
            out.push_back(*one);
    return out;
}

domain::Curve level(const ChartSpec &spec, double price)
{
    return {"level", "level", std::make_shared<const std::vector<double>>(spec.candles.size(), price)};
}

ChartSpec plain(std::size_t bars = 60)
{
    ChartSpec spec;
    spec.candles = samples::fromCloses(std::vector<double>(bars, 100.0));
    return spec;
}

Finding finding(const ChartSpec &spec, std::size_t bar, Finding::Side side, const char *text)
{
    return {{spec.candles.openTime(bar), spec.candles.close()[bar]}, side, QLatin1String(text), {}};
}

} // namespace

void TestLayers::aBandIsOneShape()
{
    ChartSpec spec = plain();
    spec.areas = {{level(spec, 101), level(spec, 99), false}};
    const auto shapes = of<chart::Shape>(drawn(spec, chart::drawAreas));
    QCOMPARE(shapes.size(), std::size_t(1));
    QCOMPARE(shapes[0].points.size(), 2 * spec.candles.size());
}

void TestLayers::aCloudChangesColourWhereItsEdgesCross()
{
    ChartSpec spec = plain();
    std::vector<double> rising;
    for (std::size_t i = 0; i < spec.candles.size(); ++i)
        rising.push_back(99 + 2 * double(i) / double(spec.candles.size() - 1));
    domain::Curve span = level(spec, 100);
    const double crossing = double(spec.candles.size() - 1) / 2;
    span.values = std::make_shared<const std::vector<double>>(rising);
    spec.areas = {{span, level(spec, 100), true}};
    const auto shapes = of<chart::Shape>(drawn(spec, chart::drawAreas));
    QCOMPARE(shapes.size(), std::size_t(2));
    QVERIFY(shapes[0].colour != shapes[1].colour);
    // Both end where the edges meet, in the middle between two bars.
    double right = 0;
    for (const QPointF &point : shapes[0].points)
        right = std::max(right, point.x());
    const double step = shapes[0].points[1].x() - shapes[0].points[0].x();
    QVERIFY(std::abs(right - (shapes[0].points[0].x() + crossing * step)) < 0.01);
}

void TestLayers::missingValuesEndABand()
{
    ChartSpec spec = plain();
    std::vector<double> gappy(spec.candles.size(), 101);
    gappy[20] = std::nan("");
    domain::Curve upper = level(spec, 101);
    upper.values = std::make_shared<const std::vector<double>>(gappy);
    spec.areas = {{upper, level(spec, 99), false}};
    QCOMPARE(of<chart::Shape>(drawn(spec, chart::drawAreas)).size(), std::size_t(2));
    spec.areas[0].upper.values.reset();
    QVERIFY(of<chart::Shape>(drawn(spec, chart::drawAreas)).empty());
}

void TestLayers::dotsStandOnTheirValues()
{
    ChartSpec spec = plain();
    spec.dots = {level(spec, 100)};
    const auto boxes = of<chart::Boxes>(drawn(spec, chart::drawDots));
    QCOMPARE(boxes.size(), std::size_t(1));
    QCOMPARE(boxes[0].rects.size(), spec.candles.size());
    for (std::size_t i = 1; i < boxes[0].rects.size(); ++i)
        QCOMPARE(boxes[0].rects[i].top(), boxes[0].rects[0].top());
}

void TestLayers::dotsAreLeftOutWhereTheyWouldSmear()
{
    ChartSpec spec = plain(20'000);
    spec.dots = {level(spec, 100)};
    QVERIFY(of<chart::Boxes>(drawn(spec, chart::drawDots)).empty());
}

void TestLayers::theFullestRowIsTheWidest()
{
    ChartSpec spec = plain();
    spec.profile = chart::Profile{{{99, 99.5, 1}, {99.5, 100, 4}, {100, 100.5, 2}}, 99.75, 99.5, 100};
    const auto boxes = of<chart::Boxes>(drawn(spec, chart::drawProfile));
    QCOMPARE(boxes.size(), std::size_t(3)); // outside and inside of the value area, and the point of control
    QCOMPARE(boxes[0].rects.size(), std::size_t(2));
    QCOMPARE(boxes[1].rects.size(), std::size_t(1));
    const int outside = boxes[0].rects[0].width(), inside = boxes[1].rects[0].width();
    QVERIFY(std::abs(inside - 4 * outside) <= 4);
    QCOMPARE(boxes[0].rects[0].right(), boxes[1].rects[0].right());
}

void TestLayers::aProfileWithoutVolumeIsNothing()
{
    ChartSpec spec = plain();
    spec.profile = chart::Profile{{{99, 100, 0}}, 99.5, 99, 100};
    QVERIFY(drawn(spec, chart::drawProfile).items().empty());
}

void TestLayers::aPatternIsNamedOnItsSide()
{
    ChartSpec spec = plain();
    spec.findings = {finding(spec, 20, Finding::Side::Rising, "hammer"),
                     finding(spec, 40, Finding::Side::Falling, "star")};
    const auto words = of<chart::Words>(drawn(spec, chart::drawFindings));
    QCOMPARE(words.size(), std::size_t(2));
    const bool firstIsHammer = words[0].text == QLatin1String("hammer");
    const chart::Words &hammer = words[firstIsHammer ? 0 : 1], &star = words[firstIsHammer ? 1 : 0];
    QVERIFY(hammer.baseline.y() > star.baseline.y()); // below and above the same flat candles
    QVERIFY(hammer.colour != star.colour);
}

void TestLayers::namesDoNotLieOnEachOther()
{
    ChartSpec spec = plain();
    for (std::size_t bar = 10; bar < 50; ++bar)
        spec.findings.push_back(finding(spec, bar, Finding::Side::Rising, "bullish engulfing"));
    const DrawList list = drawn(spec, chart::drawFindings);
    QVERIFY(list.labels().size() > 3);
    for (std::size_t i = 0; i < list.labels().size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!list.labels()[i].adjusted(0.01, 0.01, -0.01, -0.01).intersects(list.labels()[j]));
}

void TestLayers::anInstantHasItsPlace()
{
    const domain::CandleSeries candles = samples::without(samples::walk(20), {10, 11});
    const auto step = candles.timeframe().step();
    QCOMPARE(chart::placeOf(candles, candles.openTime(5)), 5.0);
    QCOMPARE(chart::placeOf(candles, candles.openTime(5) + step / 2), 5.5);
    QCOMPARE(chart::placeOf(candles, candles.openTime(9) + 2 * step), 10.0); // in the gap: where it begins
    QCOMPARE(chart::placeOf(candles, candles.openTime(17) + 4 * step), 21.0);
    QCOMPARE(chart::placeOf(candles, candles.openTime(0) - 3 * step), -3.0);
    QVERIFY(!chart::barOf(candles, candles.openTime(0) - step));
}

void TestLayers::retracementsRunFromTheEndBack()
{
    ChartSpec spec;
    std::vector<double> closes;
    for (int bar = 0; bar < 60; ++bar)
        closes.push_back(bar % 2 == 0 ? 99 : 101);
    spec.candles = samples::fromCloses(closes);
    spec.drawings = {{chart::Drawing::Kind::Fibonacci,
                      {spec.candles.openTime(10), 99.9},
                      {spec.candles.openTime(40), 100.1},
                      false}};
    const auto words = of<chart::Words>(drawn(spec, chart::drawDrawings));
    QVERIFY(!words.empty());
    QVERIFY2(words[0].text.startsWith(QLatin1String("0.000")) &&
                 words[0].text.endsWith(QLatin1String("100.10")),
             qPrintable(words[0].text));
}

void TestLayers::aMeasureSaysWhatItMeasures()
{
    ChartSpec spec = plain();
    spec.drawings = {{chart::Drawing::Kind::Measure,
                      {spec.candles.openTime(10), 100},
                      {spec.candles.openTime(22), 100.05},
                      false}};
    const auto words = of<chart::Words>(drawn(spec, chart::drawDrawings));
    QCOMPARE(words.size(), std::size_t(1));
    QCOMPARE(words[0].text, QString::fromUtf8("+0.05 %   12 × 4h"));
}

void TestLayers::aSelectedDrawingHasHandles()
{
    ChartSpec spec = plain();
    spec.drawings = {{chart::Drawing::Kind::Trend,
                      {spec.candles.openTime(10), 100},
                      {spec.candles.openTime(22), 100},
                      true}};
    QCOMPARE(of<chart::Disc>(drawn(spec, chart::drawDrawings)).size(), std::size_t(2));
    spec.drawings[0].selected = false;
    QVERIFY(of<chart::Disc>(drawn(spec, chart::drawDrawings)).empty());
}

void TestLayers::theModelsPictureIsLegible()
{
    ChartSpec spec = samples::decorated(samples::deskSpec(samples::walk(400), 2));
    spec.drawings.clear(); // a person's, never shown to a model
    const chart::Legibility report =
        chart::legibilityOf(spec, samples::palette(QStringLiteral("model")), QSize(1920, 1080));
    QVERIFY(report.labels > 20);
    QCOMPARE(report.overlaps, 0);
    QCOMPARE(report.cut, 0);
    QVERIFY2(report.smallestText >= 12, std::to_string(report.smallestText).c_str()); // capitals of 18 px type
    QVERIFY(report.textContrast > 20);
    QVERIFY2(report.leastInkContrast > 2, std::to_string(report.leastInkContrast).c_str());
    QVERIFY2(report.leastLightnessStep >= 8, std::to_string(report.leastLightnessStep).c_str());
}

void TestLayers::crowdedPicturesAreToldApart()
{
    chart::Palette pale = samples::palette(QStringLiteral("model"));
    pale.curves[0] = QColor(Qt::white);
    const ChartSpec spec = samples::deskSpec(samples::walk(200), 2);
    const chart::Legibility report = chart::legibilityOf(spec, pale, QSize(1920, 1080));
    QVERIFY(report.leastInkContrast < 1.01); // white on white is seen through
}
