#include "test_candle_file.h"

#include "candle_text.h"
#include "exchange/file_exchange.h"
#include "support/fixtures.h"

#include <chrono>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <rapidcheck.h>

using exchange::CandleFile;
using exchange::parseCandleFile;

namespace {

base::Result<CandleFile> parse(const std::string &text, const std::string &name = "some.csv",
                               std::optional<domain::Timeframe> timeframe = std::nullopt)
{
    return parseCandleFile(text, name, std::nullopt, timeframe);
}

const std::string header = "timestamp,open,high,low,close,volume\n";
const std::string three = "1704067200000,10.5,11,10,10.75,3.5\n"
                          "1704070800000,10.75,12,10.5,11.25,4\n"
                          "1704074400000,11.25,11.5,11,11.10,5.25\n";

std::string describe(const base::Error &error)
{
    return std::string(base::name(error.code)) + " [" + error.field + "] " + error.detail;
}

} // namespace

#define READ(name, ...)                                                                                      \
    const auto name = __VA_ARGS__;                                                                           \
    QVERIFY2(name.has_value(), name ? "" : describe(name.error()).c_str())

void TestCandleFile::readsAHeaderInAnyOrder()
{
    READ(file, parse("Close,Volume,ignored,OPEN,High, low ,Date\n"
                     "10.75,3.5,x,10.5,11,10,2024-01-01T00:00:00Z\n"
                     "11.25,4,y,10.75,12,10.5,2024-01-01 01:00\n"));
    QCOMPARE(file->candles.size(), 2u);
    QCOMPARE(file->candles.closed(), 2u);
    QCOMPARE(file->candles.timeframe().name(), std::string_view("1h"));
    const domain::Candle bar = file->candles.at(0);
    QCOMPARE(base::toMs(bar.time), 1'704'067'200'000);
    QCOMPARE(bar.open, 10.5);
    QCOMPARE(bar.high, 11.0);
    QCOMPARE(bar.low, 10.0);
    QCOMPARE(bar.close, 10.75);
    QCOMPARE(bar.volume, 3.5);
}

void TestCandleFile::readsRowsWithoutAHeader()
{
    // A venue's own dump: twelve columns, of which the first six are read; here in microseconds.
    READ(file, parse("1735689600000000,1,2,0.5,1.5,10,1735689659999999,15,3,5,7.5,0\n"
                     "1735689660000000,1.5,2,1,1.25,11,1735689719999999,15,3,5,7.5,0\n"));
    QCOMPARE(file->candles.timeframe().name(), std::string_view("1m"));
    QCOMPARE(file->candles.time()[1], 1'735'689'660'000);
    QCOMPARE(file->candles.volume()[1], 11.0);
    // And as a table of floats is written out.
    READ(floats, parse("1735689600000.0,1,2,0.5,1.5,10\n1735689660000.0,1.5,2,1,1.25,11\n"));
    QCOMPARE(floats->candles.time()[1], 1'735'689'660'000);
    QVERIFY(!parse("1735689600000.5,1,2,0.5,1.5,10\n1735689660000.5,1.5,2,1,1.25,11\n"));
}

void TestCandleFile::readsMarksQuotesAndSeparators()
{
    READ(plain, parse(header + three));
    for (const char separator : {';', '\t'}) {
        std::string text = "\xEF\xBB\xBF" + header + "\n" + three;
        std::replace(text.begin(), text.end(), ',', separator);
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
            text.replace(at, 1, "\r\n");
        READ(other, parse(text));
        QVERIFY(std::equal(plain->candles.close().begin(), plain->candles.close().end(),
                           other->candles.close().begin()));
        QVERIFY(other->sha256 != plain->sha256);
    }
    READ(quoted, parse("\"time\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n"
                       "\"1704067200000\",\"10.5\",\"11\",\"10\",\"10.75\",\"3.5\"\n"
                       "\"1704070800000\", \"10.75\" ,12,10.5,11.25,4"));
    QCOMPARE(quoted->candles.close()[1], 11.25);
    QCOMPARE(quoted->sha256.size(), 64u);
}

void TestCandleFile::readsTimes_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("ms") << QByteArray("1704067200000") << QByteArray("1704070800000");
    QTest::newRow("s") << QByteArray("1704067200") << QByteArray("1704070800");
    QTest::newRow("us") << QByteArray("1704067200000000") << QByteArray("1704070800000000");
    QTest::newRow("ns") << QByteArray("1704067200000000000") << QByteArray("1704070800000000000");
    QTest::newRow("iso") << QByteArray("2024-01-01T00:00:00Z") << QByteArray("2024-01-01T02:00:00+01:00");
    QTest::newRow("blank") << QByteArray("2024-01-01 00:00:00") << QByteArray("2024-01-01 01:00:00.000");
}

