#include "test_text.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

#include <rapidcheck.h>

#include "base/random.h"
#include "base/text.h"

namespace {

double throughPrintf(double value)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.7g", value);
    return std::strtod(text.data(), nullptr);
}

bool sameBits(double a, double b)
{
    return std::memcmp(&a, &b, sizeof a) == 0;
}

/// The first of `count` made numbers for which asPrinted() differs from printf's; 0 when there is none.
template <class Make>
double firstDifference(int count, Make make)
{
    for (int i = 0; i < count; ++i) {
        const double value = make(i);
        if (!std::isnan(value) && !sameBits(base::asPrinted(value), throughPrintf(value)))
            return value;
    }
    return 0;
}

} // namespace

void TestText::trimsAndSplits()
{
    QCOMPARE(base::trimmed(" \t a b\r\n"), std::string_view("a b"));
    QCOMPARE(base::trimmed(" \n"), std::string_view());
    QCOMPARE(base::trimmed(""), std::string_view());
    const std::vector<std::string_view> expected = {"a", "", "b", ""};
    QVERIFY(base::split("a,,b,", ',') == expected);
    QVERIFY(base::split("", ',') == std::vector<std::string_view>{""});
}

void TestText::changesCase()
{
    QCOMPARE(base::lower("BTC/UsdT é"), std::string("btc/usdt é"));
    QCOMPARE(base::upper("btc-1z É"), std::string("BTC-1Z É"));
    QVERIFY(base::equalsIgnoringCase("Limit", "LIMIT"));
    QVERIFY(!base::equalsIgnoringCase("Limit", "Limits"));
    QVERIFY(!base::equalsIgnoringCase("a[", "A{"));
}

void TestText::parsesDoubles_data()
{
    QTest::addColumn<double>("value");
    const auto row = [](const char *text, double value) { QTest::newRow(text) << value; };
    row("0", 0);
    row("-0.5", -0.5);
    row("+1.25", 1.25);
    row("1e-7", 1e-7);
    row("65000.12", 65000.12);
    row("1.7976931348623157e308", 1.7976931348623157e308);
    row(".5", 0.5);
    row("5.", 5);
}

void TestText::parsesDoubles()
{
    QFETCH(double, value);
    const base::Result<double> found = base::parseDouble(QTest::currentDataTag());
    QVERIFY(found && sameBits(*found, value));
}

void TestText::refusesDoubles_data()
{
    QTest::addColumn<int>("unused");
    for (const char *text : {"", " 1", "1 ", "1,5", "1.2.3", "nan", "inf", "-Infinity", "1e999", "0x10", "+",
                             "+-1", "--1", "1d", "null"})
        QTest::newRow(text) << 0;
}

void TestText::refusesDoubles()
{
    const base::Result<double> found = base::parseDouble(QTest::currentDataTag());
    QVERIFY(!found && found.error().code == base::ErrorCode::BadData);
}

void TestText::parsesWholeNumbers()
{
    QCOMPARE(base::parseInt("-42").value(), -42LL);
    QCOMPARE(base::parseInt("+42").value(), 42LL);
    QCOMPARE(base::parseInt("9223372036854775807").value(), 9223372036854775807LL);
    for (const char *text : {"", "1.0", "1e3", "9223372036854775808", "0x1", " 1", "1 "})
        QVERIFY(!base::parseInt(text));
}

void TestText::prints_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("significant");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text, double value, int significant = 7) {
        QTest::addRow("%s %d", text, significant) << value << significant << QString::fromUtf8(text);
    };
    row("0", 0);
    row("0", -0.0);
    row("0.0000012", 1.2e-6);
    row("98000", 98000);
    row("-98000.5", -98000.5);
    row("0.1", 0.1);
    row("0.10000000000000001", 0.1, 17);
    row("123.4568", 123.456789);
    row("12345680", 12345678);
    row("100", 123, 1);
    row("1000000", 999999.99);
    row("0.000000000001", 1e-12);
    row("1e-13", 1e-13);
    row("999999900000000", 9.999999e14);
    row("1e+15", 1e15);
    row("1e+15", 9.99999999e14);
    row("1.5e+300", 1.5e300);
    row("nan", std::nan(""));
    row("inf", HUGE_VAL);
}

void TestText::prints()
{
    QFETCH(double, value);
    QFETCH(int, significant);
    QTEST(QString::fromStdString(base::printed(value, significant)), "text");
}

void TestText::printedReadsBackLikePrintf()
{
    base::Random random(7);
    for (int i = 0; i < 20000; ++i) {
        const double value = (random.uniform() - 0.5) * std::pow(10, double(random.below(40)) - 20);
        const std::string text = base::printed(value);
        QCOMPARE(std::strtod(text.c_str(), nullptr), throughPrintf(value));
        if (std::abs(value) > 1e-12 && std::abs(value) < 9e14)
            QVERIFY(text.find('e') == std::string::npos);
    }
}

void TestText::asPrintedIsWhatPrintfWrites()
{
    base::Random random(1);
    QCOMPARE(firstDifference(200000, [&](int) { return (random.uniform() - 0.5) * 200000; }), 0.0);
    QCOMPARE(firstDifference(
                 300000,
                 [&](int) { return (random.uniform() - 0.5) * std::pow(10, double(random.below(50)) - 25); }),
             0.0);
    QCOMPARE(firstDifference(300000,
                             [&](int) { // every bit pattern that is a number
                                 const std::uint64_t bits = random.next();
                                 double value = 0;
                                 std::memcpy(&value, &bits, sizeof value);
                                 return value;
                             }),
             0.0);
}

void TestText::asPrintedAtTies()
{
    base::Random random(2);
    // Eight digits that end in 5, and the doubles next to them: the hardest cases for rounding to seven.
    QCOMPARE(firstDifference(300000,
                             [&](int i) {
                                 const double tie = (double(random.below(9'000'000) + 1'000'000) + 0.5) *
                                                    std::pow(10, double(random.below(40)) - 22);
                                 return i % 3 == 0 ? tie : std::nextafter(tie, i % 3 == 1 ? 0 : HUGE_VAL);
                             }),
             0.0);
}

void TestText::asPrintedAtTheEdges()
{
    for (int exponent = -330; exponent <= 308; ++exponent) {
        const double power = std::pow(10, exponent);
        QCOMPARE(firstDifference(6,
                                 [&](int i) {
                                     const double edge = i < 3 ? power : power * 9.9999995;
                                     return i % 3 == 0 ? edge
                                                       : std::nextafter(edge, i % 3 == 1 ? 0 : HUGE_VAL);
                                 }),
                 0.0);
    }
    QVERIFY(std::isnan(base::asPrinted(std::nan(""))));
    QCOMPARE(base::asPrinted(HUGE_VAL), HUGE_VAL);
    QVERIFY(sameBits(base::asPrinted(-0.0), -0.0));
    QCOMPARE(base::asPrinted(std::numeric_limits<double>::max()),
             throughPrintf(std::numeric_limits<double>::max()));
}

void TestText::shortensAtCharacters()
{
    QCOMPARE(base::shortened("abcdef", 6), std::string("abcdef"));
    QCOMPARE(base::shortened("abcdefg", 6), std::string("abc…"));
    QCOMPARE(base::shortened("ééééé", 8), std::string("éé…"));
    QCOMPARE(base::shortened("abcdefg", 2), std::string("ab"));
    QCOMPARE(base::shortened("ééé", 1), std::string());
    QCOMPARE(base::shortened("abc", 0), std::string());
}
