#include "test_sources.h"

#include "context/coins.h"
#include "context/readers.h"

#include <QtTest>
#include <rapidcheck.h>

#include <set>

using base::ErrorCode;
using base::Json;
using context::Wanted;

namespace {

/// The values of a good answer; null and a failed test otherwise.
Json valuesOf(const base::Result<context::Decoded> &decoded)
{
    return decoded ? context::toJson(*decoded) : Json();
}

} // namespace

void TestSources::catalogue()
{
    std::set<std::string> ids;
    Wanted wanted;
    wanted.feeds = {"https://a.example/feed", " "};
    wanted.coins = {"BTC", "1000SHIB", "NOSUCH"};
    for (const context::Source &source : context::sources()) {
        QVERIFY(ids.insert(source.id).second);
        QVERIFY(source.decode && source.calls && *source.title);
        QCOMPARE(*context::findSource(source.id), &source);
        wanted.key = {};
        if (source.needsKey)
            QVERIFY(source.calls(wanted).empty()); // nothing is asked without the key that it needs
        wanted.key = base::Secret("canary-key");
        const auto calls = source.calls(wanted);
        QVERIFY(!calls.empty());
        std::set<std::string> names;
        for (const context::Call &call : calls) {
            QVERIFY(names.insert(call.what).second);
            QVERIFY(call.url.starts_with("https://"));
            QVERIFY2(call.url.find("canary-key") == std::string::npos, "a key has no place in an address");
            QVERIFY(call.interval > base::Milliseconds(0) && call.maxBytes > 0);
        }
    }
    QCOMPARE(ids.size(), std::size_t(6));
    QCOMPARE(context::findSource("nobody").error().code, ErrorCode::Unsupported);
    wanted.baseUrls = {{"coingecko", "http://127.0.0.1:9/"}};
    QVERIFY(context::coingeckoCalls(wanted)[0].url.starts_with("http://127.0.0.1:9/api/v3/"));
    std::set<std::string_view> tickers;
    for (const context::Coin &coin : context::coins())
        QVERIFY2(tickers.insert(coin.ticker).second, std::string(coin.ticker).c_str());
    QCOMPARE(context::bareTicker("1000SHIB"), std::string_view("SHIB"));
    QCOMPARE(context::bareTicker("KAS"), std::string_view("KAS"));
}

void TestSources::cryptocompare()
{
    const auto news = context::decodeCryptocompare(
        200,
        R"({"Type":100,"Message":"ok","Data":[{"id":7,"title":"T &amp; U","url":"https://x.example/?a=1","source":"s",)"
        R"("body":"<p>B</p>","published_on":1700000000,"categories":"BTC|ETH|","tags":"a|b"}]})");
    QVERIFY(news && news->isNews);
    const domain::Article &article = news->articles.at(0);
    QCOMPARE(article.id, std::string("7"));
    QCOMPARE(article.title, std::string("T & U"));
    QCOMPARE(article.body, std::string("B"));
    QCOMPARE(article.categories, (std::vector<std::string>{"BTC", "ETH"}));
    QCOMPARE(base::toMs(*article.published), 1'700'000'000'000LL);
    QCOMPARE(
        context::decodeCryptocompare(200, R"({"Response":"Error","Type":99,"Message":"no"})").error().code,
        ErrorCode::RateLimit);
    QCOMPARE(context::decodeCryptocompare(
                 200, R"({"Data":{},"Err":{"type":1,"message":"You need a valid auth key or api key"}})")
                 .error()
                 .code,
             ErrorCode::Auth);
    QVERIFY(context::decodeCryptocompare(200, R"({"Response":"Success","Data":[]})")->articles.empty());
    const Json full = valuesOf(
        context::decodeCryptocompare(200, R"({"RAW":{"BTC":{"USD":{"PRICE":5,"MKTCAP":9}}},"DISPLAY":{}})"));
    QCOMPARE(full["coins"][0]["price"], Json(5.0));
    QCOMPARE(context::decodeCryptocompare(200, R"({"x":"y"})").error().code, ErrorCode::Schema);
}