void TestCandleFile::readsTimes()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    READ(file, parse(header + first.toStdString() + ",1,1,1,1,0\n" + second.toStdString() + ",1,1,1,1,0\n"));
    QCOMPARE(file->candles.time()[0], 1'704'067'200'000);
    QCOMPARE(file->candles.time()[1], 1'704'070'800'000);
}

void TestCandleFile::threeRowsAreEnough()
{
    READ(file, parse(header + three, "binance-BTCUSDT-1h.csv"));
    QCOMPARE(file->candles.size(), 3u);
    QCOMPARE(file->instrument->symbol.text(), std::string("BTC/USDT"));
    QCOMPARE(file->instrument->venue, std::string("file"));
    QVERIFY(!file->instrument->synthetic);
    const std::string one = header + three.substr(0, three.find('\n'));
    QVERIFY(!parse(one).has_value());
    READ(named, parse(one, "x.csv", domain::Timeframe::parse("4h").value()));
    QCOMPARE(named->candles.timeframe().name(), std::string_view("4h"));
}

void TestCandleFile::tellsTheSymbol_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("symbol");
    const auto row = [](const char *name, const char *symbol) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(symbol);
    };
    row("binance-BTCUSDT-4h.csv", "BTC/USDT");
    row("binance-ALGOUSDT-1m-2023-02.csv", "ALGO/USDT");
    row("fx-EURUSD-1h.csv", "EUR/USD");
    row("freqtrade-ETHBTC-5m.csv", "ETH/BTC");
    row("BTC_USDT-1h.csv", "BTC/USDT");
    row("BTC-USD.csv", "BTC/USD");
    row("1000SHIBUSDT.csv", "1000SHIB/USDT");
    row("ETH.EUR.csv", "ETH/EUR");
    row("candles.csv", "FILE/USD");
    row("planetusd.csv", "FILE/USD");
    row("2024-USDT.csv", "FILE/USD");
    row("USDT.csv", "FILE/USD");
    row("", "FILE/USD");
}

void TestCandleFile::tellsTheSymbol()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, symbol);
    READ(file, parse(header + three, name.toStdString()));
    QCOMPARE(QByteArray::fromStdString(file->instrument->symbol.text()), symbol);
    READ(named, parseCandleFile(header + three, name.toStdString(), domain::Symbol{"A", "B"}, std::nullopt));
    QCOMPARE(named->instrument->symbol.text(), std::string("A/B"));
}

void TestCandleFile::tellsTickAndLot_data()
{
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<QByteArray>("volume");
    QTest::addColumn<QByteArray>("tick");
    QTest::addColumn<QByteArray>("lot");
    const auto row = [](const char *price, const char *volume, const char *tick, const char *lot) {
        QTest::addRow("%s, %s", price, volume)
            << QByteArray(price) << QByteArray(volume) << QByteArray(tick) << QByteArray(lot);
    };
    row("8722.77", "10641.658486", "0.01", "0.000001");
    row("8722.77000000", "12.50000000", "0.01", "0.0001"); // one lot costs at most one unit of the quote
    row("0.00000197", "25552152977955", "0.00000001", "1");
    row("1.97e-6", "1", "0.00000001", "1");
    row("0.09946999000000001", "1820.54447418", "0.00000001", "0.00000001"); // binary noise is no tick
    row("60000", "12", "1", "0.00001");
    row("1.5", "0.123456789012", "0.1", "0.00000001");
    row("123456789012345", "1", "1", "0.00000001");
}

void TestCandleFile::tellsTickAndLot()
{
    QFETCH(QByteArray, price);
    QFETCH(QByteArray, volume);
    QFETCH(QByteArray, tick);
    QFETCH(QByteArray, lot);
    const std::string bar = ',' + price.toStdString() + ',' + price.toStdString() + ',' +
                            price.toStdString() + ',' + price.toStdString() + ',' + volume.toStdString() +
                            '\n';
    READ(file, parse(header + "1704067200000" + bar + "1704070800000" + bar));
    QCOMPARE(QByteArray::fromStdString(file->instrument->tick.step.toString()), tick);
    QCOMPARE(QByteArray::fromStdString(file->instrument->lot.toString()), lot);
}

