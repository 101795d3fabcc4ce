#include "test_figures.h"

#include "chart/figures.h"

#include <QImage>
#include <QPainter>
#include <QtTest/QtTest>

using chart::Figures;

namespace {

/// First and last pixel column with ink, or an empty pair.
std::pair<int, int> inkOf(const Figures &figures, const QString &text)
{
    QImage picture(600, 80, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    figures.draw(painter, {40, 50}, text, Qt::black);
    painter.end();
    int first = -1, last = -1;
    for (int x = 0; x < picture.width(); ++x) {
        for (int y = 0; y < picture.height(); ++y) {
            if (qGray(picture.pixel(x, y)) < 200) {
                first = first < 0 ? x : first;
                last = x;
            }
        }
    }
    return {first, last};
}

} // namespace

void TestFigures::digitsHaveOneWidth()
{
    const Figures figures(QStringLiteral("Inter"), 13, QFont::Normal);
    const double ones = figures.width(QStringLiteral("1,111.11"));
    QVERIFY(ones > 0);
    for (int digit = 0; digit <= 9; ++digit) {
        const QString text = QStringLiteral("1,111.11").replace(QLatin1Char('1'), QString::number(digit));
        QCOMPARE(figures.width(text), ones);
    }
    QVERIFY(figures.digitWidth() > 0);
    QVERIFY(figures.capHeight() > 5 && figures.capHeight() < figures.ascent());
}

void TestFigures::drawsWhatItMeasures_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("figure") << QStringLiteral("−42,699.99");
    QTest::newRow("words") << QStringLiteral("BTC/USDT · 4h · Binance spot");
    QTest::newRow("accents") << QStringLiteral("März · Größe · Žižka");
    QTest::newRow("cyrillic") << QStringLiteral("Спрос 12");
    QTest::newRow("other scripts") << QStringLiteral("مرحبا 123 שלום");
    QTest::newRow("beyond the plane") << QString::fromUtf8("a\xF0\x9F\x98\x80z");
}

void TestFigures::drawsWhatItMeasures()
{
    QFETCH(QString, text);
    const Figures figures(QStringLiteral("Inter"), 14, QFont::Normal);
    const double width = figures.width(text);
    QVERIFY(width > 10);
    const auto [first, last] = inkOf(figures, text);
    QVERIFY(first >= 37);
    QVERIFY2(last <= 40 + width + 2, qPrintable(QStringLiteral("%1 of %2").arg(last - 40).arg(width)));
    QVERIFY(last >= 40 + width - 12);
}

void TestFigures::fractionalSizes()
{
    const Figures small(QStringLiteral("Inter"), 11, QFont::Normal),
        large(QStringLiteral("Inter"), 13.75, QFont::Normal);
    const QString text = QStringLiteral("42,699.99");
    QVERIFY(std::abs(large.width(text) / small.width(text) - 1.25) < 0.01);
}

void TestFigures::unknownFamilyStillWrites()
{
    const Figures figures(QStringLiteral("No Such Family"), 13, QFont::Normal);
    QVERIFY(figures.width(QStringLiteral("42,699.99")) > 20);
    const auto [first, last] = inkOf(figures, QStringLiteral("42,699.99"));
    QVERIFY(first > 0 && last > first + 20);
}
