#include "context/readers.h"

#include "base/text.h"
#include "context/values.h"

namespace context {
namespace {

using base::ErrorCode;
using base::Json;

constexpr auto interval = std::chrono::minutes(15);

Json protocolRow(const Json &row)
{
    Json out = numbersOf(row, {{"tvl_usd", "tvl"},
                               {"market_cap", "mcap"},
                               {"change_1h_percent", "change_1h"},
                               {"change_1d_percent", "change_1d"},
                               {"change_7d_percent", "change_7d"}});
    for (const char *field : {"name", "symbol", "category"})
        out[field] = text(at(row, field));
    out["chains"] = wordsIn(at(row, "chains"));
    return out;
}

Json chainRow(const Json &row)
{
    Json out = numbersOf(row, {{"tvl_usd", "tvl"}});
    out["name"] = text(at(row, "name"));
    out["symbol"] = text(at(row, "tokenSymbol"));
    out["coingecko_id"] = text(at(row, "gecko_id"));
    return out;
}

/// {"peggedUSD": 1, …}: dollars and whatever else is pegged, as far as it is told in dollars.
std::optional<double> pegged(const Json &amounts)
{
    if (const auto plain = numberIn(amounts))
        return plain;
    std::optional<double> out;
    if (amounts.is_object())
        for (const auto &item : amounts.items())
            if (const auto value = numberIn(item.value()))
                out = out.value_or(0) + *value;
    return out;
}

/// [[ms, value]] of rows with a date; `field` may hold a number or pegged amounts.
Json pointsOf(const Json &rows, const char *field)
{
    Json out = Json::array();
    for (const Json &row : rows) {
        const auto when = timeIn(at(row, row.contains("date") ? "date" : "timestamp"));
        const auto value = pegged(at(row, field));
        if (when && value)
            out.push_back({base::toMs(*when), *value});
    }
    return out;
}

Json stablecoins(const Json &rows)
{
    Json out = Json::array();
    double total = 0, before = 0;
    for (const Json &row : rows) {
        const auto now = pegged(at(row, "circulating"));
        const auto week = pegged(at(row, "circulatingPrevWeek"));
        const auto price = numberIn(at(row, "price")).value_or(1);
        Json one{{"name", text(at(row, "name"))}, {"symbol", text(at(row, "symbol"))}};
        one["circulating_usd"] = now ? Json(*now * price) : Json();
        one["circulating_week_ago_usd"] = week ? Json(*week * price) : Json();
        total += now && at(row, "pegType") == Json("peggedUSD") ? *now * price : 0;
        before += now && week && at(row, "pegType") == Json("peggedUSD") ? *week * price : 0;
        out.push_back(std::move(one));
    }
    Json values{{"stablecoins", std::move(out)}};
    if (total > 0)
        values["total_usd"] = total;
    if (total > 0 && before > 0)
        values["change_7d_percent"] = 100 * (total / before - 1);
    return values;
}

base::Result<Json> ofList(const Json &rows)
{
    if (rows.empty())
        return Json{{"items", Json::array()}, {"count", 0}};
    const Json &first = rows[0];
    if (!first.is_object())
        return base::fail(ErrorCode::Schema, "not a list that the desk knows", "defillama");
    if (first.contains("date") || first.contains("timestamp")) {
        for (const char *field : {"totalCirculatingUSD", "totalCirculating", "tvl", "totalLiquidityUSD"})
            if (first.contains(field))
                return Json{{"points", pointsOf(rows, field)}};
        if (first.contains("prices"))
            return Json{{"prices", numbersIn(at(rows.back(), "prices"))}};
    }
    const bool protocols = first.contains("category") || first.contains("slug") || first.contains("chains");
    const bool stable = first.contains("totalCirculatingUSD");
    if (!protocols && !stable && !first.contains("tvl"))
        return base::fail(ErrorCode::Schema, "not a list that the desk knows", "defillama");
    Json out = Json::array();
    for (const Json &row : rows) {
        Json one = protocols ? protocolRow(row) : chainRow(row);
        if (const auto amount = pegged(at(row, "totalCirculatingUSD")))
            one["stablecoins_usd"] = *amount;
        out.push_back(std::move(one));
    }
    return Json{{protocols ? "protocols" : "chains", std::move(out)}};
}

/// What the coins service tells of each coin: a price, a history of prices, or a change in percent.
Json ofCoins(const Json &coins)
{
    Json prices = Json::object(), symbols = Json::object(), histories = Json::object(),
         changes = Json::object();
    for (const auto &item : coins.items()) {
        const std::string key = base::sanitised(item.key(), 200);
        const Json &value = item.value();
        if (const auto price = numberIn(at(value, "price")))
            prices[key] = *price;
        if (const Json symbol = text(at(value, "symbol")); !symbol.is_null())
            symbols[key] = symbol;
        if (at(value, "prices").is_array())
            histories[key] = pointsOf(at(value, "prices"), "price");
        if (const auto change = numberIn(value))
            changes[key] = *change;
    }
    Json out = Json::object();
    if (!histories.empty())
        out["histories"] = std::move(histories);
    if (!changes.empty())
        out["change_percent"] = std::move(changes);
    if (!prices.empty() || out.empty())
        out["prices"] = std::move(prices);
    if (!symbols.empty())
        out["symbols"] = std::move(symbols);
    return out;
}

/// Volumes and fees: of all protocols, or of one.
Json overview(const Json &document)
{
    Json out = numbersOf(document, {{"total_24h", "total24h"},
                                    {"total_48h_to_24h", "total48hto24h"},
                                    {"total_7d", "total7d"},
                                    {"total_30d", "total30d"},
                                    {"total_all_time", "totalAllTime"},
                                    {"change_1d_percent", "change_1d"},
                                    {"change_7d_percent", "change_7d"},
                                    {"change_30d_percent", "change_1m"}});
    if (const Json name = text(at(document, "name")); !name.is_null())
        out["name"] = name;
    if (const Json &rows = at(document, "protocols"); rows.is_array()) {
        Json protocols = Json::array();
        for (const Json &row : rows) {
            Json one = numbersOf(row, {{"total_24h", "total24h"},
                                       {"total_7d", "total7d"},
                                       {"total_30d", "total30d"},
                                       {"change_1d_percent", "change_1d"},
                                       {"change_7d_percent", "change_7d"}});
            one["name"] = text(at(row, at(row, "displayName").is_string() ? "displayName" : "name"));
            protocols.push_back(std::move(one));
        }
        out["protocols"] = std::move(protocols);
    }
    out["points"] = pairsIn(at(document, "totalDataChart"));
    return out;
}

/// One protocol: what is locked in it now, borrowed and staked amounts apart, as DefiLlama counts.
Json protocol(const Json &document)
{
    Json out = protocolRow(document);
    const Json tvls = numbersIn(at(document, "currentChainTvls"));
    double total = 0;
    for (const auto &item : tvls.items()) {
        const std::string name = base::lower(item.key());
        const bool apart = name.find('-') != std::string::npos || name == "borrowed" || name == "staking" ||
                           name == "pool2" || name == "vesting" || name == "treasury";
        total += apart ? 0 : item.value().get<double>();
    }
    out["chain_tvls_usd"] = tvls;
    if (!tvls.empty())
        out["tvl_usd"] = total;
    if (at(document, "tvl").is_array())
        out["points"] = pointsOf(at(document, "tvl"), "totalLiquidityUSD");
    return out;
}

Json pools(const Json &rows)
{
    Json out = Json::array();
    for (const Json &row : rows) {
        Json one = numbersOf(
            row,
            {{"tvl_usd", "tvlUsd"}, {"apy", "apy"}, {"apy_base", "apyBase"}, {"apy_reward", "apyReward"}});
        for (const char *field : {"pool", "chain", "project", "symbol"})
            if (const Json value = text(at(row, field)); !value.is_null())
                one[field] = value;
        if (const Json when = time(at(row, "timestamp")); !when.is_null())
            one["timestamp_ms"] = when;
        out.push_back(std::move(one));
    }
    return {{"pools", std::move(out)}};
}

base::Result<Json> ofObject(const Json &document)
{
    if (at(document, "coins").is_object())
        return ofCoins(at(document, "coins"));
    if (at(document, "peggedAssets").is_array())
        return stablecoins(at(document, "peggedAssets"));
    if (document.contains("totalDataChart") || document.contains("total24h"))
        return overview(document);
    if (document.contains("currentChainTvls") || document.contains("chainTvls"))
        return protocol(document);
    if (document.contains("height") && document.contains("timestamp"))
        return Json{{"height", number(at(document, "height"))},
                    {"timestamp_ms", time(at(document, "timestamp"))}};
    if (at(document, "data").is_array())
        return pools(at(document, "data"));
    for (const char *field : {"totalCirculating", "tokens"})
        if (at(document, field).is_array())
            return Json{{"name", text(at(document, "name"))},
                        {"symbol", text(at(document, "symbol"))},
                        {"points",
                         pointsOf(at(document, field),
                                  std::string_view(field) == "tokens" ? "circulating" : "totalCirculating")}};
    return base::fail(ErrorCode::Schema, "not an answer that the desk knows", "defillama");
}

} // namespace

base::Result<Decoded> decodeDefillama(int status, std::string_view body)
{
    const auto document = documentOf(status, body);
    if (!document)
        return base::fail(document);
    for (const char *field : {"message", "error"})
        if (at(*document, field).is_string() && document->size() <= 3)
            return tl::unexpected<base::Error>(refusal(textIn(at(*document, field)), ErrorCode::BadRequest));
    Decoded out;
    if (const auto tvl = numberIn(*document); tvl && document->is_number()) { // GET /tvl/{protocol}
        out.values = {{"tvl_usd", *tvl}};
        return out;
    }
    auto values = document->is_array() ? ofList(*document)
                  : document->is_object()
                      ? ofObject(*document)
                      : base::Result<Json>(base::fail(ErrorCode::Schema, "not an answer", "defillama"));
    if (!values)
        return base::fail(values);
    out.values = std::move(*values);
    return out;
}

std::vector<Call> defillamaCalls(const Wanted &wanted)
{
    const std::string api = baseOf(wanted, "defillama", "api", "https://api.llama.fi");
    const std::string stable = baseOf(wanted, "defillama", "stablecoins", "https://stablecoins.llama.fi");
    const base::Milliseconds every =
        wanted.interval.count() > 0 ? wanted.interval : base::Milliseconds(interval);
    const std::string brief = "?excludeTotalDataChart=true&excludeTotalDataChartBreakdown=true";
    return {{"chains", api + "/v2/chains", {}, every, 4 << 20},
            {"stablecoins", stable + "/stablecoins?includePrices=true", {}, every, 16 << 20},
            {"dexs", api + "/overview/dexs" + brief, {}, every, 24 << 20},
            {"fees", api + "/overview/fees" + brief, {}, every, 24 << 20}};
}

} // namespace context
