#include "test_stream.h"

#include "base/json.h"
#include "base/text.h"
#include "exchange/protobuf.h"
#include "exchange/stream.h"
#include "exchange/streams.h"
#include "fake_sockets.h"
#include "venue_desk.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

using base::ErrorCode;
using base::Json;
using domain::MarketKind;
using exchange::Stream;
using exchange::StreamNews;

namespace {

domain::InstrumentPtr instrument(const char *venue, const char *id, MarketKind kind = MarketKind::Spot)
{
    domain::Instrument out;
    out.venue = venue;
    out.symbol = {"BTC", "USDT"};
    out.kind = kind;
    out.venueId = id;
    if (kind == MarketKind::Perpetual)
        out.multiplier = base::Decimal::of(1, -4);
    return std::make_shared<const domain::Instrument>(out);
}

exchange::StreamAsk askOf(const char *symbol, MarketKind kind = MarketKind::Spot, const char *step = "1h")
{
    return {kind, symbol, domain::Timeframe::parse(step).value(), base::fromMs(deskStart)};
}

base::Result<StreamNews> decode(const char *venue, const exchange::StreamAsk &ask, const std::string &frame,
                                bool binary = false)
{
    return exchange::findStream(venue)->decode(ask, {frame, binary});
}

/// What a frame tells, in one line.
std::string told(const StreamNews &news)
{
    std::string out;
    for (const domain::PublicTrade &one : news.trades)
        out += "trade " + one.id + ' ' + std::to_string(base::toMs(one.time) - deskStart) + ' ' +
               base::printed(one.price) + ' ' + base::printed(one.amount) + ' ' +
               std::string(name(one.side)) + ' ';
    for (const exchange::StreamBar &one : news.bars) {
        const domain::Candle &c = one.candle;
        out += "bar " + std::to_string(base::toMs(c.time) - deskStart);
        for (const double value : {c.open, c.high, c.low, c.close, c.volume})
            out += ' ' + base::printed(value);
        out += one.closed ? " closed " : " open ";
    }
    if (news.top) {
        const auto side = [](const std::optional<domain::BookLevel> &level) {
            return level ? base::printed(level->price) + 'x' + base::printed(level->amount)
                         : std::string("none");
        };
        out += "top " + side(news.top->bid) + ' ' + side(news.top->ask) + ' ';
    }
    return out + std::string(name(news.unit));
}

// --- Protocol Buffers as MEXC sends them

std::string varint(std::uint64_t value)
{
    std::string out;
    for (; value > 0x7F; value >>= 7)
        out += char(0x80 | (value & 0x7F));
    return out + char(value);
}

std::string field(unsigned number, const std::string &bytes)
{
    return varint(number << 3 | 2) + varint(bytes.size()) + bytes;
}

std::string field(unsigned number, std::uint64_t value)
{
    return varint(number << 3) + varint(value);
}

std::string push(unsigned number, const std::string &body, const char *symbol = "BTCUSDT")
{
    return field(1, "spot@public") + field(number, body) + field(3, symbol) +
           field(6, std::uint64_t(deskStart + 7));
}

struct Connection
{
    explicit Connection(const char *venue = "binance", const char *id = "BTCUSDT",
                        MarketKind kind = MarketKind::Spot, FakeHttp::Handler handler = nullptr,
                        std::map<std::string, std::string> urls = {})
        : http(std::move(handler)), clock(base::fromMs(deskStart)),
          stream(*exchange::findStream(venue), instrument(venue, id, kind),
                 domain::Timeframe::parse("1h").value(),
                 {sockets.maker(), &http, &clock, base::Random(3), std::move(urls)})
    {
        QObject::connect(&stream, &Stream::traded,
                         [this](const domain::PublicTrade &one) { trades.push_back(one); });
        QObject::connect(&stream, &Stream::barMoved,
                         [this](const exchange::StreamBar &one) { bars.push_back(one); });
        QObject::connect(&stream, &Stream::topMoved,
                         [this](const exchange::TopOfBook &one) { tops.push_back(one); });
        QObject::connect(&stream, &Stream::doubted, [this](Stream::Doubt why) { doubts.push_back(why); });
        QObject::connect(&stream, &Stream::stateChanged,
                         [this](Stream::State, const std::optional<base::Error> &error) {
                             if (error)
                                 errors.push_back(error->code);
                         });
        stream.start();
    }
    void later(std::int64_t ms)
    {
        clock.advanceTo(clock.now() + base::Milliseconds(ms));
        stream.beat();
    }

