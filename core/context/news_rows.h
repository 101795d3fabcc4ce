// What the two news services of one house have in common: how they refuse inside a good answer, and lists of
// articles with holes in them. Internal to context; pure; any thread.
#pragma once

#include "context/source.h"

namespace context {

/// What either service refuses with while the status is 200: {"Response":"Error","Message","Type"} of
/// min-api.cryptocompare.com, {"Err":{"type","message"}} of data-api.coindesk.com; type 99 is the rate limit.
/// Empty when it is an answer.
[[nodiscard]] std::optional<base::Error> refusedInside(const base::Json &document);

/// The articles of a list, at most 1,000. A row that `articleOf` cannot read, or that was withdrawn, is left
/// out. Errors: Schema when not one of the rows that are left is an article.
[[nodiscard]] base::Result<Decoded>
newsOf(const base::Json &rows, std::optional<domain::Article> (*articleOf)(const base::Json &row));

/// The beginning that both formats share, under the names of either.
struct ArticleFields
{
    const char *id, *title, *body, *url, *guid, *published, *language;
};
[[nodiscard]] std::optional<domain::Article> commonOf(const base::Json &row, const ArticleFields &fields);

} // namespace context
