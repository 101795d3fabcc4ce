#include "test_decimal.h"

#include <cmath>
#include <limits>

#include "base/decimal.h"

using base::Decimal;
using base::ErrorCode;
using base::Rounding;

namespace {

Decimal decimal(const char *text)
{
    return base::Decimal::parse(text).value_or(Decimal::invalid());
}

QString shown(const Decimal &value)
{
    return QString::fromStdString(value.toString());
}

} // namespace

void TestDecimal::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("coefficient");
    QTest::addColumn<int>("exponent");
    const auto row = [](const char *text, qint64 coefficient, int exponent) {
        QTest::newRow(text) << QByteArray(text) << coefficient << exponent;
    };
    row("0", 0, 0);
    row("-0", 0, 0);
    row("0.00", 0, -2);
    row("-12.50", -1250, -2);
    row("+7", 7, 0);
    row("1e-7", 1, -7);
    row("1.5E+3", 15, 2);
    row("007.5", 75, -1);
    row(".5", 5, -1);
    row("5.", 5, 0);
    row("1e64", 1, 64);
    row("1e70", 1000000, 64);
    row("1e-64", 1, -64);
    row("999999999999999999", 999999999999999999, 0);
    row("-0.000000000000000001", -1, -18);
    row("1000000000000000000000", 100000000000000000, 4);
    row("0.1000000000000000000000", 100000000000000000, -18);
    row("100000000000000000.0", 100000000000000000, 0);
}

void TestDecimal::parses()
{
    QFETCH(QByteArray, text);
    const base::Result<Decimal> value = Decimal::parse(text.toStdString());
    QVERIFY(value);
    QTEST(qint64(value->coefficient()), "coefficient");
    QTEST(value->exponent(), "exponent");
}

void TestDecimal::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("outOfRange");
    for (const char *text : {"",   "-",   "+",    ".",   "e5",  "1e",  "1e+", "1e+-5", "1.2.3",   " 1",
                             "1 ", "1,5", "0x10", "nan", "inf", "--1", "1f",  "١",     "1e99999", "1e5.0"})
        QTest::newRow(text) << QByteArray(text) << false;
    for (const char *text : {"1234567890123456789", "0.1234567890123456789", "1e-65", "1e90",
                             "-10000000000000000001", "1000000000000000001"})
        QTest::newRow(text) << QByteArray(text) << true;
    QTest::newRow("very long") << QByteArray(1000, '0') << false;
}

void TestDecimal::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, outOfRange);
    const base::Result<Decimal> value = Decimal::parse(text.toStdString());
    QVERIFY(!value);
    QCOMPARE(base::name(value.error().code),
             base::name(outOfRange ? ErrorCode::OutOfRange : ErrorCode::BadData));
}

void TestDecimal::printsPlainly()
{
    QCOMPARE(shown(decimal("1.2e-6")), QStringLiteral("0.0000012"));
    QCOMPARE(shown(decimal("-12.50")), QStringLiteral("-12.50"));
    QCOMPARE(shown(decimal("1e3")), QStringLiteral("1000"));
    QCOMPARE(shown(decimal("0e3")), QStringLiteral("0"));
    QCOMPARE(shown(decimal("0.00")), QStringLiteral("0.00"));
    QCOMPARE(shown(Decimal()), QStringLiteral("0"));
    QCOMPARE(shown(Decimal::invalid()), QStringLiteral("invalid"));
    QCOMPARE(decimal("12.50").decimals(), 2);
    QCOMPARE(decimal("1e3").decimals(), 0);
}

void TestDecimal::sumsAndProducts()
{
    QCOMPARE(shown(decimal("0.1") + decimal("0.2")), QStringLiteral("0.3"));
    QCOMPARE(shown(decimal("1.5") + decimal("0.00")), QStringLiteral("1.50"));
    QCOMPARE(shown(decimal("1e10") - decimal("0.01")), QStringLiteral("9999999999.99"));
    QCOMPARE(shown(decimal("65000.10") * decimal("0.00150")), QStringLiteral("97.5001500"));
    QCOMPARE(shown(-decimal("2.5") * decimal("4")), QStringLiteral("-10.0"));
    Decimal total;
    for (int i = 0; i < 10; ++i)
        total += decimal("0.1");
    QVERIFY(total == Decimal::of(1));
    total -= Decimal::of(1);
    QVERIFY(total.isZero());
    QVERIFY(decimal("-3").abs() == decimal("3"));
}