    FakeSockets sockets;
    FakeHttp http;
    base::ManualClock clock;
    std::vector<domain::PublicTrade> trades;
    std::vector<exchange::StreamBar> bars;
    std::vector<exchange::TopOfBook> tops;
    std::vector<Stream::Doubt> doubts;
    std::vector<ErrorCode> errors;
    Stream stream;
};

std::string tradeFrame(int number)
{
    return R"({"e":"trade","E":1704067200009,"s":"BTCUSDT","t":)" + std::to_string(number) +
           R"(,"p":"100.5","q":"2","T":1704067200005,"m":true,"M":true})";
}

} // namespace

void TestStream::everyVenueHasARow()
{
    for (const exchange::Venue &venue : exchange::venues()) {
        const exchange::StreamTable *table = exchange::findStream(venue.id);
        QVERIFY2(table, venue.id);
        QCOMPARE(std::string(table->id), std::string(venue.id));
        QCOMPARE(std::string(table->venue().id), std::string(venue.id));
        QVERIFY(table->pingEvery > base::Milliseconds(0));
    }
    QVERIFY(!exchange::findStream("nasdaq"));
}

void TestStream::frames_data()
{
    QTest::addColumn<QByteArray>("venue");
    QTest::addColumn<bool>("perpetual");
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *venue, bool perpetual, const char *frame,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(venue) << perpetual << QByteArray(frame) << QByteArray(expected);
    };
    row("binance trade", "binance", false,
        R"({"e":"trade","E":1,"s":"BTCUSDT","t":12,"p":"100.5","q":"2","T":1704067200005,"m":true,"M":true})",
        "trade 12 5 100.5 2 sell base");
    row("binance joined trade", "binance", true,
        R"({"e":"aggTrade","E":1,"a":7,"s":"BTCUSDT","p":"100.5","q":"2","f":1,"l":3,"T":1704067200005,"m":false})",
        "trade joined 7 5 100.5 2 buy base");
    row("binance bar", "binance", false,
        R"({"e":"kline","E":1,"s":"BTCUSDT","k":{"t":1704067200000,"T":1704070799999,"s":"BTCUSDT","i":"1h","f":1,)"
        R"("L":2,"o":"100","c":"101","h":"102","l":"99","v":"3","n":2,"x":true,"q":"300"}})",
        "bar 0 100 102 99 101 3 closed base");
    row("binance bar of another step", "binance", false,
        R"({"e":"kline","E":1,"s":"BTCUSDT","k":{"t":1704067200000,"i":"1m","o":"100"}})", "base");
    row("binance top", "binance", false,
        R"({"u":400,"s":"BTCUSDT","b":"100.4","B":"1.5","a":"100.6","A":"2.5"})",
        "top 100.4x1.5 100.6x2.5 base");
    row("binance other symbol", "binance", false,
        R"({"u":400,"s":"ETHUSDT","b":"100.4","B":"1.5","a":"100.6","A":"2.5"})", "base");
    row("binance confirmation", "binance", false, R"({"result":null,"id":1})", "base");
    row("gate trade", "gateio", false,
        R"({"time":1,"time_ms":1,"channel":"spot.trades","event":"update","result":{"id":5,"create_time":1704067200,)"
        R"("create_time_ms":"1704067200005.123","side":"sell","currency_pair":"BTC_USDT","amount":"2","price":"100.5"}})",
        "trade 5 5 100.5 2 sell base");
    row("gate bar", "gateio", false,
        R"({"time":1,"channel":"spot.candlesticks","event":"update","result":{"t":"1704067200","v":"300","c":"101",)"
        R"("h":"102","l":"99","o":"100","n":"1h_BTC_USDT","a":"3","w":true}})",
        "bar 0 100 102 99 101 3 closed base");
    row("gate top", "gateio", false,
        R"({"time":1,"channel":"spot.book_ticker","event":"update","result":{"t":1704067200005,"u":8,"s":"BTC_USDT",)"
        R"("b":"100.4","B":"1.5","a":"","A":""}})",
        "top 100.4x1.5 none base");
    row("gate futures trades", "gateio", true,
        R"({"channel":"futures.trades","event":"update","time":1,"result":[{"size":-20,"id":6,"create_time":1704067200,)"
        R"("create_time_ms":1704067200005,"price":"100.5","contract":"BTC_USDT"},{"size":3,"id":7,)"
        R"("create_time_ms":1704067200006,"price":"100.6","contract":"BTC_USDT"}]})",
        "trade 6 5 100.5 20 sell trade 7 6 100.6 3 buy contracts");
    row("gate futures bar", "gateio", true,
        R"({"channel":"futures.candlesticks","event":"update","result":[{"t":1704067200,"v":30,"c":"101","h":"102",)"
        R"("l":"99","o":"100","n":"1h_BTC_USDT","w":false}]})",
        "bar 0 100 102 99 101 30 open contracts");
    row("gate pong", "gateio", false, R"({"time":1,"channel":"spot.pong","event":"","result":null})", "base");
    row("mexc pong", "mexc", false, R"({"id":0,"code":0,"msg":"PONG"})", "base");
    row("mexc deal", "mexc", true,
        R"({"channel":"push.deal","data":{"M":1,"O":1,"T":2,"p":100.5,"t":1704067200005,"v":20},"symbol":"BTC_USDT","ts":1})",
        "trade  5 100.5 20 sell contracts");
    row("mexc deals", "mexc", true,
        R"({"symbol":"BTC_USDT","data":[{"p":100.5,"v":20,"T":1,"O":3,"M":2,"t":1704067200005}],"channel":"push.deal","ts":1})",
        "trade  5 100.5 20 buy contracts");
    row("mexc bar", "mexc", true,
        R"({"channel":"push.kline","data":{"a":300,"c":101,"h":102,"interval":"Min60","l":99,"o":100,"q":30,)"
        R"("symbol":"BTC_USDT","t":1704067200},"symbol":"BTC_USDT"})",
        "bar 0 100 102 99 101 30 open contracts");
    row("mexc top", "mexc", true,
        R"({"channel":"push.depth.full","data":{"asks":[[100.6,25,1],[100.7,1,1]],"bids":[[100.4,15,2]],"version":3},)"
        R"("symbol":"BTC_USDT","ts":1704067200005})",
        "top 100.4x15 100.6x25 contracts");
    row("kucoin trade", "kucoin", false,
        R"({"topic":"/market/match:BTC-USDT","type":"message","subject":"trade.l3match","data":{"sequence":"9",)"
        R"("type":"match","symbol":"BTC-USDT","side":"buy","price":"100.5","size":"2","tradeId":"12",)"
        R"("time":"1704067200005000000"}})",
        "trade 12 5 100.5 2 buy base");
    row("kucoin bar", "kucoin", false,
        R"({"type":"message","topic":"/market/candles:BTC-USDT_1hour","subject":"trade.candles.update","data":{)"
        R"("symbol":"BTC-USDT","candles":["1704067200","100","101","102","99","3","300"],"time":1704067200005000000}})",
        "bar 0 100 102 99 101 3 open base");
    row("kucoin top", "kucoin", false,
        R"({"type":"message","topic":"/market/ticker:BTC-USDT","subject":"trade.ticker","data":{"bestAsk":"100.6",)"
        R"("bestAskSize":"2.5","bestBid":"100.4","bestBidSize":"1.5","price":"100.5","sequence":"14","size":"1",)"
        R"("time":1704067200005}})",
        "top 100.4x1.5 100.6x2.5 base");
    row("kucoin contract top", "kucoin", true,
        R"({"type":"message","topic":"/contractMarket/tickerV2:XBTUSDTM","subject":"tickerV2","data":{)"
        R"("symbol":"XBTUSDTM","sequence":5,"bestBidSize":15,"bestBidPrice":"100.4","bestAskPrice":"100.6",)"
        R"("bestAskSize":25,"ts":1704067200005000000}})",
        "top 100.4x15 100.6x25 contracts");
    row("kucoin contract trade", "kucoin", true,
        R"({"type":"message","topic":"/contractMarket/execution:XBTUSDTM","subject":"match","data":{"symbol":"XBTUSDTM",)"
        R"("sequence":36,"side":"sell","size":20,"price":"100.5","tradeId":"x1","ts":1704067200005000000}})",
        "trade x1 5 100.5 20 sell contracts");
    row("kucoin welcome", "kucoin", false, R"({"id":"1","type":"welcome"})", "base");
    row("hyperliquid trades", "hyperliquid", true,
        R"({"channel":"trades","data":[{"coin":"BTC","side":"A","px":"100.5","sz":"2","time":1704067200005,)"
        R"("hash":"0x0","tid":77,"users":["a","b"]}]})",
        "trade 77 5 100.5 2 sell base");
    row("hyperliquid bar", "hyperliquid", true,
        R"({"channel":"candle","data":{"t":1704067200000,"T":1704070799999,"s":"BTC","i":"1h","o":"100","c":"101",)"
        R"("h":"102","l":"99","v":"3","n":2}})",
        "bar 0 100 102 99 101 3 open base");
    row("hyperliquid top", "hyperliquid", true,
        R"({"channel":"bbo","data":{"coin":"BTC","time":1704067200005,"bbo":[{"px":"100.4","sz":"1.5","n":1},null]}})",
        "top 100.4x1.5 none base");
    row("hyperliquid pong", "hyperliquid", true, R"({"channel":"pong"})", "base");
    row("hyperliquid confirmation", "hyperliquid", true,
        R"({"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"trades","coin":"BTC"}}})",
        "base");
}

