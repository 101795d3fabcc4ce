#include "test_labels.h"

#include "chart/layers.h"
#include "samples.h"

#include "support/fixtures.h"

#include <QDir>
#include <QPainter>
#include <QtTest/QtTest>

using chart::ChartSpec;
using chart::DrawList;
using chart::Layout;
using chart::Palette;

namespace {

/// What is wrong with the labels of a chart, or nothing.
QString faultOf(const ChartSpec &spec, const Palette &palette, QSize size, double ratio,
                std::optional<chart::Crosshair> crosshair = {})
{
    QImage picture((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    QPainter painter(&picture);
    chart::ChartPainter chart;
    const Layout layout =
        chart.paint(painter, spec, palette, QRectF(QPointF(), QSizeF(size)), ratio, crosshair);
    const auto text = [](const QRectF &box) {
        return QStringLiteral("[%1,%2 %3x%4]").arg(box.x()).arg(box.y()).arg(box.width()).arg(box.height());
    };
    for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        const QRectF &box = layout.labels[i];
        if (!QRectF(QPointF(), QSizeF(size)).adjusted(-0.01, -0.01, 0.01, 0.01).contains(box))
            return QStringLiteral("cut: ") + text(box);
        if (box.height() < palette.textPixels * 0.7)
            return QStringLiteral("too small: ") + text(box);
        for (std::size_t j = 0; j < i; ++j) {
            if (box.adjusted(0.01, 0.01, -0.01, -0.01).intersects(layout.labels[j]))
                return QStringLiteral("overlapping: ") + text(box) + text(layout.labels[j]);
        }
    }
    return {};
}

/// The texts of a chart as its layers ask for them.
QStringList textsOf(const ChartSpec &spec, const Palette &palette, QSize size = {1200, 800})
{
    const samples::FixedRuler ruler(palette, 1);
    chart::PyramidCache cache;
    const DrawList list = chart::compose(chart::arrange(spec, palette, ruler, cache, size, 1));
    QStringList texts;
    for (const chart::Item &item : list.items()) {
        if (const auto *words = std::get_if<chart::Words>(&item))
            texts << words->text;
    }
    return texts;
}

struct Case
{
    const char *name;
    domain::CandleSeries candles;
    int decimals;
};

std::vector<Case> cases()
{
    std::vector<double> flat(200, 42'000.0), jump(200, 1.0);
    std::fill(jump.begin() + 100, jump.end(), 98'000.0);
    std::vector<std::size_t> holes;
    for (std::size_t i = 100; i < 500; i += 7)
        holes.push_back(i);
    domain::CandleColumns still;
    for (std::int64_t i = 0; i < 200; ++i)
        still.add(i * 3'600'000, 10, 10, 10, 10, 0); // no movement, no volume
    return {{"bitcoin", samples::walk(600), 2},
            {"doge", samples::walk(600, 0.12, 5), 5},
            {"pepe", samples::walk(600, 0.0000072, 8), 8},
            {"tiny with too few decimals", samples::walk(600, 0.0000012, 9), 2},
            {"euro", samples::walk(600, 1.23, 5, 3, "1h"), 5},
            {"huge", samples::walk(600, 9.8e9, 2), 2},
            {"one", samples::walk(1), 2},
            {"three", samples::walk(3), 2},
            {"flat", samples::fromCloses(flat), 2},
            {"jump", samples::fromCloses(jump), 2},
            {"gappy", samples::without(samples::walk(600), holes), 2},
            {"still",
             domain::CandleSeries::make(*domain::Timeframe::parse("1h"), std::move(still), 200).value(), 2},
            {"weekly", samples::walk(300, 100, 2, 5, "1w", 1'600'041'600'000), 2}};
}

} // namespace

void TestLabels::neverCutNeverOverlapping_data()
{
    QTest::addColumn<int>("index");
    const auto all = cases();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << static_cast<int>(i);
}

void TestLabels::neverCutNeverOverlapping()
{
    QFETCH(int, index);
    const Case one = cases()[static_cast<std::size_t>(index)];
    const struct
    {
        QSize size;
        double ratio;
    } areas[] = {{{1280, 800}, 1},   {{1920, 1080}, 1}, {{700, 420}, 1.5},
                 {{420, 300}, 1.25}, {{2560, 1440}, 1}, {{260, 200}, 2}};
    for (const auto &[size, ratio] : areas) {
        for (const char *theme : {"dark", "model"}) {
            for (const std::size_t bars : {std::size_t(30), std::size_t(120), one.candles.size() * 2}) {
                auto spec = samples::deskSpec(one.candles, one.decimals, bars);
                spec.wording.synthetic = bars == 120 ? QStringLiteral("synthetic data") : QString();
                spec.wording.note = QStringLiteral("as of 12:00");
                if (bars == 30)
                    spec.wording.title.clear();
                const QString fault =
                    faultOf(spec, samples::palette(QString::fromLatin1(theme)), size, ratio);
                QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("%1 %2x%3 %4 bars: %5")
                                                         .arg(QLatin1String(theme))
                                                         .arg(size.width())
                                                         .arg(size.height())
                                                         .arg(bars)
                                                         .arg(fault)));
            }
        }
    }
}

void TestLabels::underTheCrosshairToo()
{
    const auto spec = samples::deskSpec(samples::walk(600), 2);
    const Palette palette = samples::palette(QStringLiteral("dark"));
    for (int y = 5; y < 600; y += 11) {
        for (int x = 1; x < 900; x += 97) {
            const QString fault = faultOf(spec, palette, {900, 600}, 1, chart::Crosshair{{x * 1.0, y * 1.0}});
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("%1,%2: %3").arg(x).arg(y).arg(fault)));
        }
    }
}