void TestCandleFile::takesTheSmallestStep()
{
    READ(gaps, parse(header + "1704067200000,1,1,1,1,0\n1704078000000,1,1,1,1,0\n"
                              "1704081600000,1,1,1,1,0\n1704240000000,1,1,1,1,0\n"));
    QCOMPARE(gaps->candles.timeframe().name(), std::string_view("1h"));
    QCOMPARE(gaps->candles.gaps(), 2u);
    QCOMPARE(gaps->candles.missing(), 45u);
    // A coarser timeframe that the rows do not stand on is refused at the first row beside its grid.
    const auto wrong = parse(header + three, "x.csv", domain::Timeframe::parse("4h").value());
    QVERIFY(!wrong.has_value());
    QCOMPARE(wrong.error().field, std::string("row 3 timestamp"));
    // Bars of 4h that are called bars of 1h would be known before they have closed.
    QVERIFY(parse(hourlyFile(30, 14'400'000), "x.csv", domain::Timeframe::parse("4h").value()).has_value());
    const auto early = parse(hourlyFile(30, 14'400'000), "x.csv", domain::Timeframe::parse("1h").value());
    QVERIFY(!early.has_value());
    QVERIFY(early.error().detail.find("240 minutes") != std::string::npos);
}

void TestCandleFile::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const std::string &text, const char *field) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(field);
    };
    const std::string ok = header + "1704067200000,10,11,9,10,1\n";
    row("not a number", ok + "1704070800000,10,11,nine,10,1\n", "row 3 low");
    row("thousands", ok + "1704070800000,10,\"1,100\",9,10,1\n", "row 3 high");
    row("nan", ok + "1704070800000,nan,11,9,10,1\n", "row 3 open");
    row("infinity", ok + "1704070800000,10,inf,9,10,1\n", "row 3 high");
    row("too large", ok + "1704070800000,10,1e999,9,10,1\n", "row 3 high");
    row("empty cell", ok + "1704070800000,10,11,9,,1\n", "row 3 close");
    row("half a number", ok + "1704070800000,10,11,9,10.5x,1\n", "row 3 close");
    row("zero", ok + "1704070800000,10,11,0,10,1\n", "row 3 low");
    row("negative", ok + "1704070800000,-10,11,9,10,1\n", "row 3 open");
    row("beyond all prices", ok + "1704070800000,10,1e16,9,10,1\n", "row 3 high");
    row("negative volume", ok + "1704070800000,10,11,9,10,-1\n", "row 3 volume");
    row("high below close", ok + "1704070800000,10,10.5,9,11,1\n", "row 3 high");
    row("high below low", ok + "1704070800000,10,8,9,10,1\n", "row 3 high");
    row("low above open", ok + "1704070800000,10,12,11,11.5,1\n", "row 3 low");
    row("same time", ok + "1704067200000,10,11,9,10,1\n", "row 3 timestamp");
    row("earlier", ok + "1704070800000,10,11,9,10,1\n\n1704063600000,10,11,9,10,1\n", "row 5 timestamp");
    row("no time", ok + "yesterday,10,11,9,10,1\n", "row 3 timestamp");
    row("year 3000", ok + "32503680000000,10,11,9,10,1\n", "row 3 timestamp");
    row("off the grid", ok + "1704067260000,10,11,9,10,1\n1704067290000,10,11,9,10,1\n", "some.csv");
    row("beside the grid", header + "1704067201000,10,11,9,10,1\n1704070801000,10,11,9,10,1\n",
        "row 2 timestamp");
    row("too few cells", ok + "1704070800000,10,11,9,10\n", "row 3");
    row("too many cells", ok + "1704070800000,10,11,9,10,1,2\n", "row 3");
    row("one row", ok, "some.csv");
    row("header alone", header, "some.csv");
    row("nothing", "", "some.csv");
    row("blanks", "\n \r\n\t\n", "some.csv");
    row("no volume", "time,open,high,low,close\n1704067200000,1,1,1,1\n", "row 1 volume");
    row("no low", "time,open,high,close,volume\n1704067200000,1,1,1,1\n", "row 1 low");
    row("five columns", "1704067200000,1,1,1,1\n", "row 1 volume");
    row("a web page", "<!DOCTYPE html>\n<html><body>Not found</body></html>\n", "row 1 timestamp");
    row("binary", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "some.csv");
    row("UTF-16", std::string("t\0i\0m\0e\0", 8), "some.csv");
    row("long line", ok + std::string(100'000, '1'), "row 3");
    row("many cells", ok + std::string(100, ','), "row 3");
    row("only quotes", "\"\"\"\",\"", "row 1 timestamp");
}

void TestCandleFile::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, field);
    const auto file = parse(text.toStdString());
    QVERIFY(!file.has_value());
    QCOMPARE(file.error().code, base::ErrorCode::BadData);
    QCOMPARE(QByteArray::fromStdString(file.error().field), field);
    QVERIFY2(file.error().detail.find("some.csv") == 0, file.error().detail.c_str());
}