void TestStream::frames()
{
    QFETCH(QByteArray, venue);
    QFETCH(bool, perpetual);
    QFETCH(QByteArray, frame);
    QFETCH(QByteArray, expected);
    const std::map<QByteArray, std::pair<const char *, const char *>> ids{
        {"binance", {"BTCUSDT", "BTCUSDT"}},
        {"gateio", {"BTC_USDT", "BTC_USDT"}},
        {"mexc", {"BTCUSDT", "BTC_USDT"}},
        {"kucoin", {"BTC-USDT", "XBTUSDTM"}},
        {"hyperliquid", {"@1", "BTC"}}};
    const char *symbol = perpetual ? ids.at(venue).second : ids.at(venue).first;
    const exchange::StreamAsk ask = askOf(symbol, perpetual ? MarketKind::Perpetual : MarketKind::Spot);
    const base::Result<StreamNews> news = decode(venue.constData(), ask, frame.toStdString());
    QVERIFY2(news.has_value(), news ? "" : news.error().detail.c_str());
    QCOMPARE(QByteArray::fromStdString(told(*news)), expected);
    QVERIFY(exchange::check(*news).has_value());
    for (int length = 0; length < frame.size(); ++length) // a cut frame is never taken for a whole one
        QVERIFY2(!decode(venue.constData(), ask, frame.left(length).toStdString()),
                 frame.left(length).constData());
}