void TestSources::coindesk()
{
    const auto one = context::decodeCoindesk(
        200,
        R"({"Data":{"ID":3,"TITLE":"T","GUID":"https://g.example/3","PUBLISHED_ON":1700000000,"BODY":null,)"
        R"("KEYWORDS":"A|B","SOURCE_DATA":{"NAME":"N"},"CATEGORY_DATA":[{"CATEGORY":"BTC"}]},"Err":{}})");
    QVERIFY(one);
    QCOMPARE(one->articles.at(0).url, std::string("https://g.example/3"));
    QCOMPARE(one->articles.at(0).tags.size(), std::size_t(2));
    QCOMPARE(context::decodeCoindesk(200, R"({"Data":{},"Err":{"type":2,"message":"Rate limit reached"}})")
                 .error()
                 .code,
             ErrorCode::RateLimit);
    QCOMPARE(context::decodeCoindesk(401, R"({"Err":{"message":"no key"}})").error().code, ErrorCode::Auth);
    QCOMPARE(context::decodeCoindesk(200, R"({"Data":[{"ID":1}]})").error().code, ErrorCode::Schema);
    // One hole does not cost the list; what was withdrawn is no hole.
    const auto holes = context::decodeCoindesk(
        200,
        R"({"Data":[{"TITLE":"A","ID":1},{"ID":2},{"TITLE":"C","ID":3,"STATUS":"DELETED"},null],"Err":{}})");
    QVERIFY(holes && holes->articles.size() == 1 && holes->damaged);
    QVERIFY(!context::decodeCoindesk(200, R"({"Data":[{"ID":2}],"Err":{}})"));
    QVERIFY(context::decodeCoindesk(200, R"({"Data":[{"TITLE":"C","STATUS":"DELETED"}],"Err":{}})")
                ->articles.empty());
    for (const auto decode :
         {&context::decodeCoindesk, &context::decodeCryptocompare}) // either way of refusing
        for (const char *body : {R"({"Response":"Error","Message":"too much","Type":99,"Data":{}})",
                                 R"({"Data":{},"Err":{"type":99,"message":"over your limit"}})"})
            QCOMPARE(decode(200, body).error().code, ErrorCode::RateLimit);
}

void TestSources::coingecko()
{
    const Json global = valuesOf(context::decodeCoingecko(
        200,
        R"({"data":{"active_cryptocurrencies":5,"total_market_cap":{"usd":1e12},"total_volume":{"usd":2},)"
        R"("market_cap_percentage":{"btc":50.5},"market_cap_change_percentage_24h_usd":-1}})"));
    QCOMPARE(global["btc_dominance"], Json(50.5));
    QVERIFY(global["eth_dominance"].is_null()); // missing is missing
    QCOMPARE(
        context::decodeCoingecko(429, R"({"status":{"error_code":429,"error_message":"x"}})").error().code,
        ErrorCode::RateLimit);
    QCOMPARE(context::decodeCoingecko(200, R"({"status":{"error_code":10010,"error_message":"wrong"}})")
                 .error()
                 .code,
             ErrorCode::Auth);
    QCOMPARE(context::decodeCoingecko(404, R"({"error":"coin not found"})").error().code,
             ErrorCode::NotFound);
    QCOMPARE(context::decodeCoingecko(200, R"({"error":"coin not found"})").error().code,
             ErrorCode::NotFound);
    QCOMPARE(context::decodeCoingecko(200, "[[1,2]]").error().code, ErrorCode::Schema);
    QCOMPARE(context::decodeCoingecko(200, "[[1700000000000,1,2,0.5,\"x\"]]").error().code,
             ErrorCode::Schema);
    QCOMPARE(valuesOf(context::decodeCoingecko(200, "[]"))["count"], Json(0));
    QCOMPARE(context::decodeCoingecko(200, "<html>").error().code, ErrorCode::Malformed);
    const Json search = valuesOf(context::decodeCoingecko(
        200, R"({"coins":[{"id":"a","symbol":"A","name":"Aa","market_cap_rank":null}]})"));
    QCOMPARE(search["coins"][0]["id"], Json("a"));
    QVERIFY(!context::decodeCoingecko(200, R"({"errors":"Throttled"})"));
    QVERIFY(context::decodeCoingecko(200, R"({"errors":"Throttled"})").error().detail.find("Throttled") !=
            std::string::npos);
}