void TestDecimal::zerosAreTrimmedOnlyToFit()
{
    const Decimal product = decimal("500000000.00") * decimal("200000000.00");
    QVERIFY(product == decimal("1e17"));
    QVERIFY(!(decimal("999999999999") * decimal("999999999999")).valid());
    QVERIFY(!(decimal("1e17") + decimal("0.01")).valid());
    QVERIFY(decimal("1e60") + decimal("1e60") == decimal("2e60"));
    QVERIFY(decimal("1e60") + decimal("0.000") == decimal("1e60"));
    QVERIFY(!(decimal("1e60") + decimal("1e-10")).valid());
    QCOMPARE(shown(decimal("1e17") + decimal("1.0000000")), QStringLiteral("100000000000000001"));
    QCOMPARE(shown(decimal("1.0000000") - decimal("1e17")), QStringLiteral("-99999999999999999"));
    QVERIFY(!(decimal("1e-40") * decimal("1e-40")).valid());
    QVERIFY(!(decimal("1e60") * decimal("1e60")).valid());
    QVERIFY((decimal("0e-64") * decimal("1e-64")).isZero());
    QVERIFY(decimal("5e-64") * decimal("0.2") == decimal("1e-64"));
}

void TestDecimal::invalidIsSticky()
{
    const Decimal bad = Decimal::invalid();
    const Decimal one = Decimal::of(1);
    QVERIFY(!bad.valid());
    QVERIFY(!bad.isZero() && !bad.isPositive() && !bad.isNegative());
    for (const Decimal &value :
         {bad + one, one + bad, bad - one, one - bad, bad * one, one * bad, -bad, bad.abs(), bad * Decimal(),
          bad.trimmed(), bad.rounded(one, Rounding::Down), one.rounded(bad, Rounding::Down),
          bad.divided(one, one, Rounding::Down), one.divided(bad, one, Rounding::Down),
          one.divided(one, bad, Rounding::Down)})
        QVERIFY(!value.valid());
    QVERIFY(!(bad == bad) && bad != bad && !(bad < one) && !(bad > one) && !(one <= bad));
    QVERIFY(std::isnan(bad.toDouble()));
}

void TestDecimal::boundsOfOf()
{
    QVERIFY(Decimal::of(999'999'999'999'999'999, 64).valid());
    QVERIFY(Decimal::of(-999'999'999'999'999'999, -64).valid());
    QVERIFY(!Decimal::of(1'000'000'000'000'000'000).valid());
    QVERIFY(!Decimal::of(INT64_MIN).valid());
    QVERIFY(!Decimal::of(INT64_MAX).valid());
    QVERIFY(!Decimal::of(1, 65).valid());
    QVERIFY(!Decimal::of(1, -65).valid());
    QVERIFY(!Decimal::of(1, 300).valid());
}

void TestDecimal::rounds_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QList<QByteArray>>("expected"); // Down, Up, HalfEven, Floor, Ceiling
    const auto row = [](const char *value, const char *step, QList<QByteArray> expected) {
        QTest::addRow("%s by %s", value, step) << QByteArray(value) << QByteArray(step) << expected;
    };
    row("1.25", "0.1", {"1.2", "1.3", "1.2", "1.2", "1.3"});
    row("1.35", "0.1", {"1.3", "1.4", "1.4", "1.3", "1.4"});
    row("-1.25", "0.1", {"-1.2", "-1.3", "-1.2", "-1.3", "-1.2"});
    row("1.251", "0.1", {"1.2", "1.3", "1.3", "1.2", "1.3"});
    row("1.5", "0.01", {"1.50", "1.50", "1.50", "1.50", "1.50"});
    row("123", "10", {"120", "130", "120", "120", "130"});
    row("125", "1e1", {"120", "130", "120", "120", "130"});
    row("7", "2.5", {"5.0", "7.5", "7.5", "5.0", "7.5"});
    row("0", "0.05", {"0.00", "0.00", "0.00", "0.00", "0.00"});
    row("1e-30", "0.01", {"0.00", "0.01", "0.00", "0.00", "0.01"});
    row("-1e-30", "0.01", {"0.00", "-0.01", "0.00", "-0.01", "0.00"});
    row("999999999999999999", "1e17",
        {"900000000000000000", "1000000000000000000", "1000000000000000000", "900000000000000000",
         "1000000000000000000"});
    row("0.4", "0.3", {"0.3", "0.6", "0.3", "0.3", "0.6"});
}

void TestDecimal::rounds()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, step);
    QFETCH(QList<QByteArray>, expected);
    for (int i = 0; i < expected.size(); ++i)
        QCOMPARE(shown(decimal(value.constData()).rounded(decimal(step.constData()), Rounding(i))),
                 QString::fromUtf8(expected[i]));
}

void TestDecimal::divides_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QByteArray>("divisor");
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QByteArray>("expected"); // HalfEven
    const auto row = [](const char *number, const char *divisor, const char *step, const char *expected) {
        QTest::addRow("%s/%s by %s", number, divisor, step)
            << QByteArray(number) << QByteArray(divisor) << QByteArray(step) << QByteArray(expected);
    };
    row("5", "3", "1e-8", "1.66666667");
    row("-5", "3", "1e-8", "-1.66666667");
    row("-5", "-3", "0.1", "1.7");
    row("1", "8", "0.01", "0.12");
    row("3", "8", "0.01", "0.38");
    row("1000", "65000.5", "0.00001", "0.01538");
    row("0", "7", "0.01", "0.00");
    row("1", "1e60", "0.01", "0.00");
    row("10", "0.3", "0.5", "33.5");
    row("1", "1e-30", "0.01", "1000000000000000000000000000000");
    row("1e6", "7.00000000000", "1e-10", "142857.1428571429");
    row("1e6", "-6.00000000000", "1e-10", "-166666.6666666667");
    row("1", "3", "1e-17", "0.33333333333333333");
    row("1", "3", "1e-20", "invalid"); // twenty digits
    row("1", "0", "0.01", "invalid");
    row("1", "2", "0", "invalid");
    row("1", "2", "-0.1", "invalid");
}