void TestStream::subscribes_data()
{
    QTest::addColumn<QByteArray>("venue");
    QTest::addColumn<QByteArray>("symbol");
    QTest::addColumn<bool>("perpetual");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("binance") << QByteArray("binance") << QByteArray("BTCUSDT") << false
                             << QByteArray("btcusdt@trade btcusdt@kline_1h btcusdt@bookTicker");
    QTest::newRow("gate") << QByteArray("gateio") << QByteArray("BTC_USDT") << true
                          << QByteArray("futures.trades futures.candlesticks futures.book_ticker BTC_USDT");
    QTest::newRow("mexc") << QByteArray("mexc") << QByteArray("BTCUSDT") << false
                          << QByteArray("spot@public.aggre.deals.v3.api.pb@100ms@BTCUSDT "
                                        "spot@public.kline.v3.api.pb@BTCUSDT@Min60 "
                                        "spot@public.aggre.bookTicker.v3.api.pb@100ms@BTCUSDT");
    QTest::newRow("mexc contract") << QByteArray("mexc") << QByteArray("BTC_USDT") << true
                                   << QByteArray("sub.deal sub.kline sub.depth.full Min60 BTC_USDT");
    QTest::newRow("kucoin")
        << QByteArray("kucoin") << QByteArray("BTC-USDT") << false
        << QByteArray("/market/match:BTC-USDT /market/candles:BTC-USDT_1hour /market/ticker:BTC-USDT");
    QTest::newRow("hyperliquid") << QByteArray("hyperliquid") << QByteArray("BTC") << true
                                 << QByteArray("trades candle bbo BTC 1h");
}

