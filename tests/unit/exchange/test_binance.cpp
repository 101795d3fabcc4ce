#include "test_binance.h"

#include "await.h"
#include "base/clock.h"
#include "base/json.h"
#include "exchange/exchange.h"
#include "fake_http.h"
#include "net/real_http.h"
#include "support/local_server.h"

#include <QUrlQuery>
#include <QtTest/QtTest>

using base::ErrorCode;
using base::Json;
using domain::MarketKind;

namespace {

constexpr std::int64_t start = 1'704'067'200'000, hour = 3'600'000, day = 24 * hour; // a Monday
const domain::Symbol btc{"BTC", "USDT"};

QUrlQuery queryOf(const std::string &url)
{
    return QUrlQuery(QUrl(QString::fromStdString(url)));
}

std::string value(const std::string &url, const char *key)
{
    return queryOf(url).queryItemValue(QString::fromUtf8(key)).toStdString();
}

std::string pathOf(const std::string &url)
{
    return QUrl(QString::fromStdString(url)).path().toStdString();
}

/// Bars of `step` ms from `start`, `count` of them, as the venue pages them.
std::string klines(const std::string &url, std::int64_t step, std::int64_t count)
{
    const std::size_t limit = std::stoul(value(url, "limit"));
    const std::string from = value(url, "startTime"), until = value(url, "endTime");
    std::vector<std::int64_t> times;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t time = start + i * step;
        if ((from.empty() || time >= std::stoll(from)) && (until.empty() || time <= std::stoll(until)))
            times.push_back(time);
    }
    const std::size_t rows = std::min(limit, times.size());
    const std::size_t first = from.empty() ? times.size() - rows : 0;
    Json out = Json::array();
    for (std::size_t i = first; i < first + rows; ++i) {
        const std::int64_t number = (times[i] - start) / step;
        const std::string price = std::to_string(100 + number % 50) + ".50000000";
        out.push_back(Json::array({times[i], price, price, price, price, std::to_string(number + 1) + ".25",
                                   times[i] + step - 1, "1.0", 3, "1", "1", "0"}));
    }
    return out.dump();
}

std::string exchangeInfo(const char *extra = "")
{
    return std::string(
               R"({"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT",)") +
           extra +
           R"("filters":[{"filterType":"PRICE_FILTER","tickSize":"0.01000000"},)"
           R"({"filterType":"LOT_SIZE","minQty":"0.00002000","stepSize":"0.00001000"},)"
           R"({"filterType":"NOTIONAL","minNotional":"5.00000000"}]}]})";
}

struct Desk
{
    explicit Desk(FakeHttp::Handler handler, std::int64_t now = start + 3'600 * hour - 1,
                  std::map<std::string, std::string> urls = {})
        : http(std::move(handler)), clock(base::fromMs(now)),
          venue((*exchange::findVenue("binance"))->make({&http, &clock, std::move(urls)}))
    {
    }
    domain::InstrumentPtr instrument(MarketKind kind = MarketKind::Spot)
    {
        return await(venue->instrument(btc, kind)).value();
    }
    base::Result<domain::CandleSeries> candles(const char *step, std::size_t limit,
                                               std::optional<std::int64_t> since = std::nullopt)
    {
        exchange::CandleQuery query{instrument(), domain::Timeframe::parse(step).value(), {}, limit};
        if (since)
            query.since = base::fromMs(*since);
        return await(venue->candles(query));
    }
    /// What was asked of a path.
    std::vector<std::string> asked(const std::string &path) const
    {
        std::vector<std::string> out;
        for (const net::Request &request : http.seen)
            if (pathOf(request.url) == path)
                out.push_back(request.url);
        return out;
    }

    FakeHttp http;
    base::ManualClock clock;
    std::unique_ptr<exchange::Exchange> venue;
};

