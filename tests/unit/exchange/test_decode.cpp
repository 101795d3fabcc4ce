#include "test_decode.h"

#include "base/json.h"
#include "base/random.h"
#include "exchange/exchange.h"
#include "exchange/wire.h"

#include <chrono>
#include <set>

#include <QDir>
#include <QtTest/QtTest>

#include <rapidcheck.h>

using base::ErrorCode;
using base::Json;

namespace {

QString folder()
{
    return QStringLiteral(TEST_DATA "/exchange");
}

Json readCase(const QString &path)
{
    QFile file(path);
    const bool open = file.open(QIODevice::ReadOnly);
    const QByteArray bytes = open ? file.readAll() : QByteArray();
    return Json::parse(bytes.constData(), bytes.constData() + bytes.size(), nullptr, false);
}

std::string bodyOf(const Json &one)
{
    return one.contains("text") ? one["text"].get<std::string>() : one["body"].dump();
}

exchange::DecodeQuery queryOf(const Json &one)
{
    return {one["what"], one["market"], one.value("symbol", ""), one["status"]};
}

base::Result<std::string> decode(const char *what, const std::string &body, const char *market = "spot")
{
    return (*exchange::findVenue("binance"))->decode({what, market, {}, 200}, body);
}

} // namespace

void TestDecode::ownPayloads_data()
{
    QTest::addColumn<QByteArray>("venue");
    QTest::addColumn<QString>("path");
    for (const exchange::Venue &venue : exchange::venues()) {
        const QDir cases(folder() + QLatin1Char('/') + QString::fromUtf8(venue.id));
        for (const QString &name : cases.entryList({QStringLiteral("*.json")}))
            QTest::addRow("%s/%s", venue.id, qPrintable(name))
                << QByteArray(venue.id) << cases.filePath(name);
    }
}

void TestDecode::ownPayloads()
{
    QFETCH(QByteArray, venue);
    QFETCH(QString, path);
    const Json one = readCase(path);
    QVERIFY(one.is_object());
    const auto text = (*exchange::findVenue(venue.constData()))->decode(queryOf(one), bodyOf(one));
    QVERIFY2(text.has_value(), text ? "" : text.error().detail.c_str());
    const Json got = Json::parse(*text);
    QVERIFY2(got == one["expected"], ("got " + *text).c_str());
}

/// A row of the catalogue without a payload of every kind that it reads is not finished.
void TestDecode::everythingHasAPayload()
{
    const char *kinds[] = {"candles",     "book", "trades",  "ticker",          "tickers",
                           "instruments", "time", "funding", "funding-history", "open-interest"};
    for (const exchange::Venue &venue : exchange::venues()) {
        std::set<std::string> have;
        const QDir cases(folder() + QLatin1Char('/') + QString::fromUtf8(venue.id));
        for (const QString &name : cases.entryList({QStringLiteral("*.json")})) {
            const Json one = readCase(cases.filePath(name));
            have.insert(one["expected"].contains("error") ? "refusal" : one["what"].get<std::string>());
        }
        QVERIFY2(have.count("refusal"), venue.id);
        for (const char *kind : kinds) {
            const auto asked = venue.decode({kind, "perpetual", {}, 200}, "[]");
            const bool reads = asked || asked.error().code != ErrorCode::Unsupported;
            QVERIFY2(!reads || have.count(kind), kind);
        }
    }
}

