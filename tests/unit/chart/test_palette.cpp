#include "test_palette.h"

#include "chart/palette.h"
#include "samples.h"

#include "base/json.h"

#include <QFile>
#include <QtTest/QtTest>

using chart::Palette;

namespace {

base::Json theme(const QString &name)
{
    QFile file(QStringLiteral(RESOURCES "/themes/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return base::parseJson(file.readAll().toStdString()).value_or(base::Json());
}

QColor colourOf(const base::Json &value)
{
    return QColor(QString::fromStdString(value.get<std::string>()));
}

void bothThemes()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("dark") << QStringLiteral("dark");
    QTest::newRow("light") << QStringLiteral("light");
}

constexpr double kLegible = 4.5; // WCAG 2.1 AA for text

} // namespace

void TestPalette::contrastIsThatOfTheStandard()
{
    QCOMPARE(chart::contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(chart::contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(chart::contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    QVERIFY(std::abs(chart::lightness(QColor(119, 119, 119)) - 50.03) < 0.1);
    QCOMPARE(chart::lightness(Qt::black), 0.0);
}

void TestPalette::textIsLegibleOnEverySurface_data()
{
    bothThemes();
}

void TestPalette::textIsLegibleOnEverySurface()
{
    QFETCH(QString, name);
    const base::Json tokens = theme(name);
    QVERIFY(tokens.is_object());
    std::vector<std::pair<QString, QColor>> inks;
    for (const base::Json &text : tokens["text"])
        inks.emplace_back(QStringLiteral("text"), colourOf(text));
    for (const char *token : {"accent", "up", "down", "warn", "up_colour_blind", "down_colour_blind"})
        inks.emplace_back(QString::fromLatin1(token), colourOf(tokens[token]));
    for (const base::Json &surface : tokens["surface"]) {
        for (const auto &[token, ink] : inks) {
            const double contrast = chart::contrast(ink, colourOf(surface));
            QVERIFY2(contrast >= kLegible, qPrintable(QStringLiteral("%1: %2").arg(token).arg(contrast)));
        }
    }
    for (const char *token : {"accent", "up", "down", "warn", "up_colour_blind", "down_colour_blind"}) {
        const double contrast = chart::contrast(colourOf(tokens["text_on"]), colourOf(tokens[token]));
        QVERIFY2(contrast >= kLegible,
                 qPrintable(QStringLiteral("text_on on %1: %2").arg(QLatin1String(token)).arg(contrast)));
    }
}

void TestPalette::curvesAreLegible_data()
{
    bothThemes();
}

/// The names of curves are written in their colours.
void TestPalette::curvesAreLegible()
{
    QFETCH(QString, name);
    const Palette palette = samples::palette(name);
    for (const QColor &curve : palette.curves)
        QVERIFY2(chart::contrast(curve, palette.background) >= kLegible, qPrintable(curve.name()));
}

void TestPalette::themesFillThePalette_data()
{
    bothThemes();
}

void TestPalette::themesFillThePalette()
{
    QFETCH(QString, name);
    const base::Json tokens = theme(name);
    const Palette palette = samples::palette(name);
    QCOMPARE(palette.background, colourOf(tokens["surface"][1]));
    QCOMPARE(palette.raised, colourOf(tokens["surface"][2]));
    QCOMPARE(palette.text, colourOf(tokens["text"][0]));
    QCOMPARE(palette.secondText, colourOf(tokens["text"][1]));
    QCOMPARE(palette.mutedText, colourOf(tokens["text"][2]));
    QCOMPARE(palette.up, colourOf(tokens["up"]));
    QCOMPARE(palette.textOn, colourOf(tokens["text_on"]));
    QCOMPARE(palette.curves.size(), tokens["curves"].size());
    QVERIFY(!palette.forModels);
    QVERIFY(palette.textPixels >= 11);
    const auto blind = chart::paletteFromTheme(QByteArray::fromStdString(tokens.dump()), true);
    QVERIFY(blind.has_value());
    QCOMPARE(blind->up, colourOf(tokens["up_colour_blind"]));
    QCOMPARE(blind->down, colourOf(tokens["down_colour_blind"]));
}

void TestPalette::badThemesNameTheToken_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    base::Json tokens = theme(QStringLiteral("dark"));
    for (const char *token :
         {"surface", "line", "text", "accent", "up", "down", "warn", "text_on", "curves"}) {
        base::Json lacking = tokens;
        lacking.erase(token);
        QTest::addRow("no %s", token)
            << QByteArray::fromStdString(lacking.dump()) << QString::fromLatin1(token);
        base::Json wrong = tokens;
        wrong[token] = "blue";
        QTest::addRow("wrong %s", token)
            << QByteArray::fromStdString(wrong.dump()) << QString::fromLatin1(token);
    }
    tokens["surface"] = {"#000000"};
    QTest::newRow("too few") << QByteArray::fromStdString(tokens.dump()) << QStringLiteral("surface");
}

void TestPalette::badThemesNameTheToken()
{
    QFETCH(QByteArray, json);
    const auto palette = chart::paletteFromTheme(json);
    QVERIFY(!palette);
    QCOMPARE(palette.error().code, base::ErrorCode::Schema);
    QTEST(QString::fromStdString(palette.error().field), "field");
    QVERIFY(!chart::paletteFromTheme("not a theme"));
    QVERIFY(!chart::paletteFromTheme("[]"));
}

void TestPalette::modelsSeeBlackOnWhite()
{
    const Palette palette = chart::modelPalette();
    QVERIFY(palette.forModels);
    QCOMPARE(palette.background, QColor(Qt::white));
    for (const QColor &ink : {palette.text, palette.secondText, palette.mutedText, palette.textOn})
        QCOMPARE(ink, QColor(Qt::black));
    QVERIFY(palette.textPixels >= 18);
    QVERIFY(palette.curveWidth >= 2.5);
}

void TestPalette::modelHuesDifferInLightness()
{
    const Palette palette = chart::modelPalette();
    std::vector<double> steps = {chart::lightness(palette.up), chart::lightness(palette.down)};
    for (const QColor &curve : palette.curves)
        steps.push_back(chart::lightness(curve));
    QVERIFY(steps.size() <= 6);
    std::sort(steps.begin(), steps.end());
    for (std::size_t i = 1; i < steps.size(); ++i)
        QVERIFY2(steps[i] - steps[i - 1] >= 7,
                 qPrintable(QStringLiteral("%1 and %2").arg(steps[i - 1]).arg(steps[i])));
    QVERIFY(steps.front() >= 15); // not black
    QVERIFY(steps.back() <= 85);  // not white
}

void TestPalette::blending()
{
    QCOMPARE(chart::blended(Qt::black, Qt::white, 0), QColor(Qt::white));
    QCOMPARE(chart::blended(Qt::black, Qt::white, 1), QColor(Qt::black));
    QCOMPARE(chart::blended(QColor(200, 100, 0), QColor(0, 0, 0), 0.5), QColor(100, 50, 0));
}
