#include "test_reading.h"

#include "exchange/budgets.h"
#include "exchange/kucoin.h"
#include "exchange/levels.h"
#include "exchange/naming.h"

#include <limits>

#include <QtTest/QtTest>

#include <rapidcheck.h>

using base::ErrorCode;
using exchange::JsonReader;
using exchange::JsonScratch;
using Value = JsonReader::Value;

namespace {

/// The number in a list of one.
base::Result<std::optional<double>> numberIn(const std::string &written)
{
    std::string body(1, '[');
    body += written;
    body += ']';
    JsonReader reader(body);
    std::optional<double> out;
    Value root;
    if (reader.root(root))
        reader.elements(root, false,
                        [&](std::size_t, Value &value) { return reader.number(value, "x", out); });
    if (const base::Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return out;
}

base::Result<std::int64_t> sumOf(std::string_view body, JsonScratch *scratch)
{
    JsonReader reader(body, scratch);
    std::int64_t sum = 0;
    Value root;
    if (reader.root(root))
        reader.elements(root, true, [&](std::size_t, Value &value) {
            std::int64_t one = 0;
            const bool read = reader.integer(value, "x", one);
            sum += one;
            return read;
        });
    if (const base::Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return sum;
}

std::string bodyOf(std::size_t count)
{
    std::string out(1, '[');
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            out += ',';
        out += std::to_string(i);
    }
    out += ']';
    return out;
}

} // namespace

void TestReading::numbers_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<double>("value"); // not a number: missing
    QTest::addColumn<bool>("read");
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char *written, double value, bool read = true) {
        QTest::newRow(written) << QByteArray(written) << value << read;
    };
    row("1", 1);
    row("-2.5e-3", -0.0025);
    row("\"42012.34000000\"", 42012.34);
    row("\" 7 \"", 7); // blanks, as some venues write
    row("\"007.50\"", 7.5);
    row("\"5.\"", 5);
    row("\".5\"", 0.5);
    row("0.1234567890123456789012345", 0.12345678901234568);
    row("\"123456789012345678901234567890\"", 123456789012345678901234567890.0);
    row("null", missing);
    row("\"\"", missing);
    row("\"inf\"", 0, false);
    row("\"nan\"", 0, false);
    row("1e400", 0, false);
    row("\"1e400\"", 0, false);
    row("\"1,5\"", 0, false);
    row("\"12x\"", 0, false);
    row("true", 0, false);
    row("{}", 0, false);
    row("[1]", 0, false);
}

void TestReading::numbers()
{
    QFETCH(QByteArray, written);
    QFETCH(double, value);
    QFETCH(bool, read);
    const auto got = numberIn(written.toStdString());
    QCOMPARE(got.has_value(), read);
    if (!read)
        return;
    QCOMPARE(got->has_value(), !std::isnan(value));
    if (*got)
        QVERIFY(**got == value);
}

void TestReading::anyDoubleComesBack()
{
    const bool held = rc::check("what is printed to the last digit is read to the last digit", [] {
        const auto mantissa = *rc::gen::arbitrary<std::int32_t>();
        const int exponent = *rc::gen::inRange(-40, 40);
        const double value = std::ldexp(double(mantissa) / 3, exponent);
        char digits[64];
        std::snprintf(digits, sizeof digits, "%.17g", value);
        const bool quoted = *rc::gen::arbitrary<bool>();
        const auto got = numberIn(quoted ? '"' + std::string(digits) + '"' : digits);
        RC_ASSERT(got.has_value());
        RC_ASSERT(got->value() == value);
    });
    QVERIFY(held);
}

/// Up to nineteen digits with a point anywhere, and zeros on both ends: what the quick way takes, and what it
/// must leave.
void TestReading::anyDecimalIsTheNearestDouble()
{
    const bool held = rc::check("a decimal is read as the C library reads it", [] {
        const auto whole = *rc::gen::inRange<std::uint64_t>(0, std::uint64_t(1) << *rc::gen::inRange(1, 63));
        const auto fraction =
            *rc::gen::inRange<std::uint64_t>(0, std::uint64_t(1) << *rc::gen::inRange(1, 63));
        const int zeros = *rc::gen::inRange(0, 12);
        std::string text = *rc::gen::arbitrary<bool>() ? "-" : "";
        text += std::to_string(whole);
        if (*rc::gen::arbitrary<bool>())
            text += '.' + std::string(std::size_t(zeros), '0') + std::to_string(fraction);
        const auto got = numberIn(*rc::gen::arbitrary<bool>() ? '"' + text + '"' : text);
        RC_ASSERT(got.has_value());
        RC_ASSERT(got->value() == std::strtod(text.c_str(), nullptr));
    });
    QVERIFY(held);
}

void TestReading::rowsAreReadWhereTheyArePlain()
{
    const auto quick = [](const char *text) {
        std::string body = text;
        body.resize(body.size() + 64); // room that may be read over
        std::array<double, 2> cells{};
        return exchange::takeRow(body.data(), cells) ? std::optional(cells) : std::nullopt;
    };
    QCOMPARE(quick("[1,\"2.5\"]").value()[1], 2.5);
    QCOMPARE(quick("[\"-0.00000001\",12345678.12345678,\"x\"]").value()[0], -1e-8);
    QCOMPARE(quick("[1234567890123456,0.5]").value()[0], 1234567890123456.0);
    for (const char *other :
         {"[1]", "[]", "[1 ,2]", "[1,2 ]", "[\"1,2]", "[1,\"\"]", "[1,null]", "[1e5,2]", "[.5,2]", "[5.,2]",
          "{1,2}", "[1,2", "[99999999999999999,1]", "[1,[2]]", "[--1,2]"})
        QVERIFY2(!quick(other), other);
}

