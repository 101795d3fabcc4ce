#include "context/readers.h"

#include "context/news_rows.h"
#include "context/values.h"

namespace context {
namespace {

using base::ErrorCode;
using base::Json;

constexpr auto interval = std::chrono::minutes(10);

std::optional<domain::Article> articleOf(const Json &row)
{
    auto read = commonOf(row, {"ID", "TITLE", "BODY", "URL", "GUID", "PUBLISHED_ON", "LANG"});
    if (!read)
        return std::nullopt;
    domain::Article &out = *read;
    if (out.body.empty())
        out.body = textIn(at(row, "SUBTITLE"), 4000);
    const Json &source = at(row, "SOURCE_DATA");
    out.source = textIn(at(source, "NAME"));
    if (out.source.empty())
        out.source = textIn(at(source, "SOURCE_KEY"));
    out.author = textIn(at(row, "AUTHORS"), 200);
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
    return read;
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
    if (auto error = refusedInside(*document))
        return tl::unexpected<base::Error>(std::move(*error));
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
    return newsOf(data, &articleOf);
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
