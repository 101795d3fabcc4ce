#include "test_gateio.h"

#include "base/json.h"
#include "venue_desk.h"

#include <QtTest/QtTest>

using base::ErrorCode;
using base::Json;
using domain::MarketKind;

namespace {

constexpr std::int64_t bars = 20'000;
constexpr std::int64_t now = deskStart + bars * deskHour - 1; // within the last bar
const char *contract =
    R"({"name":"BTC_USDT","type":"direct","quanto_multiplier":"0.0001","order_price_round":"0.1","order_size_min":1,)"
    R"("maker_fee_rate":"-0.0001","taker_fee_rate":"0.0005","mark_price":"100.5","index_price":"100.4",)"
    R"("funding_rate":"0.0001","funding_interval":14400,"funding_next_apply":1704081600,"in_delisting":false})";

std::int64_t stepOf(const std::string &name)
{
    return domain::Timeframe::parse(name).value().step().count();
}

std::optional<std::int64_t> seconds(const std::string &url, const char *key)
{
    const std::string text = urlValue(url, key);
    return text.empty() ? std::nullopt : std::optional(std::stoll(text) * 1000);
}

/// As the documentation has it: a count or a range, never both, and nothing of before 10,000 bars ago.
base::Result<net::Response> bodyOfCandles(const std::string &url, bool spot)
{
    const std::string limit = urlValue(url, "limit");
    const auto from = seconds(url, "from"), until = seconds(url, "to");
    const std::int64_t step = stepOf(urlValue(url, "interval"));
    const std::int64_t count = (now - deskStart) / step + 1;
    const std::size_t most = spot ? 1000 : 2000;
    const bool both = !limit.empty() && (from || until);
    if (both || (from && *from < now - 10'000 * step) ||
        (from && (until.value_or(now) - *from) / step + 1 > std::int64_t(most)))
        return answered(R"({"label":"INVALID_PARAM_VALUE","message":"not so"})", 400);
    Json out = Json::array();
    for (const std::int64_t time :
         barTimes(step, count, from, until, limit.empty() ? most : std::stoul(limit))) {
        const std::string t = std::to_string(time / 1000);
        const bool over = time + step <= now;
        if (spot)
            out.push_back({t, "300", "101", "102", "99", "100", "3", over ? "true" : "false"});
        else
            out.push_back(
                {{"t", time / 1000}, {"v", 30'000}, {"c", "101"}, {"h", "102"}, {"l", "99"}, {"o", "100"}});
    }
    return answered(out.dump());
}

base::Result<net::Response> ordinary(const net::Request &request)
{
    const std::string path = urlPath(request.url);
    if (path == "/api/v4/spot/currency_pairs/BTC_USDT")
        return answered(
            R"({"id":"BTC_USDT","base":"BTC","quote":"USDT","min_base_amount":"0.0001","min_quote_amount":"3",)"
            R"("amount_precision":5,"precision":1,"trade_status":"tradable"})");
    if (path == "/api/v4/futures/usdt/contracts/BTC_USDT")
        return answered(contract);
    if (path == "/api/v4/spot/candlesticks")
        return bodyOfCandles(request.url, true);
    if (path == "/api/v4/futures/usdt/candlesticks")
        return bodyOfCandles(request.url, false);
    return answered(R"({"label":"NOT_FOUND","message":"no such path"})", 404);
}

} // namespace

void TestGateio::readsInstruments()
{
    VenueDesk desk("gateio", ordinary, now);
    const domain::InstrumentPtr spot = desk.instrument();
    QCOMPARE(spot->venueId, std::string("BTC_USDT"));
    QCOMPARE(spot->tick.step.toString(), std::string("0.1"));
    QCOMPARE(spot->lot.toString(), std::string("0.00001"));
    QCOMPARE(spot->minQuantity.toString(), std::string("0.0001"));
    QCOMPARE(spot->minNotional.toString(), std::string("3"));
    QVERIFY(spot->feesAt(base::UtcTime()).assumed);
    const domain::InstrumentPtr future = desk.instrument(MarketKind::Perpetual);
    QCOMPARE(future->multiplier.toString(), std::string("0.0001"));
    QCOMPARE(future->lot.toString(), std::string("0.0001")); // one contract, in base units
    QCOMPARE(future->minQuantity.toString(), std::string("0.0001"));
    const domain::FeeRow fees = future->feesAt(base::UtcTime());
    QVERIFY(!fees.assumed);
    QCOMPARE(fees.taker.toString(), std::string("0.0005"));
    QVERIFY(fees.maker.isZero()); // a rebate is not counted on
    (void)await(desk.venue->instruments());
    QCOMPARE(desk.http.seen.back().url, std::string("https://api.gateio.ws/api/v4/spot/currency_pairs"));
}

void TestGateio::refusesUnknownSymbols()
{
    for (const char *label : {"INVALID_CURRENCY_PAIR", "INVALID_CURRENCY", "NOT_FOUND"}) {
        VenueDesk desk(
            "gateio",
            [label](const net::Request &) -> base::Result<net::Response> {
                return answered(R"({"label":")" + std::string(label) + R"(","message":"no"})", 400);
            },
            now);
        const auto one = await(desk.venue->instrument({"NO", "SUCH"}, MarketKind::Spot));
        QCOMPARE(one.error().code, ErrorCode::BadSymbol);
        QCOMPARE(one.error().field, std::string("NO/SUCH"));
    }
}

void TestGateio::asksItsPaths()
{
    VenueDesk desk("gateio", ordinary, now);
    const domain::InstrumentPtr spot = desk.instrument(), future = desk.instrument(MarketKind::Perpetual);
    (void)await(desk.venue->serverTime());
    (void)await(desk.venue->book(spot, 500));
    (void)await(desk.venue->trades(future, 5'000));
    (void)await(desk.venue->ticker(future));
    (void)await(desk.venue->fundingHistory(future, 20));
    std::vector<std::string> urls;
    for (std::size_t i = 2; i < desk.http.seen.size(); ++i)
        urls.push_back(desk.http.seen[i].url.substr(std::string("https://api.gateio.ws/api/v4/").size()));
    const std::vector<std::string> expected{"spot/time", "spot/order_book?currency_pair=BTC_USDT&limit=100",
                                            "futures/usdt/trades?contract=BTC_USDT&limit=1000",
                                            "futures/usdt/tickers?contract=BTC_USDT",
                                            "futures/usdt/funding_rate?contract=BTC_USDT&limit=20"};
    QCOMPARE(urls, expected);
}

void TestGateio::pagesByRange()
{
    VenueDesk desk("gateio", ordinary, now);
    const domain::CandleSeries newest = desk.candles("1h", 2'500).value();
    QCOMPARE(newest.size(), 2'500u);
    QCOMPARE(newest.missing(), 0u);
    QCOMPARE(newest.time()[2'499], deskStart + (bars - 1) * deskHour);
    const auto asked = desk.asked("/candlesticks");
    QCOMPARE(asked.size(), 3u);
    QCOMPARE(urlValue(asked[0], "limit"), std::string("1000"));
    QCOMPARE(urlValue(asked[1], "limit"), std::string());
    const domain::CandleSeries since =
        desk.candles("1h", 1'800, deskStart + (bars - 5'000) * deskHour + 1).value();
    QCOMPARE(since.size(), 1'800u);
    QCOMPARE(since.missing(), 0u);
    QCOMPARE(since.closed(), 1'800u);
    QCOMPARE(since.time()[0], deskStart + (bars - 4'999) * deskHour);
    const domain::CandleSeries future = desk.candles("1h", 2'500, {}, MarketKind::Perpetual).value();
    QCOMPARE(future.size(), 2'500u);
    QCOMPARE(desk.asked("/usdt/candlesticks").size(), 2u);
    const domain::CandleSeries all = desk.candles("1h", 5'000, now - 3 * deskHour).value();
    QCOMPARE(all.size(), 3u); // to the end
    QCOMPARE(all.closed(), 2u);
}

void TestGateio::endsWhereHistoryEnds()
{
    VenueDesk desk("gateio", ordinary, now);
    const domain::CandleSeries newest = desk.candles("1h", 50'000).value();
    QCOMPARE(newest.size(), 9'990u);
    QCOMPARE(newest.missing(), 0u);
    const domain::CandleSeries since = desk.candles("1h", 50'000, deskStart).value();
    QCOMPARE(since.size(), 9'990u);
    QCOMPARE(since.time()[0], deskStart + (bars - 9'990) * deskHour);
    // A bar that is made of bars which are not kept is not made of the rest.
    const domain::CandleSeries pairs = desk.candles("2h", 50'000, deskStart).value();
    QVERIFY(pairs.size() == 4'995 || pairs.size() == 4'994);
    QCOMPARE(pairs.volume()[0], 6.0);
}

void TestGateio::saysWhenTheNewestBarIsOver()
{
    // The bar is over by the venue's own flag; the next one is not served.
    const auto flagged = [](const char *flag) {
        return [flag](const net::Request &request) -> base::Result<net::Response> {
            if (urlPath(request.url) != "/api/v4/spot/candlesticks")
                return ordinary(request);
            return answered(R"([["1704067200","300","101","102","99","100","3","true"],)"
                            R"(["1704070800","300","101","102","99","100","3",")" +
                            std::string(flag) + R"("]])");
        };
    };
    const std::int64_t after = deskStart + 2 * deskHour + 1'000;
    VenueDesk over("gateio", flagged("true"), after);
    QCOMPARE(over.candles("1h", 2).value().closed(), 2u);
    VenueDesk forming("gateio", flagged("false"), after);
    QCOMPARE(forming.candles("1h", 2).value().closed(), 1u);
    VenueDesk early("gateio", flagged("true"), after - 2'000); // our clock is behind
    QCOMPARE(early.candles("1h", 2).value().closed(), 1u);
}

void TestGateio::buildsWhatItLacks()
{
    VenueDesk desk("gateio", ordinary, now);
    const std::pair<const char *, const char *> sources[] = {
        {"3m", "1m"}, {"2h", "1h"}, {"6h", "1h"}, {"12h", "4h"}, {"3d", "1d"}, {"1w", "1d"}, {"8h", "8h"}};
    for (const auto &[wanted, source] : sources) {
        desk.http.seen.clear();
        const domain::CandleSeries series = desk.candles(wanted, 20).value();
        QCOMPARE(series.size(), 20u);
        QCOMPARE(std::string(series.timeframe().name()), std::string(wanted));
        QCOMPARE(urlValue(desk.asked("/candlesticks").at(0), "interval"), std::string(source));
        QCOMPARE(series.volume()[10], 3.0 * double(stepOf(wanted)) / double(stepOf(source)));
    }
}

void TestGateio::volumesAreInBase()
{
    VenueDesk desk("gateio", ordinary, now);
    QCOMPARE(desk.candles("1h", 5).value().volume()[0], 3.0);
    QCOMPARE(desk.candles("1h", 5, {}, MarketKind::Perpetual).value().volume()[0], 3.0); // 30,000 contracts
}

void TestGateio::bookTradesAndTicker()
{
    VenueDesk desk(
        "gateio",
        [](const net::Request &request) -> base::Result<net::Response> {
            const std::string path = urlPath(request.url);
            if (path.ends_with("/order_book"))
                return answered(
                    R"({"current":1704067200.5,"update":1704067200.25,"asks":[{"s":20000,"p":"101"}],)"
                    R"("bids":[{"s":10000,"p":"100"},{"s":5,"p":"99"}]})");
            if (path.ends_with("/trades"))
                return answered(R"([{"id":2,"create_time_ms":1704067200.5,"size":-10000,"price":"100"},)"
                                R"({"id":1,"create_time_ms":1704067200.25,"size":20000,"price":"101"}])");
            if (path.ends_with("/tickers"))
                return answered(
                    R"([{"contract":"BTC_USDT","last":"100","volume_24h":"50000","total_size":"70000"}])");
            return ordinary(request);
        },
        now);
    const domain::InstrumentPtr one = desk.instrument(MarketKind::Perpetual);
    const domain::OrderBook book = await(desk.venue->book(one, 1)).value();
    QCOMPARE(book.bids.size(), 1u);
    QCOMPARE(book.bids[0].amount, 1.0);
    QCOMPARE(book.asks[0].amount, 2.0);
    QCOMPARE(base::toMs(*book.time), deskStart + 250);
    const auto trades = await(desk.venue->trades(one, 5)).value();
    QCOMPARE(trades[0].id, std::string("1")); // oldest first
    QCOMPARE(trades[1].amount, 1.0);
    QVERIFY(trades[1].side == domain::Side::Sell);
    QCOMPARE(*await(desk.venue->ticker(one)).value().baseVolume, 5.0);
    QCOMPARE(*await(desk.venue->openInterest(one)).value().amount, 7.0);
}

void TestGateio::fundingIsWhole()
{
    VenueDesk desk(
        "gateio",
        [](const net::Request &request) -> base::Result<net::Response> {
            if (urlPath(request.url).ends_with("/funding_rate"))
                return answered(R"([{"t":1704096000,"r":"0.0003"},{"t":1704067200,"r":"-0.0001"}])");
            return ordinary(request);
        },
        now);
    const domain::InstrumentPtr one = desk.instrument(MarketKind::Perpetual);
    const domain::Funding funding = await(desk.venue->funding(one)).value();
    QCOMPARE(*funding.rate, 0.0001);
    QCOMPARE(*funding.intervalHours, 4.0);
    QCOMPARE(*funding.markPrice, 100.5);
    QCOMPARE(*funding.indexPrice, 100.4);
    QCOMPARE(base::toMs(*funding.next), 1'704'081'600'000);
    const auto history = await(desk.venue->fundingHistory(one, 5)).value();
    QCOMPARE(history.size(), 2u);
    QCOMPARE(*history[0].rate, -0.0001);
    QCOMPARE(base::toMs(*history[1].time), 1'704'096'000'000);
    QCOMPARE(await(desk.venue->funding(desk.instrument())).error().code, ErrorCode::Unsupported);
}

void TestGateio::passesRefusalsOn()
{
    VenueDesk desk(
        "gateio",
        [](const net::Request &) -> base::Result<net::Response> {
            return answered(R"({"label":"TOO_MANY_REQUESTS","message":"slow down"})", 429,
                            {{"retry-after", "3"}});
        },
        now);
    const auto time = await(desk.venue->serverTime());
    QCOMPARE(time.error().code, ErrorCode::RateLimit);
    QCOMPARE(time.error().retryAfter.value(), std::chrono::milliseconds(3'000));
    QVERIFY(time.error().detail.find("api.gateio.ws") == 0);
}

void TestGateio::overridesHosts()
{
    VenueDesk desk("gateio", ordinary, now,
                   {{"gateio", "http://127.0.0.1:1/"}, {"gateio.perpetual", "http://127.0.0.1:2"}});
    (void)desk.instrument();
    (void)desk.instrument(MarketKind::Perpetual);
    QVERIFY(desk.http.seen[0].url.find("http://127.0.0.1:1/api/v4/spot/") == 0);
    QVERIFY(desk.http.seen[1].url.find("http://127.0.0.1:2/api/v4/futures/") == 0);
}
