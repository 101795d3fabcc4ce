#include "test_kucoin.h"

#include "base/json.h"
#include "venue_desk.h"

#include <QtTest/QtTest>

using base::ErrorCode;
using base::Json;
using domain::MarketKind;

namespace {

constexpr std::int64_t bars = 10'000;
constexpr std::int64_t now = deskStart + bars * deskHour - 1; // within the last bar

std::string contract(const std::string &changes = "{}")
{
    Json out = Json::parse(
        R"({"symbol":"XBTUSDTM","type":"FFWCSX","expireDate":null,"baseCurrency":"XBT","quoteCurrency":"USDT",)"
        R"("lotSize":1,"tickSize":0.1,"multiplier":0.001,"makerFeeRate":0.0002,"takerFeeRate":0.0006,)"
        R"("isInverse":false,"status":"Open","fundingFeeRate":0.0001,"fundingRateGranularity":14400000,)"
        R"("nextFundingRateDateTime":1704081600000,"openInterest":"7000","turnoverOf24h":500.5,"volumeOf24h":5.25,)"
        R"("markPrice":100.5,"indexPrice":100.4,"lastTradePrice":100,"lowPrice":90,"highPrice":110,"priceChgPct":0.05})");
    out.merge_patch(Json::parse(changes));
    return out.dump();
}

std::string enveloped(const std::string &data)
{
    return R"({"code":"200000","data":)" + data + '}';
}

std::optional<std::int64_t> timeIn(const std::string &url, const char *key, std::int64_t unit)
{
    const std::string text = urlValue(url, key);
    return text.empty() ? std::nullopt : std::optional(std::stoll(text) * unit);
}

/// The newest 1,500 of the range, newest first, or of all that there is 100; whether the end counts is not
/// documented.
base::Result<net::Response> spotCandles(const std::string &url, bool endCounts)
{
    const std::map<std::string, std::int64_t> steps{
        {"1min", 60'000}, {"2hour", 2 * deskHour}, {"1hour", deskHour}, {"1day", 24 * deskHour}};
    const std::int64_t step = steps.at(urlValue(url, "type"));
    const auto from = timeIn(url, "startAt", 1000), until = timeIn(url, "endAt", 1000);
    std::vector<std::int64_t> times =
        barTimes(step, (now - deskStart) / step + 1, from, until ? std::optional(*until - !endCounts) : until,
                 std::size_t(-1));
    const std::size_t most = from || until ? 1500 : 100;
    Json out = Json::array();
    for (std::size_t i = times.size(); i > 0 && out.size() < most; --i)
        out.push_back({std::to_string(times[i - 1] / 1000), "100", "101", "102", "99", "3", "300"});
    return answered(enveloped(out.dump()));
}

base::Result<net::Response> contractCandles(const std::string &url)
{
    const std::int64_t step = std::stoll(urlValue(url, "granularity")) * 60'000;
    Json out = Json::array();
    for (const std::int64_t time :
         barTimes(step, (now - deskStart) / step + 1, timeIn(url, "from", 1), timeIn(url, "to", 1), 200))
        out.push_back({time, 100, 102, 99, 101, 3000, 300});
    return answered(enveloped(out.dump()));
}

base::Result<net::Response> ordinary(const net::Request &request)
{
    const std::string path = urlPath(request.url);
    if (path == "/api/v2/symbols/BTC-USDT")
        return answered(enveloped(
            R"({"symbol":"BTC-USDT","baseCurrency":"BTC","quoteCurrency":"USDT","baseMinSize":"0.00001",)"
            R"("baseIncrement":"0.00000001","priceIncrement":"0.1","minFunds":"0.1","enableTrading":true})"));
    if (path == "/api/v1/contracts/active")
        return answered(enveloped('[' + contract() + ',' +
                                  contract(R"({"symbol":"XBTUSDM","quoteCurrency":"USD","isInverse":true,)"
                                           R"("multiplier":-1})") +
                                  ',' + contract(R"({"symbol":"XBTMH24","expireDate":1711699200000})") + ',' +
                                  contract(R"({"symbol":"1000BONKUSDTM","baseCurrency":"1000BONK",)"
                                           R"("multiplier":10})") +
                                  ']'));
    if (path == "/api/v1/contracts/XBTUSDTM")
        return answered(enveloped(contract()));
    if (path == "/api/v1/market/candles")
        return spotCandles(request.url, true);
    if (path == "/api/v1/kline/query")
        return contractCandles(request.url);
    return answered(R"({"code":"404000","msg":"Url Not Found"})", 404);
}

} // namespace

void TestKucoin::readsInstruments()
{
    VenueDesk desk("kucoin", ordinary, now);
    const domain::InstrumentPtr spot = desk.instrument();
    QCOMPARE(spot->venueId, std::string("BTC-USDT"));
    QCOMPARE(spot->tick.step.toString(), std::string("0.1"));
    QCOMPARE(spot->lot.toString(), std::string("0.00000001"));
    QCOMPARE(spot->minQuantity.toString(), std::string("0.00001"));
    QCOMPARE(spot->minNotional.toString(), std::string("0.1"));
    QVERIFY(spot->feesAt(base::UtcTime()).assumed && spot->aliases.empty());
    const domain::InstrumentPtr future = desk.instrument(MarketKind::Perpetual);
    QCOMPARE(future->venueId, std::string("XBTUSDTM"));
    QCOMPARE(future->symbol.text(), std::string("BTC/USDT"));
    QCOMPARE(future->aliases, std::vector<std::string>{"XBT/USDT"});
    QCOMPARE(future->multiplier.toString(), std::string("0.001"));
    QCOMPARE(future->lot.toString(), std::string("0.001")); // one contract, in base units
    QCOMPARE(future->feesAt(base::UtcTime()).taker.toString(), std::string("0.0006"));
    QVERIFY(!future->feesAt(base::UtcTime()).assumed);
}

void TestKucoin::findsOtherNames()
{
    VenueDesk desk("kucoin", ordinary, now);
    const auto find = [&](const char *base) {
        return await(desk.venue->instrument({base, "USDT"}, MarketKind::Perpetual));
    };
    QCOMPARE(find("XBT").value()->symbol.text(), std::string("BTC/USDT"));
    const domain::InstrumentPtr thousands = find("BONK").value();
    QCOMPARE(thousands->symbol.text(), std::string("1000BONK/USDT"));
    QCOMPARE(thousands->aliases, std::vector<std::string>{"BONK/USDT"});
    QCOMPARE(thousands->lot.toString(), std::string("10"));
    QCOMPARE(find("1000BONK").value()->venueId, std::string("1000BONKUSDTM"));
    QCOMPARE(find("ONK").error().code, ErrorCode::BadSymbol);
}

void TestKucoin::passesOverWhatIsNotLinear()
{
    VenueDesk desk("kucoin", ordinary, now);
    QCOMPARE(await(desk.venue->instrument({"BTC", "USD"}, MarketKind::Perpetual)).error().code,
             ErrorCode::BadSymbol);
    QCOMPARE(desk.instrument(MarketKind::Perpetual)->venueId, std::string("XBTUSDTM"));
}

void TestKucoin::refusesUnknownSymbols()
{
    VenueDesk desk(
        "kucoin",
        [](const net::Request &) -> base::Result<net::Response> {
            return answered(R"({"code":"900001","msg":"symbol not exists"})", 400);
        },
        now);
    const auto one = await(desk.venue->instrument({"NO", "SUCH"}, MarketKind::Spot));
    QCOMPARE(one.error().code, ErrorCode::BadSymbol);
    QCOMPARE(one.error().field, std::string("NO/SUCH"));
}

void TestKucoin::asksItsPaths()
{
    VenueDesk desk("kucoin", ordinary, now);
    const domain::InstrumentPtr spot = desk.instrument(), future = desk.instrument(MarketKind::Perpetual);
    desk.http.seen.clear();
    (void)await(desk.venue->serverTime());
    (void)await(desk.venue->book(spot, 20));
    (void)await(desk.venue->book(spot, 500));
    (void)await(desk.venue->book(future, 20));
    (void)await(desk.venue->book(future, 500));
    (void)await(desk.venue->trades(spot, 5));
    (void)await(desk.venue->trades(future, 5));
    (void)await(desk.venue->ticker(spot));
    (void)await(desk.venue->fundingHistory(future, 2));
    std::vector<std::string> urls;
    for (const net::Request &request : desk.http.seen)
        urls.push_back(request.url.substr(request.url.find("/api/")));
    const std::vector<std::string> expected{
        "/api/v1/timestamp",
        "/api/v1/market/orderbook/level2_20?symbol=BTC-USDT",
        "/api/v1/market/orderbook/level2_100?symbol=BTC-USDT",
        "/api/v1/level2/depth20?symbol=XBTUSDTM",
        "/api/v1/level2/snapshot?symbol=XBTUSDTM",
        "/api/v1/market/histories?symbol=BTC-USDT",
        "/api/v1/trade/history?symbol=XBTUSDTM",
        "/api/v1/market/stats?symbol=BTC-USDT",
        "/api/v1/contract/funding-rates?symbol=XBTUSDTM&from=" + std::to_string(now - 16 * deskHour) +
            "&to=" + std::to_string(now)};
    QCOMPARE(urls, expected);
    QCOMPARE(net::hostOf(desk.http.seen[3].url), std::string("api-futures.kucoin.com"));
    QCOMPARE(desk.http.seen[7].weight, 15);
}

void TestKucoin::pagesByRange_data()
{
    QTest::addColumn<bool>("endCounts");
    QTest::newRow("the end counts") << true;
    QTest::newRow("the end does not count") << false;
}

void TestKucoin::pagesByRange()
{
    QFETCH(bool, endCounts);
    VenueDesk desk(
        "kucoin",
        [endCounts](const net::Request &request) -> base::Result<net::Response> {
            return urlPath(request.url) == "/api/v1/market/candles" ? spotCandles(request.url, endCounts)
                                                                    : ordinary(request);
        },
        now);
    const domain::CandleSeries newest = desk.candles("1h", 4'000).value();
    QCOMPARE(newest.size(), 4'000u);
    QCOMPARE(newest.closed(), 3'999u);
    QCOMPARE(newest.missing(), 0u);
    QCOMPARE(newest.time()[3'999], deskStart + (bars - 1) * deskHour);
    QCOMPARE(newest.close()[0], 101.0); // time, open, close, high, low, volume
    QCOMPARE(newest.high()[0], 102.0);
    const auto asked = desk.asked("/candles");
    QVERIFY(asked.size() <= 5);
    QCOMPARE(urlValue(asked[0], "startAt") + urlValue(asked[0], "endAt"), std::string());
    QCOMPARE(urlValue(asked[0], "type"), std::string("1hour"));
    const domain::CandleSeries since = desk.candles("1h", 3'200, deskStart + 500 * deskHour + 1).value();
    QCOMPARE(since.size(), 3'200u);
    QCOMPARE(since.missing(), 0u);
    QCOMPARE(since.time()[0], deskStart + 501 * deskHour);
    QCOMPARE(desk.candles("1h", 50'000, now - 3 * deskHour).value().size(), 3u);
}

void TestKucoin::beginsAtTheListing()
{
    VenueDesk desk("kucoin", ordinary, now);
    const domain::CandleSeries all = desk.candles("1h", 20'000, deskStart - 30'000 * deskHour).value();
    QCOMPARE(all.size(), std::size_t(bars));
    QCOMPARE(all.time()[0], deskStart);
    QCOMPARE(all.missing(), 0u);
    QVERIFY(desk.asked("/candles").size() < 40);
    QCOMPARE(desk.candles("1h", 20'000).value().size(), std::size_t(bars)); // backwards too
}

void TestKucoin::pagesContracts()
{
    VenueDesk desk("kucoin", ordinary, now);
    const domain::CandleSeries newest = desk.candles("1h", 500, {}, MarketKind::Perpetual).value();
    QCOMPARE(newest.size(), 500u);
    QCOMPARE(newest.missing(), 0u);
    QCOMPARE(newest.volume()[0], 3.0); // 3,000 contracts
    QCOMPARE(newest.high()[0], 102.0); // time, open, high, low, close, volume
    const auto asked = desk.asked("/kline/query");
    QCOMPARE(asked.size(), 3u);
    QCOMPARE(urlValue(asked[0], "granularity"), std::string("60"));
    const domain::CandleSeries since =
        desk.candles("1h", 450, deskStart + 100 * deskHour, MarketKind::Perpetual).value();
    QCOMPARE(since.size(), 450u);
    QCOMPARE(since.missing(), 0u);
    QCOMPARE(since.time()[0], deskStart + 100 * deskHour);
}

void TestKucoin::buildsWhatItLacks()
{
    VenueDesk desk("kucoin", ordinary, now);
    const std::pair<const char *, const char *> sources[] = {
        {"3m", "1"}, {"6h", "120"}, {"1d", "1440"}, {"1w", "1440"}};
    for (const auto &[wanted, source] : sources) {
        desk.http.seen.clear();
        const domain::CandleSeries series = desk.candles(wanted, 5, {}, MarketKind::Perpetual).value();
        QCOMPARE(series.size(), 5u);
        QCOMPARE(std::string(series.timeframe().name()), std::string(wanted));
        QCOMPARE(urlValue(desk.asked("/kline/query").at(0), "granularity"), std::string(source));
    }
    const domain::CandleSeries weeks = desk.candles("1w", 3, deskStart).value();
    QCOMPARE(weeks.time()[0], deskStart); // a Monday
    QCOMPARE(weeks.volume()[0], 21.0);
    QCOMPARE(urlValue(desk.asked("/market/candles").at(0), "type"), std::string("1day"));
}

void TestKucoin::amountsAreInBase()
{
    VenueDesk desk(
        "kucoin",
        [](const net::Request &request) -> base::Result<net::Response> {
            const std::string path = urlPath(request.url);
            if (path == "/api/v1/level2/depth20")
                return answered(enveloped(R"({"sequence":1,"symbol":"XBTUSDTM","bids":[[100,2000],[99,5]],)"
                                          R"("asks":[[102,1],[101,500]],"ts":1704067200000400000})"));
            if (path == "/api/v1/trade/history")
                return answered(enveloped(
                    R"([{"sequence":2,"price":"100","size":500,"side":"sell","ts":1704067201000000000},)"
                    R"({"sequence":1,"price":"101","size":1,"side":"buy","ts":1704067200000000000}])"));
            return ordinary(request);
        },
        now);
    const domain::InstrumentPtr one = desk.instrument(MarketKind::Perpetual);
    const domain::OrderBook book = await(desk.venue->book(one, 20)).value();
    QCOMPARE(book.bids[0].amount, 2.0);
    QCOMPARE(book.asks[0].price, 101.0); // put in order
    QCOMPARE(book.asks[0].amount, 0.5);
    QCOMPARE(base::toMs(*book.time), deskStart);
    const auto trades = await(desk.venue->trades(one, 5)).value();
    QCOMPARE(trades[0].id, std::string("1")); // oldest first
    QCOMPARE(trades[1].amount, 0.5);
    QVERIFY(trades[1].side == domain::Side::Sell);
    const auto interest = await(desk.venue->openInterest(one)).value();
    QCOMPARE(*interest.amount, 7.0);
}

/// The ticker of a contract knows the best levels, its description the day.
void TestKucoin::tickerIsJoined()
{
    bool whole = true;
    VenueDesk desk(
        "kucoin",
        [&whole](const net::Request &request) -> base::Result<net::Response> {
            if (urlPath(request.url) == "/api/v1/ticker")
                return answered(enveloped(
                    R"({"symbol":"XBTUSDTM","price":"100.1","bestBidPrice":"100","bestAskPrice":"100.2",)"
                    R"("ts":1704067200000000000})"));
            if (!whole && urlPath(request.url) == "/api/v1/contracts/XBTUSDTM")
                return answered("busy", 503);
            return ordinary(request);
        },
        now);
    const domain::InstrumentPtr one = desk.instrument(MarketKind::Perpetual);
    const domain::Ticker ticker = await(desk.venue->ticker(one)).value();
    QCOMPARE(*ticker.last, 100.1);
    QCOMPARE(*ticker.ask, 100.2);
    QCOMPARE(*ticker.high, 110.0);
    QCOMPARE(*ticker.baseVolume, 5.25);
    QCOMPARE(*ticker.changePercent, 5.0);
    QCOMPARE(base::toMs(*ticker.time), deskStart);
    whole = false;
    const domain::Ticker half = await(desk.venue->ticker(one)).value();
    QCOMPARE(*half.last, 100.1);
    QVERIFY(!half.high && !half.baseVolume);
}

void TestKucoin::fundingIsWhole()
{
    VenueDesk desk(
        "kucoin",
        [](const net::Request &request) -> base::Result<net::Response> {
            if (urlPath(request.url) == "/api/v1/contract/funding-rates")
                return answered(
                    enveloped(R"([{"symbol":"XBTUSDTM","fundingRate":0.0003,"timepoint":1704096000000},)"
                              R"({"symbol":"XBTUSDTM","fundingRate":-0.0001,"timepoint":1704067200000}])"));
            return ordinary(request);
        },
        now);
    const domain::InstrumentPtr one = desk.instrument(MarketKind::Perpetual);
    const domain::Funding funding = await(desk.venue->funding(one)).value();
    QCOMPARE(*funding.rate, 0.0001);
    QCOMPARE(*funding.intervalHours, 4.0); // its own, which is not the usual one
    QCOMPARE(*funding.markPrice, 100.5);
    QCOMPARE(*funding.indexPrice, 100.4);
    QCOMPARE(base::toMs(*funding.next), 1'704'081'600'000);
    const auto history = await(desk.venue->fundingHistory(one, 5)).value();
    QCOMPARE(history.size(), 2u);
    QCOMPARE(*history[0].rate, -0.0001);
    QCOMPARE(await(desk.venue->funding(desk.instrument())).error().code, ErrorCode::Unsupported);
}

void TestKucoin::passesRefusalsOn_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, int status, const char *body, const char *code) {
        QTest::newRow(name) << status << QByteArray(body) << QByteArray(code);
    };
    row("weight", 429, R"({"code":"429000","msg":"Too Many Requests"})", "rate_limit");
    row("clock", 400, R"({"code":"400002","msg":"KC-API-TIMESTAMP Invalid"})", "clock_skew");
    row("region", 400, R"({"code":"400302","msg":"Not in your country."})", "forbidden");
    row("maintenance", 503, R"({"code":"503000","msg":"Upgrading"})", "overloaded");
    row("inside 200", 200, R"({"code":"500000","msg":"Internal Server Error"})", "server");
    row("a page", 200, "<!doctype html>", "malformed");
    row("no envelope", 200, R"({"time":1})", "schema");
}

void TestKucoin::passesRefusalsOn()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, code);
    VenueDesk desk(
        "kucoin",
        [=](const net::Request &) -> base::Result<net::Response> {
            return answered(body.toStdString(), status, {{"gw-ratelimit-reset", "7489"}});
        },
        now);
    const auto time = await(desk.venue->serverTime());
    QVERIFY(!time.has_value());
    QCOMPARE(QByteArray::fromStdString(std::string(base::name(time.error().code))), code);
    if (status == 429)
        QCOMPARE(time.error().retryAfter.value(), std::chrono::milliseconds(7'489));
}

void TestKucoin::overridesHosts()
{
    VenueDesk desk("kucoin", ordinary, now,
                   {{"kucoin", "http://127.0.0.1:1/"}, {"kucoin.perpetual", "http://127.0.0.1:2"}});
    (void)desk.instrument();
    (void)desk.instrument(MarketKind::Perpetual);
    QVERIFY(desk.http.seen[0].url.find("http://127.0.0.1:1/api/v2/") == 0);
    QVERIFY(desk.http.seen[1].url.find("http://127.0.0.1:2/api/v1/contracts/") == 0);
}