void TestDecode::refusesBrokenBodies_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const char *what, const char *body, const char *code,
                        const char *field) {
        QTest::newRow(name) << QByteArray(what) << QByteArray(body) << QByteArray(code) << QByteArray(field);
    };
    row("nothing", "candles", "", "malformed", "");
    row("blanks", "candles", " \n ", "malformed", "");
    row("a page", "candles", " <html><body>Welcome</body></html>", "malformed", "");
    row("cut", "candles", "[[1,\"1\",\"1\",\"1\",\"1\",\"1\"", "malformed", "");
    row("two documents", "time", "{\"serverTime\":1} {\"serverTime\":2}", "malformed", "");
    row("a word", "candles", "hello", "schema", "");
    row("a number", "time", "17", "schema", "");
    row("not UTF-8", "time", "{\"serverTime\":1,\"x\":\"\xff\"}", "malformed", "");
    row("an object of candles", "candles", "{\"a\":1}", "schema", "");
    row("rows of objects", "candles", "[{}]", "schema", "row 1");
    row("short row", "candles", "[[1704067200000,\"1\",\"1\"]]", "schema",
        "row 1 open, high, low, close and volume");
    row("no number", "candles", "[[1704067200000,\"1\",\"x\",\"1\",\"1\",\"1\"]]", "schema", "row 1 high");
    row("infinite", "candles", "[[1704067200000,\"1\",\"inf\",\"1\",\"1\",\"1\"]]", "schema", "row 1 high");
    row("nan", "candles", "[[1704067200000,\"nan\",\"1\",\"1\",\"1\",\"1\"]]", "schema", "row 1 open");
    row("null price", "candles", "[[1704067200000,null,\"1\",\"1\",\"1\",\"1\"]]", "schema", "row 1 open");
    row("nested", "candles", "[[1704067200000,[1],\"1\",\"1\",\"1\",\"1\"]]", "schema", "row 1");
    row("half a time", "candles", "[[1704067200000.5,\"1\",\"1\",\"1\",\"1\",\"1\"]]", "schema",
        "row 1 timestamp");
    row("high below", "candles", "[[1704067200000,\"2\",\"1.5\",\"1\",\"1\",\"1\"]]", "bad_data",
        "row 1 high");
    row("low above", "candles", "[[1704067200000,\"2\",\"3\",\"2.5\",\"3\",\"1\"]]", "bad_data", "row 1 low");
    row("negative volume", "candles", "[[1704067200000,\"1\",\"1\",\"1\",\"1\",\"-1\"]]", "bad_data",
        "row 1 volume");
    row("same time", "candles", "[[5,\"1\",\"1\",\"1\",\"1\",\"1\"],[5,\"1\",\"1\",\"1\",\"1\",\"1\"]]",
        "bad_data", "row 2 timestamp");
    row("one side", "book", "{\"bids\":[]}", "schema", "bids or asks");
    row("unsorted", "book", "{\"bids\":[[\"1\",\"1\"],[\"2\",\"1\"]],\"asks\":[]}", "bad_data", "row 2 bids");
    row("equal asks", "book", "{\"bids\":[],\"asks\":[[\"2\",\"1\"],[\"2\",\"1\"]]}", "bad_data",
        "row 2 asks");
    row("free", "book", "{\"bids\":[[\"0\",\"1\"]],\"asks\":[]}", "bad_data", "row 1 bids");
    row("negative amount", "book", "{\"bids\":[[\"1\",\"-1\"]],\"asks\":[]}", "bad_data", "row 1 bids");
    row("half a level", "book", "{\"bids\":[[\"1\"]],\"asks\":[]}", "schema", "row 1 bids");
    row("trade without side", "trades", "[{\"id\":1,\"price\":\"1\",\"qty\":\"1\",\"time\":1}]", "schema",
        "row 1 isBuyerMaker");
    row("side in words", "trades",
        "[{\"id\":1,\"price\":\"1\",\"qty\":\"1\",\"time\":1,\"isBuyerMaker\":\"no\"}]", "schema",
        "row 1 isBuyerMaker");
    row("trade for nothing", "trades",
        "[{\"id\":1,\"price\":\"0\",\"qty\":\"1\",\"time\":1,\"isBuyerMaker\":true}]", "bad_data",
        "row 1 price");
    row("trade in the far future", "trades",
        "[{\"id\":1,\"price\":\"1\",\"qty\":\"1\",\"time\":99999999999999,\"isBuyerMaker\":true}]",
        "bad_data", "row 1 time");
    row("ticker of nothing", "ticker", "{\"lastPrice\":\"1\"}", "schema", "symbol");
    row("no list", "instruments", "{\"timezone\":\"UTC\"}", "schema", "symbols");
    row("nameless", "instruments",
        "{\"symbols\":[{\"symbol\":\"AB\",\"status\":\"TRADING\",\"quoteAsset\":\"B\"}]}", "schema",
        "row 1 baseAsset");
    row("odd tick", "instruments",
        "{\"symbols\":[{\"symbol\":\"AB\",\"status\":\"TRADING\",\"baseAsset\":\"A\",\"quoteAsset\":\"B\","
        "\"filters\":"
        "[{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\"-0.1\"}]}]}",
        "schema", "row 1 tickSize");
    row("no time", "time", "{\"serverTime\":null}", "schema", "serverTime");
    row("no funding", "funding", "{}", "schema", "rate, mark price or interval");
    row("no interest", "open-interest", "{\"symbol\":\"A\"}", "schema", "openInterest");
}

