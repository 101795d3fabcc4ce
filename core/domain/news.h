// What the world outside the market says: an article as it was published and as it came to be known. A value;
// any thread.
#pragma once

#include "base/json.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

struct Article
{
    std::string id;          // the service's own, else the first 16 hex digits of its address's SHA-256
    std::string title, body; // plain text
    std::string url;         // as it was published; `context::normalisedUrl` makes it comparable
    std::string source;      // who published it: "CoinDesk"
    std::optional<base::UtcTime> published;
    std::optional<base::UtcTime>
        known; // when the desk learnt of it; imported history: published and a stated lag
    std::vector<std::string> categories, tags;
    std::string author, language, sentiment; // empty: not told
    bool imported = false; // from a history: kept out of what is shown as the latest headlines

    bool operator==(const Article &) const = default;
};

/// {id,title,body,url,source,published,categories,…}; times in ms UTC, null when unknown.
[[nodiscard]] base::Json toJson(const Article &article);
/// Reads that form; `published` also as ISO-8601, `categories` and `tags` also as "A|B". Errors: Schema
/// naming the field.
[[nodiscard]] base::Result<Article> articleFromJson(const base::Json &json);

/// One term of a score, for people: "the title names Bitcoin".
struct ScoreTerm
{
    std::string term; // its key in the table of weights
    double value = 0; // what it added, or what it multiplied with
    std::string note;
    bool operator==(const ScoreTerm &) const = default;
};

struct ScoredArticle
{
    Article article;
    double score = 0;
    std::vector<ScoreTerm> why;
};

} // namespace domain