void TestDecimal::divides()
{
    QFETCH(QByteArray, number);
    QFETCH(QByteArray, divisor);
    QFETCH(QByteArray, step);
    QFETCH(QByteArray, expected);
    const Decimal result =
        decimal(number.constData())
            .divided(decimal(divisor.constData()), decimal(step.constData()), Rounding::HalfEven);
    QCOMPARE(shown(result), QString::fromUtf8(expected));
}

void TestDecimal::nearestMultipleOfADouble()
{
    const auto nearest = [](double value, const char *step, Rounding rounding) {
        return shown(Decimal::nearest(value, decimal(step), rounding).value_or(Decimal::invalid()));
    };
    // The shortest text of the double counts: 0.1 is a multiple of 0.1 and is not raised to 0.2.
    QCOMPARE(nearest(0.1, "0.1", Rounding::Ceiling), QStringLiteral("0.1"));
    QCOMPARE(nearest(0.3, "0.1", Rounding::Floor), QStringLiteral("0.3"));
    QCOMPARE(nearest(65000.123, "0.01", Rounding::HalfEven), QStringLiteral("65000.12"));
    QCOMPARE(nearest(-1.25, "0.1", Rounding::HalfEven), QStringLiteral("-1.2"));
    QCOMPARE(nearest(0.0, "0.01", Rounding::Up), QStringLiteral("0.00"));
    QCOMPARE(nearest(-0.0, "0.01", Rounding::Up), QStringLiteral("0.00"));
    QCOMPARE(nearest(1e-300, "0.01", Rounding::HalfEven), QStringLiteral("0.00"));
    QCOMPARE(nearest(1e-300, "0.01", Rounding::Up), QStringLiteral("0.01"));
    QCOMPARE(nearest(5e-324, "1e-64", Rounding::Down), shown(decimal("0e-64")));
    QCOMPARE(nearest(1e21, "0.01", Rounding::Down), QStringLiteral("1000000000000000000000"));
}

void TestDecimal::nearestRefuses()
{
    const Decimal step = decimal("0.01");
    for (const double value : {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e300, 1.7976931348623157e308}) {
        const base::Result<Decimal> result = Decimal::nearest(value, step, Rounding::Down);
        QVERIFY(!result && result.error().code == ErrorCode::OutOfRange);
    }
    for (const Decimal &bad : {Decimal(), decimal("-0.01"), Decimal::invalid()}) {
        const base::Result<Decimal> result = Decimal::nearest(1, bad, Rounding::Down);
        QVERIFY(!result && result.error().code == ErrorCode::BadData);
    }
}

void TestDecimal::trims()
{
    QCOMPARE(shown(decimal("1.500").trimmed()), QStringLiteral("1.5"));
    QCOMPARE(shown(decimal("100").trimmed()), QStringLiteral("100"));
    QCOMPARE(decimal("100").trimmed().exponent(), 0);
    QCOMPARE(shown(decimal("-10.00").trimmed()), QStringLiteral("-10"));
    QCOMPARE(decimal("0.000").trimmed().exponent(), 0);
}

void TestDecimal::toDoubleIsNearest()
{
    QCOMPARE(decimal("0.1").toDouble(), 0.1);
    QCOMPARE(decimal("-65000.12").toDouble(), -65000.12);
    QCOMPARE(decimal("999999999999999999").toDouble(), 1e18);
    QCOMPARE(decimal("1e64").toDouble(), 1e64);
    QCOMPARE(decimal("123456789012345678e-64").toDouble(), 123456789012345678e-64);
    QCOMPARE(Decimal().toDouble(), 0.0);
}

void TestDecimal::compares()
{
    QVERIFY(decimal("1.0") == decimal("1.00"));
    QVERIFY(decimal("0e5") == decimal("0.00"));
    QVERIFY(decimal("1e64") > decimal("999999999999999999e-64"));
    QVERIFY(decimal("-1e64") < decimal("1e-64"));
    QVERIFY(decimal("0") < decimal("1e-64"));
    QVERIFY(decimal("0e64") > decimal("-1e-64"));
    QVERIFY(decimal("1e21") > decimal("999999999999999999"));
    QVERIFY(decimal("10") >= decimal("10.0") && decimal("10") <= decimal("10.0"));
}