void TestDecode::refusesBrokenBodies()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, field);
    const auto text = decode(what.constData(), body.toStdString());
    QVERIFY2(!text.has_value(), text ? text->c_str() : "");
    QCOMPARE(QByteArray::fromStdString(std::string(base::name(text.error().code))), code);
    QCOMPARE(QByteArray::fromStdString(text.error().field), field);
    QVERIFY(!text.error().detail.empty());
}

void TestDecode::refusesWhatIsNotAsked()
{
    QCOMPARE(decode("weather", "{}").error().code, ErrorCode::BadRequest);
    QCOMPARE(decode("time", "{\"serverTime\":5}", "options").error().code, ErrorCode::BadRequest);
    const auto other =
        (*exchange::findVenue("binance"))
            ->decode({"ticker", "spot", "XRPBTC", 200}, "[{\"symbol\":\"ETHBTC\",\"price\":\"1\"}]");
    QCOMPARE(other.error().code, ErrorCode::BadSymbol);
    const exchange::Venue &kucoin = **exchange::findVenue("kucoin");
    const auto none = kucoin.decode({"ticker", "spot", "NO-SUCH", 200}, R"({"code":"200000","data":null})");
    QCOMPARE(none.error().code, ErrorCode::BadSymbol);
    std::string large(std::size_t(65) << 20, ' ');
    large[0] = '[';
    large[1] = ']';
    QCOMPARE(decode("candles", large).error().code, ErrorCode::BadData);
}

/// However an answer is cut, what is left is never taken for a whole one.
void TestDecode::everyCutIsNoticed()
{
    const QDir cases(folder() + QStringLiteral("/binance"));
    for (const QString &name : cases.entryList({QStringLiteral("*.json")})) {
        const Json one = readCase(cases.filePath(name));
        if (one["expected"].contains("error"))
            continue;
        const std::string body = bodyOf(one);
        for (std::size_t length = 0; length < body.size(); ++length) {
            const auto text = (*exchange::findVenue("binance"))->decode(queryOf(one), body.substr(0, length));
            QVERIFY2(!text.has_value(), (name.toStdString() + ": " + body.substr(0, length)).c_str());
        }
    }
}

void TestDecode::anyBodyEnds()
{
    const bool held = rc::check("any body is decoded or refused with a word", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "[", "]", "{", "}", ",", ":", "\"", "\"symbol\":", "\"bids\":", "\"asks\":", "\"symbols\":",
            "\"filters\":", "\"1.5\"", "1704067200000", "null", "true", "-1e400", "\"price\":\"1\"",
            "\\u0000", "\xff", "\"code\":-1,\"msg\":\"x\""));
        std::string body;
        for (const std::string &piece : pieces)
            body += piece;
        const char *what = *rc::gen::element("candles", "book", "trades", "tickers", "instruments", "time",
                                             "funding", "open-interest");
        const auto text = decode(what, body);
        const bool sound = text ? base::parseJson(*text).has_value() : !text.error().detail.empty();
        RC_ASSERT(sound);
    });
    QVERIFY(held);
}