void TestReading::bodiesAreReadWhereTheyStand()
{
    std::string body = bodyOf(1'000);
    body.reserve(body.size() + JsonReader::overread);
    for (const std::size_t spare : {std::size_t(0), std::size_t(63), body.capacity() - body.size()}) {
        JsonReader reader(body, nullptr, spare);
        std::int64_t sum = 0;
        Value root;
        QVERIFY(reader.root(root));
        reader.elements(root, true, [&](std::size_t, Value &value) {
            std::int64_t one = 0;
            const bool read = reader.integer(value, "x", one);
            sum += one;
            return read;
        });
        QVERIFY(reader.finish().has_value());
        QCOMPARE(sum, 499'500);
    }
}

void TestReading::cellsEndWhereItIsSaid()
{
    JsonReader reader(R"([[1,2,{"a":[3]},4],[5,6]])");
    std::vector<std::int64_t> seen;
    Value root;
    QVERIFY(reader.root(root));
    const bool whole = reader.elements(root, true, [&](std::size_t, Value &row) {
        return reader.cells(row, [&](std::size_t column, Value &value) {
            if (!reader.integer(value, "x", seen.emplace_back()))
                return JsonReader::Next::Fault;
            return column == 1 ? JsonReader::Next::Row : JsonReader::Next::Cell;
        });
    });
    QVERIFY(whole && reader.finish().has_value());
    QCOMPARE(seen, (std::vector<std::int64_t>{1, 2, 5, 6}));
}

void TestReading::scratchServesOneAfterTheOther()
{
    JsonScratch scratch;
    for (const std::size_t count : {3u, 100'000u, 0u, 5u, 1'000'000u, 2u}) {
        const std::int64_t last = std::int64_t(count) - 1;
        QCOMPARE(sumOf(bodyOf(count), &scratch).value(), count == 0 ? 0 : last * (last + 1) / 2);
        QCOMPARE(sumOf("[1,2", &scratch).error().code, ErrorCode::Malformed); // and after a fault again
        QCOMPARE(sumOf("", &scratch).error().code, ErrorCode::Malformed);
    }
}

void TestReading::scratchInUseIsLeftAlone()
{
    JsonScratch scratch;
    JsonReader outer("[1,2,3]", &scratch);
    std::int64_t sum = 0;
    Value root;
    QVERIFY(outer.root(root));
    outer.elements(root, true, [&](std::size_t, Value &value) {
        std::int64_t one = 0;
        const bool read = outer.integer(value, "x", one);
        sum += one * sumOf("[10,20]", &scratch).value();
        return read;
    });
    QVERIFY(outer.finish().has_value());
    QCOMPARE(sum, 180);
}

void TestReading::levelsArePutInOrder()
{
    domain::OrderBook book;
    book.bids = {{1, 1}, {3, 1}, {2, 1}};
    book.asks = {{5, 1}, {4, 1}};
    exchange::sortBestFirst(book);
    QCOMPARE(book.bids.front().price, 3.0);
    QCOMPARE(book.bids.back().price, 1.0);
    QCOMPARE(book.asks.front().price, 4.0);
    book.bids.push_back({1, 2}); // the same price twice stays, for the check to find
    exchange::sortBestFirst(book);
    QCOMPARE(exchange::check(book).error().code, ErrorCode::BadData);
}

void TestReading::singleAssets_data()
{
    QTest::addColumn<QByteArray>("asset");
    QTest::addColumn<QByteArray>("single");
    const auto row = [](const char *asset, const char *single) {
        QTest::newRow(asset) << QByteArray(asset) << QByteArray(single);
    };
    row("1000SHIB", "SHIB");
    row("10000SATS", "SATS");
    row("1000000MOG", "MOG");
    row("1MBABYDOGE", "BABYDOGE");
    row("kPEPE", "PEPE");
    row("PEPE", "");
    row("1INCH", "");
    row("1000", "");
    row("k", "");
    row("kava", "");
    row("1MIL", "");
    row("100X", "");
}

void TestReading::singleAssets()
{
    QFETCH(QByteArray, asset);
    QFETCH(QByteArray, single);
    QCOMPARE(QByteArray::fromStdString(exchange::singleAsset(asset.toStdString())), single);
    const domain::Symbol desk = exchange::deskSymbol(exchange::kucoin::table(), {"XBT", "USDT"});
    QCOMPARE(desk.text(), std::string("BTC/USDT"));
}

void TestReading::hostsHaveBudgets()
{
    const std::map<std::string, int> weights = exchange::minuteWeights();
    QCOMPARE(weights.at("api.binance.com"), 6000);
    QCOMPARE(weights.at("fapi.binance.com"), 2400);
    QVERIFY(!weights.count("api.kucoin.com")); // which says what is left
}