void TestLabels::onRecordedCandles()
{
    const QDir folder(support::fixturesRoot() + QStringLiteral("/data/candles"));
    if (support::fixturesRoot().isEmpty() || !folder.exists())
        return;
    const struct
    {
        const char *file, *timeframe;
        int decimals;
    } files[] = {{"binance-BTCUSDT-4h.csv", "4h", 2},
                 {"binance-DOGEUSDT-4h.csv", "4h", 5},
                 {"binance-PEPEUSDT-4h.csv", "4h", 8},
                 {"fx-EURUSD-1h.csv", "1h", 5}};
    for (const auto &[file, timeframe, decimals] : files) {
        const auto candles = samples::fromFile(folder.filePath(QString::fromLatin1(file)), timeframe);
        if (!candles)
            continue;
        for (const std::size_t bars : {60, 150, 1000}) {
            for (const char *theme : {"light", "model"}) {
                const auto spec = samples::deskSpec(*candles, decimals, bars);
                const QString fault =
                    faultOf(spec, samples::palette(QString::fromLatin1(theme)), {1920, 1080}, 1);
                QVERIFY2(fault.isEmpty(), qPrintable(QString::fromLatin1(file) + QLatin1Char(' ') + fault));
            }
        }
    }
}

void TestLabels::decimalsFollowTheInstrument_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("whole steps") << 98'000.0 << 2 << QStringLiteral("^\\d{2,3},\\d{3}$");
    QTest::newRow("five decimals") << 0.12 << 5 << QStringLiteral("^0\\.\\d{5}$");
    QTest::newRow("eight decimals") << 0.0000072 << 8 << QStringLiteral("^0\\.\\d{8}$");
    QTest::newRow("enough for a tiny price") << 0.0000012 << 2 << QStringLiteral("^0\\.0{5}\\d{2,3}$");
}

void TestLabels::decimalsFollowTheInstrument()
{
    QFETCH(double, price);
    QFETCH(int, decimals);
    QFETCH(QString, pattern);
    ChartSpec spec;
    spec.candles = samples::walk(200, price, std::max(decimals, price < 2e-6 ? 9 : 0));
    spec.priceDecimals = decimals;
    spec.showLast(120);
    QStringList labels;
    const QRegularExpression number(QStringLiteral("^[0-9.,]+$"));
    for (const QString &text : textsOf(spec, samples::palette(QStringLiteral("dark")))) {
        if (number.match(text).hasMatch())
            labels << text;
    }
    QVERIFY(labels.size() >= 5);
    labels.removeLast(); // the last price, with all its decimals
    for (const QString &label : labels)
        QVERIFY2(QRegularExpression(pattern).match(label).hasMatch(), qPrintable(label));
    QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size()); // each tells another price
}

void TestLabels::modelsReadWordsAndValues()
{
    const auto spec = samples::deskSpec(samples::walk(600), 2);
    const QString model = textsOf(spec, chart::modelPalette()).join(QLatin1Char('|'));
    for (const char *pattern :
         {"RSI 14:\\|\\d+\\.\\d",
          "MACD 12 26 9:\\|MACD −?[\\d,.]+,\\|signal −?[\\d,.]+,\\|histogram −?[\\d,.]+", "SMA 50 [\\d,.]+",
          "SMA 200 [\\d,.]+", "Volume [\\d.]+", "target [\\d,.]+"})
        QVERIFY2(model.contains(QRegularExpression(QString::fromUtf8(pattern))), pattern);
    const QString eyes = textsOf(spec, samples::palette(QStringLiteral("dark"))).join(QLatin1Char('|'));
    QVERIFY(eyes.contains(QStringLiteral("|SMA 50|SMA 200|")));
    QVERIFY(eyes.contains(QStringLiteral("|01:12:33")));
}

void TestLabels::syntheticDataIsMarked()
{
    for (const char *theme : {"dark", "model"}) {
        for (const bool titled : {true, false}) {
            auto spec = samples::deskSpec(samples::walk(600), 2);
            const Palette palette = samples::palette(QString::fromLatin1(theme));
            if (!titled)
                spec.wording.title.clear();
            QVERIFY(!textsOf(spec, palette).contains(QStringLiteral("synthetic data")));
            spec.wording.synthetic = QStringLiteral("synthetic data");
            for (const QSize size : {QSize(1200, 800), QSize(420, 300)})
                QVERIFY(textsOf(spec, palette, size).contains(QStringLiteral("synthetic data")));
        }
    }
}

void TestLabels::levelsBeyondTheRangeAreTold()
{
    auto spec = samples::deskSpec(samples::walk(600), 2);
    spec.levels = {{domain::Level::Kind::Target, 90'000, {}, "target"},
                   {domain::Level::Kind::Stop, 100, {}, "stop"}};
    const QStringList texts = textsOf(spec, samples::palette(QStringLiteral("dark")));
    QVERIFY(texts.contains(QStringLiteral("target ↑")));
    QVERIFY(texts.contains(QStringLiteral("stop ↓")));
}

void TestLabels::titleIsShortenedNotCut()
{
    auto spec = samples::deskSpec(samples::walk(600), 2);
    spec.wording.title =
        QStringLiteral("1000SHIB/USDT · 4h · A venue with a very long name indeed, perpetual");
    const QStringList texts = textsOf(spec, samples::palette(QStringLiteral("dark")), {300, 300});
    QCOMPARE(texts.filter(QStringLiteral("…")).size(), 1);
    QVERIFY(texts.contains(QStringLiteral("1000SHIB/USDT")));
}
