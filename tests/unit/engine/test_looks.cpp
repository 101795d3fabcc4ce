#include "test_looks.h"

#include "engine/picture.h"
#include "engine/study_looks.h"
#include "studies/catalogue.h"

#include <QtTest/QtTest>

#include <cmath>
#include <numeric>

namespace {

domain::CandleSeries wave(std::size_t count)
{
    domain::CandleColumns columns;
    double before = 100;
    for (std::size_t i = 0; i < count; ++i) {
        const double close = 100 + 10 * std::sin(double(i) / 15) + double(i % 5);
        columns.add(1'704'067'200'000 + std::int64_t(i) * 3'600'000, before, std::max(before, close) + 1,
                    std::min(before, close) - 1, close, double(1 + i % 7));
        before = close;
    }
    return *domain::CandleSeries::make(domain::Timeframe(), std::move(columns), count);
}

chart::ChartSpec specOf(const char *study, const domain::CandleSeries &candles)
{
    chart::ChartSpec spec;
    spec.candles = candles;
    engine::addStudy(spec, *studies::Request::parse(study), studies::inputOf(candles));
    return spec;
}

} // namespace

void TestLooks::everyStudyCanBeDrawn()
{
    const domain::CandleSeries candles = wave(400);
    for (const studies::Study &study : studies::catalogue()) {
        const chart::ChartSpec spec = specOf(study.name, candles);
        const bool overlay = study.kind == studies::Kind::Overlay;
        QVERIFY2(overlay ? spec.panels.empty() : spec.panels.size() == 1, study.name);
        if (overlay)
            QVERIFY2(spec.overlays.size() + spec.dots.size() + spec.areas.size() > 0, study.name);
        else
            QVERIFY2(!spec.panels[0].curves.empty() || spec.panels[0].histogram, study.name);
        for (const domain::Curve &curve : spec.overlays)
            QVERIFY2(!curve.title.empty() && curve.values->size() == candles.size(), study.name);
    }
}

void TestLooks::bandsAndCloudsAreFilled()
{
    const domain::CandleSeries candles = wave(200);
    const chart::ChartSpec bands = specOf("bbands:20", candles);
    QCOMPARE(bands.areas.size(), std::size_t(1));
    QCOMPARE(bands.overlays.size(), std::size_t(3));
    QVERIFY(!bands.areas[0].bySide);
    QVERIFY((*bands.areas[0].upper.values)[100] > (*bands.areas[0].lower.values)[100]);
    const chart::ChartSpec cloud = specOf("ichimoku", candles);
    QVERIFY(cloud.areas.at(0).bySide);
    QCOMPARE(cloud.overlays.size(), std::size_t(3)); // tenkan, kijun, chikou
    QCOMPARE(specOf("sar", candles).dots.size(), std::size_t(1));
}

void TestLooks::oscillatorsGetPanels()
{
    const chart::ChartSpec spec = specOf("rsi:14", wave(200));
    QCOMPARE(spec.panels.at(0).title, QStringLiteral("RSI 14"));
    QCOMPARE(spec.panels[0].guides, (std::vector<double>{30, 70}));
    QVERIFY(spec.panels[0].low == 0.0 && spec.panels[0].high == 100.0);
}

void TestLooks::theMacdHasItsHistogram()
{
    const chart::ChartSpec spec = specOf("macd", wave(200));
    QVERIFY(spec.panels.at(0).histogram);
    QCOMPARE(spec.panels[0].curves.size(), std::size_t(2));
    QCOMPARE(spec.panels[0].title, QStringLiteral("MACD 12 26 9"));
}

void TestLooks::theStandardChart()
{
    engine::PictureInput input;
    input.candles = wave(400);
    const chart::ChartSpec spec = engine::chartOf(input);
    QCOMPARE(spec.overlays.size(), std::size_t(2));
    QCOMPARE(spec.panels.size(), std::size_t(2));
    QCOMPARE(spec.overlays[0].title, std::string("SMA 50"));
    input.studies = {"no such study", "ema:20"};
    QCOMPARE(engine::chartOf(input).overlays.size(), std::size_t(1));
}

void TestLooks::patternsCarryTheirPoints()
{
    engine::PictureInput input;
    input.candles = wave(60);
    studies::PatternEvent event;
    event.kind = "double_bottom";
    event.bar = 40;
    event.direction = studies::Direction::Bullish;
    event.details = {
        {"first", 95}, {"first_bar", 20}, {"second_price", 96}, {"second_bar", 35}, {"target", 120}};
    input.patterns = {event};
    const chart::ChartSpec spec = engine::chartOf(input);
    QCOMPARE(spec.findings.size(), std::size_t(1));
    const chart::Finding &finding = spec.findings[0];
    QCOMPARE(finding.text, QStringLiteral("double bottom"));
    QVERIFY(finding.side == chart::Finding::Side::Rising);
    QCOMPARE(finding.outline.size(), std::size_t(2));
    QVERIFY((finding.outline[1] == chart::Anchor{input.candles.openTime(35), 96}));
}

void TestLooks::theProfileHoldsAllVolume()
{
    const domain::CandleSeries candles = wave(120);
    const auto profile = engine::volumeProfile(studies::inputOf(candles), 50, 24);
    QVERIFY(profile);
    double held = 0;
    for (const chart::Profile::Row &row : profile->rows)
        held += row.volume;
    const auto volume = candles.volume().subspan(70);
    QVERIFY(std::abs(held - std::accumulate(volume.begin(), volume.end(), 0.0)) < 1e-9);
    QVERIFY(profile->valueLow <= profile->pointOfControl && profile->pointOfControl <= profile->valueHigh);
}

void TestLooks::aFlatMarketHasNoProfile()
{
    domain::CandleColumns columns;
    for (int i = 0; i < 10; ++i)
        columns.add(1'704'067'200'000 + i * 3'600'000LL, 5, 5, 5, 5, 1);
    const auto flat = *domain::CandleSeries::make(domain::Timeframe(), std::move(columns), 10);
    QVERIFY(!engine::volumeProfile(studies::inputOf(flat), 10));
    QVERIFY(!engine::volumeProfile(studies::Input{}, 10));
}
