#include "test_hyperliquid.h"

#include "base/json.h"
#include "venue_desk.h"

#include <QtTest/QtTest>

using base::ErrorCode;
using base::Json;
using domain::MarketKind;

namespace {

constexpr std::int64_t bars = 9'000;
constexpr std::int64_t now = deskStart + bars * deskHour - 1; // within the last bar
const char *meta =
    R"({"universe":[{"name":"BTC","szDecimals":5,"maxLeverage":50},{"name":"kPEPE","szDecimals":0},)"
    R"({"name":"OLD","szDecimals":1,"isDelisted":true}]})";
const char *contexts =
    R"([{"funding":"0.0000125","markPx":"100.5","midPx":"100.3","oraclePx":"100.4","openInterest":"7.5",)"
    R"("premium":"0.0001","prevDayPx":"80.24","dayNtlVlm":"5000.5","dayBaseVlm":"50.25"},)"
    R"({"funding":"0.0","markPx":"0.001","oraclePx":"0.001","openInterest":"0.0","prevDayPx":"0.001","dayNtlVlm":"0.0"},)"
    R"({"funding":"0.0","markPx":"1.0","oraclePx":"1.0","openInterest":"0.0","prevDayPx":"1.0","dayNtlVlm":"0.0"}])";
const char *spotMeta =
    R"({"universe":[{"tokens":[2,0],"name":"@142"},{"tokens":[1,0],"name":"PURR/USDC"}],)"
    R"("tokens":[{"name":"USDC","szDecimals":8,"index":0},{"name":"PURR","szDecimals":0,"index":1},)"
    R"({"name":"UBTC","szDecimals":5,"index":2}]})";

Json questionOf(const net::Request &request)
{
    return Json::parse(request.body.toStdString(), nullptr, false);
}

/// The bars of a range among the newest 5,000.
base::Result<net::Response> candles(const Json &asked)
{
    const std::int64_t step =
        domain::Timeframe::parse(asked["interval"].get<std::string>()).value().step().count();
    const std::int64_t count = (now - deskStart) / step + 1;
    const std::int64_t oldest = deskStart + std::max<std::int64_t>(count - 5'000, 0) * step;
    Json out = Json::array();
    for (const std::int64_t time :
         barTimes(step, count, std::max(asked["startTime"].get<std::int64_t>(), oldest),
                  asked["endTime"].get<std::int64_t>(), 5'000))
        out.push_back(
            {{"t", time}, {"o", "100"}, {"h", "102"}, {"l", "99"}, {"c", "101"}, {"v", "3"}, {"n", 1}});
    return answered(out.dump());
}

base::Result<net::Response> ordinary(const net::Request &request)
{
    const Json asked = questionOf(request);
    const std::string type = asked.value("type", "");
    if (type == "meta")
        return answered(meta);
    if (type == "spotMeta")
        return answered(spotMeta);
    if (type == "metaAndAssetCtxs")
        return answered('[' + std::string(meta) + ',' + contexts + ']');
    if (type == "candleSnapshot")
        return candles(asked["req"]);
    if (type == "exchangeStatus")
        return answered(R"({"time":1704067200123,"specialStatuses":null})");
    if (type == "l2Book")
        return answered(
            asked["coin"] == "BTC"
                ? R"({"coin":"BTC","time":1704067200000,"levels":[[{"px":"100.2","sz":"1.5","n":1},)"
                  R"({"px":"100.1","sz":"0.0","n":0}],[{"px":"100.4","sz":"2","n":3}]]})"
                : "null");
    if (type == "predictedFundings")
        return answered(
            R"([["BTC",[["BinPerp",{"fundingRate":"0.1","nextFundingTime":1,"fundingIntervalHours":8}],)"
            R"(["HlPerp",{"fundingRate":"0.00002","nextFundingTime":1704070800000,)"
            R"("fundingIntervalHours":1}]]]])");
    if (type == "fundingHistory")
        return answered(R"([{"coin":"BTC","fundingRate":"-0.0001","premium":"0.1","time":1704067200048},)"
                        R"({"coin":"BTC","fundingRate":"0.0003","premium":"0.1","time":1704070800001}])");
    if (type == "recentTrades")
        return answered(R"([{"coin":"BTC","side":"A","px":"100","sz":"2","time":1704067201000,"tid":2},)"
                        R"({"coin":"BTC","side":"B","px":"101","sz":"1","time":1704067200000,"tid":1}])");
    return answered("Failed to deserialize the JSON body into the target type", 422);
}

struct Desk : VenueDesk
{
    explicit Desk(FakeHttp::Handler handler = ordinary, std::map<std::string, std::string> urls = {})
        : VenueDesk("hyperliquid", std::move(handler), now, std::move(urls))
    {
    }
    domain::InstrumentPtr find(const char *base, MarketKind kind = MarketKind::Perpetual)
    {
        return await(venue->instrument({base, "USDC"}, kind)).value();
    }
    domain::CandleSeries series(const char *step, std::size_t limit, std::optional<std::int64_t> since = {})
    {
        exchange::CandleQuery query{find("BTC"), domain::Timeframe::parse(step).value(), {}, limit};
        if (since)
            query.since = base::fromMs(*since);
        return await(venue->candles(query)).value();
    }
    std::vector<Json> questions(const char *type) const
    {
        std::vector<Json> out;
        for (const net::Request &request : http.seen)
            if (const Json one = questionOf(request); one.value("type", "") == type)
                out.push_back(one);
        return out;
    }
};

} // namespace

void TestHyperliquid::readsInstruments()
{
    Desk desk;
    const domain::InstrumentPtr future = desk.find("BTC");
    QCOMPARE(future->venueId, std::string("BTC"));
    QCOMPARE(future->tick.step.toString(), std::string("0.1"));
    QCOMPARE(future->tick.significantFigures, 5);
    QCOMPARE(future->lot.toString(), std::string("0.00001"));
    QCOMPARE(future->minNotional.toString(), std::string("10"));
    QCOMPARE(future->feesAt(base::fromMs(1'750'000'000'000)).taker.toString(), std::string("0.00045"));
    QVERIFY(future->feesAt(base::UtcTime()).assumed && future->active);
    QVERIFY(!desk.find("OLD")->active);
    const domain::InstrumentPtr spot = desk.find("PURR", MarketKind::Spot);
    QCOMPARE(spot->venueId, std::string("PURR/USDC"));
    QCOMPARE(spot->tick.step.toString(), std::string("0.00000001"));
    QCOMPARE(spot->lot.toString(), std::string("1"));
    QCOMPARE(await(desk.venue->instruments()).value().size(), 5u);
}

void TestHyperliquid::pricesHaveFiveFigures()
{
    Desk desk;
    const domain::InstrumentPtr one = desk.find("BTC"), small = desk.find("kPEPE");
    const auto price = [](const domain::InstrumentPtr &instrument, double value) {
        return instrument->price(value).value().toString();
    };
    QCOMPARE(price(one, 98'450.49), std::string("98450"));
    QCOMPARE(price(one, 123'456.4), std::string("123456")); // whole numbers may have more
    QCOMPARE(price(one, 9'845.06), std::string("9845.1"));
    QCOMPARE(price(one, 12.34567), std::string("12.3")); // six decimals less those of the amount
    QCOMPARE(price(small, 0.0016041234), std::string("0.001604"));
}

void TestHyperliquid::findsOtherNames()
{
    Desk desk;
    QCOMPARE(desk.find("PEPE")->symbol.text(), std::string("kPEPE/USDC"));
    QCOMPARE(desk.find("kPEPE")->aliases, std::vector<std::string>{"PEPE/USDC"});
    const domain::InstrumentPtr wrapped = desk.find("BTC", MarketKind::Spot);
    QCOMPARE(wrapped->venueId, std::string("@142"));
    QCOMPARE(wrapped->aliases, std::vector<std::string>{"UBTC/USDC"});
    QCOMPARE(desk.find("UBTC", MarketKind::Spot)->venueId, std::string("@142"));
}

void TestHyperliquid::refusesUnknownMarkets()
{
    Desk desk;
    QCOMPARE(await(desk.venue->instrument({"NO", "USDC"}, MarketKind::Perpetual)).error().code,
             ErrorCode::BadSymbol);
    auto gone = std::make_shared<domain::Instrument>(*desk.find("BTC"));
    gone->venueId = "GONE";
    QCOMPARE(await(desk.venue->book(gone, 5)).error().code, ErrorCode::BadSymbol); // the answer is null
}

void TestHyperliquid::asksOnePath()
{
    Desk desk;
    QCOMPARE(base::toMs(await(desk.venue->serverTime()).value()), deskStart + 123);
    (void)desk.find("BTC");
    for (const net::Request &request : desk.http.seen) {
        QCOMPARE(request.url, std::string("https://api.hyperliquid.xyz/info"));
        QCOMPARE(request.method, std::string("POST"));
        QCOMPARE(request.headers.at(0).second, std::string("application/json"));
    }
    QCOMPARE(desk.http.seen[0].weight, 2);
    QCOMPARE(desk.http.seen[1].weight, 20);
}

void TestHyperliquid::pagesWhatIsKept()
{
    Desk desk;
    const domain::CandleSeries newest = desk.series("1h", 300);
    QCOMPARE(newest.size(), 300u);
    QCOMPARE(newest.closed(), 299u);
    QCOMPARE(newest.time()[299], deskStart + (bars - 1) * deskHour);
    QCOMPARE(desk.questions("candleSnapshot").size(), 1u);
    const Json asked = desk.questions("candleSnapshot")[0]["req"];
    QCOMPARE(asked["startTime"].get<std::int64_t>(), deskStart + (bars - 300) * deskHour);
    QCOMPARE(desk.http.seen.back().weight, 25);
    const domain::CandleSeries all = desk.series("1h", 20'000);
    QCOMPARE(all.size(), 5'000u);
    QCOMPARE(all.missing(), 0u);
    const domain::CandleSeries since = desk.series("1h", 20'000, deskStart);
    QCOMPARE(since.size(), 5'000u); // from where history begins now
    QCOMPARE(since.time()[0], deskStart + (bars - 5'000) * deskHour);
    const domain::CandleSeries some = desk.series("1h", 10, deskStart + (bars - 100) * deskHour);
    QCOMPARE(some.size(), 10u);
    QCOMPARE(some.time()[0], deskStart + (bars - 100) * deskHour);
    QCOMPARE(some.closed(), 10u);
}

void TestHyperliquid::sameQuestionWithinABar()
{
    Desk desk;
    desk.clock.advanceTo(base::fromMs(now + 60'000));
    (void)desk.series("1h", 5);
    desk.clock.advanceTo(base::fromMs(now + 120'000));
    (void)desk.series("1h", 5);
    const auto asked = desk.questions("candleSnapshot");
    QCOMPARE(asked.size(), 4u); // each once more for what is not served yet
    QCOMPARE(asked[0].dump(), asked[2].dump());
}

void TestHyperliquid::buildsWhatItLacks()
{
    Desk desk;
    const std::pair<const char *, const char *> sources[] = {
        {"6h", "2h"}, {"3d", "1d"}, {"1w", "1d"}, {"8h", "8h"}, {"3m", "3m"}};
    for (const auto &[wanted, source] : sources) {
        desk.http.seen.clear();
        const domain::CandleSeries series = desk.series(wanted, 4);
        QCOMPARE(series.size(), 4u);
        QCOMPARE(std::string(series.timeframe().name()), std::string(wanted));
        QCOMPARE(desk.questions("candleSnapshot").at(0)["req"]["interval"].get<std::string>(),
                 std::string(source));
    }
    QCOMPARE(desk.series("1w", 2, deskStart).time()[0], deskStart); // a Monday
    // Of a bar whose beginning is not kept nothing is told.
    QCOMPARE(desk.series("6h", 20'000).volume()[0], 9.0);
}

void TestHyperliquid::bookAndTrades()
{
    Desk desk;
    const domain::InstrumentPtr one = desk.find("BTC");
    const domain::OrderBook book = await(desk.venue->book(one, 20)).value();
    QCOMPARE(book.bids.size(), 1u); // an empty level is no level
    QCOMPARE(book.bids[0].amount, 1.5);
    QCOMPARE(book.asks[0].price, 100.4);
    QCOMPARE(base::toMs(*book.time), deskStart);
    const auto trades = await(desk.venue->trades(one, 5)).value();
    QCOMPARE(trades[0].id, std::string("1")); // oldest first
    QVERIFY(trades[0].side == domain::Side::Buy);
    QVERIFY(trades[1].side == domain::Side::Sell);
}

void TestHyperliquid::tickerIsJoined()
{
    Desk desk;
    const domain::InstrumentPtr one = desk.find("BTC");
    const domain::Ticker ticker = await(desk.venue->ticker(one)).value();
    QCOMPARE(*ticker.bid, 100.2);
    QCOMPARE(*ticker.ask, 100.4);
    QCOMPARE(*ticker.last, 100.3); // the middle: there is no last trade
    QCOMPARE(*ticker.open, 80.24);
    QCOMPARE(*ticker.changePercent, (100.3 - 80.24) / 80.24 * 100);
    QCOMPARE(*ticker.baseVolume, 50.25);
    QCOMPARE(base::toMs(*ticker.time), deskStart);
    QCOMPARE(*await(desk.venue->openInterest(one)).value().amount, 7.5);
}

void TestHyperliquid::fundingIsWhole()
{
    Desk desk;
    const domain::InstrumentPtr one = desk.find("BTC");
    const domain::Funding funding = await(desk.venue->funding(one)).value();
    QCOMPARE(*funding.rate, 0.0000125);
    QCOMPARE(*funding.intervalHours, 1.0);
    QCOMPARE(*funding.markPrice, 100.5);
    QCOMPARE(*funding.indexPrice, 100.4);
    QCOMPARE(base::toMs(*funding.next), now + 1); // the list was older than that
    const auto history = await(desk.venue->fundingHistory(one, 5)).value();
    QCOMPARE(history.size(), 2u);
    QCOMPARE(*history[0].rate, -0.0001);
    const domain::InstrumentPtr spot = desk.find("PURR", MarketKind::Spot);
    QCOMPARE(await(desk.venue->funding(spot)).error().code, ErrorCode::Unsupported);
    QCOMPARE(await(desk.venue->openInterest(spot)).error().code, ErrorCode::Unsupported);
}

void TestHyperliquid::passesRefusalsOn()
{
    for (const auto &[status, code] :
         {std::pair(429, ErrorCode::RateLimit), std::pair(422, ErrorCode::BadRequest),
          std::pair(403, ErrorCode::Forbidden), std::pair(502, ErrorCode::Server)}) {
        const int sent = status;
        Desk desk([sent](const net::Request &) -> base::Result<net::Response> {
            return answered("no", sent, {{"retry-after", "3"}});
        });
        const auto time = await(desk.venue->serverTime());
        QCOMPARE(time.error().code, code);
        QVERIFY(time.error().detail.find("api.hyperliquid.xyz") != std::string::npos);
    }
}

void TestHyperliquid::overridesHosts()
{
    Desk desk(ordinary,
              {{"hyperliquid", "http://127.0.0.1:1/"}, {"hyperliquid.perpetual", "http://127.0.0.1:2"}});
    (void)desk.find("PURR", MarketKind::Spot);
    (void)desk.find("BTC");
    QCOMPARE(desk.http.seen[0].url, std::string("http://127.0.0.1:1/info"));
    QCOMPARE(desk.http.seen[1].url, std::string("http://127.0.0.1:2/info"));
}
