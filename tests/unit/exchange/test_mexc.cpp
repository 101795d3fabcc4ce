#include "test_mexc.h"

#include "base/json.h"
#include "exchange/mexc_decode.h"
#include "venue_desk.h"

#include <QtTest/QtTest>

using base::ErrorCode;
using base::Json;
using domain::MarketKind;

namespace {

constexpr std::int64_t bars = 5'000;
constexpr std::int64_t now = deskStart + bars * deskHour - 1; // within the last bar

std::int64_t stepOf(const std::string &word)
{
    const std::map<std::string, const char *> names{{"60m", "1h"},   {"Min1", "1m"},  {"Min60", "1h"},
                                                    {"Hour4", "4h"}, {"Hour8", "8h"}, {"Day1", "1d"}};
    const auto found = names.find(word);
    return domain::Timeframe::parse(found == names.end() ? word : found->second).value().step().count();
}

std::optional<std::int64_t> time(const std::string &url, const char *key, std::int64_t unit)
{
    const std::string text = urlValue(url, key);
    return text.empty() ? std::nullopt : std::optional(std::stoll(text) * unit);
}

base::Result<net::Response> rows(const std::string &url)
{
    const std::int64_t step = stepOf(urlValue(url, "interval"));
    Json out = Json::array();
    for (const std::int64_t t : barTimes(step, (now - deskStart) / step + 1, time(url, "startTime", 1),
                                         time(url, "endTime", 1), std::stoul(urlValue(url, "limit"))))
        out.push_back({t, "100", "102", "99", "101", "3", t + step, "300"});
    return answered(out.dump());
}

base::Result<net::Response> columns(const std::string &url)
{
    const std::int64_t step = stepOf(urlValue(url, "interval"));
    Json data{{"time", Json::array()},  {"open", Json::array()}, {"close", Json::array()},
              {"high", Json::array()},  {"low", Json::array()},  {"vol", Json::array()},
              {"amount", Json::array()}};
    for (const std::int64_t t : barTimes(step, (now - deskStart) / step + 1, time(url, "start", 1000),
                                         time(url, "end", 1000), 2000)) {
        data["time"].push_back(t / 1000);
        data["open"].push_back(100);
        data["close"].push_back(101);
        data["high"].push_back(102);
        data["low"].push_back(99);
        data["vol"].push_back(30'000);
        data["amount"].push_back(300);
    }
    return answered(Json{{"success", true}, {"code", 0}, {"data", data}}.dump());
}

const std::string symbol =
    R"({"symbol":"BTCUSDT","status":"1","baseAsset":"BTC","baseAssetPrecision":6,"quoteAsset":"USDT",)"
    R"("quotePrecision":2,"isSpotTradingAllowed":true,"quoteAmountPrecision":"1","baseSizePrecision":"0.000001",)"
    R"("makerCommission":"0","takerCommission":"0.0005"})";
const std::string contract =
    R"({"symbol":"BTC_USDT","baseCoin":"BTC","quoteCoin":"USDT","settleCoin":"USDT","contractSize":0.0001,)"
    R"("priceUnit":0.1,"volUnit":1,"minVol":2,"state":0})";

base::Result<net::Response> ordinary(const net::Request &request)
{
    const std::string path = urlPath(request.url);
    if (path == "/api/v3/exchangeInfo")
        return answered(R"({"symbols":[)" + symbol + "]}");
    if (path == "/api/v1/contract/detail")
        return answered(R"({"success":true,"code":0,"data":)" + contract + "}");
    if (path == "/api/v3/klines")
        return rows(request.url);
    if (path == "/api/v1/contract/kline/BTC_USDT")
        return columns(request.url);
    return answered("{}", 404);
}

} // namespace

void TestMexc::readsInstruments()
{
    VenueDesk desk("mexc", ordinary, now);
    const domain::InstrumentPtr spot = desk.instrument();
    QCOMPARE(spot->tick.step.toString(), std::string("0.01"));
    QCOMPARE(spot->lot.toString(), std::string("0.000001"));
    QCOMPARE(spot->minNotional.toString(), std::string("1"));
    QVERIFY(!spot->feesAt(base::UtcTime()).assumed);
    QCOMPARE(spot->feesAt(base::UtcTime()).taker.toString(), std::string("0.0005"));
    const domain::InstrumentPtr future = desk.instrument(MarketKind::Perpetual);
    QCOMPARE(future->venueId, std::string("BTC_USDT"));
    QCOMPARE(future->multiplier.toString(), std::string("0.0001"));
    QCOMPARE(future->lot.toString(), std::string("0.0001"));
    QCOMPARE(future->minQuantity.toString(), std::string("0.0002"));
    QVERIFY(future->feesAt(base::UtcTime()).assumed);
    QCOMPARE(desk.http.seen[0].url, std::string("https://api.mexc.com/api/v3/exchangeInfo?symbol=BTCUSDT"));
    QCOMPARE(desk.http.seen[1].url,
             std::string("https://contract.mexc.com/api/v1/contract/detail?symbol=BTC_USDT"));
}

void TestMexc::listsOnlyWhatItTrades()
{
    VenueDesk desk(
        "mexc",
        [](const net::Request &request) -> base::Result<net::Response> {
            if (urlPath(request.url) != "/api/v1/contract/detail")
                return ordinary(request);
            std::string inverse = contract;
            inverse.replace(inverse.find(R"("settleCoin":"USDT")"), 19, R"("settleCoin":"BTC" )");
            return answered(R"({"success":true,"code":0,"data":[)" + inverse + "]}");
        },
        now);
    QCOMPARE(await(desk.venue->instruments()).value().size(), 1u); // the spot pair
}

void TestMexc::saysItsOwnSteps()
{
    VenueDesk desk("mexc", ordinary, now);
    const std::pair<const char *, const char *> spot[] = {{"1h", "60m"}, {"2h", "60m"}, {"8h", "4h"},
                                                          {"12h", "4h"}, {"3m", "1m"},  {"1w", "1d"}};
    for (const auto &[wanted, word] : spot) {
        desk.http.seen.clear();
        QCOMPARE(desk.candles(wanted, 3).value().size(), 3u);
        QCOMPARE(urlValue(desk.asked("/klines").at(0), "interval"), std::string(word));
    }
    const std::pair<const char *, const char *> contracts[] = {
        {"1h", "Min60"}, {"8h", "Hour8"}, {"6h", "Min60"}, {"4h", "Hour4"}, {"12h", "Hour4"}, {"3d", "Day1"}};
    for (const auto &[wanted, word] : contracts) {
        desk.http.seen.clear();
        QCOMPARE(desk.candles(wanted, 3, {}, MarketKind::Perpetual).value().size(), 3u);
        QCOMPARE(urlValue(desk.asked("/BTC_USDT").at(0), "interval"), std::string(word));
    }
}

void TestMexc::pagesByRange()
{
    VenueDesk desk("mexc", ordinary, now);
    const domain::CandleSeries newest = desk.candles("1h", 1'200).value();
    QCOMPARE(newest.size(), 1'200u);
    QCOMPARE(newest.missing(), 0u);
    QCOMPARE(newest.closed(), 1'199u);
    const auto asked = desk.asked("/klines");
    QCOMPARE(asked.size(), 3u);
    QCOMPARE(urlValue(asked[0], "startTime") + urlValue(asked[0], "endTime"), std::string());
    QVERIFY(!urlValue(asked[1], "startTime").empty() && !urlValue(asked[1], "endTime").empty());
    const domain::CandleSeries all = desk.candles("1h", 100'000).value();
    QCOMPARE(all.size(), std::size_t(bars));
    const domain::CandleSeries since = desk.candles("1h", 100'000, deskStart).value();
    QCOMPARE(since.size(), std::size_t(bars));
    QCOMPARE(since.closed(), std::size_t(bars) - 1);
}

/// Asked for years that it does not have, a venue is not asked for each of their pages.
void TestMexc::findsTheFirstBar()
{
    VenueDesk desk("mexc", ordinary, now);
    const domain::CandleSeries series =
        desk.candles("1h", 700, deskStart - 900'000 * deskHour / 60).value(); // more than a year before
    QCOMPARE(series.size(), 700u);
    QCOMPARE(series.time()[0], deskStart);
    QCOMPARE(series.missing(), 0u);
    QVERIFY2(desk.asked("/klines").size() < 20, qPrintable(QString::number(desk.asked("/klines").size())));
    // Nothing at all is found out soon as well.
    VenueDesk empty(
        "mexc",
        [](const net::Request &request) -> base::Result<net::Response> {
            return urlPath(request.url) == "/api/v3/klines" ? answered("[]") : ordinary(request);
        },
        now);
    QCOMPARE(empty.candles("1m", 700, 1'500'000'000'000).value().size(), 0u);
    QVERIFY(empty.asked("/klines").size() < 30);
}

void TestMexc::contractsComeInColumns()
{
    VenueDesk desk("mexc", ordinary, now);
    const domain::CandleSeries newest = desk.candles("1h", 4'500, {}, MarketKind::Perpetual).value();
    QCOMPARE(newest.size(), 4'500u);
    QCOMPARE(newest.volume()[0], 3.0); // 30,000 contracts
    const auto asked = desk.asked("/kline/BTC_USDT");
    QCOMPARE(asked.size(), 3u);
    QCOMPARE(urlValue(asked[0], "start"), std::string());
    QCOMPARE(urlValue(asked[1], "end"), std::to_string((deskStart + (bars - 2'000) * deskHour - 1) / 1000));
    const domain::CandleSeries few = desk.candles("1h", 5, deskStart, MarketKind::Perpetual).value();
    QCOMPARE(few.size(), 5u);
    QCOMPARE(few.time()[0], deskStart);
}

void TestMexc::fundingHasMarks()
{
    bool ticks = true;
    VenueDesk desk(
        "mexc",
        [&ticks](const net::Request &request) -> base::Result<net::Response> {
            const std::string path = urlPath(request.url);
            if (path == "/api/v1/contract/funding_rate/BTC_USDT")
                return answered(
                    R"({"success":true,"code":0,"data":{"symbol":"BTC_USDT","fundingRate":0.0002,)"
                    R"("collectCycle":4,"nextSettleTime":1704081600000,"timestamp":1704067200000}})");
            if (path == "/api/v1/contract/ticker" && ticks)
                return answered(
                    R"({"success":true,"code":0,"data":{"symbol":"BTC_USDT","fairPrice":100.5,"indexPrice":100.4,)"
                    R"("holdVol":70000,"timestamp":1704067200000}})");
            if (path == "/api/v1/contract/funding_rate/history")
                return answered(
                    R"({"success":true,"code":0,"data":{"resultList":[{"symbol":"BTC_USDT","fundingRate":0.0003,)"
                    R"("settleTime":1704096000000},{"symbol":"BTC_USDT","fundingRate":0.0001,"settleTime":1704067200000}]}})");
            return ordinary(request);
        },
        now);
    const domain::InstrumentPtr one = desk.instrument(MarketKind::Perpetual);
    const domain::Funding funding = await(desk.venue->funding(one)).value();
    QCOMPARE(*funding.rate, 0.0002);
    QCOMPARE(*funding.intervalHours, 4.0);
    QCOMPARE(*funding.markPrice, 100.5);
    QCOMPARE(*funding.indexPrice, 100.4);
    QCOMPARE(*await(desk.venue->openInterest(one)).value().amount, 7.0);
    const auto history = await(desk.venue->fundingHistory(one, 1)).value();
    QCOMPARE(history.size(), 1u);
    QCOMPARE(*history[0].rate, 0.0003); // the newest
    ticks = false;
    const domain::Funding unmarked = await(desk.venue->funding(one)).value();
    QVERIFY(unmarked.rate && !unmarked.markPrice);
}

void TestMexc::bookTradesAndTicker()
{
    VenueDesk desk(
        "mexc",
        [](const net::Request &request) -> base::Result<net::Response> {
            const std::string path = urlPath(request.url);
            if (path == "/api/v1/contract/depth/BTC_USDT")
                return answered(
                    R"({"success":true,"code":0,"data":{"asks":[[101,20000,1]],"bids":[[100,10000,3],[99,5,1]],)"
                    R"("version":7,"timestamp":1704067200000}})");
            if (path == "/api/v1/contract/deals/BTC_USDT")
                return answered(
                    R"({"success":true,"code":0,"data":[{"p":100,"v":10000,"T":2,"O":3,"M":1,"t":1704067200500},)"
                    R"({"p":101,"v":20000,"T":1,"O":3,"M":1,"t":1704067200250}]})");
            if (path == "/api/v1/contract/ticker")
                return answered(
                    R"({"success":true,"code":0,"data":{"symbol":"BTC_USDT","lastPrice":100,"volume24":50000}})");
            return ordinary(request);
        },
        now);
    const domain::InstrumentPtr one = desk.instrument(MarketKind::Perpetual);
    const domain::OrderBook book = await(desk.venue->book(one, 1)).value();
    QCOMPARE(book.bids.size(), 1u);
    QCOMPARE(book.bids[0].amount, 1.0);
    const auto trades = await(desk.venue->trades(one, 5)).value();
    QCOMPARE(trades[0].price, 101.0);
    QCOMPARE(trades[1].amount, 1.0);
    QVERIFY(trades[1].side == domain::Side::Sell);
    QCOMPARE(*await(desk.venue->ticker(one)).value().baseVolume, 5.0);
}

void TestMexc::retriesWhatComesAsSuccess()
{
    const auto worth = [](const char *body, int status) {
        return exchange::mexc::worthARetry(answered(body, status));
    };
    QVERIFY(worth(R"({"success":false,"code":510,"message":"too often"})", 200));
    QVERIFY(worth(R"({"success":false,"code":501,"message":"busy"})", 200));
    QVERIFY(worth("", 503) && worth("", 429));
    QVERIFY(!worth(R"({"success":false,"code":1001,"message":"no such contract"})", 200));
    QVERIFY(!worth(R"({"success":true,"code":0,"data":[]})", 200));
    QVERIFY(!worth("", 404));
    VenueDesk desk("mexc", ordinary, now);
    (void)desk.instrument();
    QVERIFY(desk.http.seen[0].retryWhen == &exchange::mexc::worthARetry);
}

void TestMexc::passesRefusalsOn()
{
    VenueDesk desk(
        "mexc",
        [](const net::Request &request) -> base::Result<net::Response> {
            if (net::hostOf(request.url) == "api.mexc.com")
                return answered(R"({"code":429,"msg":"slow down"})", 429, {{"retry-after", "10"}});
            return answered(R"({"success":false,"code":1001,"message":"no such contract"})");
        },
        now);
    const auto time = await(desk.venue->serverTime());
    QCOMPARE(time.error().code, ErrorCode::RateLimit);
    QCOMPARE(time.error().retryAfter.value(), std::chrono::milliseconds(10'000));
    const auto one = await(desk.venue->instrument({"NO", "SUCH"}, MarketKind::Perpetual));
    QCOMPARE(one.error().code, ErrorCode::BadSymbol);
}