void TestCandleFile::refusesWhatIsNoFile()
{
    QTemporaryDir folder;
    const auto missing = exchange::readCandleFile(folder.filePath(QStringLiteral("none.csv")), {}, {});
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().code, base::ErrorCode::NotFound);
    const auto directory = exchange::readCandleFile(folder.path(), {}, {});
    QVERIFY(!directory.has_value());
    // A file that only claims to be large costs nothing.
    QFile sparse(folder.filePath(QStringLiteral("huge.csv")));
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(2LL << 30));
    sparse.close();
    const auto huge = exchange::readCandleFile(sparse.fileName(), {}, {});
    QVERIFY(!huge.has_value());
    QCOMPARE(huge.error().code, base::ErrorCode::BadData);
}

/// What is written with a few decimals is read back to the bit, whatever the gaps and values.
void TestCandleFile::keepsWhatWasWritten()
{
    const bool held = rc::check("candles survive the file", [] {
        const auto steps = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 5)));
        domain::CandleColumns made;
        std::string text = header;
        std::int64_t time = 1'600'000'200'000; // on the grid of a minute
        for (const int step : steps) {
            time += step * 60'000LL;
            const auto cents = [] { return double(*rc::gen::inRange(1, 100'000'000)) / 100; };
            const double open = cents(), close = cents();
            const double high = std::max({open, close, cents()}), low = std::min({open, close, cents()});
            const double volume = double(*rc::gen::inRange(0, 1'000'000)) / 1000;
            made.add(time, open, high, low, close, volume);
            char line[200];
            std::snprintf(line, sizeof line, "%lld,%.2f,%.2f,%.2f,%.2f,%.3f\n", static_cast<long long>(time),
                          open, high, low, close, volume);
            text += line;
        }
        const auto file = parse(text, "x.csv", domain::Timeframe::parse("1m").value());
        if (steps.size() >= 20 && std::count(steps.begin() + 1, steps.end(), 1) == 0)
            RC_DISCARD("no neighbours");
        RC_ASSERT(file.has_value());
        const auto same = [](auto a, const auto &b) {
            return std::equal(a.begin(), a.end(), b.begin(), b.end());
        };
        RC_ASSERT(same(file->candles.time(), made.time));
        RC_ASSERT(same(file->candles.open(), made.open));
        RC_ASSERT(same(file->candles.high(), made.high));
        RC_ASSERT(same(file->candles.low(), made.low));
        RC_ASSERT(same(file->candles.close(), made.close));
        RC_ASSERT(same(file->candles.volume(), made.volume));
    });
    QVERIFY(held);
}

void TestCandleFile::anyTextEnds()
{
    const bool held = rc::check("any text gives a file or an error that names it", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "1704067200000", "1704070800000", ",", ";", "\t", "\n", "\r\n", "\"", "1.5", "-1", "nan", "open",
            "time", "high", "low", "close", "volume", " ", "\xEF\xBB\xBF", "e9", ".", "x"));
        std::string text;
        for (const std::string &piece : pieces)
            text += piece;
        const auto file = parse(text);
        RC_ASSERT(file.has_value() || file.error().detail.rfind("some.csv", 0) == 0);
    });
    QVERIFY(held);
}

void TestCandleFile::aMillionRowsAreQuick()
{
    const std::string text = hourlyFile(1'000'000, 60'000);
    const auto begin = std::chrono::steady_clock::now();
    READ(file, parse(text));
    const auto took = std::chrono::steady_clock::now() - begin;
    QCOMPARE(file->candles.size(), 1'000'000u);
    QCOMPARE(file->instrument->tick.step.toString(), std::string("0.01"));
    // Far from the usual quarter of a second, so that a busy machine or a sanitizer does not fail it.
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    qInfo("a million rows in %lld ms", static_cast<long long>(ms));
    QVERIFY(ms < 20'000);
}

void TestCandleFile::readsEveryRecordedFile()
{
    const QDir folder(support::fixturesRoot() + QStringLiteral("/data/candles"));
    if (support::fixturesRoot().isEmpty() || !folder.exists())
        QSKIP("no recorded candles here");
    int seen = 0;
    for (const QString &name : folder.entryList({QStringLiteral("*.csv")})) {
        READ(file, exchange::readCandleFile(folder.filePath(name), {}, {}));
        QFile text(folder.filePath(name));
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QByteArray bytes = text.readAll();
        const std::size_t rows = std::size_t(bytes.count('\n') + !bytes.endsWith('\n') - 1);
        QCOMPARE(file->candles.size(), rows);
        QVERIFY2(name.contains(QString::fromUtf8(file->candles.timeframe().name().data(),
                                                 qsizetype(file->candles.timeframe().name().size()))),
                 qPrintable(name));
        QVERIFY2(file->instrument->symbol.base != "FILE" || name.contains(QStringLiteral("BTCPERP")),
                 qPrintable(name));
        QVERIFY2(file->instrument->tick.step.decimals() <= 8, qPrintable(name));
        ++seen;
    }
    QVERIFY(seen > 0);
}