/// A venue that lists BTC/USDT and has bars of each step.
base::Result<net::Response> ordinary(const net::Request &request)
{
    const std::string path = pathOf(request.url);
    if (path == "/api/v3/exchangeInfo")
        return answered(exchangeInfo());
    if (path == "/fapi/v1/exchangeInfo")
        return answered(exchangeInfo(R"("contractType":"PERPETUAL",)"));
    if (path == "/api/v3/klines" || path == "/fapi/v1/klines") {
        const std::string step = value(request.url, "interval");
        return answered(klines(request.url, step == "1d" ? day : hour, step == "1d" ? 300 : 3'600));
    }
    return answered("{}", 404);
}

FakeHttp::Handler always(const std::string &body, int status, net::Headers headers = {})
{
    return
        [=](const net::Request &) -> base::Result<net::Response> { return answered(body, status, headers); };
}

const char *restricted = R"({"code":0,"msg":"Service unavailable from a restricted location."})";

} // namespace

void TestBinance::readsAnInstrument()
{
    Desk desk(ordinary);
    const domain::InstrumentPtr one = desk.instrument();
    QCOMPARE(one->venue, std::string("binance"));
    QCOMPARE(one->venueId, std::string("BTCUSDT"));
    QCOMPARE(one->tick.step.toString(), std::string("0.01"));
    QCOMPARE(one->lot.toString(), std::string("0.00001"));
    QCOMPARE(one->minQuantity.toString(), std::string("0.00002"));
    QCOMPARE(one->minNotional.toString(), std::string("5"));
    QVERIFY(one->active && !one->synthetic);
    QCOMPARE(one->feesAt(base::UtcTime()).taker.toString(), std::string("0.001"));
    QVERIFY(one->feesAt(base::UtcTime()).assumed);
    QCOMPARE(desk.http.seen.at(0).url,
             std::string("https://api.binance.com/api/v3/exchangeInfo?symbol=BTCUSDT"));
    const domain::InstrumentPtr other = desk.instrument(MarketKind::Perpetual);
    QVERIFY(other->kind == MarketKind::Perpetual);
    QCOMPARE(other->feesAt(base::UtcTime()).taker.toString(), std::string("0.0005"));
    QCOMPARE(desk.http.seen.at(1).url, std::string("https://fapi.binance.com/fapi/v1/exchangeInfo"));
}

void TestBinance::remembersInstruments()
{
    Desk desk(ordinary);
    (void)desk.instrument();
    (void)desk.instrument();
    QCOMPARE(desk.http.seen.size(), 1u);
    (void)await(desk.venue->instruments());
    const std::size_t asked = desk.http.seen.size();
    (void)await(desk.venue->instruments());
    QCOMPARE(desk.http.seen.size(), asked);
    desk.clock.advanceTo(desk.clock.now() + base::Milliseconds(day));
    (void)await(desk.venue->instruments());
    QCOMPARE(desk.http.seen.size(), asked + 2);
    // Yesterday's is asked again, and still serves where the venue cannot be reached.
    bool reachable = true;
    Desk late([&reachable](const net::Request &request) -> base::Result<net::Response> {
        return reachable ? ordinary(request) : base::fail(ErrorCode::Network, "down", "api.binance.com");
    });
    (void)late.instrument();
    late.clock.advanceTo(late.clock.now() + base::Milliseconds(day));
    (void)late.instrument();
    QCOMPARE(late.http.seen.size(), 2u);
    reachable = false;
    late.clock.advanceTo(late.clock.now() + base::Milliseconds(day));
    QCOMPARE(late.instrument()->venueId, std::string("BTCUSDT"));
    QCOMPARE(late.http.seen.size(), 3u);
}

void TestBinance::listsBothKinds()
{
    Desk both(ordinary);
    QCOMPARE(await(both.venue->instruments()).value().size(), 2u);
    // Where perpetuals are not served, spot still is.
    Desk spot([](const net::Request &request) -> base::Result<net::Response> {
        return net::hostOf(request.url) == "fapi.binance.com" ? answered(restricted, 451) : ordinary(request);
    });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no perpetuals are listed")));
    QCOMPARE(await(spot.venue->instruments()).value().size(), 1u);
    // Names that the desk cannot write, and contracts with an end, are passed over.
    Desk odd([](const net::Request &) -> base::Result<net::Response> {
        return answered(
            R"({"symbols":[{"symbol":"币USDT","status":"TRADING","baseAsset":"币","quoteAsset":"USDT","filters":[]},)"
            R"({"symbol":"BTCUSDT_240329","contractType":"CURRENT_QUARTER","status":"TRADING","baseAsset":"BTC",)"
            R"("quoteAsset":"USDT","filters":[]}]})");
    });
    QCOMPARE(await(odd.venue->instruments()).value().size(), 0u);
}

void TestBinance::refusesUnknownSymbols()
{
    Desk absent(always(R"({"code":-1121,"msg":"Invalid symbol."})", 400));
    const auto spot = await(absent.venue->instrument({"NO", "SUCH"}, MarketKind::Spot));
    QCOMPARE(spot.error().code, ErrorCode::BadSymbol);
    QCOMPARE(spot.error().field, std::string("NO/SUCH"));
    Desk other(ordinary);
    const auto listed = await(other.venue->instrument({"NO", "SUCH"}, MarketKind::Perpetual));
    QCOMPARE(listed.error().code, ErrorCode::BadSymbol);
    QVERIFY(listed.error().detail.find("NO/SUCH (perpetual)") != std::string::npos);
}

void TestBinance::pagesForward()
{
    Desk desk(ordinary, start + 5'000 * hour);
    const domain::CandleSeries series = desk.candles("1h", 3'500, start + 50 * hour).value();
    QCOMPARE(series.size(), 3'500u);
    QCOMPARE(series.closed(), 3'500u);
    QCOMPARE(series.missing(), 0u);
    QCOMPARE(series.time()[0], start + 50 * hour);
    QCOMPARE(series.volume()[0], 51.25);
    QCOMPARE(series.close()[3'499], 149.5);
    const auto asked = desk.asked("/api/v3/klines");
    QCOMPARE(asked.size(), 4u);
    QCOMPARE(value(asked[3], "limit"), std::string("500"));
    QCOMPARE(value(asked[1], "startTime"), std::to_string(start + 1'050 * hour));
    QCOMPARE(value(asked[0], "symbol"), std::string("BTCUSDT"));
    QCOMPARE(value(asked[0], "interval"), std::string("1h"));
    QCOMPARE(desk.candles("1h", 100'000, start).value().size(), 3'600u); // all there is
}

void TestBinance::pagesBackward()
{
    Desk desk(ordinary, start + 3'600 * hour - 1);
    const domain::CandleSeries series = desk.candles("1h", 3'500).value();
    QCOMPARE(series.size(), 3'500u);
    QCOMPARE(series.closed(), 3'499u);
    QCOMPARE(series.missing(), 0u);
    QCOMPARE(series.time()[3'499], start + 3'599 * hour);
    const auto asked = desk.asked("/api/v3/klines");
    QCOMPARE(asked.size(), 4u);
    // The first page has no times in it, so that a recording of it is found again later.
    QCOMPARE(value(asked[0], "startTime") + value(asked[0], "endTime"), std::string());
    QCOMPARE(value(asked[1], "endTime"), std::to_string(start + 2'600 * hour - 1));
}

void TestBinance::lastBarIsForming()
{
    Desk desk(ordinary, start + 3'599 * hour + 60'000);
    const domain::CandleSeries series = desk.candles("1h", 10).value();
    QCOMPARE(series.size(), 10u);
    QCOMPARE(series.closed(), 9u);
    desk.clock.advanceTo(base::fromMs(start + 3'600 * hour + 5'000));
    QCOMPARE(desk.candles("1h", 10).value().closed(), 9u); // over, but the next bar is not served yet
    desk.clock.advanceTo(base::fromMs(start + 3'600 * hour + 20'000));
    QCOMPARE(desk.candles("1h", 10).value().closed(), 10u);
}

void TestBinance::buildsWeeksFromDays()
{
    Desk desk(ordinary, start + 299 * day + hour); // within the last day, a Tuesday
    const domain::CandleSeries weeks = desk.candles("1w", 5).value();
    QCOMPARE(weeks.size(), 5u);
    QCOMPARE(weeks.closed(), 4u);
    QCOMPARE(weeks.time()[4], start + 294 * day);
    QCOMPARE(weeks.volume()[3], 7 * 0.25 + 288 + 289 + 290 + 291 + 292 + 293 + 294);
    QCOMPARE(value(desk.asked("/api/v3/klines").at(0), "interval"), std::string("1d"));
    const domain::CandleSeries since = desk.candles("1w", 3, start + 1).value();
    QCOMPARE(since.size(), 3u);
    QCOMPARE(since.time()[0], start + 7 * day);
    QCOMPARE(since.closed(), 3u);
    const domain::CandleSeries threes = desk.candles("3d", 4).value();
    QCOMPARE(threes.size(), 4u);
    QCOMPARE(threes.timeframe().name(), std::string_view("3d"));
}

void TestBinance::buildsWeeksFromTheBeginning()
{
    Desk desk(ordinary, start + 300 * day);
    const domain::CandleSeries all = desk.candles("1w", 1'000).value();
    QCOMPARE(all.time()[0], start);
    QCOMPARE(all.size(), 43u); // 300 days
    QCOMPARE(all.closed(), 42u);
}

void TestBinance::asksEachKindInItsPlace()
{
    Desk desk(ordinary);
    exchange::CandleQuery query{
        desk.instrument(MarketKind::Perpetual), domain::Timeframe::parse("1h").value(), {}, 5};
    QCOMPARE(await(desk.venue->candles(query)).value().size(), 5u);
    QCOMPARE(desk.asked("/fapi/v1/klines").size(), 1u);
    QCOMPARE(net::hostOf(desk.asked("/fapi/v1/klines")[0]), std::string("fapi.binance.com"));
}

void TestBinance::fallsBackToTheMirror()
{
    for (const int status : {451, 403}) {
        Desk desk([status](const net::Request &request) -> base::Result<net::Response> {
            if (net::hostOf(request.url) == "api.binance.com")
                return answered(restricted, status);
            return ordinary(request);
        });
        QCOMPARE(desk.candles("1h", 5).value().size(), 5u);
        QCOMPARE(desk.http.seen.size(), 3u); // once to each for the instrument, then to the mirror alone
        QCOMPARE(net::hostOf(desk.http.seen[1].url), std::string("data-api.binance.vision"));
        QCOMPARE(net::hostOf(desk.http.seen[2].url), std::string("data-api.binance.vision"));
    }
}

void TestBinance::namesBothHostsWhenBlocked()
{
    Desk desk(always(restricted, 451));
    const auto time = await(desk.venue->serverTime());
    QCOMPARE(time.error().code, ErrorCode::Forbidden);
    QVERIFY(time.error().detail.find("api.binance.com") != std::string::npos);
    QVERIFY(time.error().detail.find("data-api.binance.vision") != std::string::npos);
    QVERIFY(time.error().detail.find("region") != std::string::npos);
    QVERIFY(!base::retryable(time.error().code));
    // A firewall's 403 is not about the region, and the mirror is not bothered.
    Desk firewall(always("<html>denied</html>", 403));
    QCOMPARE(await(firewall.venue->serverTime()).error().code, ErrorCode::Forbidden);
    QCOMPARE(firewall.http.seen.size(), 1u);
}

void TestBinance::perpetualsHaveNoMirror()
{
    Desk desk(always(restricted, 451));
    const auto one = await(desk.venue->instrument(btc, MarketKind::Perpetual));
    QCOMPARE(one.error().code, ErrorCode::Forbidden);
    QCOMPARE(desk.http.seen.size(), 1u);
}

void TestBinance::overridesHosts()
{
    const auto hostsAsked = [](std::map<std::string, std::string> urls) {
        Desk desk(always(restricted, 451), start, std::move(urls));
        (void)await(desk.venue->serverTime());
        (void)await(desk.venue->instrument(btc, MarketKind::Perpetual));
        std::vector<std::string> out;
        for (const net::Request &request : desk.http.seen)
            out.push_back(request.url.substr(0, request.url.find("/", 8)));
        return out;
    };
    using Hosts = std::vector<std::string>;
    QCOMPARE(hostsAsked({{"binance", "http://127.0.0.1:1/"}}),
             (Hosts{"http://127.0.0.1:1", "http://127.0.0.1:1"}));
    QCOMPARE(hostsAsked({{"binance.perpetual", "http://127.0.0.1:2"}}),
             (Hosts{"https://api.binance.com", "https://data-api.binance.vision", "http://127.0.0.1:2"}));
    QCOMPARE(hostsAsked({{"binance", "http://127.0.0.1:1"}, {"binance.mirror", "http://127.0.0.1:3"}}),
             (Hosts{"http://127.0.0.1:1", "http://127.0.0.1:3", "http://127.0.0.1:1"}));
}

void TestBinance::passesRefusalsOn_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("weight") << 429 << QByteArray(R"({"code":-1003,"msg":"Too much."})")
                            << QByteArray("rate_limit");
    QTest::newRow("ban") << 418 << QByteArray(R"({"code":-1003,"msg":"Way too much."})")
                         << QByteArray("ip_ban");
    QTest::newRow("weight, no body") << 429 << QByteArray() << QByteArray("rate_limit");
    QTest::newRow("clock") << 400 << QByteArray(R"({"code":-1021,"msg":"Ahead."})")
                           << QByteArray("clock_skew");
    QTest::newRow("interval") << 400 << QByteArray(R"({"code":-1120,"msg":"Invalid interval."})")
                              << QByteArray("bad_request");
    QTest::newRow("busy") << 503 << QByteArray("<html>busy</html>") << QByteArray("overloaded");
    QTest::newRow("moved") << 302 << QByteArray() << QByteArray("unsupported");
    QTest::newRow("a page") << 200 << QByteArray("<!doctype html><title>Hotel Wi-Fi</title>")
                            << QByteArray("malformed");
    QTest::newRow("cut off") << 200 << QByteArray(R"({"serverTime":17040672)") << QByteArray("malformed");
    QTest::newRow("something else") << 200 << QByteArray(R"({"time":1})") << QByteArray("schema");
}

void TestBinance::passesRefusalsOn()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, code);
    Desk desk(always(body.toStdString(), status, {{"retry-after", "7"}}));
    const auto time = await(desk.venue->serverTime());
    QVERIFY(!time.has_value());
    QCOMPARE(QByteArray::fromStdString(std::string(base::name(time.error().code))), code);
    QVERIFY2(time.error().detail.find("api.binance.com") == 0, time.error().detail.c_str());
    if (status == 429 || status == 418)
        QCOMPARE(time.error().retryAfter.value(), std::chrono::milliseconds(7'000));
}

void TestBinance::passesFailuresOn()
{
    Desk desk([](const net::Request &) -> base::Result<net::Response> {
        return base::fail(ErrorCode::Timeout, "no answer in time", "api.binance.com");
    });
    QCOMPARE(await(desk.venue->serverTime()).error().code, ErrorCode::Timeout);
    QCOMPARE(await(desk.venue->instruments()).error().code, ErrorCode::Timeout);
    // A failure on the second page fails the query: half an answer is no answer.
    int pages = 0;
    Desk late([&pages](const net::Request &request) -> base::Result<net::Response> {
        if (pathOf(request.url) == "/api/v3/klines" && ++pages == 2)
            return base::fail(ErrorCode::Network, "connection lost", "api.binance.com");
        return ordinary(request);
    });
    QCOMPARE(late.candles("1h", 2'500).error().code, ErrorCode::Network);
}

void TestBinance::refusesTwoHundredMegabytes()
{
    Desk desk([](const net::Request &request) -> base::Result<net::Response> {
        if (pathOf(request.url) != "/api/v3/klines")
            return ordinary(request);
        net::Response out = answered("[");
        out.body.append(200 << 20, ' ');
        return out;
    });
    QCOMPARE(desk.candles("1h", 5).error().code, ErrorCode::BadData);
}

void TestBinance::tickerBookAndTrades()
{
    Desk desk([](const net::Request &request) -> base::Result<net::Response> {
        const std::string path = pathOf(request.url);
        if (path == "/api/v3/ticker/24hr")
            return answered(
                R"({"symbol":"BTCUSDT","lastPrice":"100.5","bidPrice":"100.4","askPrice":"100.6","closeTime":5})");
        if (path == "/api/v3/depth")
            return answered(
                R"({"lastUpdateId":1,"bids":[["9","1"],["8","0"],["7","2"],["6","1"]],"asks":[["10","3"]]})");
        if (path == "/api/v3/trades")
            return answered(R"([{"id":1,"price":"9","qty":"1","time":5,"isBuyerMaker":true},)"
                            R"({"id":2,"price":"9.5","qty":"2","time":6,"isBuyerMaker":false}])");
        return ordinary(request);
    });
    const domain::InstrumentPtr one = desk.instrument();
    const domain::Ticker ticker = await(desk.venue->ticker(one)).value();
    QCOMPARE(*ticker.last, 100.5);
    QCOMPARE(*ticker.ask, 100.6);
    QVERIFY(!ticker.open);
    const domain::OrderBook book = await(desk.venue->book(one, 2)).value();
    QCOMPARE(book.bids.size(), 2u);
    QCOMPARE(book.bids[1].price, 7.0); // the empty level at 8 is no level
    QCOMPARE(value(desk.asked("/api/v3/depth").at(0), "limit"), std::string("5"));
    Desk odd([](const net::Request &request) -> base::Result<net::Response> {
        return pathOf(request.url) == "/api/v3/depth"
                   ? answered(R"({"lastUpdateId":1,"bids":[["11","1"]],"asks":[["10","3"]]})")
                   : ordinary(request);
    });
    const auto crossed =
        await(odd.venue->book(odd.instrument(), 2)); // `decode` shows it, nobody trades on it
    QCOMPARE(crossed.error().code, ErrorCode::BadData);
    const auto trades = await(desk.venue->trades(one, 1)).value();
    QCOMPARE(trades.size(), 1u);
    QCOMPARE(trades[0].id, std::string("2"));
    QVERIFY(trades[0].side == domain::Side::Buy);
    const auto funding = await(desk.venue->funding(one));
    QCOMPARE(funding.error().code, ErrorCode::Unsupported);
    QCOMPARE(await(desk.venue->openInterest(one)).error().code, ErrorCode::Unsupported);
}

void TestBinance::fundingKnowsItsInterval()
{
    const auto answers = [](const char *intervals, int status) {
        return [=](const net::Request &request) -> base::Result<net::Response> {
            const std::string path = pathOf(request.url);
            if (path == "/fapi/v1/premiumIndex")
                return answered(
                    R"({"symbol":"BTCUSDT","markPrice":"100.5","indexPrice":"100.4","lastFundingRate":"0.0001",)"
                    R"("nextFundingTime":1704096000000,"time":1704067200000})");
            if (path == "/fapi/v1/fundingInfo")
                return answered(intervals, status);
            return ordinary(request);
        };
    };
    Desk usual(answers("[]", 200));
    const domain::Funding funding =
        await(usual.venue->funding(usual.instrument(MarketKind::Perpetual))).value();
    QCOMPARE(*funding.rate, 0.0001);
    QCOMPARE(*funding.intervalHours, 8.0);
    QCOMPARE(*funding.markPrice, 100.5);
    QCOMPARE(base::toMs(*funding.next), 1'704'096'000'000);
    (void)await(usual.venue->funding(usual.instrument(MarketKind::Perpetual)));
    QCOMPARE(usual.asked("/fapi/v1/fundingInfo").size(), 1u);
    Desk own(answers(R"([{"symbol":"BTCUSDT","fundingIntervalHours":4}])", 200));
    QCOMPARE(*await(own.venue->funding(own.instrument(MarketKind::Perpetual))).value().intervalHours, 4.0);
    Desk unknown(answers("{}", 500)); // then the interval is missing, not guessed
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("tells no funding intervals")));
    QVERIFY(!await(unknown.venue->funding(unknown.instrument(MarketKind::Perpetual))).value().intervalHours);
}

void TestBinance::openInterestIsInBaseUnits()
{
    Desk desk([](const net::Request &request) -> base::Result<net::Response> {
        if (pathOf(request.url) == "/fapi/v1/openInterest")
            return answered(R"({"symbol":"BTCUSDT","openInterest":"1234.5","time":1704067200000})");
        return ordinary(request);
    });
    const auto interest = await(desk.venue->openInterest(desk.instrument(MarketKind::Perpetual))).value();
    QCOMPARE(*interest.amount, 1'234.5);
    QCOMPARE(base::toMs(*interest.time), start);
}

void TestBinance::refusesOtherVenuesInstruments()
{
    Desk desk(ordinary);
    auto strange = std::make_shared<domain::Instrument>(*desk.instrument());
    strange->venue = "demo";
    QCOMPARE(await(desk.venue->ticker(strange)).error().code, ErrorCode::BadSymbol);
    QCOMPARE(await(desk.venue->book(nullptr, 5)).error().code, ErrorCode::BadSymbol);
    const exchange::CandleQuery query{nullptr, {}, {}, 5};
    QCOMPARE(await(desk.venue->candles(query)).error().code, ErrorCode::BadSymbol);
    QCOMPARE(desk.http.seen.size(), 1u);
}

/// The whole way: a region that is refused, the mirror behind it, four pages, over sockets.
void TestBinance::overARealConnection()
{
    support::LocalServer blocked, mirror;
    blocked.onAny([](const support::ServerRequest &) { return support::Reply::json(restricted, 451); });
    mirror.onAny([](const support::ServerRequest &request) {
        net::Request asked;
        asked.url = "http://127.0.0.1" + request.path + '?' + request.query;
        const base::Result<net::Response> answer = ordinary(asked);
        return support::Reply::json(answer->body.toStdString(), answer->status).gzipped();
    });
    net::HttpOptions options;
    const std::unique_ptr<net::Http> http = net::makeRealHttp(options, base::Random(1));
    base::ManualClock clock(base::fromMs(start + 3'600 * hour - 1));
    const auto venue =
        (*exchange::findVenue("binance"))
            ->make({http.get(), &clock, {{"binance", blocked.url()}, {"binance.mirror", mirror.url()}}});
    const auto one = await(venue->instrument(btc, MarketKind::Spot));
    QVERIFY2(one.has_value(), one ? "" : one.error().detail.c_str());
    const exchange::CandleQuery query{*one, domain::Timeframe::parse("1h").value(), {}, 3'500};
    const auto series = await(venue->candles(query));
    QVERIFY2(series.has_value(), series ? "" : series.error().detail.c_str());
    QCOMPARE(series->size(), 3'500u);
    QCOMPARE(series->closed(), 3'499u);
    QCOMPARE(blocked.requests().size(), 1u);
    QCOMPARE(mirror.requests("/api/v3/klines").size(), 4u);
    mirror.onAny(
        [](const support::ServerRequest &) { return support::Reply::json(R"([[170406])").cutAfter(4); });
    QVERIFY(!await(venue->candles(query)).has_value());
    http->stop();
}
