// The chart's cost: the picture that a model sees (drawing, encoding beside Qt's own encoder), and the frames
// of the window (price panel with 300 bars, everything with a million), beside the bound of merely clearing
// the picture.
#include "chart/chart_painter.h"
#include "chart/png.h"

#include "market.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>

#include <benchmark/benchmark.h>

#include <cmath>

using bench::candles;
using bench::needApplication;

namespace {

/// Closes smoothed by 2 / (period + 1), less another: enough like the studies of a desk.
domain::Curve smooth(const domain::CandleSeries &series, int period, int less = 0)
{
    std::vector<double> values(series.size());
    double a = series.close()[0], b = a;
    for (std::size_t i = 0; i < values.size(); ++i) {
        a += (series.close()[i] - a) * 2 / (period + 1);
        b += less > 0 ? (series.close()[i] - b) * 2 / (less + 1) : 0;
        values[i] = less > 0 ? a - b : a;
    }
    return {"ema", "EMA", std::make_shared<const std::vector<double>>(std::move(values))};
}

chart::ChartSpec priceOnly(const domain::CandleSeries &series, std::size_t bars)
{
    chart::ChartSpec spec;
    spec.candles = series;
    spec.showVolume = false;
    spec.showLast(bars);
    return spec;
}

chart::ChartSpec whole(const domain::CandleSeries &series, std::size_t bars)
{
    chart::ChartSpec spec = priceOnly(series, bars);
    spec.showVolume = true;
    spec.overlays = {smooth(series, 50), smooth(series, 200)};
    chart::Panel one, two;
    one.title = QStringLiteral("RSI 14");
    one.curves = {smooth(series, 5, 14)};
    two.title = QStringLiteral("MACD 12 26 9");
    two.curves = {smooth(series, 12, 26), smooth(series, 15, 30)};
    two.histogram = smooth(series, 3, 9);
    spec.panels = {one, two};
    spec.wording.title = QStringLiteral("BTC/USDT · 4h · Binance spot");
    return spec;
}

QImage canvas(QSize size = {1920, 1080})
{
    return QImage(size, QImage::Format_RGB32);
}

/// One frame after the other into the same picture, panned by a bar each time.
void frames(benchmark::State &state, chart::ChartSpec spec, QSize size)
{
    needApplication();
    QImage picture = canvas(size);
    const chart::Palette palette = chart::modelPalette();
    chart::ChartPainter chart;
    const double first = spec.firstVisible, last = spec.lastVisible;
    int step = 0;
    for (auto _ : state) {
        const double shift = ++step % 8;
        spec.firstVisible = first - shift;
        spec.lastVisible = last - shift;
        QPainter painter(&picture);
        chart.paint(painter, spec, palette, QRectF(QPointF(), QSizeF(size)), 1);
    }
}

void clearOnly(benchmark::State &state)
{
    QImage picture = canvas({1920, 800});
    for (auto _ : state) {
        picture.fill(Qt::white);
        benchmark::DoNotOptimize(picture.bits());
    }
}

void pricePanel300(benchmark::State &state)
{
    frames(state, priceOnly(candles(100'000), 300), {1920, 800});
}
void pricePanelMillion(benchmark::State &state)
{
    frames(state, priceOnly(candles(1'000'000), 1'000'000), {1920, 800});
}
void wholeMillion(benchmark::State &state)
{
    frames(state, whole(candles(1'000'000), 1'000'000), {1920, 800});
}

/// The first frame over new columns, pyramids included.
void wholeMillionFirst(benchmark::State &state)
{
    needApplication();
    const chart::ChartSpec spec = whole(candles(1'000'000), 1'000'000);
    QImage picture = canvas({1920, 800});
    const chart::Palette palette = chart::modelPalette();
    for (auto _ : state) {
        chart::ChartPainter chart;
        QPainter painter(&picture);
        chart.paint(painter, spec, palette, QRectF(0, 0, 1920, 800), 1);
    }
}

void pictureDraw(benchmark::State &state)
{
    needApplication();
    const chart::ChartSpec spec = whole(candles(2'000), 300);
    const chart::Palette palette = chart::modelPalette();
    for (auto _ : state)
        benchmark::DoNotOptimize(chart::paintImage(spec, palette, {1920, 1080}));
}

void pictureEncode(benchmark::State &state)
{
    needApplication();
    const QImage picture = chart::paintImage(whole(candles(2'000), 300), chart::modelPalette(), {1920, 1080});
    qsizetype bytes = 0;
    for (auto _ : state) {
        const auto png = chart::encodePng(picture);
        bytes = png ? png->size() : 0;
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}

void pictureEncodeByQt(benchmark::State &state)
{
    needApplication();
    const QImage picture = chart::paintImage(whole(candles(2'000), 300), chart::modelPalette(), {1920, 1080});
    qsizetype bytes = 0;
    for (auto _ : state) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QImageWriter writer(&buffer, "png");
        writer.write(picture);
        bytes = buffer.size();
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}

void pictureWhole(benchmark::State &state)
{
    needApplication();
    const chart::ChartSpec spec = whole(candles(2'000), 300);
    const chart::Palette palette = chart::modelPalette();
    for (auto _ : state)
        benchmark::DoNotOptimize(chart::encodePng(chart::paintImage(spec, palette, {1920, 1080})));
}

void pictureIdentity(benchmark::State &state)
{
    needApplication();
    const QImage picture = chart::paintImage(whole(candles(2'000), 300), chart::modelPalette(), {1920, 1080});
    for (auto _ : state)
        benchmark::DoNotOptimize(chart::pictureIdentity(picture));
}

BENCHMARK(clearOnly)->Unit(benchmark::kMillisecond);
BENCHMARK(pricePanel300)->Unit(benchmark::kMillisecond);
BENCHMARK(pricePanelMillion)->Unit(benchmark::kMillisecond);
BENCHMARK(wholeMillion)->Unit(benchmark::kMillisecond);
BENCHMARK(wholeMillionFirst)->Unit(benchmark::kMillisecond);
BENCHMARK(pictureDraw)->Unit(benchmark::kMillisecond);
BENCHMARK(pictureEncode)->Unit(benchmark::kMillisecond);
BENCHMARK(pictureEncodeByQt)->Unit(benchmark::kMillisecond);
BENCHMARK(pictureWhole)->Unit(benchmark::kMillisecond);
BENCHMARK(pictureIdentity)->Unit(benchmark::kMillisecond);

} // namespace
