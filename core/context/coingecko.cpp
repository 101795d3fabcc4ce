#include "context/readers.h"

#include "base/text.h"
#include "context/coins.h"
#include "context/values.h"

namespace context {
namespace {

using base::ErrorCode;
using base::Json;

constexpr auto interval = std::chrono::minutes(15);
constexpr auto slowInterval =
    std::chrono::hours(6); // of what hardly changes: a coin's description and supply

Json coinRow(const Json &row)
{
    Json out = numbersOf(row, {{"price", "current_price"},
                               {"market_cap", "market_cap"},
                               {"rank", "market_cap_rank"},
                               {"volume_24h", "total_volume"},
                               {"high_24h", "high_24h"},
                               {"low_24h", "low_24h"},
                               {"change_24h_percent", "price_change_percentage_24h"},
                               {"change_7d_percent", "price_change_percentage_7d_in_currency"},
                               {"fully_diluted_valuation", "fully_diluted_valuation"},
                               {"circulating_supply", "circulating_supply"},
                               {"total_supply", "total_supply"},
                               {"max_supply", "max_supply"},
                               {"ath", "ath"},
                               {"ath_change_percent", "ath_change_percentage"},
                               {"atl", "atl"}});
    for (const char *field : {"id", "symbol", "name"})
        out[field] = text(at(row, field));
    if (const Json when = time(at(row, "last_updated")); !when.is_null())
        out["updated_at_ms"] = when;
    return out;
}

/// One coin's page; prices in US dollars.
Json coinPage(const Json &page)
{
    Json out = Json::object();
    for (const char *field : {"id", "symbol", "name", "hashing_algorithm", "genesis_date"})
        out[field] = text(at(page, field));
    out["rank"] = number(at(page, "market_cap_rank"));
    out["categories"] = wordsIn(at(page, "categories"));
    out["description"] = text(at(at(page, "description"), "en"), 4000);
    out["sentiment_up_percent"] = number(at(page, "sentiment_votes_up_percentage"));
    out["sentiment_down_percent"] = number(at(page, "sentiment_votes_down_percentage"));
    out["watchlists"] = number(at(page, "watchlist_portfolio_users"));
    out["updated_at_ms"] = time(at(page, "last_updated"));
    const Json &market = at(page, "market_data");
    out.update(numbersOf(market, {{"circulating_supply", "circulating_supply"},
                                  {"total_supply", "total_supply"},
                                  {"max_supply", "max_supply"},
                                  {"change_24h_percent", "price_change_percentage_24h"},
                                  {"change_7d_percent", "price_change_percentage_7d"},
                                  {"change_30d_percent", "price_change_percentage_30d"},
                                  {"change_1y_percent", "price_change_percentage_1y"}}));
    for (const auto &[ours, theirs] : {std::pair("price", "current_price"),
                                       {"market_cap", "market_cap"},
                                       {"volume_24h", "total_volume"},
                                       {"fully_diluted_valuation", "fully_diluted_valuation"},
                                       {"ath", "ath"},
                                       {"ath_change_percent", "ath_change_percentage"},
                                       {"high_24h", "high_24h"},
                                       {"low_24h", "low_24h"}})
        if (const auto value = numberIn(at(at(market, theirs), "usd")))
            out[ours] = *value;
    return out;
}

Json global(const Json &data)
{
    const auto in = [&](const char *field, const char *of) { return number(at(at(data, field), of)); };
    Json out{{"active_coins", number(at(data, "active_cryptocurrencies"))},
             {"markets", number(at(data, "markets"))},
             {"market_cap_usd", in("total_market_cap", "usd")},
             {"volume_24h_usd", in("total_volume", "usd")},
             {"btc_dominance", in("market_cap_percentage", "btc")},
             {"eth_dominance", in("market_cap_percentage", "eth")},
             {"market_cap_change_24h_percent", number(at(data, "market_cap_change_percentage_24h_usd"))},
             {"volume_change_24h_percent", number(at(data, "volume_change_percentage_24h_usd"))},
             {"updated_at", number(at(data, "updated_at"))},
             {"dominance", numbersIn(at(data, "market_cap_percentage"))}};
    return out;
}

Json trending(const Json &rows)
{
    Json out = Json::array();
    for (const Json &row : rows) {
        const Json &item = row.contains("item") ? at(row, "item") : row;
        out.push_back({{"id", text(at(item, "id"))},
                       {"symbol", text(at(item, "symbol"))},
                       {"name", text(at(item, "name"))},
                       {"rank", number(at(item, "market_cap_rank"))}});
    }
    return out;
}

/// What a list is, told from its first row.
base::Result<Json> ofList(const Json &rows)
{
    if (rows.empty())
        return Json{{"coins", Json::array()}, {"count", 0}};
    const Json &first = rows[0];
    Json out = Json::array();
    if (first.is_array() && first.size() == 5) {
        for (const Json &row : rows) {
            Json bar = Json::array();
            for (std::size_t i = 0; row.is_array() && i < row.size(); ++i)
                bar.push_back(i == 0 ? time(row[0]) : number(row[i]));
            if (bar.size() != 5 ||
                std::any_of(bar.begin(), bar.end(), [](const Json &v) { return v.is_null(); }))
                return base::fail(ErrorCode::Schema, "a candle is [time, open, high, low, close]",
                                  "coingecko");
            out.push_back(std::move(bar));
        }
        return Json{{"candles", std::move(out)}, {"volume_unit", "none"}};
    }
    if (first.is_string())
        return Json{{"currencies", wordsIn(rows)}};
    if (!first.is_object())
        return base::fail(ErrorCode::Schema, "not a list that the desk knows", "coingecko");
    if (first.contains("current_price") || first.contains("symbol")) {
        for (const Json &row : rows)
            out.push_back(coinRow(row));
        const std::size_t count = out.size();
        return Json{{"coins", std::move(out)}, {"count", count}};
    }
    const bool named = first.contains("category_id");
    if (!named && !first.contains("market_cap") && !first.contains("name"))
        return base::fail(ErrorCode::Schema, "not a list that the desk knows", "coingecko");
    for (const Json &row : rows) {
        Json one = numbersOf(row, {{"market_cap", "market_cap"},
                                   {"market_cap_change_24h_percent", "market_cap_change_24h"},
                                   {"volume_24h", "volume_24h"},
                                   {"trust_score", "trust_score"},
                                   {"volume_24h_btc", "trade_volume_24h_btc"}});
        one["id"] = text(at(row, named ? "category_id" : "id"));
        one["name"] = text(at(row, "name"));
        if (row.contains("top_3_coins_id"))
            one["top_coins"] = wordsIn(at(row, "top_3_coins_id"));
        out.push_back(std::move(one));
    }
    return Json{{named || first.contains("market_cap") ? "categories" : "items", std::move(out)}};
}

/// {"bitcoin": {"usd": 1}}: an object of objects of numbers; null otherwise.
Json pricesOf(const Json &document)
{
    Json out = Json::object();
    for (const auto &item : document.items()) {
        Json prices = numbersIn(item.value());
        if (!item.value().is_object() || (prices.empty() && !item.value().empty()))
            return {};
        out[base::sanitised(item.key(), 120)] = std::move(prices);
    }
    return out;
}

base::Result<Json> ofObject(const Json &document)
{
    const Json &data = at(document, "data");
    if (data.contains("active_cryptocurrencies"))
        return global(data);
    if (data.contains("defi_market_cap"))
        return numbersOf(data, {{"defi_market_cap_usd", "defi_market_cap"},
                                {"eth_market_cap_usd", "eth_market_cap"},
                                {"defi_to_eth_ratio", "defi_to_eth_ratio"},
                                {"volume_24h_usd", "trading_volume_24h"},
                                {"defi_dominance", "defi_dominance"}});
    if (document.contains("prices") && document.contains("market_caps"))
        return Json{{"prices", pairsIn(at(document, "prices"))},
                    {"market_caps", pairsIn(at(document, "market_caps"))},
                    {"volumes", pairsIn(at(document, "total_volumes"))}};
    const Json &coins = at(document, "coins");
    if (coins.is_array()) {
        const bool isTrend = coins.empty() || coins[0].contains("item");
        return Json{{isTrend ? "trending" : "coins", trending(coins)}};
    }
    if (document.contains("id") && document.contains("symbol"))
        return coinPage(document);
    if (document.contains("gecko_says"))
        return Json{{"status", "ok"}};
    if (document.contains("rate_limit_request_per_minute"))
        return numbersOf(document, {{"calls_a_minute", "rate_limit_request_per_minute"},
                                    {"calls_a_month", "monthly_call_credit"},
                                    {"calls_this_month", "current_total_monthly_calls"},
                                    {"calls_left", "current_remaining_monthly_calls"}});
    if (const Json &rates = at(document, "rates"); rates.is_object()) {
        Json out = Json::object();
        for (const auto &item : rates.items())
            if (const auto value = numberIn(at(item.value(), "value")))
                out[base::sanitised(item.key(), 60)] = *value;
        return Json{{"rates", std::move(out)}};
    }
    Json prices = pricesOf(document);
    if (prices.is_null())
        return base::fail(ErrorCode::Schema, "not an answer that the desk knows", "coingecko");
    return Json{{"prices", std::move(prices)}};
}

/// A refusal inside an answer of any status: {"status":{"error_code":429,…}} or {"error":"coin not found"}.
std::optional<base::Error> refused(const Json &document)
{
    const Json &status = at(document, "status");
    const auto code = numberIn(at(status, "error_code"));
    if (code) {
        const ErrorCode otherwise = *code == 429                      ? ErrorCode::RateLimit
                                    : *code >= 10002 && *code < 10012 ? ErrorCode::Auth // docs: common errors
                                    : *code == 401                    ? ErrorCode::Auth
                                    : *code == 404                    ? ErrorCode::NotFound
                                                                      : ErrorCode::BadRequest;
        base::Error error = refusal(textIn(at(status, "error_message")), otherwise);
        if (otherwise != ErrorCode::BadRequest)
            error.code = otherwise;
        return error;
    }
    const Json &error = at(document, "error");
    if (error.is_object())
        return refused(error).value_or(base::Error{ErrorCode::BadRequest, "refused", {}, std::nullopt});
    for (const Json *one : {&error, &at(document, "errors")}) // "Throttled"
        if (one->is_string())
            return refusal(one->get<std::string>(), ErrorCode::BadRequest);
    return std::nullopt;
}

} // namespace

base::Result<Decoded> decodeCoingecko(int status, std::string_view body)
{
    const auto document = documentOf(status, body);
    if (!document)
        return base::fail(document);
    if (auto error = refused(*document))
        return tl::unexpected<base::Error>(std::move(*error));
    auto values = document->is_array() ? ofList(*document)
                  : document->is_object()
                      ? ofObject(*document)
                      : base::Result<Json>(base::fail(ErrorCode::Schema, "not an answer", "coingecko"));
    if (!values)
        return base::fail(values);
    Decoded out;
    out.values = std::move(*values);
    return out;
}

std::vector<Call> coingeckoCalls(const Wanted &wanted)
{
    const std::string host = baseOf(wanted, "coingecko", "api", "https://api.coingecko.com") + "/api/v3";
    net::Headers headers;
    if (!wanted.key.isEmpty())
        headers.emplace_back("x-cg-demo-api-key", wanted.key.reveal());
    const base::Milliseconds every =
        wanted.interval.count() > 0 ? wanted.interval : base::Milliseconds(interval);
    std::vector<Call> out{
        {"global", host + "/global", headers, every, 1 << 20},
        {"markets",
         host +
             "/coins/"
             "markets?vs_currency=usd&order=market_cap_desc&per_page=100&page=1&price_change_percentage=7d",
         headers, every, 4 << 20},
        {"categories", host + "/coins/categories?order=market_cap_desc", headers, slowInterval, 8 << 20}};
    for (const std::string &base : wanted.coins)
        if (const Coin *coin = findCoin(bareTicker(base)); coin && !coin->geckoId.empty())
            out.push_back({"coin:" + std::string(coin->ticker),
                           host + "/coins/" + std::string(coin->geckoId) +
                               "?localization=false&tickers=false&market_data=true&community_data=false"
                               "&developer_data=false&sparkline=false",
                           headers, slowInterval, 4 << 20});
    return out;
}

} // namespace context
