#include "context/readers.h"

#include "base/text.h"
#include "context/html.h"
#include "context/values.h"

namespace context {
namespace {

using base::ErrorCode;
using base::Json;

constexpr auto interval = std::chrono::minutes(10);
constexpr std::size_t mostArticles = 1000;

std::optional<domain::Article> articleOf(const Json &row)
{
    domain::Article out;
    const Json &id = at(row, "id");
    out.id = id.is_number_integer() ? id.dump() : textIn(id, 200);
    out.title = textIn(at(row, "title"));
    if (at(row, "body").is_string())
        out.body = paragraphs(at(row, "body").get_ref<const std::string &>(), 64 << 10);
    if (out.title.empty())
        return std::nullopt;
    out.url = textIn(at(row, "url"), 2000);
    if (out.url.empty())
        out.url = textIn(at(row, "guid"), 2000);
    out.source = textIn(at(row, "source"), 200);
    if (out.source.empty())
        out.source = textIn(at(at(row, "source_info"), "name"), 200);
    out.published = timeIn(at(row, "published_on"));
    out.language = textIn(at(row, "lang"), 20);
    out.categories = wordsIn(at(row, "categories"));
    out.tags = wordsIn(at(row, "tags"));
    return out;
}

base::Result<Decoded> newsOf(const Json &rows)
{
    Decoded out;
    out.isNews = true;
    out.cut = rows.size() > mostArticles;
    for (std::size_t i = 0; i < std::min(rows.size(), mostArticles); ++i) {
        auto article = articleOf(rows[i]);
        if (!article)
            return base::fail(ErrorCode::Schema, "an article without a title", "Data");
        out.articles.push_back(std::move(*article));
    }
    return out;
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
        return newsOf(rows);
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
    // Errors come inside 200: Response is "Error", and Type 99 is the rate limit.
    const auto type = numberIn(at(*document, "Type"));
    if (at(*document, "Response") == Json("Error") || at(at(*document, "Err"), "message").is_string()) {
        std::string said = textIn(at(*document, "Message"));
        if (said.empty())
            said = textIn(at(at(*document, "Err"), "message"));
        const ErrorCode otherwise = type && *type == 99 ? ErrorCode::RateLimit : ErrorCode::BadRequest;
        return tl::unexpected<base::Error>(refusal(said, otherwise));
    }
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
