// Writes chart pictures into a folder, for looking at: chart_gallery FOLDER [CANDLES-FOLDER]
#include "samples.h"

#include "chart/png.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>

namespace {

struct Subject
{
    const char *file, *title, *timeframe;
    int decimals;
    double price; // where there is no file
};

constexpr Subject kSubjects[] = {
    {"binance-BTCUSDT-4h.csv", "BTC/USDT · 4h · Binance spot", "4h", 2, 42'000},
    {"binance-DOGEUSDT-4h.csv", "DOGE/USDT · 4h · Binance spot", "4h", 5, 0.12},
    {"binance-PEPEUSDT-4h.csv", "PEPE/USDT · 4h · Binance spot", "4h", 8, 0.0000072},
    {"fx-EURUSD-1h.csv", "EUR/USD · 1h", "1h", 5, 1.23}};

void save(const QImage &picture, const QString &path)
{
    const auto bytes = chart::encodePng(picture);
    QFile file(path);
    if (bytes && file.open(QIODevice::WriteOnly))
        file.write(*bytes);
}

/// The cases that a desk meets less often: under the crosshair, far out, close up, hollow, small,
/// fine-grained, made up.
void saveOddities(const domain::CandleSeries &candles, const QDir &out)
{
    const auto write = [&](const char *name, const chart::ChartSpec &spec, const char *theme, QSize size,
                           double ratio, std::optional<chart::Crosshair> crosshair = {}) {
        QImage picture((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
        picture.setDevicePixelRatio(ratio);
        QPainter painter(&picture);
        chart::ChartPainter chart;
        chart.paint(painter, spec, samples::palette(QLatin1String(theme)), QRectF(QPointF(), QSizeF(size)),
                    ratio, crosshair);
        save(picture, out.filePath(QString::fromLatin1(name) + QStringLiteral(".png")));
    };
    auto spec = samples::deskSpec(candles, 2, 120);
    write("odd-crosshair", spec, "dark", {1184, 690}, 1, chart::Crosshair{{700, 300}});
    write("odd-small", spec, "light", {480, 320}, 1);
    write("odd-small-model", spec, "model", {640, 480}, 1);
    spec.wording.synthetic = QStringLiteral("synthetic data");
    spec.wording.note = QStringLiteral("as of 12:00");
    spec.hollowCandles = true;
    write("odd-hollow", spec, "dark", {800, 500}, 1.5);
    write("odd-synthetic-model", spec, "model", {1280, 720}, 1);
    spec.wording.title.clear();
    write("odd-untitled", spec, "light", {800, 500}, 1);
    auto close = samples::deskSpec(candles, 2, 24);
    write("odd-close", close, "dark", {1000, 600}, 1);
    auto far = samples::deskSpec(candles, 2, candles.size());
    far.logarithmic = true;
    write("odd-far", far, "dark", {1280, 800}, 1);
    write("odd-three", samples::deskSpec(candles.slice(0, 3), 2, 120), "dark", {800, 500}, 1);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    const QDir out(arguments[1]);
    const QString candles = arguments.value(2);
    for (const Subject &subject : kSubjects) {
        const auto read =
            samples::fromFile(candles + QLatin1Char('/') + QLatin1String(subject.file), subject.timeframe);
        const auto series =
            read ? *read : samples::walk(600, subject.price, subject.decimals, 7, subject.timeframe);
        if (subject.decimals == 2)
            saveOddities(series, out);
        auto spec = samples::deskSpec(series, subject.decimals, 120);
        spec.wording.title = QString::fromUtf8(subject.title);
        const QString name =
            QString::fromLatin1(subject.file).section(QLatin1Char('-'), 1, 1).left(4).toLower();
        for (const char *theme : {"dark", "light", "model"}) {
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080), QSize(2560, 1440)}) {
                const auto picture = chart::paintImage(spec, samples::palette(QLatin1String(theme)), size);
                save(picture,
                     out.filePath(
                         QStringLiteral("%1-%2-%3.png").arg(name, QLatin1String(theme)).arg(size.width())));
            }
        }
    }
    return 0;
}
