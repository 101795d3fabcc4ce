// What makes articles comparable and worth reading: one address for one story, one of several copies, no
// walls and no furniture, a beginning that ends with a sentence. Pure; any thread.
#pragma once

#include "domain/news.h"

#include <string>
#include <string_view>
#include <vector>

namespace context {

/// The address without what only tracks or presents: utm_* and their like, fragments, `www.`, `m.` and `amp.`
/// hosts,
/// `/amp` paths, default ports, a slash at the end; https; the rest of the query sorted. Empty for what is
/// not http or https.
[[nodiscard]] std::string normalisedUrl(std::string_view url);

/// Under what a story is kept: its normalised address, else its title in lower case.
[[nodiscard]] std::string storyKey(const domain::Article &article);

/// Why a text is not an article ("a paywall", "a cookie notice", "a challenge page"); empty when it is one.
/// What stands deep in a long text does not count.
[[nodiscard]] std::string_view rejection(std::string_view body);
/// The body without the title repeated at its beginning, tails such as "The post … appeared first on …", and
/// invitations to subscribe or read on.
[[nodiscard]] std::string withoutFurniture(std::string_view body, std::string_view title);

/// As much of the beginning as fits `maxBytes`, cut after a sentence where one ends, else after a word with
/// "…".
[[nodiscard]] std::string lead(std::string_view body, std::size_t maxBytes);

/// One of each story: articles with the same normalised address, or whose titles and beginnings are nearly
/// the same (estimated Jaccard similarity of their three-word shingles ≥ 0.6 by 64 minima, or the same title
/// within three days). The fullest is kept, in the place of the first; it takes over the earliest times and
/// the categories.
[[nodiscard]] std::vector<domain::Article> withoutDuplicates(std::vector<domain::Article> articles);

/// All of the above but the shortening: cleaned bodies, walls left empty, copies removed.
[[nodiscard]] std::vector<domain::Article> cleaned(std::vector<domain::Article> articles);

} // namespace context
