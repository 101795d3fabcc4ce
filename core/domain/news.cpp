#include "domain/news.h"

#include "base/text.h"

namespace domain {
namespace {

using base::Json;
using base::Result;

Json whenKnown(const std::optional<base::UtcTime> &time)
{
    return time ? Json(base::toMs(*time)) : Json();
}

Json whenSaid(const std::string &text)
{
    return text.empty() ? Json() : Json(text);
}

Result<std::optional<base::UtcTime>> timeOf(const Json &json, const char *field)
{
    const auto found = json.find(field);
    if (found == json.end() || found->is_null())
        return std::optional<base::UtcTime>();
    const std::string text = found->is_string() ? found->get<std::string>()
                             : found->is_number() && std::abs(found->get<double>()) < 1e15
                                 ? std::to_string(static_cast<long long>(found->get<double>()))
                                 : std::string();
    const auto time = base::parseTime(text);
    if (!time)
        return base::fail(base::ErrorCode::Schema, "not a time", field);
    return std::optional(*time);
}

Result<std::vector<std::string>> listOf(const Json &json, const char *field)
{
    std::vector<std::string> out;
    const auto found = json.find(field);
    if (found == json.end() || found->is_null())
        return out;
    if (found->is_string()) {
        for (const std::string_view part : base::split(found->get_ref<const std::string &>(), '|'))
            if (!base::trimmed(part).empty())
                out.emplace_back(base::trimmed(part));
        return out;
    }
    if (!found->is_array())
        return base::fail(base::ErrorCode::Schema, "not a list of texts", field);
    for (const Json &one : *found) {
        if (!one.is_string())
            return base::fail(base::ErrorCode::Schema, "not a list of texts", field);
        out.push_back(one.get<std::string>());
    }
    return out;
}

/// A text; an identifier may be a number. Empty when absent.
Result<std::string> textOf(const Json &json, const char *field)
{
    const auto found = json.find(field);
    if (found == json.end() || found->is_null())
        return std::string();
    if (found->is_number())
        return found->dump();
    if (!found->is_string())
        return base::fail(base::ErrorCode::Schema, "not a text", field);
    return found->get<std::string>();
}

} // namespace

Json toJson(const Article &article)
{
    return {{"id", article.id},
            {"title", article.title},
            {"body", article.body},
            {"url", whenSaid(article.url)},
            {"source", whenSaid(article.source)},
            {"published", whenKnown(article.published)},
            {"known", whenKnown(article.known)},
            {"categories", article.categories},
            {"tags", article.tags},
            {"author", whenSaid(article.author)},
            {"language", whenSaid(article.language)},
            {"sentiment", whenSaid(article.sentiment)},
            {"imported", article.imported}};
}

Result<Article> articleFromJson(const Json &json)
{
    if (!json.is_object())
        return base::fail(base::ErrorCode::Schema, "an article is an object", "articles");
    Article out;
    const std::pair<const char *, std::string Article::*> texts[] = {{"id", &Article::id},
                                                                     {"title", &Article::title},
                                                                     {"body", &Article::body},
                                                                     {"url", &Article::url},
                                                                     {"source", &Article::source},
                                                                     {"author", &Article::author},
                                                                     {"language", &Article::language},
                                                                     {"sentiment", &Article::sentiment}};
    for (const auto &[field, member] : texts) {
        auto text = textOf(json, field);
        if (!text)
            return base::fail(text);
        out.*member = std::move(*text);
    }
    for (const auto &[field, member] :
         {std::pair("published", &Article::published), std::pair("known", &Article::known)}) {
        const auto time = timeOf(json, field);
        if (!time)
            return base::fail(time);
        out.*member = *time;
    }
    for (const auto &[field, member] :
         {std::pair("categories", &Article::categories), std::pair("tags", &Article::tags)}) {
        auto list = listOf(json, field);
        if (!list)
            return base::fail(list);
        out.*member = std::move(*list);
    }
    const auto imported = json.find("imported");
    out.imported = imported != json.end() && imported->is_boolean() && imported->get<bool>();
    return out;
}

} // namespace domain
