#include "context/readers.h"

#include "base/text.h"
#include "context/news_rows.h"
#include "context/values.h"

namespace context {
namespace {

using base::ErrorCode;
using base::Json;

constexpr auto interval = std::chrono::minutes(10);

std::optional<domain::Article> articleOf(const Json &row)
{
    auto read = commonOf(row, {"id", "title", "body", "url", "guid", "published_on", "lang"});
    if (!read)
        return std::nullopt;
    domain::Article &out = *read;
    out.source = textIn(at(row, "source"), 200);
    if (out.source.empty())
        out.source = textIn(at(at(row, "source_info"), "name"), 200);
    out.categories = wordsIn(at(row, "categories"));
    out.tags = wordsIn(at(row, "tags"));
    return read;
}

Json candlesOf(const Json &rows)
{
    Json out = Json::array();
    for (const Json &row : rows) {
        Json bar = Json::array({time(at(row, "time"))});
        for (const char *field : {"open", "high", "low", "close", "volumefrom"})
            bar.push_back(number(at(row, field)));
        out.push_back(std::move(bar));
    }
    return {{"candles", std::move(out)}, {"volume_unit", "base"}};
}

/// {"USD": 1} or {"BTC": {"USD": 1}}; anything else gives null.
Json pricesOf(const Json &document)
{
    if (!document.is_object() || document.empty())
        return {};
    Json out = Json::object();
    for (const auto &item : document.items()) {
        if (item.value().is_number())
            out[base::sanitised(item.key(), 60)] = item.value();
        else if (Json inner = numbersIn(item.value()); item.value().is_object() && !inner.empty())
            out[base::sanitised(item.key(), 60)] = std::move(inner);
        else
            return {};
    }
    return out;
}

/// The numbers of `pricemultifull` that have a documented meaning.
Json fullOf(const Json &raw)
{
    Json out = Json::array();
    for (const auto &coin : raw.items())
        for (const auto &quote : coin.value().items()) {
            Json row = numbersOf(quote.value(), {{"price", "PRICE"},
                                                 {"market_cap", "MKTCAP"},
                                                 {"volume_24h", "VOLUME24HOURTO"},
                                                 {"change_24h_percent", "CHANGEPCT24HOUR"},
                                                 {"high_24h", "HIGH24HOUR"},
                                                 {"low_24h", "LOW24HOUR"},
                                                 {"supply", "SUPPLY"}});
            row["symbol"] = base::sanitised(coin.key(), 60);
            row["quote"] = base::sanitised(quote.key(), 60);
            out.push_back(std::move(row));
        }
    return {{"coins", std::move(out)}};
}

base::Result<Decoded> listOf(const Json &rows)
{
    Decoded out;
    if (rows.empty() || rows[0].contains("title"))
        return newsOf(rows, &articleOf);
    if (rows[0].contains("close") && rows[0].contains("time")) {
        out.values = candlesOf(rows);
        return out;
    }
    Json list = Json::array();
    const bool categories = rows[0].contains("categoryName");
    for (const Json &row : rows) {
        if (categories)
            list.push_back({{"name", text(at(row, "categoryName"))},
                            {"words", wordsIn(at(row, "wordsAssociatedWithCategory"))},
                            {"phrases", wordsIn(at(row, "includedPhrases"))}});
        else if (row.contains("key") && row.contains("name"))
            list.push_back({{"id", text(at(row, "key"))},
                            {"name", text(at(row, "name"))},
                            {"language", text(at(row, "lang"))}});
        else
            return base::fail(ErrorCode::Schema, "a list of what the desk does not know", "Data");
    }
    out.values = {{categories ? "categories" : "sources", std::move(list)}};
    return out;
}

} // namespace

base::Result<Decoded> decodeCryptocompare(int status, std::string_view body)
{
    const auto document = documentOf(status, body);
    if (!document)
        return base::fail(document);
    if (document->is_array())
        return listOf(*document);
    if (auto error = refusedInside(*document))
        return tl::unexpected<base::Error>(std::move(*error));
    const Json &data = at(*document, "Data");
    if (data.is_array())
        return listOf(data);
    if (at(data, "Data").is_array())
        return listOf(at(data, "Data"));
    Decoded out;
    if (at(*document, "RAW").is_object()) {
        out.values = fullOf(at(*document, "RAW"));
        return out;
    }
    Json prices = pricesOf(*document);
    if (prices.is_null())
        return base::fail(ErrorCode::Schema, "not an answer that the desk knows", "cryptocompare");
    out.values = {{"prices", std::move(prices)}};
    return out;
}

std::vector<Call> cryptocompareCalls(const Wanted &wanted)
{
    if (wanted.key.isEmpty())
        return {};
    const std::string host = baseOf(wanted, "cryptocompare", "min-api", "https://min-api.cryptocompare.com");
    return {{"news",
             host + "/data/v2/news/?lang=EN",
             {{"Authorization", "Apikey " + wanted.key.reveal()}},
             wanted.interval.count() > 0 ? wanted.interval : base::Milliseconds(interval),
             8 << 20}};
}

} // namespace context
