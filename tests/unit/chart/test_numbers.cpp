#include "test_numbers.h"

#include "chart/numbers.h"

#include <QtTest/QtTest>

#include <limits>

void TestNumbers::figure_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("text");
    QTest::newRow("grouped") << 42795.94 << 2 << QStringLiteral("42,795.94");
    QTest::newRow("million") << 1234567.0 << 0 << QStringLiteral("1,234,567");
    QTest::newRow("three digits") << 999.0 << 0 << QStringLiteral("999");
    QTest::newRow("trailing zeros kept") << 98000.0 << 2 << QStringLiteral("98,000.00");
    QTest::newRow("tiny") << 0.0000012 << 8 << QStringLiteral("0.00000120");
    QTest::newRow("negative") << -1234.5 << 1 << QStringLiteral("−1,234.5");
    QTest::newRow("no minus zero") << -0.001 << 2 << QStringLiteral("0.00");
    QTest::newRow("rounds to a group") << 999.999 << 2 << QStringLiteral("1,000.00");
    QTest::newRow("huge") << 1.5e18 << 2 << QStringLiteral("1.50e+18");
}

void TestNumbers::figure()
{
    QFETCH(double, value);
    QFETCH(int, decimals);
    QTEST(chart::figure(value, decimals, {}), "text");
}

void TestNumbers::figureFollowsTheWording()
{
    chart::Wording german;
    german.groupSeparator = QLatin1Char('.');
    german.decimalPoint = QLatin1Char(',');
    QCOMPARE(chart::figure(1234567.25, 2, german), QStringLiteral("1.234.567,25"));
    german.groupThousands = false;
    QCOMPARE(chart::figure(1234567.25, 2, german), QStringLiteral("1234567,25"));
}

void TestNumbers::figureHasNoValueForNone()
{
    QCOMPARE(chart::figure(std::numeric_limits<double>::quiet_NaN(), 2, {}), QString());
    QCOMPARE(chart::figure(std::numeric_limits<double>::infinity(), 2, {}), QString());
    QCOMPARE(chart::compactFigure(std::numeric_limits<double>::quiet_NaN(), {}), QString());
    QCOMPARE(chart::compactFigure(-std::numeric_limits<double>::infinity(), {}), QString());
}

void TestNumbers::compact_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << QStringLiteral("0");
    QTest::newRow("whole") << 950.0 << QStringLiteral("950");
    QTest::newRow("part") << 9.5 << QStringLiteral("9.50");
    QTest::newRow("thousand") << 1234.0 << QStringLiteral("1.23K");
    QTest::newRow("ten thousand") << 45678.0 << QStringLiteral("45.7K");
    QTest::newRow("next unit") << 999999.0 << QStringLiteral("1.00M");
    QTest::newRow("million") << -2500000.0 << QStringLiteral("−2.50M");
    QTest::newRow("billion") << 7.891e9 << QStringLiteral("7.89B");
    QTest::newRow("trillion") << 2.1456e12 << QStringLiteral("2.15T");
}

void TestNumbers::compact()
{
    QFETCH(double, value);
    QTEST(chart::compactFigure(value, {}), "text");
}

void TestNumbers::decimalsOfStep_data()
{
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("decimals");
    QTest::newRow("1000") << 1000.0 << 0;
    QTest::newRow("1") << 1.0 << 0;
    QTest::newRow("0.5") << 0.5 << 1;
    QTest::newRow("0.1") << 0.1 << 1;
    QTest::newRow("0.02") << 0.02 << 2;
    QTest::newRow("0.001") << 0.001 << 3;
    QTest::newRow("5e-8") << 5e-8 << 8;
    QTest::newRow("1e-9") << 1e-9 << 9;
    QTest::newRow("none") << 0.0 << 0;
}

void TestNumbers::decimalsOfStep()
{
    QFETCH(double, step);
    QTEST(chart::decimalsOfStep(step), "decimals");
}

void TestNumbers::readableDecimals_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<int>("readable");
    QTest::newRow("enough") << 42000.0 << 2 << 2;
    QTest::newRow("just enough") << 1.0 << 2 << 2;
    QTest::newRow("too few") << 0.0000012 << 2 << 8;
    QTest::newRow("pepe") << 0.00000724 << 8 << 8;
    QTest::newRow("zero") << 0.0 << 2 << 2;
    QTest::newRow("negative") << -0.00162 << 1 << 5;
}

void TestNumbers::readableDecimals()
{
    QFETCH(double, price);
    QFETCH(int, decimals);
    QTEST(chart::readableDecimals(price, decimals), "readable");
}