void TestStream::subscribes()
{
    QFETCH(QByteArray, venue);
    QFETCH(QByteArray, symbol);
    QFETCH(bool, perpetual);
    QFETCH(QByteArray, expected);
    const exchange::StreamTable &table = *exchange::findStream(venue.constData());
    const exchange::StreamAsk ask =
        askOf(symbol.constData(), perpetual ? MarketKind::Perpetual : MarketKind::Spot);
    QByteArray all;
    for (const std::string &message : table.subscribe(ask)) {
        QVERIFY2(base::parseJson(message).has_value(), message.c_str());
        all += QByteArray::fromStdString(message);
    }
    for (const QByteArray &part : expected.split(' ')) {
        const QByteArray quoted = QByteArray("\"") + part + QByteArray("\"");
        QVERIFY2(all.contains(quoted), quoted.constData());
    }
    if (table.ping)
        QVERIFY(base::parseJson(table.ping(ask)).has_value());
}

void TestStream::readsProtobuf()
{
    const exchange::StreamAsk ask = askOf("BTCUSDT");
    const auto read = [&](const std::string &frame) {
        const base::Result<StreamNews> news = decode("mexc", ask, frame, true);
        return news ? told(*news) : "error " + news.error().detail;
    };
    const std::string deal = field(1, "100.5") + field(2, "2") + field(3, std::uint64_t(2)) +
                             field(4, std::uint64_t(deskStart + 5)) + field(5, "id9");
    QCOMPARE(read(push(314, field(1, deal) + field(2, "type"))),
             std::string("trade id9 5 100.5 2 sell base"));
    const std::string bar = field(1, "Min60") + field(2, std::uint64_t(deskStart / 1000)) + field(3, "100") +
                            field(4, "101") + field(5, "102") + field(6, "99") + field(7, "3") +
                            field(8, "300");
    QCOMPARE(read(push(308, bar)), std::string("bar 0 100 102 99 101 3 open base"));
    const std::string top =
        field(1, "100.4") + field(2, "1.5") + field(3, "100.6") + field(4, "2.5") + field(5, "17");
    QCOMPARE(read(push(315, top)), std::string("top 100.4x1.5 100.6x2.5 base"));
    QCOMPARE(*decode("mexc", ask, push(315, top), true)->top->updateId, 17);
    QCOMPARE(base::toMs(*decode("mexc", ask, push(315, top), true)->top->time), deskStart + 7);
    QCOMPARE(read(push(315, top, "ETHUSDT")), std::string("base"));
    QCOMPARE(read(push(400, "something new")), std::string("base"));
}

