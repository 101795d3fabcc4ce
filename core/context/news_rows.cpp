#include "context/news_rows.h"

#include "context/html.h"
#include "context/values.h"

namespace context {

using base::ErrorCode;
using base::Json;

namespace {

constexpr std::size_t mostArticles = 1000;
constexpr double rateLimitType = 99;

} // namespace

std::optional<base::Error> refusedInside(const Json &document)
{
    const Json &err = at(document, "Err");
    const bool inside = err.is_object() && !err.empty();
    if (!inside && at(document, "Response") != Json("Error"))
        return std::nullopt;
    const auto type = numberIn(inside ? at(err, "type") : at(document, "Type"));
    std::string said = textIn(at(document, "Message"));
    if (said.empty())
        said = textIn(at(err, "message"));
    return refusal(said, type == rateLimitType ? ErrorCode::RateLimit : ErrorCode::BadRequest);
}

base::Result<Decoded> newsOf(const Json &rows, std::optional<domain::Article> (*articleOf)(const Json &row))
{
    Decoded out;
    out.isNews = true;
    out.cut = rows.size() > mostArticles;
    bool unreadable = false;
    for (std::size_t i = 0; i < std::min(rows.size(), mostArticles); ++i) {
        if (at(rows[i], "STATUS") == Json("DELETED"))
            continue;
        if (auto article = articleOf(rows[i]))
            out.articles.push_back(std::move(*article));
        else
            unreadable = true;
    }
    if (unreadable && out.articles.empty())
        return base::fail(ErrorCode::Schema, "an article without a title", "Data");
    out.damaged = unreadable;
    return out;
}

std::optional<domain::Article> commonOf(const Json &row, const ArticleFields &fields)
{
    domain::Article out;
    out.title = textIn(at(row, fields.title));
    if (out.title.empty())
        return std::nullopt;
    const Json &id = at(row, fields.id);
    out.id = id.is_number_integer() ? id.dump() : textIn(id, 200);
    if (out.id.empty())
        out.id = textIn(at(row, fields.guid), 500);
    if (at(row, fields.body).is_string())
        out.body = paragraphs(at(row, fields.body).get_ref<const std::string &>(), 64 << 10);
    out.url = textIn(at(row, fields.url), 2000);
    if (out.url.empty() && textIn(at(row, fields.guid), 2000).starts_with("http"))
        out.url = textIn(at(row, fields.guid), 2000);
    out.published = timeIn(at(row, fields.published));
    out.language = textIn(at(row, fields.language), 20);
    return out;
}

} // namespace context
