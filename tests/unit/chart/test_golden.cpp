#include "test_golden.h"

#include "chart/layers.h"
#include "samples.h"

#include <QFile>
#include <QtTest/QtTest>

namespace {

/// A small desk with everything on it, under the crosshair in the dark theme.
std::string dumpOf(const QString &theme)
{
    auto spec =
        samples::decorated(samples::deskSpec(samples::without(samples::walk(260), {221, 222}), 2, 48));
    spec.wording.synthetic = QStringLiteral("synthetic data");
    spec.wording.zoneOffsetSeconds = 3600;
    spec.hollowCandles = theme == QLatin1String("light");
    spec.logarithmic = theme == QLatin1String("light");
    const chart::Palette palette = samples::palette(theme);
    const double ratio = theme == QLatin1String("light") ? 1.5 : 1;
    const samples::FixedRuler ruler(palette, ratio);
    std::optional<QPointF> crosshair;
    if (theme == QLatin1String("dark"))
        crosshair = QPointF(300, 150);
    chart::PyramidCache cache;
    const QSize size = (QSizeF(720, 480) * ratio).toSize();
    return chart::compose(chart::arrange(spec, palette, ruler, cache, size, ratio, crosshair)).dump();
}

QString pathOf(const QString &theme)
{
    return QStringLiteral(TEST_DATA "/chart/%1.txt").arg(theme);
}

} // namespace

void TestGolden::everyLayerIsDrawnInOrder()
{
    const QString text = QString::fromStdString(dumpOf(QStringLiteral("dark")));
    qsizetype at = -1;
    for (const chart::Layer &layer : chart::layers()) {
        const QString title = QStringLiteral("# %1\n").arg(QLatin1String(layer.name));
        const qsizetype here = text.indexOf(title);
        QVERIFY2(here > at, layer.name);
        QVERIFY2(here + title.size() < text.size() && text[here + title.size()] != QLatin1Char('#'),
                 "an empty layer");
        at = here;
    }
}

void TestGolden::drawLists_data()
{
    QTest::addColumn<QString>("theme");
    for (const char *theme : {"dark", "light", "model"})
        QTest::newRow(theme) << QString::fromLatin1(theme);
}

void TestGolden::drawLists()
{
    QFETCH(QString, theme);
    const QByteArray drawn = QByteArray::fromStdString(dumpOf(theme));
    QFile file(pathOf(theme));
    if (qEnvironmentVariableIsSet("SIGNALDESK_REGENERATE")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(drawn);
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QByteArrayList kept = file.readAll().split('\n'), now = drawn.split('\n');
    for (qsizetype i = 0; i < std::min(kept.size(), now.size()); ++i) {
        const QByteArray told =
            "line " + QByteArray::number(i + 1) + "\nkept: " + kept[i] + "\nnow:  " + now[i];
        QVERIFY2(kept[i] == now[i], told.constData());
    }
    QCOMPARE(now.size(), kept.size());
}