void TestStream::refusesBrokenProtobuf()
{
    const exchange::StreamAsk ask = askOf("BTCUSDT");
    const auto code = [&](const std::string &frame) {
        const auto news = decode("mexc", ask, frame, true);
        return news ? ErrorCode::Internal : news.error().code;
    };
    QCOMPARE(code("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), ErrorCode::Schema);
    QCOMPARE(code(push(314, field(1, field(1, "100.5")))), ErrorCode::Schema); // without an amount
    QCOMPARE(code(push(308, field(1, "Min60"))), ErrorCode::Schema);
    QCOMPARE(code(push(315, field(1, "x"))), ErrorCode::Schema);
    const std::string whole = push(315, field(1, "100.4") + field(2, "1.5"));
    exchange::ProtobufReader cut(std::string_view(whole).substr(0, whole.size() - 3));
    while (cut.next()) {
    }
    QVERIFY(cut.broken());
}

void TestStream::survivesAnyFrame()
{
    const bool held = rc::check("any frame is read or refused with a word", [] {
        const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "{", "}", "[", "]", ",", ":", "\"e\":\"trade\"", "\"s\":\"BTCUSDT\"", "\"k\":{",
            "\"data\":", "\"result\":", "\"channel\":\"spot.trades\"", "\"type\":\"message\"", "1", "null",
            "\"p\":\"1\""));
        std::string text;
        for (const std::string &piece : pieces)
            text += piece;
        for (const char *venue : {"binance", "kucoin", "gateio", "mexc", "hyperliquid"})
            for (const MarketKind kind : {MarketKind::Spot, MarketKind::Perpetual})
                for (const std::string &frame : {bytes, text})
                    for (const bool binary : {false, true}) {
                        const auto news = decode(venue, askOf("BTCUSDT", kind), frame, binary);
                        RC_ASSERT(news || !news.error().detail.empty());
                    }
    });
    QVERIFY(held);
}

/// simdjson's answers that are asked without care throw; none does.
void TestStream::wordsThatOnlyBeginLikeOthers()
{
    for (const char *word : {"nUll", "tRue", "fAlse", "nul", "nullnull", "1.2.3", "--1"})
        for (const char *venue : {"binance", "kucoin", "gateio", "mexc", "hyperliquid"})
            for (const char *key : {"e", "s", "result", "data", "channel", "msg", "type"}) {
                const std::string frame = R"({")" + std::string(key) + R"(":)" + word + R"(,"x":1})";
                const auto news = decode(venue, askOf("BTCUSDT"), frame);
                QVERIFY(news || !news.error().detail.empty());
            }
    QVERIFY(!decode("binance", askOf("BTCUSDT"), R"({"e":nUll})"));
    const auto trades =
        (*exchange::findVenue("mexc"))
            ->decode({"trades", "spot", {}, 200}, R"([{"id":nUll,"price":"1","qty":"1","time":5}])");
    QVERIFY(!trades.has_value());
    QVERIFY(
        !(*exchange::findVenue("mexc"))->decode({"time", "spot", {}, 200}, R"({"msg":nUll})").has_value());
}

void TestStream::tellsInBaseUnits()
{
    Connection one("gateio", "BTC_USDT", MarketKind::Perpetual);
    one.sockets.last().open();
    one.sockets.last().say(
        R"({"channel":"futures.trades","event":"update","result":[{"size":-20000,"id":6,"create_time_ms":1704067200005,)"
        R"("price":"100.5","contract":"BTC_USDT"}]})");
    QCOMPARE(one.trades.size(), 1u);
    QCOMPARE(one.trades[0].amount, 2.0);
    one.sockets.last().say(
        R"({"channel":"futures.book_ticker","event":"update","result":{"t":1704067200005,"u":8,"s":"BTC_USDT",)"
        R"("b":"100.4","B":10000,"a":"100.6","A":20000}})");
    QCOMPARE(one.tops.at(0).bid->amount, 1.0);
    one.sockets.last().say(
        R"({"channel":"futures.candlesticks","event":"update","result":[{"t":1704067200,"v":30000,"c":"101","h":"102",)"
        R"("l":"99","o":"100","n":"1h_BTC_USDT","w":true}]})");
    QCOMPARE(one.bars.at(0).candle.volume, 3.0);
    QVERIFY(one.bars[0].closed);
}

