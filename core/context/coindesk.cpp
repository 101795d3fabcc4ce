#include "context/readers.h"

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
    const Json &id = at(row, "ID");
    out.id = id.is_number_integer() ? id.dump() : textIn(id, 200);
    if (out.id.empty())
        out.id = textIn(at(row, "GUID"), 500);
    out.title = textIn(at(row, "TITLE"));
    if (at(row, "BODY").is_string())
        out.body = paragraphs(at(row, "BODY").get_ref<const std::string &>(), 64 << 10);
    if (out.body.empty() && at(row, "SUBTITLE").is_string())
        out.body = textIn(at(row, "SUBTITLE"), 4000);
    if (out.title.empty())
        return std::nullopt;
    out.url = textIn(at(row, "URL"), 2000);
    if (out.url.empty() && textIn(at(row, "GUID"), 2000).starts_with("http"))
        out.url = textIn(at(row, "GUID"), 2000);
    const Json &source = at(row, "SOURCE_DATA");
    out.source = textIn(at(source, "NAME"));
    if (out.source.empty())
        out.source = textIn(at(source, "SOURCE_KEY"));
    out.published = timeIn(at(row, "PUBLISHED_ON"));
    out.author = textIn(at(row, "AUTHORS"), 200);
    out.language = textIn(at(row, "LANG"), 20);
    out.sentiment = textIn(at(row, "SENTIMENT"), 40);
    out.tags = wordsIn(at(row, "KEYWORDS"));
    const Json &categories = at(row, "CATEGORY_DATA");
    if (categories.is_array())
        for (const Json &one : categories) {
            std::string name = textIn(at(one, "CATEGORY"), 100);
            if (name.empty())
                name = textIn(at(one, "NAME"), 100);
            if (!name.empty() && out.categories.size() < 100)
                out.categories.push_back(std::move(name));
        }
    return out;
}

/// Lists of who publishes and of subjects: no articles, but answers of the same service.
Json listed(const Json &rows)
{
    Json out = Json::array();
    for (const Json &row : rows)
        out.push_back({{"id", text(at(row, at(row, "SOURCE_KEY").is_null() ? "CATEGORY" : "SOURCE_KEY"))},
                       {"name", text(at(row, "NAME"))}});
    return out;
}

} // namespace

base::Result<Decoded> decodeCoindesk(int status, std::string_view body)
{
    const auto document = documentOf(status, body);
    if (!document)
        return base::fail(document);
    const Json &error = at(*document, "Err");
    if (error.is_object() && !error.empty())
        return tl::unexpected<base::Error>(refusal(textIn(at(error, "message")), ErrorCode::BadRequest));
    const Json &data = at(*document, "Data");
    Decoded out;
    if (data.is_object() && data.contains("TITLE")) {
        out.isNews = true;
        if (auto article = articleOf(data))
            out.articles.push_back(std::move(*article));
        return out;
    }
    if (!data.is_array())
        return base::fail(ErrorCode::Schema, "no list of articles", "Data");
    if (!data.empty() && !data[0].contains("TITLE") &&
        (data[0].contains("SOURCE_KEY") || data[0].contains("CATEGORY"))) {
        out.values = {{data[0].contains("SOURCE_KEY") ? "sources" : "categories", listed(data)}};
        return out;
    }
    out.isNews = true;
    out.cut = data.size() > mostArticles;
    for (std::size_t i = 0; i < std::min(data.size(), mostArticles); ++i) {
        if (at(data[i], "STATUS") == Json("DELETED"))
            continue;
        if (auto article = articleOf(data[i]))
            out.articles.push_back(std::move(*article));
        else
            return base::fail(ErrorCode::Schema, "an article without a title", "Data");
    }
    return out;
}

std::vector<Call> coindeskCalls(const Wanted &wanted)
{
    if (wanted.key.isEmpty())
        return {};
    const std::string host = baseOf(wanted, "coindesk", "data", "https://data-api.coindesk.com");
    return {{"news",
             host + "/news/v1/article/list?lang=EN&limit=100",
             {{"x-api-key", wanted.key.reveal()}},
             wanted.interval.count() > 0 ? wanted.interval : base::Milliseconds(interval),
             8 << 20}};
}

} // namespace context