/// A byte that is not what it was makes another answer or a refusal, at every venue.
void TestDecode::garbledBodiesEnd()
{
    base::Random random(20'261'120);
    for (const exchange::Venue &venue : exchange::venues()) {
        const QDir cases(folder() + QLatin1Char('/') + QString::fromUtf8(venue.id));
        for (const QString &name : cases.entryList({QStringLiteral("*.json")})) {
            const Json one = readCase(cases.filePath(name));
            const std::string body = bodyOf(one);
            for (int i = 0; i < 200 && !body.empty(); ++i) {
                std::string garbled = body;
                garbled[std::size_t(random.below(body.size()))] = char(random.below(256));
                const auto text = venue.decode(queryOf(one), garbled);
                QVERIFY2(text ? !text->empty() : !text.error().detail.empty(), garbled.c_str());
            }
        }
    }
}

void TestDecode::clocksAreCompared()
{
    const auto at = [](std::int64_t ms) { return base::fromMs(1'704'067'200'000 + ms); };
    QVERIFY(exchange::checkClock(at(0), at(-100), at(100)).has_value());
    QVERIFY(exchange::checkClock(at(5'000), at(0), at(9'000)).has_value()); // a slow answer is no wrong clock
    QVERIFY(exchange::checkClock(at(0), at(2'000), at(2'100)).has_value());
    const auto ahead = exchange::checkClock(at(0), at(2'001), at(2'100));
    QCOMPARE(ahead.error().code, ErrorCode::ClockSkew);
    QVERIFY(ahead.error().detail.find("2001 ms ahead") != std::string::npos);
    const auto behind = exchange::checkClock(at(60'000), at(0), at(100));
    QVERIFY(behind.error().detail.find("59900 ms behind") != std::string::npos);
}

void TestDecode::findsVenues()
{
    for (const exchange::Venue &venue : exchange::venues()) {
        QCOMPARE((*exchange::findVenue(venue.id))->id, venue.id);
        base::ManualClock clock{base::UtcTime()};
        const auto made = venue.make({nullptr, &clock, {}});
        QCOMPARE(made->id(), std::string(venue.id));
        QCOMPARE(made->title(), std::string(venue.title));
        QVERIFY(!made->synthetic());
    }
    const auto none = exchange::findVenue("nasdaq");
    QCOMPARE(none.error().code, ErrorCode::Unsupported);
    QVERIFY(none.error().detail.find("binance") != std::string::npos);
}

void TestDecode::turnsUnitsIntoBase()
{
    domain::Instrument instrument;
    instrument.multiplier = base::Decimal::of(1, -3);
    QCOMPARE(*exchange::inBase(5, exchange::Unit::Base, 100, instrument), 5.0);
    QCOMPARE(*exchange::inBase(500, exchange::Unit::Quote, 100, instrument), 5.0);
    QCOMPARE(*exchange::inBase(5, exchange::Unit::Contracts, 100, instrument), 0.005);
    QVERIFY(!exchange::inBase(5, exchange::Unit::None, 100, instrument));
    QVERIFY(!exchange::inBase(5, exchange::Unit::Quote, 0, instrument));
}

void TestDecode::aThousandCandlesAreQuick()
{
    std::string body = "[";
    for (int i = 0; i < 1000; ++i) {
        body += i > 0 ? ",[" : "[";
        body += std::to_string(1'704'067'200'000 + i * 60'000LL);
        body +=
            ",\"42012.34000000\",\"42050.12000000\",\"41999.99000000\",\"42020.20000000\",\"123.45678000\","
            "1704067259999,\"5187654.12345678\",4321,\"61.12345000\",\"2567890.12345678\",\"0\"]";
    }
    body += "]";
    const exchange::Venue &venue = **exchange::findVenue("binance");
    const auto begin = std::chrono::steady_clock::now();
    const auto text = venue.decode({"candles", "spot", {}, 200}, body);
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    QVERIFY(text.has_value());
    // Reading takes some hundred microseconds, printing a few milliseconds; the bound is for busy machines.
    QVERIFY2(took.count() < 500'000, qPrintable(QString::number(took.count())));
}