void TestSources::alternativeMe()
{
    const Json values = valuesOf(context::decodeAlternativeMe(
        200, R"({"data":[{"value":"40","value_classification":"Fear","timestamp":"1700000000"},)"
             R"({"value":"20","timestamp":"1699913600"}],"metadata":{"error":null}})"));
    QCOMPARE(values["latest"]["value"], Json(40.0));
    QCOMPARE(values["history"].size(), std::size_t(2));
    const Json dated = valuesOf(context::decodeAlternativeMe(
        200, R"({"data":[{"value":"80","timestamp":"02-26-2026"}],"metadata":{}})"));
    QCOMPARE(dated["latest"]["classification"], Json("Extreme Greed"));
    QCOMPARE(dated["latest"]["timestamp_ms"], Json(1'772'064'000'000));
    QVERIFY(!context::decodeAlternativeMe(200, R"({"data":[{"value":"140","timestamp":"1700000000"}]})"));
    QVERIFY(!context::decodeAlternativeMe(200, R"({"data":[],"metadata":{"error":"too many requests"}})"));
    QVERIFY(valuesOf(context::decodeAlternativeMe(200, R"({"data":[]})"))["latest"].is_null());
    // Days before months, which only the whole list tells: the days follow each other.
    const Json world = valuesOf(context::decodeAlternativeMe(
        200,
        R"({"data":[{"value":"30","timestamp":"13-09-2026"},{"value":"31","timestamp":"12-09-2026"}]})"));
    QCOMPARE(world["history"][0][0].get<std::int64_t>() - world["history"][1][0].get<std::int64_t>(),
             86'400'000LL);
    QCOMPARE(world["latest"]["value"].get<double>(), 30.0);
    const Json us = valuesOf(context::decodeAlternativeMe(
        200,
        R"({"data":[{"value":"30","timestamp":"09-10-2026"},{"value":"31","timestamp":"09-09-2026"}]})"));
    QCOMPARE(us["history"][0][0].get<std::int64_t>() - us["history"][1][0].get<std::int64_t>(), 86'400'000LL);
}

void TestSources::defillama()
{
    const Json stable = valuesOf(context::decodeDefillama(
        200,
        R"({"peggedAssets":[{"name":"Tether","symbol":"USDT","pegType":"peggedUSD","circulating":{"peggedUSD":110},)"
        R"("circulatingPrevWeek":{"peggedUSD":100},"price":1.0}]})"));
    QCOMPARE(stable["total_usd"], Json(110.0));
    QVERIFY(std::abs(stable["change_7d_percent"].get<double>() - 10) < 1e-9);
    const Json protocol = valuesOf(context::decodeDefillama(
        200, R"({"name":"P","currentChainTvls":{"Ethereum":5,"Ethereum-borrowed":9,"staking":1,"Base":2}})"));
    QCOMPARE(protocol["tvl_usd"], Json(7.0));
    QCOMPARE(valuesOf(context::decodeDefillama(200, "123.5"))["tvl_usd"], Json(123.5));
    const Json dexs = valuesOf(context::decodeDefillama(
        200,
        R"({"total24h":10,"change_1d":1.5,"protocols":[{"name":"U","total24h":4}],"totalDataChart":[]})"));
    QCOMPARE(dexs["total_24h"], Json(10.0));
    QCOMPARE(dexs["protocols"][0]["name"], Json("U"));
    QCOMPARE(context::decodeDefillama(400, R"({"message":"no such protocol"})").error().code,
             ErrorCode::BadRequest);
    QCOMPARE(context::decodeDefillama(200, R"({"message":"Protocol not found"})").error().code,
             ErrorCode::NotFound);
    QCOMPARE(context::decodeDefillama(200, "[1,2]").error().code, ErrorCode::Schema);
}

void TestSources::anyJson()
{
    // Every shape that a key of theirs may hold, against every reader: a result or a word, never more.
    const char *keys[] = {"Data",   "data",  "Err",  "coins", "prices", "market_caps",
                          "status", "error", "RAW",  "id",    "tvl",    "symbol",
                          "points", "date",  "item", "title", "value",  "timestamp"};
    const char *values[] = {"null",
                            "[]",
                            "{}",
                            "1",
                            "-1e308",
                            "\"x\"",
                            "[[1,2]]",
                            "[{}]",
                            "[null]",
                            "{\"usd\":\"y\"}",
                            "[[1700000000,2]]",
                            "true",
                            "[\"a\"]",
                            "1e15"};
    rc::check("any of them", [&] {
        std::string text = *rc::gen::arbitrary<bool>() ? "{" : "[{";
        const bool list = text[0] == '[';
        const int count = *rc::gen::inRange(1, 5);
        std::set<std::string> used;
        for (int i = 0; i < count; ++i) {
            const std::string key = keys[*rc::gen::inRange<std::size_t>(0, std::size(keys))];
            if (!used.insert(key).second)
                continue;
            text += (used.size() > 1 ? ",\"" : "\"") + key + "\":";
            text += values[*rc::gen::inRange<std::size_t>(0, std::size(values))];
        }
        text += list ? "}]" : "}";
        for (const context::Source &source : context::sources()) {
            const auto decoded = source.decode(200, text);
            RC_ASSERT((decoded || !decoded.error().detail.empty()));
            if (decoded)
                RC_ASSERT(context::toJson(*decoded).is_object());
        }
    });
}