void TestStream::noticesMissedNumbers()
{
    Connection one;
    one.sockets.last().open();
    one.doubts.clear();
    for (const int number : {10, 11, 11, 12})
        one.sockets.last().say(tradeFrame(number));
    QVERIFY(one.doubts.empty());
    one.sockets.last().say(tradeFrame(15));
    QCOMPARE(one.doubts.size(), 1u);
    QVERIFY(one.doubts[0] == Stream::Doubt::Missed);
    one.sockets.last().say(tradeFrame(13)); // late
    one.sockets.last().say(tradeFrame(16));
    QCOMPARE(one.doubts.size(), 1u);
    one.sockets.last().say(tradeFrame(900'000)); // garbled: the next is no repeated one
    one.sockets.last().say(tradeFrame(17));
    one.sockets.last().say(tradeFrame(18));
    QCOMPARE(one.doubts.size(), 2u);
    QCOMPARE(one.trades.size(), 10u);
}

void TestStream::pingsAndNoticesSilence()
{
    Connection one("gateio", "BTC_USDT");
    QVERIFY(one.stream.state() == Stream::State::Connecting);
    one.sockets.last().open();
    QVERIFY(one.stream.state() == Stream::State::Live);
    QCOMPARE(one.sockets.last().sent.size(), 3u);
    one.later(9'999);
    QCOMPARE(one.sockets.last().sent.size(), 3u);
    one.later(1);
    QVERIFY(one.sockets.last().sent.at(3).find("spot.ping") != std::string::npos);
    one.sockets.last().say(R"({"channel":"spot.pong"})");
    one.later(29'999);
    QVERIFY(one.stream.state() == Stream::State::Live);
    one.later(1);
    QVERIFY(one.stream.state() == Stream::State::Waiting);
    QCOMPARE(one.errors.at(0), ErrorCode::Timeout);
    // A protocol ping where the venue has no message for it; and a connection that never opens.
    Connection other;
    other.sockets.last().open();
    other.later(60'000);
    QCOMPARE(other.sockets.last().pings, 1);
    Connection never;
    never.later(15'000);
    QVERIFY(never.stream.state() == Stream::State::Waiting);
}

void TestStream::comesBackWithBackoff()
{
    Connection one("gateio", "BTC_USDT");
    std::int64_t longest = 0;
    for (int attempt = 0; attempt < 9; ++attempt) {
        one.sockets.last().fail(ErrorCode::Network);
        QVERIFY(one.stream.state() == Stream::State::Waiting);
        const std::int64_t wait = (one.stream.retryAt() - one.clock.now()).count();
        const std::int64_t whole = std::min<std::int64_t>(1'000LL << attempt, 60'000);
        QVERIFY2(wait >= whole / 2 && wait <= whole, qPrintable(QString::number(wait)));
        longest = std::max(longest, wait);
        one.later(wait - 1);
        QCOMPARE(one.sockets.links.size(), std::size_t(attempt + 1));
        one.later(1);
        QCOMPARE(one.sockets.links.size(), std::size_t(attempt + 2));
    }
    QVERIFY(longest > 29'000);
    // A connection that lived for a minute begins the count anew, and is doubted like the first.
    one.sockets.last().open();
    QVERIFY(one.doubts.back() == Stream::Doubt::Connected);
    for (int i = 0; i < 7; ++i) {
        one.later(10'000);
        one.sockets.last().say(R"({"channel":"spot.pong"})");
    }
    one.sockets.last().fail(ErrorCode::Network);
    QVERIFY((one.stream.retryAt() - one.clock.now()).count() <= 1'000);
    one.stream.stop();
    one.later(100'000);
    QVERIFY(one.stream.state() == Stream::State::Stopped);
    one.stream.start();
    QVERIFY(one.stream.state() == Stream::State::Connecting);
}

void TestStream::triesTheMirror()
{
    Connection one;
    QCOMPARE(one.sockets.last().url, std::string("wss://stream.binance.com:9443/ws"));
    one.sockets.last().fail(ErrorCode::Network);
    one.later(1'000);
    QCOMPARE(one.sockets.last().url, std::string("wss://data-stream.binance.vision/ws"));
}

void TestStream::endsAtARefusal()
{
    Connection one("gateio", "NO_SUCH");
    one.sockets.last().open();
    one.sockets.last().say(
        R"({"time":1,"channel":"spot.trades","event":"subscribe","error":{"code":2,"message":"unknown currency pair NO_SUCH"},"result":null})");
    QVERIFY(one.stream.state() == Stream::State::Stopped);
    QCOMPARE(one.errors.at(0), ErrorCode::BadSymbol);
    one.later(1'000'000);
    QCOMPARE(one.sockets.links.size(), 1u);
}

void TestStream::beginsAnewAfterGarbage()
{
    Connection one;
    one.sockets.last().open();
    one.doubts.clear();
    for (int i = 0; i < Stream::mostUnreadable - 1; ++i)
        one.sockets.last().say("{\"e\":");
    QVERIFY(one.stream.state() == Stream::State::Live);
    QCOMPARE(one.doubts.size(), std::size_t(Stream::mostUnreadable - 1));
    one.sockets.last().say(tradeFrame(1)); // one that can be read begins the count anew
    for (int i = 0; i < Stream::mostUnreadable; ++i)
        one.sockets.last().say("garbage");
    QVERIFY(one.stream.state() == Stream::State::Waiting);
    // What cannot be is not believed.
    Connection other;
    other.sockets.last().open();
    other.doubts.clear();
    other.sockets.last().say(R"({"u":400,"s":"BTCUSDT","b":"100.6","B":"1","a":"100.4","A":"1"})");
    other.sockets.last().say(
        R"({"e":"trade","s":"BTCUSDT","t":12,"p":"100.5","q":"2","T":1704067220005,"m":true})"); // in 20 s
    other.sockets.last().say(
        R"({"e":"kline","s":"BTCUSDT","k":{"t":1704067200001,"i":"1h","o":"1","c":"1","h":"1","l":"1","v":"1","x":false}})");
    QCOMPARE(other.doubts.size(), 3u);
    QVERIFY(other.tops.empty() && other.trades.empty() && other.bars.empty());
}

void TestStream::fetchesATicket()
{
    bool reachable = false;
    const auto answer = [&reachable](const net::Request &) -> base::Result<net::Response> {
        if (!reachable)
            return base::fail(ErrorCode::Network, "down", "api.kucoin.com");
        return answered(
            R"({"code":"200000","data":{"token":"abc","instanceServers":[{"endpoint":"wss://ws.kucoin.test/",)"
            R"("encrypt":true,"protocol":"websocket","pingInterval":18000,"pingTimeout":10000}]}})");
    };
    Connection one("kucoin", "BTC-USDT", MarketKind::Spot, answer);
    QVERIFY(one.stream.state() == Stream::State::Waiting);
    QCOMPARE(one.sockets.links.size(), 0u);
    reachable = true;
    one.later(1'000);
    QCOMPARE(one.sockets.links.size(), 1u);
    QCOMPARE(one.http.seen.back().method, std::string("POST"));
    QCOMPARE(one.http.seen.back().url, std::string("https://api.kucoin.com/api/v1/bullet-public"));
    QVERIFY(one.sockets.last().url.find("wss://ws.kucoin.test/?token=abc&connectId=") == 0);
    one.sockets.last().open();
    QCOMPARE(one.sockets.last().sent.size(), 3u);
}

void TestStream::overridesHosts()
{
    const auto url = [](std::map<std::string, std::string> urls) {
        Connection one("gateio", "BTC_USDT", MarketKind::Spot, nullptr, std::move(urls));
        return one.sockets.last().url;
    };
    QCOMPARE(url({}), std::string("wss://api.gateio.ws/ws/v4/"));
    QCOMPARE(url({{"gateio", "http://127.0.0.1:1/"}}), std::string("ws://127.0.0.1:1/ws/v4/"));
    QCOMPARE(url({{"gateio", "http://127.0.0.1:1"}, {"gateio.stream", "ws://127.0.0.1:2/live"}}),
             std::string("ws://127.0.0.1:2/live"));
}
